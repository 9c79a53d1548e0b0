"""What a signed paper has fixed: which changes of a record are refused until it is unlocked with a reason."""

from collections.abc import Collection, Mapping

from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.kind import Lock, RecordKind
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.messages import _


def closed_locks(kind: RecordKind, kept: Mapping[str, Stored]) -> tuple[Lock, ...]:
    """The locks of a kind that hold a record as it is kept."""
    return tuple(
        lock for lock in kind.locks if kept.get(lock.signed) is not None and kept.get(lock.reason) is None
    )


def locked_fields(kind: RecordKind, kept: Mapping[str, Stored]) -> frozenset[str]:
    """The fields of a kept record that may not change now."""
    return frozenset(name for lock in closed_locks(kind, kept) for name in lock.fields)


def refused_by_locks(
    kind: RecordKind, kept: Mapping[str, Stored], changed: Collection[str]
) -> tuple[Finding, ...]:
    """An error for each changed field that a signed paper has fixed."""
    found: dict[str, Finding] = {}
    for lock in closed_locks(kind, kept):
        for name in lock.fields:
            if name in changed and name not in found:
                found[name] = Finding("field_locked", "error", _why(kind, lock, name, kept), name)
    return tuple(found.values())


def refused_to_go(kind: RecordKind, kept: Mapping[str, Stored]) -> tuple[Finding, ...]:
    """An error where a record is to be deleted of which a signed paper speaks."""
    locks = closed_locks(kind, kept)
    if not locks:
        return ()
    message = _("The {paper} signed on {day} speaks of it; unlock the {kind} with a reason first.")
    words = {"paper": locks[0].paper, "day": kept[locks[0].signed], "kind": kind.label}
    return (Finding("record_locked", "error", message.format(**words)),)


def refused_by_owner(
    kind: RecordKind, owner_kind: RecordKind, owner: Mapping[str, Stored], changed: Collection[str] | None
) -> tuple[Finding, ...]:
    """An error where a line is added, taken away (``changed`` is None) or altered that the owner's signed paper has fixed."""
    rule, locks = kind.owners_lock, closed_locks(owner_kind, owner)
    if rule is None or not locks:
        return ()
    fixed = changed is None or [name for name in changed if name not in rule.free]
    if not fixed:
        return ()
    message = _(
        "The {paper} signed on {day} has fixed the table {table}; unlock the {owner} with a reason first."
    )
    words = {
        "paper": locks[0].paper,
        "day": owner[locks[0].signed],
        "table": kind.label,
        "owner": owner_kind.label,
    }
    return (Finding("table_locked", "error", message.format(**words)),)


def _why(kind: RecordKind, lock: Lock, name: str, kept: Mapping[str, Stored]) -> str:
    message = _(
        "{field} has been fixed by the {paper} signed on {day}; unlock the {kind} with a reason first."
    )
    words = {"field": kind[name].label, "paper": lock.paper, "day": kept[lock.signed], "kind": kind.label}
    return message.format(**words)
