"""The records of kinds that bear no name of their own: found by the fields that together tell one from another."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any

from lyuliang_desk.catalogue.folding import fold
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.catalogue.types.text import LongText, Text
from lyuliang_desk.excel.planning.records import SheetRecords

RowKey = tuple[Hashable, ...]
"""The compared values of ``row_key``; where equal rows are records of their own, with the place among its equals."""
Folded = dict[Stored, Stored]


def row_keys(kind: RecordKind, records: SheetRecords) -> list[RowKey]:
    """The key of every row."""
    columns = [_compared(kind, name)(records.values(name)) for name in kind.row_key]
    keys = list(zip(*columns, strict=True))
    return numbered(keys) if kind.may_repeat else keys


def kept_by_row_key(
    kind: RecordKind,
    records: SheetRecords,
    find: Callable[[str, str, Iterable[Stored]], Mapping[Stored, list[str]]],
    values_of: Callable[[str, Iterable[str]], Mapping[str, Mapping[str, Stored]]],
) -> tuple[dict[RowKey, list[str]], Mapping[str, Mapping[str, Stored]]]:
    """The ids of kept records by their key, oldest first, and their values; asked of the register in two questions."""
    anchor = next(name for name in kind.row_key if kind[name].required)
    wanted = {value for value in records.values(anchor) if value is not None}
    found = find(kind.name, anchor, wanted)
    kept = values_of(kind.name, [id_ for ids in found.values() for id_ in ids])
    columns = [_compared(kind, name)([values[name] for values in kept.values()]) for name in kind.row_key]
    keys: list[RowKey] = list(zip(*columns, strict=True))
    by_key: dict[RowKey, list[str]] = {}
    for key, id_ in zip(numbered(keys) if kind.may_repeat else keys, kept, strict=True):
        by_key.setdefault(key, []).append(id_)
    return by_key, kept


def numbered(keys: list[RowKey]) -> list[RowKey]:
    """Each key with its place among its equals."""
    seen: Counter[RowKey] = Counter()
    told: list[RowKey] = []
    for key in keys:
        told.append((*key, seen[key]))
        seen[key] += 1
    return told


def _compared(kind: RecordKind, name: str) -> Callable[[Any], list[Stored]]:
    """How a column is compared: texts folded, everything else as it is kept."""
    if not isinstance(kind[name].type, Text | LongText):
        return list

    def folded(column: list[Stored]) -> list[Stored]:
        texts: Folded = {text: None if text is None else fold(str(text)) for text in set(column)}
        return [texts[text] for text in column]

    return folded
