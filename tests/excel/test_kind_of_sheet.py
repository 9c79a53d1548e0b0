"""Which kind a sheet holds is told by its headers and words; where they fit several, the person is asked."""

from pathlib import Path
from typing import Any

import pytest

from lyuliang_desk import operations
from lyuliang_desk.excel.planning.plan import SheetPlan
from lyuliang_desk.store.register import Register
from tests.excel.build.customary import BOOKS, NUMBER, PROJECT, Customary
from tests.excel.test_customary_tables import planned, save, written


def plan_of(register: Register, tmp_path: Path, book: Customary, **said: Any) -> SheetPlan:
    return planned(register, written(book, tmp_path / "表.xlsx"), **said).sheets[0]


PEOPLE = Customary("名册", ("姓名", "角色", "任务分工"), (("张三丰", "成员", "试验"),), {})


def test_a_tie_is_asked_about(register: Register, tmp_path: Path) -> None:
    sheet = plan_of(register, tmp_path, PEOPLE)
    assert sheet.kind is None and sheet.rows == ()
    (finding,) = sheet.findings
    assert finding.code == "kind_unsure" and "参加人员" in finding.message and "平台人员" in finding.message


def test_a_person_settles_it(register: Register, tmp_path: Path) -> None:
    save(register, "project", number=NUMBER, title=PROJECT)
    sheet = plan_of(register, tmp_path, PEOPLE, kind="participant", owner=PROJECT)
    assert (sheet.kind, sheet.owner_kind, sheet.owner) == ("participant", "project", PROJECT)
    assert [row.state for row in sheet.rows] == ["new"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("项目组人员名单", "participant"),
        ("平台人员名单", "platform_member"),
        ("红枣加工团队花名册", "person"),
    ],
)
def test_a_word_of_the_title_settles_it(register: Register, tmp_path: Path, title: str, kind: str) -> None:
    book = Customary(title, PEOPLE.headers, PEOPLE.rows, {})
    assert plan_of(register, tmp_path, book).kind == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [(f"项目名称：{PROJECT}", "participant"), ("平台名称：镁合金中试平台", "platform_member")],
)
def test_a_line_above_that_names_the_owner_settles_it(
    register: Register, tmp_path: Path, line: str, kind: str
) -> None:
    sheet = plan_of(register, tmp_path, Customary("名册", PEOPLE.headers, PEOPLE.rows, {}, line))
    assert sheet.kind == kind and sheet.owner == line.partition("：")[2]


def test_a_table_whose_owner_is_not_said_asks_for_it(register: Register, tmp_path: Path) -> None:
    book = BOOKS["budget_line"]
    unsaid = Customary(book.title, book.headers, book.rows, {}, above="单位：万元")
    sheet = plan_of(register, tmp_path, unsaid)
    assert sheet.kind == "budget_line" and sheet.owner is None and sheet.owner_kind == "project"
    assert "owner_unknown" in {f.code for f in sheet.findings}
    assert [row.state for row in sheet.rows] == ["refused"] * 2


@pytest.mark.parametrize("words", [PROJECT, NUMBER])
def test_the_owner_is_named_by_title_or_by_number(register: Register, tmp_path: Path, words: str) -> None:
    project = save(register, "project", number=NUMBER, title=PROJECT)
    book = BOOKS["budget_line"]
    unsaid = Customary(book.title, book.headers, book.rows, {}, above="单位：万元")
    sheet = plan_of(register, tmp_path, unsaid, owner=words)
    assert [row.changes[0].fields["project"] for row in sheet.rows] == [(None, project)] * 2


def test_a_title_in_quotes_names_the_project(register: Register, tmp_path: Path) -> None:
    save(register, "project", number=NUMBER, title=PROJECT)
    book = BOOKS["budget_line"]
    quoted = Customary(f"《{PROJECT}》经费预算表", book.headers, book.rows, {}, above="单位：万元")
    assert plan_of(register, tmp_path, quoted).owner == PROJECT


@pytest.mark.parametrize("kind", [kind for kind in BOOKS if kind not in ("project", "person")])
def test_no_table_is_taken_for_the_ledger_of_projects(register: Register, tmp_path: Path, kind: str) -> None:
    book = BOOKS[kind]
    nameless = Customary("汇总表", book.headers, book.rows, {}, book.above)
    assert plan_of(register, tmp_path, nameless).kind in (kind, None)


def test_a_sheet_of_the_same_workbook_makes_the_project_that_another_names(
    register: Register, tmp_path: Path
) -> None:
    from openpyxl import load_workbook

    budget = written(BOOKS["budget_line"], tmp_path / "预算.xlsx")
    book = load_workbook(budget)
    ledger: Any = book.create_sheet("项目台账")
    ledger.append(["项目编号", "项目名称", "总投资（万元）"])
    ledger.append([NUMBER, PROJECT, 35])
    book.save(budget)
    plan = planned(register, budget)
    assert [sheet.kind for sheet in plan.sheets] == ["budget_line", "project"]
    operations.apply_import(register=register, plan=plan)
    assert register.count("budget_line") == 2 and register.count("project") == 1
    assert planned(register, budget).change_set().changes == ()
