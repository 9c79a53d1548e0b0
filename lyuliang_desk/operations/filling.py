"""One value for a field of many records: fill down, and set a field on a selection. Planned, shown, applied as one step."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lyuliang_desk.bulk import bulk_work
from lyuliang_desk.catalogue.check import newly_found
from lyuliang_desk.catalogue.derived import told_by_others
from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.errors import Cancelled
from lyuliang_desk.store.changes import Action, Applied, ChangeSet, RecordChange
from lyuliang_desk.store.errors import ReadOnlyRegister
from lyuliang_desk.store.prepare import record_check
from lyuliang_desk.store.register import Register

BATCH = 1_000
"""So many records are looked at between two looks whether to go on."""


@dataclass(frozen=True)
class FillPlan:
    """What filling would do; nothing is written yet.

    ``changes`` are those of the records that would change and may; ``refused`` and ``warned`` hold what is to be
    said, by record id; ``unchanged`` counts the records that hold the value already.
    """

    field: Field
    value: Stored
    changes: tuple[RecordChange, ...]
    unchanged: int
    refused: Mapping[str, tuple[Finding, ...]]
    warned: Mapping[str, tuple[Finding, ...]]

    def change_set(self) -> ChangeSet:
        """The change set of the records that may take the value."""
        words = {"field": str(self.field.label), "count": str(len(self.changes))}
        return ChangeSet(Action("fill", words), self.changes)


def plan_fill(
    *,
    register: Register,
    kind: str,
    record_ids: Sequence[str],
    field: str,
    value: Stored,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> FillPlan:
    """What giving a field one value in several records would do. Raises ``ReadOnlyRegister``, ``Cancelled``.

    Records that are not there any more are passed over; a record that would break a rule is refused by itself.
    """
    if register.read_only:
        raise ReadOnlyRegister(register.path)
    check = record_check(register.kinds[kind], register.today())
    changes: list[RecordChange] = []
    refused: dict[str, tuple[Finding, ...]] = {}
    warned: dict[str, tuple[Finding, ...]] = {}
    unchanged = 0
    for start in range(0, len(record_ids), BATCH):
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            progress(start, len(record_ids))
        for record_id, kept in register.values_of(kind, record_ids[start : start + BATCH]).items():
            if kept[field] == value:
                unchanged += 1
                continue
            after = {**kept, field: value}
            told = told_by_others(register.kinds[kind], after, (field,))
            found = newly_found(check(kept), check({**after, **told}))
            if any(f.level == "error" for f in found):
                refused[record_id] = found
                continue
            if found:
                warned[record_id] = found
            changes.append(RecordChange(record_id, kind, "edit", {field: (kept[field], value)}))
    plan = FillPlan(register.kinds[kind][field], value, tuple(changes), unchanged, refused, warned)
    locked = register.refused_beforehand(plan.change_set())
    allowed = tuple(change for change in changes if change.record_id not in locked)
    return replace(plan, changes=allowed, refused={**refused, **locked})


def apply_fill(
    *,
    register: Register,
    plan: FillPlan,
    initiator: Any = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Applied:
    """Write the records that may take the value, in one step. Raises ``StaleChange``, ``Refused``, ``Cancelled``."""
    with bulk_work():
        return register.apply(plan.change_set(), initiator=initiator, progress=progress, cancelled=cancelled)
