"""Before an import is applied, its effect on every figure and on the forms is shown; the register is only read."""

import tempfile
from pathlib import Path
from typing import Any

import pytest

from lyuliang_desk import operations
from lyuliang_desk.errors import Cancelled
from lyuliang_desk.excel.planning.plan import ImportPlan
from lyuliang_desk.operations import overview, rehearsal
from lyuliang_desk.store.register import Register


def plan_of(register: Register, folder: Path, *lines: str) -> ImportPlan:
    path = folder / "项目.csv"
    path.write_text("\n".join(("项目编号,项目名称,立项年度,总投资（万元）", *lines)), encoding="utf-8-sig")
    return operations.plan_import(register=register, workbook=operations.read_workbook(path=path))


def counted(register: Register) -> list[int]:
    return [figure.value for figure in overview.figures(register=register).figures()]


def left_behind() -> set[Path]:
    return set(Path(tempfile.gettempdir()).glob("lyuliang-desk-as-of-*"))


def test_the_figures_after_are_those_that_the_overview_shows_once_it_is_applied(
    register: Register, tmp_path: Path
) -> None:
    plan = plan_of(register, tmp_path, "LL-1,某某项目,2023,100", "LL-2,另一个项目,2024,50")
    before, temporary = counted(register), left_behind()
    shown = rehearsal.rehearse(register=register, plan=plan)
    assert counted(register) == before and register.count("project") == 0
    assert left_behind() == temporary
    operations.apply_import(register=register, plan=plan)
    after = {
        (t.title, line.label, c): f.value
        for t in overview.figures(register=register).tables
        for line in t.lines
        for c, f in zip(t.columns, line.figures, strict=True)
    }
    told = {(f.table, f.line, f.column): f.after.value for f in shown.figures if f.after is not None}
    assert told == after
    assert shown.changed and all(f.difference for f in shown.changed)


def test_the_forms_that_print_a_changed_field_are_named_with_their_records(
    register: Register, tmp_path: Path
) -> None:
    operations.apply_import(
        register=register, plan=plan_of(register, tmp_path, "LL-1,某某项目,2023,100", "LL-2,另一个,2023,50")
    )
    edited = plan_of(register, tmp_path, "LL-1,某某项目,2023,120", "LL-2,另一个,2023,50")
    forms = {f.form: f.records for f in rehearsal.rehearse(register=register, plan=edited).forms}
    assert forms["F05"] == 1
    new = plan_of(register, tmp_path, "LL-3,第三个,2023,10", "LL-4,第四个,2023,10")
    assert {f.form: f.records for f in rehearsal.rehearse(register=register, plan=new).forms}["F05"] == 2


def test_a_stopped_rehearsal_leaves_nothing(register: Register, tmp_path: Path) -> None:
    plan = plan_of(register, tmp_path, "LL-1,某某项目,2023,100")
    temporary = left_behind()
    with pytest.raises(Cancelled):
        rehearsal.rehearse(register=register, plan=plan, cancelled=lambda: True)
    assert left_behind() == temporary


def test_an_encrypted_register_is_rehearsed_in_an_encrypted_copy(tmp_path: Path) -> None:
    key: Any = bytes(range(32))
    with Register.create(tmp_path / "密.lyr", office="某某局", operator="测试员", key=key) as register:
        shown = rehearsal.rehearse(
            register=register, plan=plan_of(register, tmp_path, "LL-1,某某项目,2023,100")
        )
        assert shown.changed
