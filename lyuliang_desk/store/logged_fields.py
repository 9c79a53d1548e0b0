"""What the log writes down of a change: ``{field: [before, after, prev]}``, with the original spelling where it was changed."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import orjson

from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.store.changes import RecordChange
from lyuliang_desk.store.columns import MadeFields, table_of
from lyuliang_desk.store.heads import DELETED, Heads, all_heads


def logged_fields(changes: Sequence[RecordChange], heads: Mapping[str, Heads]) -> Iterator[str]:
    """The JSON text of each change. ``heads`` are the changes that those to kept records overwrite, by record id."""
    for _table, alike in groupby(changes, key=lambda change: table_of(change.fields)):
        some = list(alike)
        fields = some[0].fields
        if isinstance(fields, MadeFields):
            yield from _of_columns(some, fields)
        else:
            yield from (_of_one(change, heads.get(change.record_id, {})) for change in some)


def _of_one(change: RecordChange, overwritten: Heads) -> str:
    if change.operation == "delete":
        return _json({DELETED: [0, 1, all_heads(overwritten)]})
    if change.operation == "restore":
        return _json({DELETED: [1, 0, overwritten.get(DELETED, [])]})
    entries: dict[str, list[Any]] = {
        name: [before, after, overwritten.get(name, [])] for name, (before, after) in change.fields.items()
    }
    for name, text in change.written.items():
        if name in entries:
            entries[name].append(text)
    return _json(entries)


def _of_columns(changes: Sequence[RecordChange], fields: MadeFields) -> Iterator[str]:
    """New records whose values stand in the same lists: equal values of a column are put into JSON once."""
    places = [change.fields.at for change in changes if isinstance(change.fields, MadeFields)]
    columns = []
    for name, cells in fields.cells.items():
        said = [cells[at] for at in places]
        parts = _parts(name, said)
        columns.append([parts[value] for value in said])
    order = {name: n for n, name in enumerate(fields.cells)}
    for row, change in enumerate(changes):
        for name, text in change.written.items():
            if name in change.fields:
                value = change.fields[name][1]
                columns[order[name]][row] = f"{_json(name)}:{_json([None, value, [], text])}"
    for parts_of_one in zip(*columns, strict=True):
        yield "{" + ",".join(filter(None, parts_of_one)) + "}"


def _parts(name: str, said: Sequence[Stored]) -> dict[Stored, str]:
    """What is written down of a field, by value: nothing where it is empty.

    All values are put into JSON in one go: a line break stands between two of them, and in none, where it is escaped.
    """
    different = [value for value in set(said) if value is not None]
    parts: dict[Stored, str] = {None: ""}
    if different:
        lines = orjson.dumps(different, option=orjson.OPT_INDENT_2).decode()[4:-2].split(",\n  ")
        before = f"{_json(name)}:[null,"
        parts.update(zip(different, [f"{before}{line},[]]" for line in lines], strict=True))
    return parts


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()
