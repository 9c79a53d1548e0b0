"""What was done to the register and to a record: the log, as objects."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, cast

import orjson
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from lyuliang_desk.store.changes import Action, Mode, Operation, RecordChange, Source
from lyuliang_desk.store.clock import moment_of
from lyuliang_desk.store.heads import DELETED
from lyuliang_desk.store.log import Change, Setting, Step
from lyuliang_desk.store.settings import office_key

MOST_CHANGES = 100
"""So many changes of a step are listed; ``HistoryEntry.count`` tells how many there are."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One step: who did what when (``at`` in UTC), on which records, from which file.

    ``changes`` are those of the record that was asked for, or the first hundred of the step.
    """

    step: int
    at: datetime
    operator: str
    office: str
    mode: Mode
    action: Action
    count: int
    changes: tuple[RecordChange, ...]
    source: Source | None
    reverses: int | None = None

    def cell(self, change: RecordChange, field: str) -> str | None:
        """The workbook cell that a value came from (``表2!C17``), None when it did not come from one."""
        if self.source is None or change.origin is None:
            return None
        sheet, _mark, row = change.origin.rpartition("!")
        columns = self.source.columns.get(sheet, {})
        column = columns.get(f"{change.kind}.{field}") or columns.get(field)
        return f"{sheet}!{column}{row}" if column else None


def history(engine: Engine, record_id: str | None = None, limit: int = 200) -> list[HistoryEntry]:
    """The newest steps first; with a record's id, those that touched it."""
    with Session(engine) as session:
        wanted = select(Step).order_by(Step.number.desc()).limit(limit)
        if record_id is not None:
            wanted = wanted.where(Step.number.in_(select(Change.step).where(Change.record_id == record_id)))
        steps = session.scalars(wanted).all()
        numbers = [step.number for step in steps]
        counted = select(Change.step, func.count()).where(Change.step.in_(numbers)).group_by(Change.step)
        counts = {row[0]: row[1] for row in session.execute(counted)}
        changes = _changes(session, numbers, record_id)
        offices = {s.name: s.value for s in session.scalars(select(Setting))}
        return [
            _entry(step, offices.get(office_key(step.office), step.office), counts, changes) for step in steps
        ]


def changes_of(engine: Engine, step: int) -> list[RecordChange]:
    """All changes of a step, in order."""
    with Session(engine) as session:
        wanted = select(Change).where(Change.step == step).order_by(Change.office, Change.seq)
        return [_change(change) for change in session.scalars(wanted)]


def _changes(session: Session, steps: Iterable[int], record_id: str | None) -> dict[int, list[RecordChange]]:
    if record_id is not None:
        mine = (
            select(Change).where(Change.record_id == record_id, Change.step.in_(steps)).order_by(Change.step)
        )
        by_step = groupby(session.scalars(mine), key=lambda change: change.step)
        return {step: [_change(change) for change in some] for step, some in by_step}
    first = select(Change).order_by(Change.office, Change.seq).limit(MOST_CHANGES)
    return {step: [_change(c) for c in session.scalars(first.where(Change.step == step))] for step in steps}


def _entry(
    step: Step, office: str, counts: dict[int, int], changes: dict[int, list[RecordChange]]
) -> HistoryEntry:
    source = None
    if step.source_name is not None:
        columns = orjson.loads(step.source_columns or "{}")
        source = Source(step.source_name, step.source_sha256 or "", columns)
    return HistoryEntry(
        step=step.number,
        at=moment_of(step.at),
        operator=step.operator,
        office=office,
        mode=cast(Mode, step.mode),
        action=Action(step.action, orjson.loads(step.words)),
        count=counts.get(step.number, 0),
        changes=tuple(changes.get(step.number, ())),
        source=source,
        reverses=step.reverses,
    )


def _change(change: Change) -> RecordChange:
    entries: dict[str, list[Any]] = orjson.loads(change.fields)
    entries.pop(DELETED, None)
    return RecordChange(
        record_id=change.record_id,
        kind=change.kind,
        operation=cast(Operation, change.operation),
        fields={name: (entry[0], entry[1]) for name, entry in entries.items()},
        origin=change.origin,
        written={name: entry[3] for name, entry in entries.items() if len(entry) > 3},
    )
