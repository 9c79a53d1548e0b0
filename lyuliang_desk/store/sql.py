"""The names that a kind has in SQL, and lists of values handed over as one parameter."""

from collections.abc import Iterable
from functools import cache

import orjson

from lyuliang_desk.catalogue.kind import RecordKind

OWN_COLUMNS = ("rid", "id", "deleted")
"""The columns that every record table has before its fields: row number, UUIDv7, 1 when hidden."""

AMONG = "(SELECT value FROM json_each(?))"
"""After IN: the values of one parameter made by ``packed``; neither a temporary table nor chunks are needed."""


@cache
def quoted(name: str) -> str:
    """A column or table name that is safe beside SQL's own words (``order``, ``end``)."""
    return '"' + name.replace('"', '""') + '"'


def packed(values: Iterable[str | int | None]) -> str:
    """Many scalars as one parameter, for ``AMONG``."""
    return orjson.dumps(list(values)).decode()


def columns(kind: RecordKind) -> str:
    """All columns of the kind's table, own columns first."""
    return ", ".join([*OWN_COLUMNS, *(quoted(f.name) for f in kind.fields)])


def search_table(kind: RecordKind) -> str:
    """The name of the kind's full-text table."""
    return "search_" + kind.name
