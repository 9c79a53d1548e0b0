"""``overview``: the figures as lines and as JSON, the report and the workbook as files."""

from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from lyuliang_desk import operations
from lyuliang_desk.store.register import Register
from tests.command_line.outcomes import Run


def test_every_table_is_printed_line_by_line(run: Run, sample: Path) -> None:
    lines = run("overview", sample).out.splitlines()
    assert lines[0].startswith("吕梁产业技术研究院（样例）\t2021—2030年\t")
    assert "年度\t承诺\t到账\t下达\t拨付\t支出\t退回\t距 1 亿元差额" in lines
    totals = [line.split("\t") for line in lines if line.startswith("合计\t")]
    assert len(totals) > 5 and totals[0][1] == totals[1][1] == "100,000.00"


def test_json_has_names_counts_and_yuan(run: Run, sample: Path) -> None:
    said = run("overview", sample, "--json").json
    tables = {table["name"]: table for table in said["tables"]}
    assert {"promise", "sources", "projects_county", "due"} < set(tables)
    first, total = tables["promise"]["lines"][0], tables["promise"]["lines"][-1]
    assert (first["label"], first["figures"][0]) == ("2021", "100000000.00")
    assert total["is_total"] and float(first["figures"][-1]) == 100_000_000 - float(first["figures"][1])
    partners = tables["agreements_partner_type"]["lines"]
    assert [line["figures"][0] for line in partners] == [5, 10, 6, 9, 30]


def test_one_year(run: Run, sample: Path) -> None:
    one = run("overview", sample, "--year", "2025", "--json").json
    assert one["year"] == 2025 and 0 < projects(one) < projects(run("overview", sample, "--json").json)
    assert run("overview", sample, "--year", "1999").code == 2


def test_as_of_a_day(run: Run, sample: Path) -> None:
    with Register.open(sample, operator="经办人", back_up=False) as register:
        day = register.history(limit=1)[0].at.astimezone().date()
        then = register.count("project")
        values = {"title": "次日新增"}
        operations.save_record(register=register, kind="project", record_id=None, values=values)
    said = run("overview", sample, "--as-of", day.isoformat(), "--json").json
    assert said["day"] == day.isoformat() and projects(said) == then
    assert projects(run("overview", sample, "--json").json) == then + 1


def test_report_and_workbook(run: Run, sample: Path, tmp_path: Path) -> None:
    pdf, xlsx = tmp_path / "年报.pdf", tmp_path / "数据.xlsx"
    outcome = run("overview", sample, "--year", "2025", "--pdf", pdf, "--xlsx", xlsx)
    assert outcome.code == 0 and str(pdf) in outcome.out and str(xlsx) in outcome.out
    assert pdf.read_bytes().startswith(b"%PDF-") and "资金" in load_workbook(xlsx).sheetnames


def test_a_place_that_cannot_be_written_is_told_in_one_sentence(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    outcome = run("overview", sample, "--pdf", tmp_path / "无" / "年报.pdf")
    assert outcome.code == 1 and "无" in outcome.err and "Traceback" not in outcome.err


def test_an_empty_register_has_an_overview(run: Run, empty: Path) -> None:
    assert run("overview", empty).code == 0


def projects(said: Any) -> int:
    """How many projects the overview counts in all."""
    lines = {table["name"]: table["lines"] for table in said["tables"]}["projects_status"]
    count: int = lines[-1]["figures"][0]
    return count
