"""Accepting soft findings with a reason, and taking that back; both are change sets like everything else."""

from collections.abc import Sequence

from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.checks.finding import RecordFinding
from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.store.changes import Action, ChangeSet, RecordChange
from lyuliang_desk.store.engine import Connection
from lyuliang_desk.store.register import Register

Identity = tuple[str, str, str, str]


class FindingNotAcceptable(WorldError):
    """A hard finding was to be accepted."""

    def __init__(self, finding: RecordFinding) -> None:
        message = _("This must be put right and cannot be accepted: {finding}")
        super().__init__("finding_not_acceptable", message.format(finding=finding.message))


class ReasonMissing(WorldError):
    """An acceptance without a reason."""

    def __init__(self) -> None:
        super().__init__("reason_missing", _("Say why it is accepted; the reason is kept with it."))


def acceptances(connection: Connection) -> dict[Identity, tuple[str, str]]:
    """By the identity of a finding: the id of its acceptance, and the reason."""
    sql = "SELECT code, record, coalesce(field, ''), coalesce(evidence, ''), id, reason FROM accepted_finding WHERE deleted = 0"
    return {
        (code, record, field, evidence): (acceptance, reason)
        for code, record, field, evidence, acceptance, reason in connection.execute(sql)
    }


def plan_acceptance(register: Register, findings: Sequence[RecordFinding], reason: str) -> ChangeSet:
    """The change set that accepts open soft findings. Raises FindingNotAcceptable, ReasonMissing."""
    hard = next((finding for finding in findings if finding.level == "hard"), None)
    if hard is not None:
        raise FindingNotAcceptable(hard)
    if not reason.strip():
        raise ReasonMissing
    changes = tuple(_acceptance(register, f, reason.strip()) for f in findings if f.acceptance is None)
    return ChangeSet(Action("accept_findings", {"count": str(len(changes))}), changes)


def plan_withdrawal(findings: Sequence[RecordFinding]) -> ChangeSet:
    """The change set that opens accepted findings again."""
    chosen = dict.fromkeys(f.acceptance for f in findings if f.acceptance is not None)
    changes = tuple(RecordChange(i, "accepted_finding", "delete", {}) for i in chosen)
    return ChangeSet(Action("withdraw_acceptance", {"count": str(len(changes))}), changes)


def _acceptance(register: Register, finding: RecordFinding, reason: str) -> RecordChange:
    values: dict[str, Stored] = {
        "code": finding.code,
        "record": finding.record_id,
        "record_kind": finding.kind,
        "field": finding.field,
        "evidence": finding.evidence,
        "reason": reason,
    }
    fields = {name: (None, value) for name, value in values.items() if value is not None}
    return RecordChange(register.new_id(), "accepted_finding", "create", fields)
