"""Checking the records, and accepting what is found."""

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from lyuliang_desk.bulk import bulk_work
from lyuliang_desk.checks.acceptance import plan_acceptance, plan_withdrawal
from lyuliang_desk.checks.check import Limits
from lyuliang_desk.checks.finding import RecordFinding
from lyuliang_desk.checks.names import names_of
from lyuliang_desk.checks.run import run_checks
from lyuliang_desk.checks.table import BY_CODE
from lyuliang_desk.messages import _
from lyuliang_desk.store.changes import Action, Applied
from lyuliang_desk.store.register import Register

MOST_TEAMS = "most_teams_per_person"
"""The setting of a register."""


def run(
    *,
    register: Register,
    kinds: Collection[str] | None = None,
    limits: Limits | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[RecordFinding]:
    """What all checks find, of some kinds or all, accepted findings too. Raises ``Cancelled``."""
    limits = limits or Limits(most_teams=most_teams(register=register))
    with bulk_work():
        return run_checks(register, progress=progress, cancelled=cancelled, limits=limits, kinds=kinds)


def most_teams(*, register: Register) -> int:
    """On how many teams one person may be at a time, as the office has it."""
    kept = register.setting(MOST_TEAMS)
    return int(kept) if kept and kept.isdigit() else Limits().most_teams


def allow_teams(*, register: Register, count: int) -> None:
    """Say on how many teams one person may be; the log tells who said it. Raises ReadOnlyRegister."""
    register.keep_setting(MOST_TEAMS, str(count), Action("most_teams", {"count": str(count)}))


def count_open(*, register: Register, cancelled: Callable[[], bool] | None = None) -> tuple[int, int]:
    """How many findings are neither put right nor accepted: hard ones, soft ones. Raises ``Cancelled``."""
    found = run(register=register, cancelled=cancelled)
    levels = [finding.level for finding in found if finding.acceptance is None]
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


def export(
    *, register: Register, findings: Sequence[RecordFinding], names: Mapping[str, str], path: Path
) -> int:
    """Write a list of findings as an .xlsx for whoever has to put them right; answers how many. Raises ``WorldError``."""
    from lyuliang_desk.excel.word_list import write_words  # Excel's library is slow to load

    columns = {
        _("Check"): 24.0,
        _("Level"): 10.0,
        _("Record"): 36.0,
        _("Kind"): 14.0,
        _("Field"): 18.0,
        _("Problem"): 60.0,
        _("Reason for accepting"): 30.0,
    }
    rows = [_row(register, finding, names) for finding in findings]
    write_words(path, _("Data checks"), columns, rows)
    return len(rows)


def level_name(finding: RecordFinding) -> str:
    """The word for how grave a finding is, or that it is accepted."""
    if finding.acceptance is not None:
        return _("accepted")
    return _("to be put right") if finding.level == "hard" else _("to be looked at")


def _row(register: Register, finding: RecordFinding, names: Mapping[str, str]) -> list[str]:
    kind = register.kinds[finding.kind]
    field = str(kind[finding.field].label) if finding.field else ""
    name = names.get(finding.record_id, "")
    place = [name, str(kind.label), field]
    return [name_of(finding.check), level_name(finding), *place, finding.message, finding.reason or ""]
