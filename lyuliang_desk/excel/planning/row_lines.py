"""The detail of one row: for each matched column what is written, what is read, and what the register holds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.types.base import Raw, ReadingContext, Stored, Unreadable
from lyuliang_desk.excel.grid import address
from lyuliang_desk.excel.planning.plan import CellFinding, ColumnMatch
from lyuliang_desk.excel.planning.targets import Target

if TYPE_CHECKING:
    from lyuliang_desk.excel.planning.sheet_look import SheetLook

Show = Callable[[Field, Stored], str]
"""Shows a kept scalar in words; links need somebody who knows the names."""


@dataclass(frozen=True, slots=True)
class RowLine:
    """One matched column of a row. ``differs`` tells that applying would change what the register holds."""

    cell: str
    column: int
    label: str
    written: str
    original: str | None
    """What the file says, where the cell is corrected."""
    read: str
    kept: str
    differs: bool
    findings: tuple[CellFinding, ...]


def row_lines(
    look: "SheetLook", row: int, kept: Mapping[str, Stored], show: Show, today: date
) -> list[RowLine]:
    """The lines of a row of data, in the order of the columns; ``kept`` are the values of the record it speaks of."""
    if look.plan.targets is None or not look.is_table(row):
        return []
    targets = look.plan.targets.by_name
    return [
        _line(look, row, match, targets[match.reader], kept, show, today)
        for match in look.plan.columns
        if match.reader is not None
    ]


def _line(
    look: "SheetLook",
    row: int,
    match: ColumnMatch,
    target: Target,
    kept: Mapping[str, Stored],
    show: Show,
    today: date,
) -> RowLine:
    assert look.plan.kind is not None
    own = target.record
    before = kept if target.kind == look.plan.kind else {}
    change = look.change(row, match.column)
    was = {name: before.get(name) for name in target.fields} | {name: old for _, name, old, _ in change}
    return RowLine(
        address(row, match.column),
        match.column,
        look.target_word(match.target or ""),
        look.words(row, match.column),
        look.original_words(row, match.column) if look.is_corrected(row, match.column) else None,
        read_as(look, match, target, look.content(row, match.column), today)[0],
        " / ".join(filter(None, (show(own[name], was[name]) for name in target.fields))),
        bool(change),
        tuple(look.findings(row, match.column)),
    )


def read_as(look: "SheetLook", match: ColumnMatch, target: Target, raw: Raw, today: date) -> tuple[str, str]:
    """What the field's type makes of a content, in its own words, and why it cannot be read; both empty for nothing."""
    if raw is None or raw == "":
        return "", ""
    try:
        value = target.type.read(raw, ReadingContext(today, match.unit, look.plan.grid.epoch_1904)).value
    except Unreadable as fault:
        return "", fault.message
    if value is None:
        return "", ""
    if not target.is_composite:
        return target.type.show(value), ""
    own = target.record
    parts = zip(target.fields, value, strict=True)
    return " / ".join(own[name].type.show(part) for name, part in parts if part is not None), ""
