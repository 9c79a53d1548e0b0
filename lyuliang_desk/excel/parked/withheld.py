"""A plan in which rows with warnings wait too: they are held back like refused ones, with all that rests on them."""

import re
from dataclasses import replace

from lyuliang_desk.excel.planning.plan import ImportPlan, RowPlan
from lyuliang_desk.store.changes import RecordChange

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def without_warned(plan: ImportPlan) -> ImportPlan:
    """The plan without the rows that have warnings, nor those that link to a record only such a row would make."""
    held = {id(row) for sheet in plan.sheets for row in sheet.rows if is_warned(row)}
    made = {c.record_id for sheet in plan.sheets for row in sheet.rows if id(row) in held for c in _made(row)}
    growing = bool(made)
    while growing:
        resting = [
            row
            for sheet in plan.sheets
            for row in sheet.rows
            if id(row) not in held and any(_names(change, made) for change in row.changes)
        ]
        held.update(map(id, resting))
        more = {c.record_id for row in resting for c in _made(row)}
        growing = bool(more - made)
        made |= more
    sheets = (
        replace(sheet, rows=tuple(_held(row) if id(row) in held else row for row in sheet.rows))
        for sheet in plan.sheets
    )
    return replace(plan, sheets=tuple(sheets))


def is_warned(row: RowPlan) -> bool:
    """Whether a row is accepted, but with something to be looked at."""
    return row.state in ("new", "changed") and any(f.level == "warning" for f in row.findings)


def _made(row: RowPlan) -> list[RecordChange]:
    return [change for change in row.changes if change.operation == "create"]


def _names(change: RecordChange, made: set[str]) -> bool:
    """Whether a change links to one of the records; several links stand in one text."""
    return change.record_id in made or any(
        isinstance(after, str) and not made.isdisjoint(_ID.findall(after))
        for _before, after in change.fields.values()
    )


def _held(row: RowPlan) -> RowPlan:
    return RowPlan(row.row, "refused", row.findings, row.record_id)
