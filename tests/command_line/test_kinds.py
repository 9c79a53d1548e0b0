"""The commands take every kind, and its fields, by English or Chinese name."""

from pathlib import Path

import pytest

from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.excel.planning.sheet_kinds import SheetKinds
from tests.command_line.outcomes import Run
from tests.excel.build.customary import BOOKS, NUMBER, PROJECT, Customary
from tests.excel.test_customary_tables import written

EVERY = SheetKinds(KINDS).importable


@pytest.mark.parametrize("kind", EVERY)
def test_every_kind_is_listed_by_both_its_names(run: Run, empty: Path, kind: str) -> None:
    for name in (kind, KINDS[kind].label.zh):
        assert run("list", empty, name, "--json").code == 0


def test_a_field_is_named_in_chinese(run: Run, sample: Path) -> None:
    english = run("list", sample, "project", "--where", "county=石楼县", "--json").lines
    chinese = run("list", sample, "项目", "--where", "实施县（市、区）=石楼县", "--json").lines
    assert english and chinese == english
    unknown = run("list", sample, "项目", "--where", "没有=1")
    assert unknown.code == 2 and "county (实施县（市、区）)" in unknown.err


def test_a_template_is_written_by_the_kinds_chinese_name(run: Run, empty: Path, tmp_path: Path) -> None:
    out = tmp_path / "模板.xlsx"
    outcome = run("template", empty, "技术需求", out)
    assert outcome.code == 0 and "技术需求填报模板" in outcome.out and out.is_file()
    assert run("import", empty, out, "--dry-run", "--json").json["sheets"][0]["kind"] == "technology_need"


def test_a_table_goes_in_and_comes_out(run: Run, empty: Path, tmp_path: Path) -> None:
    assert run("import", empty, written(BOOKS["agreement"], tmp_path / "协议.xlsx")).code == 0
    out = tmp_path / "导出.xlsx"
    assert run("export", empty, "合作协议", out).code == 0
    rows = run("import", empty, out, "--json").json["sheets"][0]["rows"]
    assert (rows["read"], rows["unchanged"]) == (2, 2)


def test_the_project_of_a_table_is_named_on_the_line(run: Run, empty: Path, tmp_path: Path) -> None:
    ledger = Customary("项目台账", ("项目编号", "项目名称"), ((NUMBER, PROJECT),), {})
    run("import", empty, written(ledger, tmp_path / "台账.xlsx"))
    budget = BOOKS["budget_line"]
    unsaid = written(
        Customary(budget.title, budget.headers, budget.rows, {}, "单位：万元"), tmp_path / "预算.xlsx"
    )
    assert run("import", empty, unsaid).code == 1
    outcome = run("import", empty, unsaid, "--of", NUMBER, "--json")
    assert outcome.code == 0 and outcome.json["sheets"][0]["belongs_to"] == {
        "kind": "project",
        "name": NUMBER,
    }
    assert len(run("list", empty, "budget_line", "--json").lines) == 2
