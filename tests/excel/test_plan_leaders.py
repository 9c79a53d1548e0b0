"""Who a ledger's 项目负责人 is: the leader there is stays, a namesake does not take the place."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lyuliang_desk import operations
from lyuliang_desk.excel.planning.plan import SheetPlan
from lyuliang_desk.store.changes import Action, ChangeSet, RecordChange
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View

HEADER = ("项目编号", "项目名称", "承担单位", "项目负责人", "联系电话")
ROW = ("LL-1", "煤机研究", "甲某有限公司", "张三", "13800000001")

Write = Callable[..., Path]


@pytest.fixture
def ledger(tmp_path: Path) -> Write:
    def write(*rows: tuple[Any, ...]) -> Path:
        book = openpyxl.Workbook()
        for row in (HEADER, *rows):
            book.active.append(row)
        path = tmp_path / "台账.xlsx"
        book.save(path)
        return path

    return write


def planned(register: Register, path: Path) -> SheetPlan:
    plan = operations.plan_import(register=register, workbook=operations.read_workbook(path=path))
    return next(sheet for sheet in plan.sheets if sheet.kind)


def imported(register: Register, path: Path) -> SheetPlan:
    plan = operations.plan_import(register=register, workbook=operations.read_workbook(path=path))
    operations.apply_import(register=register, plan=plan)
    return plan.sheets[0]


def make(register: Register, kind: str, **values: Any) -> str:
    id_ = register.new_id()
    fields = {name: (None, value) for name, value in values.items()}
    register.apply(ChangeSet(Action("create"), (RecordChange(id_, kind, "create", fields),)))
    return id_


def states(sheet: SheetPlan) -> list[str]:
    return [row.state for row in sheet.rows]


def codes(sheet: SheetPlan) -> set[tuple[str, str]]:
    return {(f.level, f.code) for row in sheet.rows for f in row.findings if f.code != "wanted_missing"}


def only_project(register: Register) -> dict[str, Any]:
    (row,) = register.rows("project", register.ids(View("project")))
    return dict(row.values)


def test_a_leader_who_works_elsewhere_stays(register: Register, ledger: Write) -> None:
    firm = make(register, "organisation", name="甲某有限公司")
    university = make(register, "organisation", name="乙某大学")
    leader = make(register, "person", name="张三", workplace=university, phone="13900000009")
    make(
        register, "project", number="LL-1", title="煤机研究", lead_organisation=firm, leader=leader,
        leader_phone="13800000001",
    )  # fmt: skip
    sheet = planned(register, ledger(ROW))
    assert (states(sheet), codes(sheet)) == (["unchanged"], set())


def test_a_namesake_at_the_lead_organisation_does_not_take_the_place(
    register: Register, ledger: Write
) -> None:
    firm = make(register, "organisation", name="甲某有限公司")
    leader = make(register, "person", name="张三", workplace=make(register, "organisation", name="乙某大学"))
    make(register, "person", name="张三", workplace=firm)
    make(register, "project", title="煤机研究", lead_organisation=firm, leader=leader)
    sheet = imported(register, ledger(("", *ROW[1:])))
    assert states(sheet) == ["changed"]
    assert only_project(register)["leader"] == leader
    assert only_project(register)["leader_phone"] == "13800000001"


def test_another_name_is_another_leader(register: Register, ledger: Write) -> None:
    imported(register, ledger(ROW))
    sheet = planned(register, ledger((*ROW[:3], "李四", ROW[4])))
    (change,) = sheet.rows[0].changes
    assert set(change.fields) == {"leader"}


def test_a_new_projects_leader_elsewhere_is_known_by_the_telephone(register: Register, ledger: Write) -> None:
    university = make(register, "organisation", name="乙某大学")
    leader = make(register, "person", name="张三", workplace=university, phone="13800000001")
    make(register, "person", name="张三", workplace=university, phone="13800000002")
    sheet = imported(register, ledger(ROW))
    assert ("note", "same_phone") in codes(sheet)
    assert only_project(register)["leader"] == leader


def test_a_new_projects_leader_with_another_telephone_is_made_and_asked_about(
    register: Register, ledger: Write
) -> None:
    university = make(register, "organisation", name="乙某大学")
    leader = make(register, "person", name="张三", workplace=university, phone="13900000009")
    sheet = imported(register, ledger(ROW))
    assert ("warning", "same_name_elsewhere") in codes(sheet)
    assert only_project(register)["leader"] != leader


def test_two_namesakes_in_one_organisation_are_told_apart_by_the_telephone(
    register: Register, ledger: Write
) -> None:
    firm = make(register, "organisation", name="甲某有限公司")
    make(register, "person", name="张三", workplace=firm, phone="13900000009")
    leader = make(register, "person", name="张三", workplace=firm, phone="13800000001")
    imported(register, ledger(ROW))
    assert only_project(register)["leader"] == leader


def test_one_leader_of_two_organisations_projects_is_made_once(register: Register, ledger: Write) -> None:
    imported(register, ledger(ROW, ("LL-2", "氢能研究", "乙某大学", "张三", "13800000001")))
    assert register.count("person") == 1


def test_what_was_exported_comes_back_unchanged(register: Register, ledger: Write, tmp_path: Path) -> None:
    imported(register, ledger(ROW, ("LL-2", "氢能研究", "乙某大学", "张三", "13800000001")))
    path = tmp_path / "导出.xlsx"
    operations.export_table(register=register, view=View("project"), path=path)
    assert states(planned(register, path)) == ["unchanged", "unchanged"]
