"""``new``, ``print``, ``export``, ``undo``, ``backup``, ``check``, and what is wrong with a register file."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
import typer
from openpyxl import load_workbook

from lyuliang_desk.command_line.app import application
from lyuliang_desk.messages import _, use_language
from lyuliang_desk.store.register import Register
from tests.command_line.outcomes import Run


def text_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def test_a_new_register_is_made_once(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "库.lyr"
    assert run("new", path).code == 0 and path.is_file()
    before = path.read_bytes()
    again = run("new", path)
    assert again.code == 1 and "库.lyr" in again.err
    assert path.read_bytes() == before


def test_a_form_is_printed_for_the_chosen_records(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "汇总.pdf"
    outcome = run("print", sample, "F05", out, "--where", "county=石楼县")
    assert outcome.code == 0 and str(out) in outcome.out
    text = text_of(out)
    assert "项目汇总表" in text and "石楼县" in text and "兴县" not in text


def test_the_same_records_give_the_same_bytes(run: Run, sample: Path, tmp_path: Path) -> None:
    for name in ("一.pdf", "二.pdf"):
        assert run("print", sample, "F09", tmp_path / name, "--where", "name=柳林智能煤机人才团队").code == 0
    assert (tmp_path / "一.pdf").read_bytes() == (tmp_path / "二.pdf").read_bytes()


def test_a_form_for_no_record_is_refused(run: Run, sample: Path, tmp_path: Path) -> None:
    outcome = run("print", sample, "F05", tmp_path / "无.pdf", "--where", "title=没有这个项目")
    assert outcome.code == 1 and outcome.err.strip() and not (tmp_path / "无.pdf").exists()


def test_a_form_that_there_is_not_is_refused(run: Run, sample: Path, tmp_path: Path) -> None:
    assert run("print", sample, "F99", tmp_path / "无.pdf").code in (1, 2)


def test_an_export_holds_the_chosen_records(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "人员.xlsx"
    assert run("export", sample, "person", out, "--where", "sex=女").code == 0
    header, *people = load_workbook(out).active.iter_rows(min_row=3, values_only=True)
    assert people and {person[header.index("性别")] for person in people} == {"女"}


def test_undo_takes_back_one_step_after_the_other(run: Run, sample: Path) -> None:
    before = len(run("list", sample, "project", "--json").lines)
    for _step in range(3):
        assert run("undo", sample).code == 0
    assert before == 160 and not run("list", sample, "performance_objective", "--json").out


def test_nothing_to_undo_is_told(run: Run, empty: Path) -> None:
    outcome = run("undo", empty)
    assert outcome.code == 1 and "没有可以撤销的操作" in outcome.out


def test_a_backup_can_be_opened_as_a_register(run: Run, sample: Path) -> None:
    outcome = run("backup", sample)
    assert outcome.code == 0
    (copy,) = (sample.parent / "样例.backups").glob("*.lyr")
    assert copy.name in outcome.out and run("check", copy).code == 0


def test_a_whole_register_is_told_to_be_whole(run: Run, sample: Path) -> None:
    outcome = run("check", sample)
    assert (outcome.code, outcome.err) == (0, "") and "完好" in outcome.out


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"SQLite format 3\x00" + bytes(4080)], ids=["empty", "text", "hollow"]
)
def test_a_file_that_is_no_register_ends_with_3_untouched(run: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "坏.lyr"
    path.write_bytes(content)
    for command in (("list", path, "project"), ("check", path), ("undo", path)):
        outcome = run(*command)
        assert outcome.code == 3 and len(outcome.err.strip().splitlines()) == 1
    assert path.read_bytes() == content


def test_a_damaged_register_ends_with_3_untouched(run: Run, sample: Path) -> None:
    torn = sample.read_bytes()[:50_000]
    sample.write_bytes(torn)
    assert run("list", sample, "project").code == 3
    assert run("import", sample, sample).code == 3
    assert sample.read_bytes() == torn


def test_a_register_that_is_not_there_ends_with_3(run: Run, tmp_path: Path) -> None:
    outcome = run("list", tmp_path / "没有.lyr", "project")
    assert outcome.code == 3 and "没有.lyr" in outcome.err and not list(tmp_path.iterdir())


def test_a_locked_register_can_be_seen_but_not_changed(run: Run, sample: Path, ledger: Path) -> None:
    with Register.open(sample, operator="另一位", back_up=False):
        for command in (("undo", sample), ("import", sample, ledger)):
            outcome = run(*command)
            assert outcome.code == 3 and "另一位" in outcome.err
        assert run("list", sample, "team").code == 0
        assert run("import", sample, ledger, "--dry-run").code == 1
    assert run("undo", sample).code == 0


def test_all_help_is_chinese_and_english_when_asked(run: Run) -> None:
    assert "导入工作簿" in run("--help").out
    assert "拒绝" in run("import", "--help").out
    assert "Import a workbook" in run("--language", "en", "--help").out
    use_language("zh_CN")


def test_every_help_text_has_its_chinese() -> None:
    use_language("zh_CN")
    group = typer.main.get_command(application())
    parts = [part for command in (group, *group.commands.values()) for part in (command, *command.params)]
    missing = [part.help for part in parts if part.help and _(part.help) == part.help]
    assert not missing, "Add them to resources/translations/zh_CN/command_line.po"


def printed(encoding: str, *arguments: str | Path) -> bytes:
    """What the program prints where output has this encoding, as a pipe of Chinese Windows has GBK."""
    command = [sys.executable, "-m", "lyuliang_desk", *map(str, arguments)]
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    root = Path(__file__).parents[2]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, check=True).stdout


def test_it_runs_as_a_program_on_a_console_of_another_code_page(sample: Path) -> None:
    assert rb"\u5b8b\u4dae" in printed("ascii", "list", sample, "person", "--search", "宋䶮")


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_json_stays_json_in_every_code_page(run: Run, empty: Path, tmp_path: Path, encoding: str) -> None:
    people = tmp_path / "生僻.csv"
    people.write_text("姓名,性别,出生年月,工作单位\n𠮷䶮,男,1901-03,样例公司\n", encoding="utf-8")
    assert run("import", empty, people, "--kind", "person").code == 0
    (line,) = printed(encoding, "list", empty, "person", "--json").decode(encoding).splitlines()
    assert json.loads(line)["name"] == "𠮷䶮"
