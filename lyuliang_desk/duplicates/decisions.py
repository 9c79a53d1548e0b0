"""“Not the same”: a decision about two records that is kept as a record of its own, and can be undone like any other."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.store.changes import Action, ChangeSet, RecordChange
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Filter, Row, View

DECISION = "not_duplicate"
"""The kind of such a record: ``record_kind``, ``first`` (the smaller id), ``second``, ``reason``."""


def decisions(register: Register, kind: str) -> list[Row]:
    """What was decided about records of a kind."""
    view = View(DECISION, filters=(Filter("record_kind", "is", kind),))
    return register.rows(DECISION, register.ids(view))


def told_apart(register: Register, kind: str) -> set[frozenset[Stored]]:
    """The pairs of ids of which somebody said that they are two."""
    return {frozenset((row.values["first"], row.values["second"])) for row in decisions(register, kind)}


def plan_not_the_same(
    register: Register, kind: str, record_ids: Iterable[str], reason: str = ""
) -> ChangeSet:
    """Keep that each two of these records are two; what was said before is not said again."""
    known = told_apart(register, kind)
    ids = sorted(set(record_ids))
    changes = tuple(
        _decision(register, kind, first, second, reason)
        for first, second in combinations(ids, 2)
        if frozenset((first, second)) not in known
    )
    titles = register.titles(ids)
    words = {"titles": "、".join(titles.get(i, "") for i in ids), "kind": str(register.kinds[kind].label)}
    return ChangeSet(Action("not_the_same", words), changes)


def _decision(register: Register, kind: str, first: str, second: str, reason: str) -> RecordChange:
    values = {"record_kind": kind, "first": first, "second": second, "reason": reason or None}
    fields: dict[str, tuple[Stored, Stored]] = {
        name: (None, value) for name, value in values.items() if value is not None
    }
    return RecordChange(register.new_id(), DECISION, "create", fields)


def after_merging(
    register: Register, kind: str, survivor: str, losers: Iterable[str]
) -> Iterator[RecordChange]:
    """What was decided about records that are merged into another holds for that one; twice the same falls away."""
    gone = set(losers)
    known = {pair for pair in told_apart(register, kind) if not pair & gone}
    for row in decisions(register, kind):
        before = (row.values["first"], row.values["second"])
        if not gone.intersection(before):
            continue
        first, second = sorted(survivor if i in gone else str(i) for i in before)
        pair: frozenset[Stored] = frozenset((first, second))
        if len(pair) == 1 or pair in known:
            yield RecordChange(row.id, DECISION, "delete", {})
        else:
            known.add(pair)
            after = {"first": first, "second": second}
            fields: dict[str, tuple[Stored, Stored]] = {
                name: (row.values[name], value) for name, value in after.items() if row.values[name] != value
            }
            yield RecordChange(row.id, DECISION, "edit", fields)
