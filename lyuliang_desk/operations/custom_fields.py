"""Fields of the office's own: defined, renamed, put in order, taken away."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from lyuliang_desk.catalogue.custom import DEFINITIONS, ListName
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.operations import delete_records, save_record
from lyuliang_desk.store.changes import Action, Applied, ChangeSet, RecordChange
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Filter, Order, Row, View


def definitions(*, register: Register, kind: str | None = None) -> list[Row]:
    """The definitions of a kind's own fields, or of all, in their order."""
    of_kind = () if kind is None else (Filter("record_kind", "is", kind),)
    view = View(DEFINITIONS, filters=of_kind, order=(Order("order"),))
    return register.rows(DEFINITIONS, register.ids(view))


def define(
    *,
    register: Register,
    kind: str,
    values: Mapping[str, Stored],
    record_id: str | None = None,
    initiator: Any = None,
) -> Applied:
    """Add a field to a kind, or change its name, words and marks. Raises ``Refused`` with what is wrong with it."""
    whole = {**values, "record_kind": kind} if record_id is None else dict(values)
    if record_id is None and whole.get("order") is None:
        whole["order"] = 1 + max(
            (_order(row) for row in definitions(register=register, kind=kind)), default=0
        )
    return save_record(
        register=register, kind=DEFINITIONS, record_id=record_id, values=whole, initiator=initiator
    )


def take_away(*, register: Register, record_id: str, initiator: Any = None) -> Applied:
    """Hide a field everywhere; what was entered comes back when this is undone."""
    return delete_records(register=register, record_ids=[record_id], initiator=initiator)


def put_in_order(*, register: Register, record_ids: Sequence[str], initiator: Any = None) -> Applied:
    """Number the definitions 1, 2, 3 … in this order, as one step."""
    kept = register.values_of(DEFINITIONS, record_ids)
    changes = tuple(
        RecordChange(id_, DEFINITIONS, "edit", {"order": (kept[id_].get("order"), number)})
        for number, id_ in enumerate(record_ids, 1)
        if id_ in kept and kept[id_].get("order") != number
    )
    words = {"field": str(register.kinds[DEFINITIONS]["order"].label), "count": str(len(changes))}
    return register.apply(ChangeSet(Action("fill", words), changes), initiator=initiator)


def definition_kind(*, register: Register) -> RecordKind:
    """The kind of definitions as a person fills it in: the register is known, code lists are named by what they list."""
    kind = register.kinds[DEFINITIONS]
    asked = ("name", "english_name", "field_type", "words", "code_list", "headers", "required", "personal")
    fields = tuple(
        replace(kind[name], type=ListName("code_list")) if name == "code_list" else kind[name]
        for name in asked
    )
    return replace(kind, fields=fields)


def _order(row: Row) -> int:
    order = row.values.get("order")
    return order if isinstance(order, int) else 0
