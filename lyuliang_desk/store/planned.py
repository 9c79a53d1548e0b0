"""The changes of a set on their way through the door: with the row each goes to, and what is kept of the record."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.store.changes import RecordChange
from lyuliang_desk.store.columns import columns_of
from lyuliang_desk.store.engine import Connection
from lyuliang_desk.store.sql import AMONG, columns, packed, quoted


@dataclass(frozen=True, slots=True)
class Planned:
    """A change with the row it goes to and all values of the record after it."""

    change: RecordChange
    rid: int
    values: Mapping[str, Stored]


@dataclass(frozen=True)
class Batch:
    """The changes of a set that concern one kind, in the order of the set."""

    kind: RecordKind
    planned: list[Planned]

    def of(self, *operations: str) -> list[Planned]:
        """Those with one of the operations."""
        return [p for p in self.planned if p.change.operation in operations]

    @cached_property
    def created(self) -> list[Planned]:
        """Those that make a record."""
        return self.of("create")

    @cached_property
    def made(self) -> dict[str, list[Stored]]:
        """What the new records hold, by column; fields that none of them fills are left out."""
        columns = columns_of((p.values for p in self.created), [f.name for f in self.kind.fields])
        return {name: column for name, column in columns.items() if column.count(None) < len(column)}


Kept = tuple[int, bool, dict[str, Stored]]
"""What is kept of a record: row number, hidden or not, values."""


def kept_records(connection: Connection, kind: RecordKind, ids: Iterable[str]) -> dict[str, Kept]:
    """The records of a kind with these ids, hidden ones too."""
    names = [f.name for f in kind.fields]
    sql = f"SELECT {columns(kind)} FROM {quoted(kind.name)} WHERE id IN {AMONG}"
    return {
        record_id: (rid, bool(deleted), dict(zip(names, values, strict=True)))
        for rid, record_id, deleted, *values in connection.execute(sql, (packed(ids),))
    }
