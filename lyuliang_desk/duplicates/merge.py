"""Merging records of a kind into one, field by field: planned here, shown, and then written as one undoable step."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lyuliang_desk.catalogue.folding import fold_name
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.catalogue.types.phones import Phones
from lyuliang_desk.duplicates.decisions import after_merging
from lyuliang_desk.duplicates.repoint import Redrawing, merge_into
from lyuliang_desk.duplicates.spelling import divided
from lyuliang_desk.store.changes import Action, ChangeSet
from lyuliang_desk.store.errors import RecordMissing
from lyuliang_desk.store.register import Register

FORMER_NAMES = "former_names"
"""The field in which a kind keeps the names a record had before."""


def plan_merge(
    register: Register,
    kind: str,
    survivor_id: str,
    loser_ids: Sequence[str],
    choices: Mapping[str, str] | None = None,
) -> ChangeSet:
    """The step that merges the losers into the survivor; nothing is written.

    ``choices`` names for a field the record whose value is taken; without one the survivor's is kept, or where that is
    empty the first loser's that has one. Telephone numbers are all kept, the chosen ones first; names that fall away
    are kept as former names where the kind has that field. Links at the losers follow, and so do decisions.

    Raises RecordMissing for a record that is not live, ValueError for a choice that names no record of these.
    """
    shape = register.kinds[kind]
    losers = [i for i in dict.fromkeys(loser_ids) if i != survivor_id]
    order = [survivor_id, *losers]
    kept = register.values_of(kind, order)
    for record_id in order:
        if record_id not in kept:
            raise RecordMissing(record_id)
    merged = merged_values(shape, [kept[i] for i in order], _places(order, choices or {}))
    redrawing = Redrawing(register)
    redrawing.values(kind, survivor_id).update(merged)
    merge_into(redrawing, kind, survivor_id, losers)
    changes = (*redrawing.changes(), *after_merging(register, kind, survivor_id, losers))
    title = str(merged[shape.title_field] or "")
    words = {"kind": str(shape.label), "title": title, "count": str(len(order))}
    return ChangeSet(Action("merge", words), changes if losers else ())


def _places(order: list[str], choices: Mapping[str, str]) -> dict[str, int]:
    unknown = set(choices.values()) - set(order)
    if unknown:
        raise ValueError(f"not among the records to be merged: {', '.join(sorted(unknown))}")
    return {name: order.index(record_id) for name, record_id in choices.items()}


def merged_values(
    kind: RecordKind, records: Sequence[Mapping[str, Stored]], chosen: Mapping[str, int]
) -> dict[str, Stored]:
    """The values of the one record that several become; the first survives, ``chosen`` gives places by field name."""
    merged: dict[str, Stored] = {}
    for field in kind.fields:
        values = [record[field.name] for record in records]
        place = chosen.get(field.name)
        merged[field.name] = (
            next((v for v in values if v is not None), None) if place is None else values[place]
        )
        if isinstance(field.type, Phones):
            merged[field.name] = _all_phones(merged[field.name], values)
    if FORMER_NAMES in kind.by_name:
        merged[FORMER_NAMES] = _all_names(
            merged[FORMER_NAMES], records, kind.title_field, merged[kind.title_field]
        )
    return merged


def _all_phones(first: Stored, values: Sequence[Stored]) -> Stored:
    numbers = dict.fromkeys(n for value in (first, *values) if value for n in str(value).split(";"))
    return ";".join(numbers) or None


def _all_names(kept: Stored, records: Sequence[Mapping[str, Stored]], title: str, now: Stored) -> Stored:
    """All former names and the names that fall away, each once by its folding, none that is borne now."""
    names = divided(kept)
    for record in records:
        names += divided(record[FORMER_NAMES])
    names += [str(record[title]) for record in records if record[title]]
    once = {fold_name(name): name for name in reversed(names)}
    once.pop(fold_name(str(now or "")), None)
    return "、".join(reversed(once.values())) or None


@dataclass(frozen=True, slots=True)
class Consequences:
    """What a merge does besides: links that follow by kind, double memberships that fall away, records hidden."""

    repointed: Mapping[str, int]
    folded: Mapping[str, int]
    hidden: int


def consequences(change_set: ChangeSet, kind: str, survivor_id: str) -> Consequences:
    """What is shown before a merge is written."""
    others = [c for c in change_set.changes if c.record_id != survivor_id]
    repointed = Counter(c.kind for c in others if c.operation == "edit")
    folded = Counter(c.kind for c in others if c.operation == "delete" and c.kind != kind)
    hidden = sum(c.operation == "delete" and c.kind == kind for c in others)
    return Consequences(repointed, folded, hidden)
