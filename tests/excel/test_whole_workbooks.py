"""Of a whole workbook whose truth is known, the plan says exactly that truth."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lyuliang_desk import operations
from lyuliang_desk.excel.grid import Workbook, parse_address
from lyuliang_desk.excel.planning.plan import ImportPlan, RowPlan, SheetPlan
from lyuliang_desk.excel.planning.planner import plan_workbook
from lyuliang_desk.store.changes import RecordChange
from lyuliang_desk.store.register import Register
from tests.excel.build.formats import write_workbook
from tests.excel.build.model import Sheet
from tests.excel.build.whole_sheets import Truth, whole_sheet

SHEETS = st.sampled_from(["project", "person"]).flatmap(whole_sheet)
LINKS = {"lead_organisation", "leader", "workplace"}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """A register that is only asked."""
    path = tmp_path_factory.mktemp("empty") / "empty.lyr"
    clock = datetime(2026, 7, 6, 4, tzinfo=UTC)
    with Register.create(path, office="某某局", operator="测试员", clock=lambda: clock) as register:
        yield register


def planned(register: Register, truth: Truth) -> ImportPlan:
    return plan_workbook(Workbook("台账.xlsx", "0" * 64, "xlsx", (truth.grid,)), register)


def said(sheet: SheetPlan, row: RowPlan) -> dict[str, Any]:
    """What a new row would make, its links by name."""
    made = {**sheet.companions, **{c.record_id: c for c in row.changes}}

    def shown(name: str, value: Any) -> Any:
        if name in LINKS:
            return name_of(made[value])
        return "、".join(name_of(made[id_]) for id_ in _ids(value)) if name == "partners" else value

    fields = {n: after for c in row.changes for n, (_before, after) in c.fields.items()}
    return {n: shown(n, value) for n, value in fields.items() if n not in ("team", "person", "order")}


def name_of(change: RecordChange) -> str:
    return str(change.fields["name"][1])


def _ids(stored: str) -> list[str]:
    return stored.strip("[]").replace('"', "").split(", ")


def check(sheet: SheetPlan, truth: Truth) -> None:
    assert (sheet.kind, sheet.team) == (truth.kind, truth.team)
    assert {row.row: row.state for row in sheet.rows} == truth.states
    balance = sheet.balance()
    assert balance.pop("read") == sum(balance.values()) == len(truth.states)
    for row in sheet.rows:
        errors = {parse_address(f.cell) for f in row.findings if f.level == "error"}
        assert errors == ({(row.row, truth.faults[row.row])} if row.row in truth.faults else set())
        if row.row in truth.kept:
            kept = truth.kept[row.row]
            if truth.team is None:
                kept = {n: value for n, value in kept.items() if n != "role"}
            assert said(sheet, row) == kept
    wrong = {parse_address(f.cell) for row in sheet.rows for f in row.findings if f.code == "total_differs"}
    assert wrong == truth.wrong_totals


@settings(max_examples=150)
@given(truth=SHEETS)
def test_the_plan_says_the_truth(empty: Register, truth: Truth) -> None:
    check(planned(empty, truth).sheets[0], truth)


@pytest.mark.long
@settings(max_examples=10_000)
@given(truth=SHEETS)
def test_the_plan_says_the_truth_ten_thousand_times(empty: Register, truth: Truth) -> None:
    check(planned(empty, truth).sheets[0], truth)


def dump(register: Register) -> dict[str, Any]:
    return {
        kind: {t.id: register.get(t.id) for t in register.title_index(kind)}
        for kind in ("project", "organisation", "person", "team")
    }


@settings(max_examples=8)
@given(truth=SHEETS, format_=st.sampled_from(["xlsx", "xls", "xlsb", "ods", "csv"]))
def test_the_file_says_the_truth_goes_in_once_and_comes_out_whole(
    tmp_path_factory: pytest.TempPathFactory, truth: Truth, format_: str
) -> None:
    """Read from a file in any format, applied, imported again (unchanged), undone (nothing left)."""
    is_told_by_words = all(
        isinstance(truth.grid.at(row, column), str) for row, column in truth.faults.items()
    )
    assume(format_ != "csv" or is_told_by_words)  # a number 1900.1 is ambiguous, the text 1900.1 is not
    folder: Path = tmp_path_factory.mktemp("whole")
    sheet = Sheet(truth.grid.rows, merged=truth.grid.merged)
    path = write_workbook(folder / f"台账.{format_}", [sheet])
    with operations.new_register(path=folder / "库.lyr", office="某某局", operator="测试员") as register:
        before = dump(register)
        plan = operations.plan_import(register=register, workbook=operations.read_workbook(path=path))
        check(plan.sheets[0], truth)
        operations.apply_import(register=register, plan=plan)
        again = operations.plan_import(register=register, workbook=operations.read_workbook(path=path))
        repeated = {"new": "unchanged"}
        assert {row.row: row.state for row in again.sheets[0].rows} == {
            row: repeated.get(state, state) for row, state in truth.states.items()
        }
        if truth.kept:
            operations.undo(register=register)
        assert dump(register) == before
