"""``import``: the balance closes, the accepted rows come in at one step, the register stays as it was when asked."""

import hashlib
from pathlib import Path

from tests.command_line.outcomes import Run

STATES = ("new", "changed", "unchanged", "refused", "ignored")


def test_the_accepted_rows_come_in_and_the_refused_ones_are_listed(
    run: Run, sample: Path, ledger: Path
) -> None:
    outcome = run("import", sample, ledger)
    assert outcome.code == 1
    assert "读取 27 行 = 新增 12 + 变更 1 + 未变 1 + 拒绝 2 + 略过 11" in outcome.out
    assert "L13  [错误] 结束时间早于开始时间" in outcome.out
    numbers = {p["number"] for p in run("list", sample, "project", "--search", "LY2026", "--json").lines}
    assert "LY2026-001" in numbers and "LY2026-005" not in numbers


def test_a_workbook_without_a_refused_row_ends_with_0(run: Run, empty: Path, tmp_path: Path) -> None:
    table = tmp_path / "项目.csv"
    table.write_text("项目编号,项目名称,总投资（万元）\nA1,样例项目,12.5\n", encoding="utf-8-sig")
    assert run("import", empty, table).code == 0


def test_json_tells_file_sheets_columns_rows_and_findings(run: Run, sample: Path, ledger: Path) -> None:
    told = run("import", sample, ledger, "--json").json
    assert told["file"] == {"name": ledger.name, "sha256": hashlib.sha256(ledger.read_bytes()).hexdigest()}
    sheet = next(s for s in told["sheets"] if s["name"] == "项目台账")
    assert (sheet["kind"], sheet["header_rows"]) == ("project", [5, 6])
    columns = {c["column"]: c["field"] for c in sheet["columns"]}
    assert (columns["A"], columns["C"], columns["L"], columns["M"]) == (
        None,
        "title",
        "start+end",
        "total_budget",
    )
    assert sheet["rows"]["read"] == sum(sheet["rows"][state] for state in STATES) == 27
    refused = [f for f in sheet["findings"] if f["level"] == "error"]
    assert [(f["cell"], f["code"]) for f in refused] == [("L13", "end_before_start"), ("M18", "sum_differs")]
    assert all(f["message"] for f in sheet["findings"])


def test_a_dry_run_leaves_the_register_as_it_was(run: Run, sample: Path, ledger: Path) -> None:
    before = sample.read_bytes()
    outcome = run("import", sample, ledger, "--dry-run", "--json")
    assert outcome.code == 1 and outcome.json["sheets"][0]["rows"]["new"] == 12
    assert sample.read_bytes() == before


def test_all_or_nothing_applies_nothing_when_a_row_is_refused(run: Run, sample: Path, ledger: Path) -> None:
    steps = len(run("history", sample, "--json").lines)
    outcome = run("import", sample, ledger, "--all-or-nothing")
    assert outcome.code == 1 and outcome.err.strip()
    assert len(run("history", sample, "--json").lines) == steps


def test_a_second_import_of_the_same_file_changes_nothing(run: Run, sample: Path, ledger: Path) -> None:
    run("import", sample, ledger)
    rows = run("import", sample, ledger, "--json").json["sheets"][0]["rows"]
    assert (rows["new"], rows["changed"], rows["unchanged"]) == (0, 0, 14)


def test_a_whole_import_is_undone_in_one_step(run: Run, sample: Path, roster: Path) -> None:
    before = run("list", sample, "person", "--json").out
    run("import", sample, roster)
    assert run("list", sample, "person", "--json").out != before
    undone = run("undo", sample)
    assert undone.code == 0 and roster.name in undone.out
    assert run("list", sample, "person", "--json").out == before


def test_a_roster_gives_its_people_a_place_in_the_team(run: Run, sample: Path, roster: Path) -> None:
    run("import", sample, roster)
    members = run("list", sample, "membership", "--where", "team=交城沙棘", "--json").lines
    assert {"郝垚", "渠砚宁"} <= {member["person"] for member in members}


def test_hidden_rows_can_be_left_out(run: Run, sample: Path, ledger: Path) -> None:
    kept = run("import", sample, ledger, "--dry-run", "--json").json["sheets"][0]["rows"]
    left = run("import", sample, ledger, "--dry-run", "--skip-hidden", "--json").json["sheets"][0]["rows"]
    assert (left["new"], left["ignored"]) == (kept["new"] - 1, kept["ignored"] + 1)


def test_gb18030_text_is_read(run: Run, sample: Path, directory: Path) -> None:
    outcome = run("import", sample, directory, "--json")
    assert outcome.json["sheets"][0]["rows"]["new"] == 5
    (kept,) = run("list", sample, "organisation", "--where", "name=临县芃塬枣业有限公司", "--json").lines
    assert kept["legal_representative"] == "宋䶮"


def test_a_sheet_that_is_not_there_is_wrong_use(run: Run, sample: Path, ledger: Path) -> None:
    outcome = run("import", sample, ledger, "--sheet", "没有这张")
    assert outcome.code == 2 and "项目台账" in outcome.err


def test_a_kind_that_there_is_none_of_is_wrong_use(run: Run, sample: Path, ledger: Path) -> None:
    assert run("import", sample, ledger, "--kind", "cat").code == 2


def test_the_operator_is_kept_in_the_history(run: Run, sample: Path, ledger: Path) -> None:
    run("import", sample, ledger, "--operator", "样例操作员")
    newest = run("history", sample, "--json").lines[0]
    assert newest["operator"] == "样例操作员" and newest["source"]["name"] == ledger.name


def test_what_columns_do_to_kept_values_is_said_on_the_command_line(
    run: Run, empty: Path, tmp_path: Path
) -> None:
    def write(*lines: str) -> Path:
        table = tmp_path / "项目.csv"
        head = "项目编号,项目名称,联系电话,总投资（万元）\n"
        table.write_text(head + "\n".join(lines), encoding="utf-8-sig")
        return table

    run("import", empty, write("A1,样例项目,13800000001,12.5"))
    changed = write("A1,样例项目,,13.5")

    def rows(*options: str) -> str:
        told = run("import", empty, changed, "--dry-run", "--json", *options).json
        return str(told["sheets"][0]["row_states"][0]["state"])

    assert rows() == "changed"
    assert rows("--policy", "keep") == "unchanged"
    assert rows("--policy", "总投资=fill") == "unchanged"
    assert rows("--policy", "keep", "--policy", "D=overwrite") == "changed"
    assert rows("--policy", "总投资=fill", "--blank", "leader_phone=clear") == "changed"
    wrong = run("import", empty, changed, "--policy", "总额=fill")
    assert wrong.code == 2 and "总额" in wrong.err
    assert run("import", empty, changed, "--blank", "maybe").code == 2
