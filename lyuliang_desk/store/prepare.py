"""The checks at the door before anything is written: is the plan still true, and may each record be kept?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lyuliang_desk.catalogue.check import check_record, check_rules
from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.store.changes import ChangeSet, RecordChange
from lyuliang_desk.store.engine import Connection
from lyuliang_desk.store.errors import Refused, StaleChange
from lyuliang_desk.store.sql import AMONG, columns, packed, quoted
from lyuliang_desk.store.watch import Watch


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


def prepared(
    connection: Connection, change_set: ChangeSet, kinds: Mapping[str, RecordKind], today: date, watch: Watch
) -> tuple[list[Batch], dict[str, tuple[Finding, ...]]]:
    """The set by kinds, and the warnings by record id.

    Raises StaleChange when a record is not as the plan found it, Refused when a record has errors. An undo or a redo
    goes back to what was already accepted once, so rules are not asked again.
    """
    batches = [
        _batch(connection, kinds[name], changes) for name, changes in _by_kind(change_set, kinds).items()
    ]
    if change_set.mode != "do":
        return batches, {}
    findings: dict[str, tuple[Finding, ...]] = {}
    for batch in batches:
        check = record_check(batch.kind, today)
        for planned in watch.each(batch.of("create", "edit")):
            found = check(planned.values)
            if found:
                findings[planned.change.record_id] = found
    refused = {i: found for i, found in findings.items() if any(f.level == "error" for f in found)}
    if refused:
        raise Refused(refused)
    return batches, findings


def record_check(kind: RecordKind, today: date) -> Callable[[Mapping[str, Stored]], tuple[Finding, ...]]:
    """``check_record`` for many records of one kind: equal values are loaded once."""
    loaded = {f.name: _Loaded(f.type.load) for f in kind.fields}
    required = [f.name for f in kind.fields if f.required]

    def check(values: Mapping[str, Stored]) -> tuple[Finding, ...]:
        for name in required:
            if values.get(name) in (None, ""):
                return check_record(kind, values, today)
        python = {name: loaded[name][stored] for name, stored in values.items() if stored is not None}
        return check_rules(kind, python, today)

    return check


class _Loaded(dict[str | int, Any]):
    """The Python values of one field by kept scalar, each loaded when it is first asked for."""

    def __init__(self, load: Callable[[str | int], Any]) -> None:
        super().__init__()
        self._load = load

    def __missing__(self, stored: str | int) -> Any:
        self[stored] = value = self._load(stored)
        return value


def _by_kind(change_set: ChangeSet, kinds: Mapping[str, RecordKind]) -> dict[str, list[RecordChange]]:
    """The changes by kind; raises ValueError for a plan that no code of ours may make."""
    found: dict[str, list[RecordChange]] = {}
    for change in change_set.changes:
        found.setdefault(change.kind, []).append(change)
    for name, changes in found.items():
        known = kinds[name].by_name.keys()
        unknown = {f for change in changes for f in change.fields if f not in known}
        if unknown:
            raise ValueError(f"{name} has no field {', '.join(sorted(unknown))}")
    if len({change.record_id for change in change_set.changes}) < len(change_set.changes):
        raise ValueError("a change set speaks of each record once")
    return found


def _batch(connection: Connection, kind: RecordKind, changes: list[RecordChange]) -> Batch:
    """The changes of one kind with their rows; raises StaleChange where the plan does not fit what is kept."""
    next_rid = connection.execute(f"SELECT coalesce(max(rid), 0) + 1 FROM {quoted(kind.name)}").fetchone()[0]
    kept = kept_records(connection, kind, (c.record_id for c in changes if c.operation != "create"))
    planned, stale = [], []
    for change in changes:
        if change.operation == "create":
            values: dict[str, Stored] = {
                name: after for name, (_before, after) in change.fields.items() if after is not None
            }
            planned.append(Planned(change, next_rid, values))
            next_rid += 1
        elif _fits(change, kept.get(change.record_id)):
            rid, _hidden, before = kept[change.record_id]
            values = before | {name: after for name, (_before, after) in change.fields.items()}
            planned.append(Planned(change, rid, values))
        else:
            stale.append(change.record_id)
    if stale:
        raise StaleChange(tuple(stale))
    return Batch(kind, planned)


Kept = tuple[int, bool, dict[str, Stored]]
"""What is kept of a record: row number, hidden or not, values."""


def _fits(change: RecordChange, kept: Kept | None) -> bool:
    if kept is None:
        return False
    _rid, hidden, values = kept
    if hidden != (change.operation == "restore"):
        return False
    return all(values[name] == before for name, (before, _after) in change.fields.items())


def kept_records(connection: Connection, kind: RecordKind, ids: Iterable[str]) -> dict[str, Kept]:
    """The records of a kind with these ids, hidden ones too."""
    names = [f.name for f in kind.fields]
    sql = f"SELECT {columns(kind)} FROM {quoted(kind.name)} WHERE id IN {AMONG}"
    return {
        record_id: (rid, bool(deleted), dict(zip(names, values, strict=True)))
        for rid, record_id, deleted, *values in connection.execute(sql, (packed(ids),))
    }
