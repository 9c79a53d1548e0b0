"""Rows to records: by number, ID number or credit code; failing that by name within the organisation."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from lyuliang_desk.catalogue.folding import fold, fold_name
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Stored
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


@dataclass
class KeyIndex:
    """Finds the records of a sheet's rows. Built once for all rows, so that the register is asked in bulk."""

    kind: RecordKind
    by_key: Mapping[str, Mapping[Stored, list[str]]]
    by_name: Mapping[tuple[str, str | None], list[str]]
    kept: Mapping[str, Mapping[str, Stored]]
    _made: dict[tuple[str, Stored], str] = field(default_factory=dict)

    def match(self, stored: Mapping[str, Stored]) -> KeyMatch:
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
        same_name = [
            id_ for id_ in self.by_name.get(name_key(self.kind, stored), ()) if self._may_be(id_, stored)
        ]
        if len(same_name) > 1:
            message = _(
                "{count} records in the register have this name; give the number that tells them apart."
            )
            return KeyMatch(
                None, ("name_ambiguous", message.format(count=len(same_name)), self.kind.name_key[0])
            )
        return KeyMatch(same_name[0] if same_name else None)

    def _may_be(self, id_: str, stored: Mapping[str, Stored]) -> bool:
        """A record of the same name is not meant when a key of both differs."""
        kept = self.kept.get(id_, {})
        return all(
            kept.get(k) is None or stored.get(k) is None or kept[k] == stored[k] for k in self.kind.keys
        )


def name_key(kind: RecordKind, stored: Mapping[str, Stored]) -> tuple[str, str | None]:
    """The folded name of a row's record and the record it belongs within."""
    name, within = kind.name_key
    inside = stored.get(within) if within else None
    folding = fold_name if kind.name == "organisation" else fold
    return folding(str(stored.get(name) or "")), None if inside is None else str(inside)


def build_index(
    kind: RecordKind,
    rows: Sequence[Mapping[str, Stored]],
    register: KeyLookup,
    candidates: Mapping[str, list[tuple[str, str | None]]],
) -> KeyIndex:
    """Ask the register about all rows at once. ``candidates`` are ``(id, within)`` of the kept records by folded name."""
    by_key = {
        key: register.find(kind.name, key, {row[key] for row in rows if row.get(key) is not None})
        for key in kind.keys
    }
    by_name: dict[tuple[str, str | None], list[str]] = {}
    for row in rows:
        folded, within = name_key(kind, row)
        if folded and (folded, within) not in by_name:
            by_name[folded, within] = [id_ for id_, inside in candidates.get(folded, ()) if inside == within]
    wanted = {i for ids in by_name.values() for i in ids}
    wanted.update(i for table in by_key.values() for ids in table.values() for i in ids)
    return KeyIndex(kind, by_key, by_name, register.values_of(kind.name, wanted))
