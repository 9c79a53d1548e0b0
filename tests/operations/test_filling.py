"""One value for many records: each checked by itself, one step, taken back as one."""

import pytest

from lyuliang_desk import operations
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.errors import Cancelled
from lyuliang_desk.operations.filling import FillPlan, apply_fill, plan_fill
from lyuliang_desk.store.errors import ReadOnlyRegister
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View


@pytest.fixture
def ids(register: Register) -> list[str]:
    """Three projects: one that starts in 2021, one in 2023, one of no known start."""
    starts = ("2021-01", "2023-01", None)
    made = (
        operations.save_record(
            register=register, kind="project", record_id=None, values={"title": f"项目{n}", "start": start}
        )
        for n, start in enumerate(starts)
    )
    return [applied.record_ids[0] for applied in made]


def plan(register: Register, ids: list[str], field: str, value: Stored) -> FillPlan:
    return plan_fill(register=register, kind="project", record_ids=ids, field=field, value=value)


def values(register: Register, field: str) -> list[Stored]:
    rows = register.rows("project", register.ids(View("project")), [field])
    return [row.values[field] for row in rows]


def test_records_that_hold_the_value_are_counted_and_left(register: Register, ids: list[str]) -> None:
    made = plan(register, ids, "start", "2021-01")
    assert made.unchanged == 1
    assert [change.record_id for change in made.changes] == ids[1:]


def test_nothing_is_written_before_it_is_applied_and_one_undo_takes_all_back(
    register: Register, ids: list[str]
) -> None:
    made = plan(register, ids, "remarks", "已核")
    assert values(register, "remarks") == [None, None, None]
    applied = apply_fill(register=register, plan=made)
    assert values(register, "remarks") == ["已核"] * 3
    assert operations.step_name(applied.action) == "将 3 条记录的“备注”统一填写"
    operations.undo(register=register)
    assert values(register, "remarks") == [None, None, None]


def test_a_record_that_the_value_would_make_wrong_is_refused_by_itself(
    register: Register, ids: list[str]
) -> None:
    made = plan(register, ids, "end", "2022-01")
    assert {i: [f.code for f in found] for i, found in made.refused.items()} == {ids[1]: ["end_before_start"]}
    apply_fill(register=register, plan=made)
    assert values(register, "end") == ["2022-01", None, "2022-01"]


def test_a_required_field_cannot_be_emptied(register: Register, ids: list[str]) -> None:
    made = plan(register, ids, "title", None)
    assert set(made.refused) == set(ids)
    assert made.change_set().changes == ()


def test_what_a_signed_paper_has_fixed_is_left_out_and_told(register: Register, ids: list[str]) -> None:
    operations.set_field(
        register=register,
        kind="project",
        record_ids=ids[:1],
        field="contract_signed_on",
        value="2021-02-01",
    )
    made = plan(register, ids, "total_budget", 100)
    assert {i: [f.code for f in found] for i, found in made.refused.items()} == {ids[0]: ["field_locked"]}
    apply_fill(register=register, plan=made)
    assert values(register, "total_budget") == [None, 100, 100]


def test_what_is_new_to_be_said_is_told_by_record(register: Register, ids: list[str]) -> None:
    made = plan(register, ids, "year", "2024")
    assert {i: [f.code for f in found] for i, found in made.warned.items()} == {
        ids[0]: ["year_far_from_start"]
    }
    assert len(made.changes) == 3


def test_it_can_be_stopped(register: Register, ids: list[str]) -> None:
    with pytest.raises(Cancelled):
        plan_fill(
            register=register,
            kind="project",
            record_ids=ids,
            field="year",
            value="2024",
            cancelled=lambda: True,
        )


def test_a_register_opened_for_viewing_refuses(register: Register, ids: list[str]) -> None:
    with (
        Register.open(register.path, operator="看", read_only=True) as viewed,
        pytest.raises(ReadOnlyRegister),
    ):
        plan(viewed, ids, "year", "2024")
