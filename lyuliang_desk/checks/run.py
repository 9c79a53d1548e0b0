"""Running the checks over a whole register."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from lyuliang_desk.checks.acceptance import acceptances
from lyuliang_desk.checks.check import Check, Inquiry, Limits
from lyuliang_desk.checks.finding import RecordFinding
from lyuliang_desk.checks.table import CHECKS
from lyuliang_desk.errors import Cancelled
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.watch import Progress


def run_checks(
    register: Register,
    checks: Iterable[Check] = CHECKS,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    *,
    limits: Limits | None = None,
    kinds: Collection[str] | None = None,
) -> list[RecordFinding]:
    """What the checks find, in their order, each finding with its acceptance if there is one; of some ``kinds`` or all.

    The program's own kinds, which have no table to go to, are left out.

    Raises ``Cancelled`` when somebody wants to stop.
    """
    inquiry = Inquiry(register.reading(), register.kinds, register.today(), limits or Limits(), cancelled)
    steps = [
        (check, register.kinds[name])
        for check in checks
        for name in (check.kinds or [k.name for k in register.kinds.values() if k.in_sidebar])
        if kinds is None or name in kinds
    ]
    accepted = acceptances(register.reading())
    found: list[RecordFinding] = []
    for done, (check, kind) in enumerate(steps):
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            progress(done, len(steps))
        for finding in check.run(inquiry, kind):
            kept = accepted.get(finding.identity) if finding.level == "soft" else None
            found.append(finding if kept is None else replace(finding, acceptance=kept[0], reason=kept[1]))
    if progress is not None:
        progress(len(steps), len(steps))
    return found
