"""Checking the records, and accepting what is found."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from lyuliang_desk.bulk import bulk_work
from lyuliang_desk.checks.acceptance import plan_acceptance, plan_withdrawal
from lyuliang_desk.checks.check import Limits
from lyuliang_desk.checks.finding import RecordFinding
from lyuliang_desk.checks.names import names_of
from lyuliang_desk.checks.run import run_checks
from lyuliang_desk.checks.table import BY_CODE
from lyuliang_desk.store.changes import Applied
from lyuliang_desk.store.register import Register


def run(
    *,
    register: Register,
    kinds: Collection[str] | None = None,
    limits: Limits | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[RecordFinding]:
    """What all checks find, of some kinds or all, accepted findings too. Raises ``Cancelled``."""
    with bulk_work():
        return run_checks(register, progress=progress, cancelled=cancelled, limits=limits, kinds=kinds)


def count_open(*, register: Register) -> tuple[int, int]:
    """How many findings are neither put right nor accepted: hard ones, soft ones."""
    levels = [finding.level for finding in run(register=register) if finding.acceptance is None]
    return levels.count("hard"), levels.count("soft")


def accept(
    *, register: Register, findings: Sequence[RecordFinding], reason: str, initiator: Any = None
) -> Applied:
    """Accept soft findings for one reason, as one step. Raises FindingNotAcceptable, ReasonMissing."""
    return register.apply(plan_acceptance(register, findings, reason), initiator=initiator)


def withdraw(*, register: Register, findings: Sequence[RecordFinding], initiator: Any = None) -> Applied:
    """Open accepted findings again, as one step."""
    return register.apply(plan_withdrawal(findings), initiator=initiator)


def name_of(check: str) -> str:
    """The words for a check in the language spoken now."""
    return str(BY_CODE[check].label)


def names(*, register: Register, findings: Sequence[RecordFinding]) -> dict[str, str]:
    """What the records are called that findings speak of, by id."""
    return names_of(register, findings)
