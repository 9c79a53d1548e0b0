"""Names to records: which organisation, person or team a cell means, and which would have to be made."""

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Protocol

from rapidfuzz import fuzz, process

from lyuliang_desk.catalogue.finding import Level
from lyuliang_desk.catalogue.folding import fold, fold_name
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.excel.planning.sheet_kinds import SheetKinds
from lyuliang_desk.messages import _
from lyuliang_desk.store.changes import RecordChange
from lyuliang_desk.store.lookups import Titled

SEVERAL = "、，,；;/"
"""What stands between the names of several people."""
MADE_WITH_ROW = ("organisation", "team")
"""The kinds, besides people, whose records are made when a row names one that is not there."""
ALIKE = 90
"""The rapidfuzz ratio from which a new organisation's name is close enough to a kept one to be asked about."""


class NameIndex(Protocol):
    """What the register tells of its records' names."""

    def title_index(self, kind: str) -> list[Titled]: ...

    def values_of(self, kind: str, ids: Iterable[str]) -> dict[str, dict[str, Stored]]: ...

    def find(self, kind: str, field: str, values: Iterable[Stored]) -> dict[Stored, list[str]]: ...


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
    kinds: SheetKinds
    companions: dict[str, RecordChange] = field(default_factory=dict)
    _known: dict[str, dict[str, list[tuple[str, str | None]]]] = field(default_factory=dict)
    _titles: dict[str, list[str]] = field(default_factory=dict)
    _made_with: dict[str, frozenset[str]] = field(default_factory=dict)
    _noted: set[str] = field(default_factory=set)
    _by_phone: dict[str, dict[Stored, list[str]]] = field(default_factory=dict)
    """The ids of the people of a folded name by telephone number, for names that were asked about."""
    _numbers: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    """The ids of records by the number that names them, for numbers that were asked about or made by a row."""
    _noted_numbers: dict[str, list[tuple[Stored, str]]] = field(default_factory=dict)

    def candidates(self, kind: str, folded: str) -> list[tuple[str, str | None]]:
        """``(id, within)`` of every record of the kind that bears the folded name."""
        return self._index(kind).get(folded, [])

    def note(self, kind: str, folded: str, id_: str, within: str | None) -> None:
        """A row of this import makes a record of this folded name; later rows find it."""
        self._index(kind).setdefault(folded, []).append((id_, within))
        self._noted.add(id_)

    def note_title(self, kind: str, title: Stored, id_: str) -> None:
        """The same for a kind whose records are found by several fields; only where others name it by its title."""
        if title is not None and kind in self.kinds.linked:
            self.note(kind, _folded(kind, str(title)), id_, None)

    def note_number(self, kind: str, number: Stored, id_: str) -> None:
        """A row of this import makes a record of this number; it is folded when somebody asks for one."""
        if kind in self.kinds.linked:
            self._noted_numbers.setdefault(kind, []).append((number, id_))

    def ask_numbers(self, kind: str, words: Iterable[str]) -> None:
        """Ask the register in one question for each key which of these words are the numbers of records."""
        known, asked = self._numbers.setdefault(kind, {}), set(words)
        for key in self.kinds.kinds[kind].keys:
            for number, ids in self.register.find(kind, key, asked).items():
                known.setdefault(fold(str(number)), ids)

    def existing(self, kind: str, name: str) -> Resolved:
        """The record of that title or number: one that is there, or that a row before this makes; none is made."""
        declared, folded = self.kinds.kinds[kind], _folded(kind, name)
        numbered = self._numbered(kind, name)
        found = numbered or [id_ for id_, _within in self.candidates(kind, folded)]
        if len(found) == 1:
            return Resolved(found[0])
        words = {"kind": declared.label, "name": name, "alike": self._alike(kind, name)}
        if found and declared.keys:
            words["number"] = declared[declared.keys[0]].label
            message = _("Several records of {kind} are called {name}; write the {number} instead.")
            return Resolved(None, ("error", "name_ambiguous", message.format(**words)))
        if found:
            message = _("Several records of {kind} are called {name}; give them titles that differ first.")
            return Resolved(None, ("error", "name_ambiguous", message.format(**words)))
        message = _("{kind} {name} is neither in the register nor in this workbook; enter it first.")
        if words["alike"]:
            message = _("{kind} {name} is neither in the register nor in this workbook; is {alike} meant?")
        return Resolved(None, ("error", "link_missing", message.format(**words)))

    def _numbered(self, kind: str, number: Stored) -> list[str]:
        """The ids of the records of this number."""
        known = self._numbers.setdefault(kind, {})
        for noted, id_ in self._noted_numbers.pop(kind, ()):
            known.setdefault(fold(str(noted)), []).append(id_)
        return known.get(fold(str(number)), [])

    def is_title(self, kind: str, words: str) -> bool:
        """Whether some record of the kind is called so."""
        return bool(self.candidates(kind, _folded(kind, words)))

    def place(self, kind: str, name: str) -> Resolved:
        """The record of any kind but a person that a cell names: organisations and teams are made with the row."""
        return self.organisation_or_team(kind, name) if kind in MADE_WITH_ROW else self.existing(kind, name)

    def has_kept(self, kind: str, folded: str) -> bool:
        """Whether the register itself, not a row of this import, has a record of this folded name."""
        return any(id_ not in self._noted for id_, _within in self.candidates(kind, folded))

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
        id_ = self._make(kind, {self.kinds.kinds[kind].title_field: name}, None)
        message = _("{kind} {name} is not in the register and is made with this row.")
        if alike:
            message = _(
                "{kind} {name} is not in the register and is made with this row; {alike} is there: the same?"
            )
        text = message.format(kind=self.kinds.kinds[kind].label, name=name, alike=alike)
        return Resolved(id_, ("warning" if alike else "note", "made_with_row", text))

    def numbered_place(self, kind: str, name: str, key: str, number: Stored) -> Resolved:
        """The record of that number, whatever it is called; else the one of that name, which is made with the number."""
        declared = self.kinds.kinds[kind]
        words = {"kind": declared.label, "name": name, "field": declared[key].label, "number": number}
        numbered = self._numbered(kind, number)
        if len(numbered) == 1:
            if any(id_ == numbered[0] for id_, _within in self.candidates(kind, _folded(kind, name))):
                return Resolved(numbered[0])
            message = _("By its {field} {number} another {kind} is meant than {name}; check which is right.")
            return Resolved(numbered[0], ("warning", "number_of_another", message.format(**words)))
        found = self.place(kind, name)
        made = self.companions.get(found.id or "")
        if found.id is None:
            return found
        if made is not None:
            self.companions[made.record_id] = replace(made, fields={**made.fields, key: (None, number)})
            self.note_number(kind, number, made.record_id)
            return found
        message = _("The register has no {field} {number} for {name}; enter it there if it is right.")
        return Resolved(found.id, ("warning", "number_not_kept", message.format(**words)))

    def person(self, name: str, workplace: Stored, phone: Stored = None, present: Stored = None) -> Resolved:
        """The person of that name whom a cell means.

        Who is named there at ``present`` stays, wherever they work; else the one at that organisation, else the one
        of whom no employer is known, else the only one elsewhere with the same telephone number.
        """
        if any(mark in name for mark in SEVERAL):
            message = _("{name} names several people where one is asked for; keep the one in charge.")
            return Resolved(None, ("error", "several_people", message.format(name=name)))
        folded = _folded("person", name)
        found = self.candidates("person", folded)
        if present is not None and any(id_ == present for id_, _within in found):
            return Resolved(str(present))
        for place in (workplace, None):
            group = [id_ for id_, within in found if within == place]
            if len(group) > 1:
                same_phone = set(self._with_phone(folded, phone))
                group = [id_ for id_ in group if id_ in same_phone] or group
            if len(group) == 1:
                return Resolved(group[0])
            if len(group) > 1:
                message = _(
                    "Several people called {name} are in question; give the ID number or make the names differ."
                )
                return Resolved(None, ("error", "name_ambiguous", message.format(name=name)))
        elsewhere = self._with_phone(folded, phone) if found else []
        if len(elsewhere) == 1:
            message = _("{name} works elsewhere; taken for the same person by the telephone number.")
            return Resolved(elsewhere[0], ("note", "same_phone", message.format(name=name)))
        return self._new_person(name, workplace, phone, is_known_elsewhere=bool(found))

    def person_of_name(self, name: str, present: Stored, likely: Container[str]) -> Resolved:
        """The person of that name where nothing else tells who is meant.

        Who is named there at ``present`` stays, else the only one of the name, else the only one of them among ``likely``.
        """
        if any(mark in name for mark in SEVERAL):
            return self.person(name, None)
        folded = _folded("person", name)
        found = [id_ for id_, _within in self.candidates("person", folded)]
        if present is not None and present in found:
            return Resolved(str(present))
        if len(found) > 1:
            found = [id_ for id_ in found if id_ in likely] or found
        if len(found) == 1:
            return Resolved(found[0])
        if not found:
            return self._new_person(name, None, None, is_known_elsewhere=False)
        message = _(
            "Several people called {name} are in question; give the ID number or make the names differ."
        )
        return Resolved(None, ("error", "name_ambiguous", message.format(name=name)))

    def people_called(self, name: str) -> list[str]:
        """The ids of all people of a name."""
        return [id_ for id_, _within in self.candidates("person", _folded("person", name))]

    def _new_person(
        self, name: str, workplace: Stored, phone: Stored, *, is_known_elsewhere: bool
    ) -> Resolved:
        values = {"name": name, "workplace": workplace, "phone": phone}
        id_ = self._make("person", values, None if workplace is None else str(workplace))
        if is_known_elsewhere:
            return Resolved(id_, ("warning", "same_name_elsewhere", same_name_elsewhere(name)))
        message = _("{kind} {name} is not in the register and is made with this row.")
        return Resolved(
            id_, ("note", "made_with_row", message.format(kind=self.kinds.kinds["person"].label, name=name))
        )

    def _with_phone(self, folded: str, phone: Stored) -> Sequence[str]:
        """The people of a folded name who have this telephone number, kept or made with an earlier row."""
        if phone is None:
            return ()
        if folded not in self._by_phone:
            ids = [id_ for id_, _within in self.candidates("person", folded)]
            values = self.register.values_of("person", [id_ for id_ in ids if id_ not in self.companions])
            phones = {id_: said.get("phone") for id_, said in values.items()}
            for id_ in ids:
                if id_ in self.companions:
                    phones[id_] = self.companions[id_].fields.get("phone", (None, None))[1]
            table = self._by_phone[folded] = {}
            for id_, said in phones.items():
                table.setdefault(said, []).append(id_)
        return self._by_phone[folded].get(phone, ())

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
        folded = _folded(kind, str(values[self.kinds.kinds[kind].title_field]))
        self.note(kind, folded, id_, within)
        if kind == "person" and folded in self._by_phone:
            self._by_phone[folded].setdefault(values.get("phone"), []).append(id_)
        return id_


def same_name_elsewhere(name: str) -> str:
    """What is said of a new person who may be one of that name at another organisation."""
    message = _("A new person {name} is made with this row; someone of that name works elsewhere: the same?")
    return message.format(name=name)


@lru_cache(maxsize=10_000)
def _folded(kind: str, name: str) -> str:
    return fold_name(name) if kind == "organisation" else fold(name)
