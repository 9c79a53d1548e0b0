"""``--view``, ``--group`` and ``--order``: kept views, groups and official orders without the window."""

from pathlib import Path

from openpyxl import load_workbook

from lyuliang_desk.store.word_order import name_key, stroke_key
from tests.command_line.outcomes import Run


def test_a_view_is_listed_by_its_name_and_narrowed_further(run: Run, sample: Path) -> None:
    running = run("list", sample, "project", "--view", "在研项目", "--json").lines
    assert {project["status"] for project in running} <= {"立项", "在研", "中期"}
    some = run("list", sample, "project", "--view", "在研项目", "--where", "county=兴县", "--json").lines
    assert [p for p in running if p["county"] == "兴县"] == some


def test_a_view_that_is_none_is_refused_and_the_others_are_named(run: Run, sample: Path) -> None:
    outcome = run("list", sample, "project", "--view", "没有这个")
    assert outcome.code != 0
    assert "在研项目" in outcome.err


def test_people_are_listed_by_strokes_or_pinyin(run: Run, sample: Path) -> None:
    for manner, key in (("strokes", stroke_key), ("pinyin", name_key)):
        found = run("list", sample, "person", "--order", f"name:{manner}", "--json").lines
        names = [person["name"] for person in found]
        assert names == sorted(names, key=key)
    turned = run("list", sample, "person", "--order", "name:pinyin:down", "--json").lines
    assert [person["name"] for person in turned] == names[::-1]


def test_an_order_or_a_field_that_is_none_is_refused(run: Run, sample: Path) -> None:
    for option, word in (("--order", "county:strokes"), ("--order", "nothing"), ("--group", "nothing")):
        outcome = run("list", sample, "project", option, word)
        assert outcome.code != 0
        assert word.split(":")[0] in outcome.err or "实施县" in outcome.err


def test_groups_are_listed_with_counts_and_sums(run: Run, sample: Path) -> None:
    lines = run("list", sample, "project", "--group", "status").out.splitlines()
    count = len(run("list", sample, "project", "--json").lines)
    assert lines[0].startswith("申报（") and lines[0].endswith("条）")
    assert lines[-1].startswith(f"合计（{count}条）\t总投资 ")


def test_a_grouped_export_holds_subtotals(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "按县.xlsx"
    assert run("export", sample, "project", out, "--group", "实施县（市、区）").code == 0
    words = [row[0] for row in load_workbook(out).active.iter_rows(min_row=4, values_only=True)]
    assert "小计" in words
    assert str(words[-1]).startswith("合计（")


def test_a_view_is_printed(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "逾期.pdf"
    assert run("print", sample, "F05", out, "--view", "在研项目", "--group", "county").code == 0
    assert out.read_bytes().startswith(b"%PDF")
