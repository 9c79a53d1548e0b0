"""What follows a merge: every record that pointed at one of the losers points at the survivor.

Two memberships of one person in one team that arise so are folded into one: what the survivor's own lacks is taken from
the other, which is hidden. Whatever pointed at that one follows in its turn.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import orjson

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.kinds.office import OFFICE_KINDS
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.catalogue.types.reference import Reference
from lyuliang_desk.catalogue.types.text import LongText
from lyuliang_desk.duplicates.decisions import DECISION
from lyuliang_desk.store.changes import RecordChange
from lyuliang_desk.store.links import link_kind, links_kind, targets
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Filter, View

_OFFICE = frozenset(kind.name for kind in OFFICE_KINDS)


@dataclass
class Redrawing:
    """The register as it will be: the values of every record that changes, and which records go."""

    register: Register
    before: dict[str, tuple[str, dict[str, Stored]]] = field(default_factory=dict)
    after: dict[str, dict[str, Stored]] = field(default_factory=dict)
    gone: dict[str, str] = field(default_factory=dict)
    """The records that are hidden, by id, with their kind."""

    def values(self, kind: str, record_id: str) -> dict[str, Stored]:
        """A live record's values as they will be, to be changed in place."""
        if record_id not in self.after:
            kept = self.register.values_of(kind, [record_id])[record_id]
            self.before[record_id] = kind, kept
            self.after[record_id] = dict(kept)
        return self.after[record_id]

    def changes(self) -> tuple[RecordChange, ...]:
        """What has to be written, each record once; the records that go come last."""
        edits = []
        for record_id, (kind, before) in self.before.items():
            after = self.after[record_id]
            fields = {name: (before[name], value) for name, value in after.items() if before[name] != value}
            if fields and record_id not in self.gone:
                edits.append(RecordChange(record_id, kind, "edit", fields))
        return (*edits, *(RecordChange(i, kind, "delete", {}) for i, kind in self.gone.items()))


def merge_into(redrawing: Redrawing, kind: str, survivor: str, losers: Sequence[str]) -> None:
    """Let everything that points at the losers point at the survivor, and let the losers go."""
    kinds = redrawing.register.kinds
    redrawing.gone.update(dict.fromkeys(losers, kind))
    gone = frozenset(losers)
    touched: dict[str, set[str]] = {}
    for name, field_name, linking_id in _pointing(redrawing.register, losers):
        if linking_id in redrawing.gone:
            continue
        values = redrawing.values(name, linking_id)
        own = linking_id == survivor
        values[field_name] = _repointed(kinds[name][field_name], values[field_name], gone, survivor, own)
        touched.setdefault(name, set()).add(linking_id)
    for name, ids in touched.items():
        if is_membership(kinds[name]):
            _fold_doubles(redrawing, kinds[name], survivor, ids)


def _pointing(register: Register, losers: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """``(kind, field, id)`` of all live records that hold the id of a loser, in a link or in whatever holds ids.

    Decisions about duplicates are left out: they have rules of their own.
    """
    for loser in losers:
        yield from register.linking(loser)
    for kind in register.kinds.values():
        if kind.name == DECISION:
            continue
        for reference in kind.fields:
            if isinstance(reference.type, Reference):
                for ids in register.find(kind.name, reference.name, losers).values():
                    yield from ((kind.name, reference.name, i) for i in ids)
            elif isinstance(reference.type, LongText) and kind.name in _OFFICE:
                yield from _mentioning(register, kind, reference, losers)


def _mentioning(
    register: Register, kind: RecordKind, text: Field, losers: Sequence[str]
) -> Iterator[tuple[str, str, str]]:
    """The records of the office's own in whose text an id stands: a saved view that filters by a link."""
    for loser in losers:
        view = View(kind.name, filters=(Filter(text.name, "contains", loser),))
        for row in register.rows(kind.name, register.ids(view), []):
            yield kind.name, text.name, row.id


def _repointed(linking: Field, stored: Stored, gone: frozenset[str], survivor: str, own: bool) -> Stored:
    """The link or links with the survivor in place of the losers, each once; the survivor does not point at itself."""
    if isinstance(linking.type, LongText):
        words = str(stored)
        for loser in gone:
            words = words.replace(loser, survivor)
        return words
    ids = dict.fromkeys(survivor if i in gone else i for i in targets(linking, stored))
    if own:
        ids.pop(survivor, None)
    if links_kind(linking):
        return orjson.dumps(list(ids)).decode() if ids else None
    return next(iter(ids), None)


def is_membership(kind: RecordKind) -> bool:
    """Whether records of a kind say that two records belong together (a person in a team), and go away with them.

    An expert's place in the pool is one too, with the pool itself for the other.
    """
    first, second = kind.name_key
    named = [kind[first], *([kind[second]] if second is not None else [])]
    return all(link_kind(f) for f in named) and any(f.name in kind.within for f in named)


def _fold_doubles(redrawing: Redrawing, kind: RecordKind, survivor: str, touched: Iterable[str]) -> None:
    """Fold each membership that was just repointed into one that the survivor has of the same two records."""
    names = [name for name in kind.name_key if name is not None]
    of_survivor: dict[str, None] = {}
    for name in names:
        view = View(kind.name, filters=(Filter(name, "is", survivor),))
        rows = redrawing.register.rows(kind.name, redrawing.register.ids(view), [])
        of_survivor |= dict.fromkeys(row.id for row in rows)
    first_of: dict[tuple[Stored, ...], list[str]] = {}
    for record_id in [*of_survivor, *sorted(set(touched) - of_survivor.keys())]:
        if record_id in redrawing.gone:
            continue
        values = redrawing.values(kind.name, record_id)
        same = first_of.setdefault(tuple(values[name] for name in names), [])
        kept = next((i for i in same if not periods_apart(redrawing.values(kind.name, i), values)), None)
        if kept is None:
            same.append(record_id)
            continue
        _fill_up(redrawing.values(kind.name, kept), values)
        merge_into(redrawing, kind.name, kept, [record_id])


def _fill_up(values: dict[str, Stored], other: Mapping[str, Stored]) -> None:
    for name, value in other.items():
        if values[name] is None:
            values[name] = value


def periods_apart(first: Mapping[str, Stored], second: Mapping[str, Stored]) -> bool:
    """Whether two memberships are known to follow one another: who left and came back was a member twice."""
    ends = [(a.get("end"), b.get("start")) for a, b in ((first, second), (second, first))]
    return any(end is not None and start is not None and str(end) < str(start) for end, start in ends)
