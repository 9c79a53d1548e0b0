"""The changes of a set on their way through the door: with the row each goes to, and what is kept of the record."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.store.changes import RecordChange
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
