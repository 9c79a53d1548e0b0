"""The steps of a project's life, and unlocking what a signed paper has fixed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lyuliang_desk.catalogue.kind import Lock
from lyuliang_desk.catalogue.life import LIVES, Life, Step, missing_for
from lyuliang_desk.catalogue.locks import closed_locks
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.store.changes import Action, Applied, ChangeSet, RecordChange
from lyuliang_desk.store.errors import RecordMissing, Refused
from lyuliang_desk.store.lookups import Record
from lyuliang_desk.store.register import Register


@dataclass(frozen=True)
class Standing:
    """Where a record stands: its life and state, the steps that may follow, and what holds it.

    ``locks`` are those of signed papers; ``unlocked_because`` is the reason for which they are open, empty otherwise.
    """

    life: Life
    state: str
    steps: tuple[Step, ...]
    locks: tuple[Lock, ...]
    unlocked_because: str


def standing(*, register: Register, record_id: str) -> Standing | None:
    """Where a record stands; None for kinds without a life. Raises ``RecordMissing``."""
    record = _kept(register, record_id)
    life = LIVES.get(record.kind)
    if life is None:
        return None
    kind = register.kinds[record.kind]
    state = record.values.get(life.status) or life.course[0]
    reason = next((record.values.get(lock.reason) for lock in kind.locks), None)
    signed = any(record.values.get(lock.signed) for lock in kind.locks)
    return Standing(
        life,
        str(state),
        life.possible(state),
        closed_locks(kind, record.values),
        str(reason or "") if signed else "",
    )


def take_step(
    *, register: Register, record_id: str, to: str, values: Mapping[str, Stored], initiator: Any = None
) -> Applied:
    """Bring a record to its next state with what the step asks for, as one step.

    Raises ``Refused`` with a finding for each field that is missing or that a signed paper has fixed.
    """
    record = _kept(register, record_id)
    kind, life = register.kinds[record.kind], LIVES[record.kind]
    step = next((s for s in life.possible(record.values.get(life.status)) if s.to == to), None)
    if step is None:
        message = _("This step does not follow the present state; look at the record again.")
        raise WorldError("step_not_possible", message)
    after = {**record.values, **values, life.status: to}
    missing = missing_for(kind, step, after)
    if missing:
        raise Refused({record_id: missing})
    fields = {
        name: (record.values.get(name), value)
        for name, value in {**values, life.status: to}.items()
        if record.values.get(name) != value
    }
    words = {"title": str(record.values.get(kind.title_field) or ""), "step": str(step.label)}
    change = RecordChange(record_id, record.kind, "edit", fields)
    return register.apply(ChangeSet(Action("life_step", words), (change,)), initiator=initiator)


def unlock(*, register: Register, record_id: str, reason: str, initiator: Any = None) -> Applied:
    """Open a record that signed papers hold, for a reason that is kept. Raises ``WorldError`` without one."""
    if not reason.strip():
        raise WorldError("reason_missing", _("Say why it is to be unlocked; the reason is kept."))
    return _set_reason(register, record_id, reason.strip(), "unlock", initiator)


def lock_again(*, register: Register, record_id: str, initiator: Any = None) -> Applied:
    """Let the signed papers hold the record again."""
    return _set_reason(register, record_id, None, "lock", initiator)


def _set_reason(register: Register, record_id: str, reason: str | None, code: str, initiator: Any) -> Applied:
    record = _kept(register, record_id)
    kind = register.kinds[record.kind]
    names = dict.fromkeys(lock.reason for lock in kind.locks)
    fields = {name: (record.values.get(name), reason) for name in names if record.values.get(name) != reason}
    words = {"title": str(record.values.get(kind.title_field) or ""), "reason": reason or ""}
    change = RecordChange(record_id, record.kind, "edit", fields)
    return register.apply(ChangeSet(Action(code, words), (change,)), initiator=initiator)


def _kept(register: Register, record_id: str) -> Record:
    record = register.get(record_id)
    if record is None:
        raise RecordMissing(record_id)
    return record
