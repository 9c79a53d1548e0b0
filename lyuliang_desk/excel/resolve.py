"""Names to records: which organisation, person or team a cell means, and which would have to be made."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from rapidfuzz import fuzz, process

from lyuliang_desk.catalogue.finding import Level
from lyuliang_desk.catalogue.folding import fold, fold_name
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.messages import _
from lyuliang_desk.store.changes import RecordChange
from lyuliang_desk.store.lookups import Titled

SEVERAL = "、，,；;/"
"""What stands between the names of several people."""
ALIKE = 90
"""The rapidfuzz ratio from which a new organisation's name is close enough to a kept one to be asked about."""


class NameIndex(Protocol):
    """What the register tells of its records' names."""

    def title_index(self, kind: str) -> list[Titled]: ...


@dataclass(frozen=True, slots=True)
class Resolved:
    """The record that a name means; ``remark`` says what a person should look at; ``id`` is None when it cannot be told."""

    id: str | None
    remark: tuple[Level, str, str] | None = None


@dataclass
class Resolver:
    """Finds records by name, in the register and among those that this import would make. One serves all sheets of a workbook."""

    register: NameIndex
    new_id: Callable[[], str]
    companions: dict[str, RecordChange] = field(default_factory=dict)
    _known: dict[str, dict[str, list[tuple[str, str | None]]]] = field(default_factory=dict)
    _titles: dict[str, list[str]] = field(default_factory=dict)
    _made_with: dict[str, frozenset[str]] = field(default_factory=dict)

    def candidates(self, kind: str, folded: str) -> list[tuple[str, str | None]]:
        """``(id, within)`` of every record of the kind that bears the folded name."""
        return self._index(kind).get(folded, [])

    def note(self, kind: str, folded: str, id_: str, within: str | None) -> None:
        """A row of this import makes a record of this folded name; later rows find it."""
        self._index(kind).setdefault(folded, []).append((id_, within))

    def made_with(self, id_: str) -> frozenset[str]:
        """The records that must be made with one that is to be made: a person's organisation may be new, too."""
        if id_ not in self._made_with:
            fields = self.companions[id_].fields.values()
            linked = {after for _, after in fields if isinstance(after, str)}
            self._made_with[id_] = frozenset({id_} | (linked & self.companions.keys()))
        return self._made_with[id_]

    def organisation_or_team(self, kind: str, name: str) -> Resolved:
        """The record of that name, made if there is none; two records of one name are asked about."""
        found = self.candidates(kind, _folded(kind, name))
        if len(found) > 1:
            message = _("Two records in the register are called {name}; merge or rename them first.")
            return Resolved(None, ("error", "name_ambiguous", message.format(name=name)))
        if found:
            return Resolved(found[0][0])
        alike = self._alike(kind, name)
        id_ = self._make(kind, {KINDS[kind].title_field: name}, None)
        message = _("{kind} {name} is not in the register and is made with this row.")
        if alike:
            message = _(
                "{kind} {name} is not in the register and is made with this row; {alike} is there: the same?"
            )
        text = message.format(kind=KINDS[kind].label, name=name, alike=alike)
        return Resolved(id_, ("warning" if alike else "note", "made_with_row", text))

    def person(self, name: str, workplace: str | None, phone: Stored = None) -> Resolved:
        """The person of that name at that organisation; failing that, the one of that name of whom no employer is known."""
        if any(mark in name for mark in SEVERAL):
            message = _("{name} names several people where one is asked for; keep the one in charge.")
            return Resolved(None, ("error", "several_people", message.format(name=name)))
        found = self.candidates("person", fold(name))
        here = [id_ for id_, within in found if within == workplace]
        homeless = [id_ for id_, within in found if within is None]
        for group in (here, homeless):
            if len(group) == 1:
                return Resolved(group[0])
            if len(group) > 1:
                message = _(
                    "Several people called {name} are in question; give the ID number or make the names differ."
                )
                return Resolved(None, ("error", "name_ambiguous", message.format(name=name)))
        id_ = self._make("person", {"name": name, "workplace": workplace, "phone": phone}, workplace)
        if found:
            message = _(
                "A new person {name} is made with this row; someone of that name works elsewhere: the same?"
            )
            return Resolved(id_, ("warning", "same_name_elsewhere", message.format(name=name)))
        message = _("{kind} {name} is not in the register and is made with this row.")
        return Resolved(id_, ("note", "made_with_row", message.format(kind=KINDS["person"].label, name=name)))

    def _index(self, kind: str) -> dict[str, list[tuple[str, str | None]]]:
        if kind not in self._known:
            index: dict[str, list[tuple[str, str | None]]] = {}
            for kept in self.register.title_index(kind):
                index.setdefault(_folded(kind, kept.title), []).append((kept.id, kept.within))
            self._known[kind] = index
            self._titles[kind] = list(index)
        return self._known[kind]

    def _alike(self, kind: str, name: str) -> str | None:
        titles = self._titles[kind]
        best = (
            process.extractOne(_folded(kind, name), titles, scorer=fuzz.ratio, score_cutoff=ALIKE)
            if titles
            else None
        )
        return best[0] if best else None

    def _make(self, kind: str, values: dict[str, Stored], within: str | None) -> str:
        id_ = self.new_id()
        fields = {name: (None, value) for name, value in values.items() if value is not None}
        self.companions[id_] = RecordChange(id_, kind, "create", fields)
        self.note(kind, _folded(kind, str(values[KINDS[kind].title_field])), id_, within)
        return id_


def _folded(kind: str, name: str) -> str:
    return fold_name(name) if kind == "organisation" else fold(name)
