"""The checks at the door before anything is written: is the plan still true, and may each record be kept?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from lyuliang_desk.catalogue.check import check_record, check_rules
from lyuliang_desk.catalogue.check_columns import check_columns
from lyuliang_desk.catalogue.derived import told_by_others
from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.store.changes import ChangeSet, RecordChange
from lyuliang_desk.store.columns import MadeFields
from lyuliang_desk.store.custom_columns import refused_definitions
from lyuliang_desk.store.engine import Connection
from lyuliang_desk.store.errors import Refused, StaleChange
from lyuliang_desk.store.papers import SAME_ALL_ALONG, refused_by_papers
from lyuliang_desk.store.planned import Batch, Kept, Planned, kept_records
from lyuliang_desk.store.sql import quoted
from lyuliang_desk.store.watch import Watch


def prepared(
    connection: Connection, change_set: ChangeSet, kinds: Mapping[str, RecordKind], today: date, watch: Watch
) -> tuple[list[Batch], dict[str, tuple[Finding, ...]]]:
    """The set by kinds, and the warnings by record id.

    Raises StaleChange when a record is not as the plan found it, Refused when a record has errors. An undo or a redo
    goes back to what was already accepted once, so rules are not asked again.
    """
    batches = _batches(connection, change_set, kinds)
    if change_set.mode != "do":
        return batches, {}
    locked = _locked(connection, change_set, batches, kinds)
    if locked:
        raise Refused(locked)
    batches = [Batch(batch.kind, [_completed(batch.kind, p) for p in batch.planned]) for batch in batches]
    findings: dict[str, tuple[Finding, ...]] = {}
    for batch in batches:
        findings |= _found_in_new(batch, today, watch)
        check = record_check(batch.kind, today)
        for planned in watch.each(batch.of("edit")):
            found = check(planned.values)
            if found:
                findings[planned.change.record_id] = found
    refused = {i: found for i, found in findings.items() if any(f.level == "error" for f in found)}
    if refused:
        raise Refused(refused)
    return batches, findings


def refused_beforehand(
    connection: Connection, change_set: ChangeSet, kinds: Mapping[str, RecordKind]
) -> dict[str, tuple[Finding, ...]]:
    """What the door would refuse of a plan by what is kept beside each record: signed papers, definitions of fields.

    For plans that are shown before they are applied. Raises StaleChange.
    """
    return _locked(connection, change_set, _batches(connection, change_set, kinds), kinds)


def _locked(
    connection: Connection,
    change_set: ChangeSet,
    batches: Sequence[Batch],
    kinds: Mapping[str, RecordKind],
) -> dict[str, tuple[Finding, ...]]:
    papers_hold = change_set.action.code not in SAME_ALL_ALONG
    locked = refused_by_papers(connection, batches, kinds) if papers_hold else {}
    for batch in batches:
        locked |= refused_definitions(batch, kinds)
    return locked


def _batches(connection: Connection, change_set: ChangeSet, kinds: Mapping[str, RecordKind]) -> list[Batch]:
    by_kind = _by_kind(change_set, kinds)
    return [_batch(connection, kinds[name], changes) for name, changes in by_kind.items()]


def _completed(kind: RecordKind, planned: Planned) -> Planned:
    """The change with the fields that others tell."""
    change = planned.change
    if not kind.derivations or change.operation not in ("create", "edit"):
        return planned
    told = told_by_others(kind, planned.values, change.fields)
    if not told:
        return planned
    before = {
        name: change.fields[name][0] if name in change.fields else planned.values.get(name) for name in told
    }
    fields = {**change.fields, **{name: (before[name], after) for name, after in told.items()}}
    return Planned(replace(change, fields=fields), planned.rid, {**planned.values, **told})


def _found_in_new(batch: Batch, today: date, watch: Watch) -> dict[str, tuple[Finding, ...]]:
    """What ``check_record`` says of the new records: equal values of a column are loaded once, equal cases judged once."""
    kind, created = batch.kind, batch.created
    ruled = {name for rule in kind.rules for name in rule.fields}
    python: dict[str, list[Any]] = {}
    for name, column in batch.made.items():
        watch.look()
        load = kind[name].type.load
        loaded: dict[Stored, Any] = {v: None if v is None else load(v) for v in set(column)}
        if name in ruled:
            python[name] = list(map(loaded.__getitem__, column))
    found = check_columns(kind, python, len(created), today)
    for field in kind.fields if created else ():
        said = batch.made.get(field.name) or [None] * len(created)
        if field.required and (None in said or "" in said):
            for place, value in enumerate(said):
                if value in (None, ""):
                    found[place] = check_record(kind, created[place].values, today)
    watch.count(len(created))
    return {created[place].change.record_id: findings for place, findings in sorted(found.items())}


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
        unknown = _named(changes) - known
        if unknown:
            raise ValueError(f"{name} has no field {', '.join(sorted(unknown))}")
    if len({change.record_id for change in change_set.changes}) < len(change_set.changes):
        raise ValueError("a change set speaks of each record once")
    return found


def _named(changes: Sequence[RecordChange]) -> set[str]:
    """The fields of which changes speak."""
    lists = {id(c.fields.cells): c.fields.cells for c in changes if isinstance(c.fields, MadeFields)}
    alone = (c.fields for c in changes if not isinstance(c.fields, MadeFields))
    return set().union(*lists.values(), *alone)


def _batch(connection: Connection, kind: RecordKind, changes: list[RecordChange]) -> Batch:
    """The changes of one kind with their rows; raises StaleChange where the plan does not fit what is kept."""
    next_rid = connection.execute(f"SELECT coalesce(max(rid), 0) + 1 FROM {quoted(kind.name)}").fetchone()[0]
    kept = kept_records(connection, kind, (c.record_id for c in changes if c.operation != "create"))
    planned, stale = [], []
    for change in changes:
        if change.operation == "create":
            planned.append(Planned(change, next_rid, _made(change)))
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


def _made(change: RecordChange) -> Mapping[str, Stored]:
    """What a new record will hold."""
    if isinstance(change.fields, MadeFields):
        return change.fields.after()
    return {name: after for name, (_before, after) in change.fields.items() if after is not None}


def _fits(change: RecordChange, kept: Kept | None) -> bool:
    if kept is None:
        return False
    _rid, hidden, values = kept
    if hidden != (change.operation == "restore"):
        return False
    return all(values[name] == before for name, (before, _after) in change.fields.items())
