"""A soft finding is accepted with a reason, hidden while what it rests on is unchanged, and opened again."""

import pytest

from lyuliang_desk.checks.acceptance import FindingNotAcceptable, ReasonMissing
from lyuliang_desk.checks.finding import RecordFinding, evidence_of
from lyuliang_desk.operations import checks, step_name, undo
from lyuliang_desk.store.register import Register
from tests.checks.findings_scene import SCENES, project
from tests.store.store_scene import edit

REASON = "已报市局同意，年底验收"


def overdue(register: Register) -> RecordFinding:
    return next(f for f in checks.run(register=register) if f.code == "project_overdue")


def test_an_accepted_finding_keeps_its_reason_and_is_open_no_more(register: Register) -> None:
    project(register, status="4", end="2026-06")
    assert checks.count_open(register=register) == (0, 1)
    checks.accept(register=register, findings=[overdue(register)], reason=f" {REASON} ")
    assert overdue(register).reason == REASON
    assert checks.count_open(register=register) == (0, 0)


def test_it_is_open_again_once_a_value_changes_that_it_rests_on(register: Register) -> None:
    it = project(register, status="4", end="2026-06")
    checks.accept(register=register, findings=[overdue(register)], reason=REASON)
    edit(register, it, remarks="与此无关")
    assert overdue(register).reason == REASON
    edit(register, it, end="2026-05")
    assert overdue(register).reason is None
    edit(register, it, end="2026-06")
    assert overdue(register).reason == REASON


def test_accepting_is_one_named_step_that_is_undone(register: Register) -> None:
    for number in ("LL-1", "LL-2"):
        project(register, number=number, status="4", end="2026-06")
    open_ones = checks.run(register=register)
    checks.accept(register=register, findings=open_ones, reason=REASON)
    step = register.undoable()
    assert step is not None and step_name(step) == "说明并接受 2 个问题"
    undo(register=register)
    assert checks.count_open(register=register) == (0, 2)


def test_a_hard_finding_is_refused_and_nothing_is_accepted_with_it(register: Register) -> None:
    SCENES["key_twice"](register, True)
    project(register, number="LL-9", status="4", end="2026-06")
    with pytest.raises(FindingNotAcceptable, match="不能接受"):
        checks.accept(register=register, findings=checks.run(register=register), reason=REASON)
    assert overdue(register).reason is None


def test_no_reason_is_no_acceptance(register: Register) -> None:
    project(register, status="4", end="2026-06")
    with pytest.raises(ReasonMissing):
        checks.accept(register=register, findings=[overdue(register)], reason="  ")


def test_what_was_accepted_is_opened_again(register: Register) -> None:
    project(register, status="4", end="2026-06")
    checks.accept(register=register, findings=[overdue(register)], reason=REASON)
    checks.withdraw(register=register, findings=[overdue(register)])
    assert checks.count_open(register=register) == (0, 1)


def test_evidence_too_long_to_keep_still_tells_values_apart() -> None:
    one, other = evidence_of(["很长的团队名称" * 40, 3]), evidence_of(["很长的团队名称" * 40, 4])
    assert one != other and len(one) <= 200 and one == evidence_of(["很长的团队名称" * 40, 3])
