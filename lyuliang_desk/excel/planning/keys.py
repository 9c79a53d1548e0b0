"""Rows to records: by number, ID number or credit code; failing that by name within the organisation."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.excel.planning.records import NameKey, SheetRecords
from lyuliang_desk.excel.planning.row_keys import kept_by_row_key, row_keys
from lyuliang_desk.messages import _


class KeyLookup(Protocol):
    """What the register answers about keys, many at a time."""

    def find(self, kind: str, field: str, values: Iterable[Stored]) -> dict[Stored, list[str]]: ...

    def values_of(self, kind: str, ids: Iterable[str]) -> dict[str, dict[str, Stored]]: ...


@dataclass(frozen=True, slots=True)
class KeyMatch:
    """The record that a row speaks of: its id, or None for a new one.

    ``fault`` is ``(code, sentence, field)`` when it cannot be told which is meant.
    """

    id: str | None
    fault: tuple[str, str, str] | None = None


_NO_RECORD = KeyMatch(None)
RowName = tuple[Hashable, ...]
"""By what a row's record is found when no number tells it: a ``NameKey``, or a key of several fields."""


@dataclass
class KeyIndex:
    """Finds the records of a sheet's rows. Built once for all rows, so that the register is asked in bulk."""

    kind: RecordKind
    by_key: Mapping[str, Mapping[Stored, list[str]]]
    by_name: Mapping[RowName, list[str]]
    kept: Mapping[str, Mapping[str, Stored]]

    def match(self, stored: Mapping[str, Stored], name: RowName) -> KeyMatch:
        """By the strongest key that finds one record; by name only where no key speaks against it."""
        for key in self.kind.keys:
            value = stored.get(key)
            ids = self.by_key[key].get(value, ()) if value is not None else ()
            if len(ids) == 1:
                return KeyMatch(ids[0])
            if len(ids) > 1:
                message = _("{count} records in the register have this {field}; merge them first.")
                return KeyMatch(
                    None, ("key_ambiguous", message.format(count=len(ids), field=self.kind[key].label), key)
                )
        same_name = [id_ for id_ in self.by_name.get(name, ()) if self._may_be(id_, stored)]
        if len(same_name) > 1:
            message = _(
                "{count} records in the register have this name; give the number that tells them apart."
            )
            return KeyMatch(
                None,
                (
                    "name_ambiguous",
                    message.format(count=len(same_name)),
                    (self.kind.row_key or self.kind.name_key)[0] or "",
                ),
            )
        return KeyMatch(same_name[0]) if same_name else _NO_RECORD

    def _may_be(self, id_: str, stored: Mapping[str, Stored]) -> bool:
        """A record of the same name is not meant when a key of both differs."""
        kept = self.kept.get(id_, {})
        return all(
            kept.get(k) is None or stored.get(k) is None or kept[k] == stored[k] for k in self.kind.keys
        )


@dataclass(frozen=True)
class KeptRecords:
    """What the register holds of a sheet's rows; the lists have an entry for each data row."""

    index: KeyIndex
    names: Sequence[RowName]
    matches: Sequence[KeyMatch]

    @property
    def count(self) -> int:
        """How many data rows there are."""
        return len(self.matches)

    def present(self, field: str) -> list[Stored]:
        """What is kept now in a field of the record that each row speaks of."""
        kept = self.index.kept
        return [kept.get(match.id, {}).get(field) if match.id else None for match in self.matches]


def find_kept(
    kind: RecordKind,
    records: SheetRecords,
    register: KeyLookup,
    candidates: Callable[[str], list[tuple[str, str | None]]],
) -> KeptRecords:
    """The kept record of every row; of the people named in it only those need be resolved by whom it is found."""
    names: Sequence[RowName]
    if kind.row_key:
        names = row_keys(kind, records)
        index = _index_by_row_key(kind, records, register)
    else:
        names = named = records.names(kind)
        index = build_index(kind, records, named, register, candidates)
    return KeptRecords(index, names, _matches(index, records, names))


def _matches(index: KeyIndex, records: SheetRecords, names: Sequence[RowName]) -> list[KeyMatch]:
    """The match of every row; those are asked about of which the register knows the number or the name."""
    said = {key: records.values(key) for key in index.kind.keys}
    known = {i for i, name in enumerate(names) if name in index.by_name} if index.by_name else set[int]()
    for key, table in index.by_key.items():
        if table:
            known.update(i for i, value in enumerate(said[key]) if value in table)
    matches = [_NO_RECORD] * records.count
    for i in known:
        matches[i] = index.match({key: column[i] for key, column in said.items()}, names[i])
    return matches


def build_index(
    kind: RecordKind,
    records: SheetRecords,
    names: Iterable[NameKey],
    register: KeyLookup,
    candidates: Callable[[str], list[tuple[str, str | None]]],
) -> KeyIndex:
    """Ask the register about all rows at once. ``candidates`` gives ``(id, within)`` of the kept records by folded name."""
    by_key = _by_number(kind, records, register)
    by_name: dict[RowName, list[str]] = {}
    for folded, within in set(names):
        found = [id_ for id_, inside in candidates(folded) if inside == within] if folded else []
        if found:
            by_name[folded, within] = found
    wanted = {i for ids in by_name.values() for i in ids}
    wanted.update(i for table in by_key.values() for ids in table.values() for i in ids)
    return KeyIndex(kind, by_key, by_name, register.values_of(kind.name, wanted))


def _index_by_row_key(kind: RecordKind, records: SheetRecords, register: KeyLookup) -> KeyIndex:
    by_key = _by_number(kind, records, register)
    by_name, kept = kept_by_row_key(kind, records, register.find, register.values_of)
    others = {i for table in by_key.values() for ids in table.values() for i in ids} - kept.keys()
    return KeyIndex(kind, by_key, by_name, {**kept, **register.values_of(kind.name, others)})


def _by_number(
    kind: RecordKind, records: SheetRecords, register: KeyLookup
) -> dict[str, dict[Stored, list[str]]]:
    return {
        key: register.find(kind.name, key, {value for value in records.values(key) if value is not None})
        for key in kind.keys
    }
