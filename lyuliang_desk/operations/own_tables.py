"""The tables that belong to one record: a project's budget, targets and people, a platform's equipment."""

from collections.abc import Mapping, Sequence
from typing import Any

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.store.changes import Action, Applied, ChangeSet, RecordChange
from lyuliang_desk.store.register import Register


def tables_of(*, kinds: Mapping[str, RecordKind], kind: str) -> list[RecordKind]:
    """The kinds whose records belong to records of a kind, in the order of the catalogue."""
    return [own for own in kinds.values() if own.area and own.owner == kind]


def put_in_order(
    *, register: Register, kind: str, owner_id: str, record_ids: Sequence[str], initiator: Any = None
) -> Applied:
    """Number the rows of a record's table 1, 2, 3 … in this order, as one step; those not named follow as they stood."""
    kept = {row.id: row.values.get("order") for row in register.own_rows(kind, owner_id)}
    wanted = [i for i in dict.fromkeys(record_ids) if i in kept]
    wanted += [i for i in kept if i not in wanted]
    changes = tuple(
        RecordChange(i, kind, "edit", {"order": (kept[i], number)})
        for number, i in enumerate(wanted, 1)
        if kept[i] != number
    )
    words = {
        "title": register.titles([owner_id]).get(owner_id, ""),
        "table": str(register.kinds[kind].label),
    }
    return register.apply(ChangeSet(Action("order_rows", words), changes), initiator=initiator)
