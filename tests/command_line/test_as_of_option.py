"""``--as-of``: lists, forms and workbooks of a day that has gone."""

from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook

from lyuliang_desk import operations
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View
from tests.command_line.outcomes import Run


@pytest.fixture
def edge(sample: Path) -> tuple[str, int, int]:
    """The last day of the sample, how many projects there were then, and how many there are now."""
    with Register.open(sample, operator="经办人", back_up=False) as register:
        day = register.history(limit=1)[0].at.astimezone().date()
        then = register.count("project")
        for title in ("次日新增甲", "次日新增乙"):
            operations.save_record(register=register, kind="project", record_id=None, values={"title": title})
        assert day < register.today()
        return day.isoformat(), then, register.count("project")


def test_a_list_is_of_that_day(run: Run, sample: Path, edge: tuple[str, int, int]) -> None:
    day, then, now = edge
    assert len(run("list", sample, "project", "--json").lines) == now
    assert len(run("list", sample, "project", "--json", "--as-of", day).lines) == then
    spoken = "{}年{}月{}日".format(*(int(part) for part in day.split("-")))
    for other in (day.replace("-", ""), spoken):
        assert len(run("list", sample, "project", "--json", "--as-of", other).lines) == then


def test_a_workbook_holds_the_records_of_that_day(
    run: Run, sample: Path, edge: tuple[str, int, int], tmp_path: Path
) -> None:
    day, then, _now = edge
    out = tmp_path / "项目.xlsx"
    told = run("export", sample, "project", out, "--as-of", day)
    assert told.code == 0 and str(then) in told.out
    cells = [cell for row in load_workbook(out).worksheets[0].iter_rows(values_only=True) for cell in row]
    assert "次日新增甲" not in cells


def test_a_form_says_as_of_when_it_is(
    run: Run, sample: Path, edge: tuple[str, int, int], tmp_path: Path
) -> None:
    day = edge[0]
    year, month, of_month = (int(part) for part in day.split("-"))
    out = tmp_path / "F05.pdf"
    assert run("print", sample, "F05", out, "--as-of", day).code == 0
    assert f"截至{year}年{month}月{of_month}日" in _text(out)
    assert run("print", sample, "F05", out, "--as-of", day, "--date", "2026-10-01").code == 0
    assert "填报日期：2026年10月1日" in _text(out)


@pytest.mark.parametrize(
    ("day", "told"), [("2000-01-01", "本库建于"), ("2099-01-01", "尚未到来"), ("昨天", "昨天")]
)
def test_a_day_that_is_none_is_refused_in_a_sentence(run: Run, sample: Path, day: str, told: str) -> None:
    outcome = run("list", sample, "project", "--as-of", day)
    assert outcome.code == 1 and told in outcome.err and not outcome.out


def test_nothing_of_it_stays_on_the_disk(
    run: Run, sample: Path, edge: tuple[str, int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    before = sample.read_bytes()
    assert run("list", sample, "project", "--as-of", edge[0]).code == 0
    assert list(folder.iterdir()) == [] and sample.read_bytes() == before
    with Register.open(sample, operator="经办人", read_only=True) as register:
        assert register.ids(View("project"))


def _text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path.read_bytes())
    return "".join(page.get_textpage().get_text_range() for page in document).replace("\r\n", "")
