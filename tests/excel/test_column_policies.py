"""A column overwrites, fills blanks only or leaves kept records alone; a blank cell says nothing or clears: as chosen."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lyuliang_desk import operations
from lyuliang_desk.excel.planning.plan import SheetCorrections, SheetPlan
from lyuliang_desk.excel.planning.report import as_json
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View

HEADER = [
    "项目编号",
    "项目名称",
    "联系电话",
    "总投资（万元）",
    "市级财政（万元）",
    "自筹（万元）",
    "起止时间",
]
KEPT = ["LL-1", "某某项目", "13800000001", 100, 60, 40, "2021.3-2023.12"]
Plan = Callable[..., SheetPlan]


@pytest.fixture
def plan(register: Register, tmp_path: Path) -> Plan:
    """Plans rows against a register that holds ``KEPT``; a row shorter than the header is blank at its end."""

    def planned(*rows: list[Any], **said: Any) -> SheetPlan:
        book = openpyxl.Workbook()
        for row in (HEADER, *rows):
            book.active.append(row)
        book.active.title = "表"
        book.save(tmp_path / "表.xlsx")
        workbook = operations.read_workbook(path=tmp_path / "表.xlsx")
        corrections = {"表": SheetCorrections(**said)}
        found = operations.plan_import(register=register, workbook=workbook, corrections=corrections)
        if not register.count("project"):
            operations.apply_import(register=register, plan=found)
        return found.sheets[0]

    planned(KEPT)
    return planned


def fields(sheet: SheetPlan, row: int = 0) -> dict[str, Any]:
    return {n: pair for change in sheet.rows[row].changes for n, pair in change.fields.items()}


def test_a_column_overwrites_unless_something_else_is_said(plan: Plan) -> None:
    assert fields(plan(["LL-1", "某某项目", "13900000002"])) == {
        "leader_phone": ("13800000001", "13900000002")
    }


def test_a_column_that_fills_blanks_leaves_what_is_kept(plan: Plan) -> None:
    sheet = plan(["LL-1", "某某项目", "13900000002"], policies={2: "fill"})
    assert (sheet.rows[0].state, sheet.rows[0].changes) == ("unchanged", ())


def test_a_column_that_fills_blanks_fills_them(plan: Plan, register: Register) -> None:
    record_id = register.rows("project", register.ids(View("project")))[0].id
    operations.save_record(
        register=register, kind="project", record_id=record_id, values={"leader_phone": None}
    )
    row = ["LL-1", "某某项目", "13900000002"]
    assert fields(plan(row, policies={2: "fill"})) == {"leader_phone": (None, "13900000002")}
    assert fields(plan(row, policies={2: "keep"})) == {}


def test_a_column_that_keeps_counts_for_new_records(plan: Plan) -> None:
    sheet = plan(
        ["LL-1", "某某项目", "13900000002"], ["LL-2", "另一个项目", "13900000003"], policies={2: "keep"}
    )
    assert [row.state for row in sheet.rows] == ["unchanged", "new"]
    assert fields(sheet, 1)["leader_phone"] == (None, "13900000003")


def test_a_word_for_the_sheet_holds_where_none_is_said_of_the_column(plan: Plan) -> None:
    row = ["LL-1", "改了名的项目", "13900000002"]
    assert set(fields(plan(row, policy="keep", policies={2: "overwrite"}))) == {"leader_phone"}


def test_a_blank_cell_clears_where_a_person_said_so(plan: Plan) -> None:
    row = ["LL-1", "某某项目", None, 100, 60, 40, None]
    assert plan(row).rows[0].state == "unchanged"
    assert fields(plan(row, blanks={2: "clear"})) == {"leader_phone": ("13800000001", None)}
    assert fields(plan(row, blanks={6: "clear"})) == {"start": ("2021-03", None), "end": ("2023-12", None)}
    assert set(fields(plan(row, blank="clear"))) == {"leader_phone", "start", "end"}


def test_a_stroke_is_blank_too_but_what_cannot_be_read_is_not(plan: Plan) -> None:
    assert fields(plan(["LL-1", "某某项目", "—"], blanks={2: "clear"})) == {
        "leader_phone": ("13800000001", None)
    }
    assert plan(["LL-1", "某某项目", "无人接听"], blanks={2: "clear"}).rows[0].state == "refused"


def test_a_column_that_may_not_touch_clears_nothing(plan: Plan) -> None:
    for policy in ("fill", "keep"):
        sheet = plan(["LL-1", "某某项目"], policies={2: policy}, blanks={2: "clear"})
        assert sheet.rows[0].state == "unchanged"


def test_a_required_field_cannot_be_cleared(plan: Plan) -> None:
    sheet = plan(["LL-1", None], blanks={1: "clear"})
    assert sheet.rows[0].state == "refused"
    assert ("B2", "required_missing") in {(f.cell, f.code) for f in sheet.rows[0].findings}


def test_the_rules_judge_what_would_be_kept_not_what_the_sheet_says(plan: Plan) -> None:
    """500 in a column that may not overwrite is not written, so the parts still add up."""
    row = ["LL-1", "某某项目", None, 500, 60, 40]
    codes = {f.code for f in plan(row).rows[0].findings}
    kept = {f.code for f in plan(row, policies={3: "keep"}).rows[0].findings}
    assert codes - kept == {"sum_differs"}


def test_what_was_chosen_stands_in_the_report(register: Register, plan: Plan, tmp_path: Path) -> None:
    workbook = operations.read_workbook(path=tmp_path / "表.xlsx")
    corrections = {"表": SheetCorrections(policy="fill", blanks={2: "clear"})}
    found = operations.plan_import(register=register, workbook=workbook, corrections=corrections)
    columns = {c["column"]: (c["policy"], c["blank"]) for c in as_json(found)["sheets"][0]["columns"]}
    assert columns["B"] == ("fill", "not_said")
    assert columns["C"] == ("fill", "clear")


def test_the_choices_hold_for_the_record_that_stands_beside(register: Register, tmp_path: Path) -> None:
    """A roster's role belongs to the membership, not to the person: its column has its policy all the same."""

    def rosters(role: str | None, **said: Any) -> SheetPlan:
        book = openpyxl.Workbook()
        for row in (["某某人才团队花名册"], ["姓名", "性别", "团队角色"], ["赵某", "男", role]):
            book.active.append(row)
        book.active.title = "表"
        book.save(tmp_path / "册.xlsx")
        workbook = operations.read_workbook(path=tmp_path / "册.xlsx")
        found = operations.plan_import(
            register=register, workbook=workbook, corrections={"表": SheetCorrections(**said)}
        )
        if not register.count("person"):
            operations.apply_import(register=register, plan=found)
        return found.sheets[0]

    rosters("成员")
    assert fields(rosters("带头人")) == {"role": ("3", "1")}
    assert fields(rosters("带头人", policies={2: "keep"})) == {}
    assert fields(rosters(None, blanks={2: "clear"})) == {"role": ("3", None)}
