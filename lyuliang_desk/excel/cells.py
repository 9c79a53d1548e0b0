"""Cells to values, a column at a time: equal cells of a column are read once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lyuliang_desk.catalogue.finding import Level
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.catalogue.types.base import Raw, ReadingContext, Stored, Unreadable
from lyuliang_desk.catalogue.types.link import Link, Links
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.excel.grid import SheetGrid
from lyuliang_desk.excel.plan import ColumnMatch
from lyuliang_desk.excel.targets import Target
from lyuliang_desk.messages import _

DOUBTFUL_WAN = 10_000 * 1_000_000
"""An amount above 10,000 in a 万元 column (in fen): the clerk may have typed yuan (DOMAIN section 6)."""

Remark = tuple[Level, str, str]
"""Level, reason code, sentence."""


@dataclass(slots=True)
class ReadColumn:
    """One column read; the i-th entry of every list belongs to the i-th data row.

    ``values`` and ``stored`` hold each field's Python value and kept scalar; a link's scalar is not known yet.
    ``remarks`` are those of a row, ``bad`` tells which rows are refused, ``written`` keeps the original of a cell
    whose spelling was changed.
    """

    match: ColumnMatch
    target: Target
    values: dict[str, list[Any]]
    stored: dict[str, list[Stored]]
    remarks: dict[int, list[Remark]] = field(default_factory=dict)
    bad: set[int] = field(default_factory=set)
    written: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _CellRead:
    """What one content means: for each field of the target a value and its scalar, with the remarks on it."""

    values: tuple[Any, ...]
    stored: tuple[Stored, ...]
    remarks: tuple[Remark, ...] = ()
    bad: bool = False


def read_column(
    grid: SheetGrid,
    match: ColumnMatch,
    target: Target,
    rows: Sequence[int],
    cells: Mapping[tuple[int, int], Raw],
    today: date,
) -> ReadColumn:
    """Read one column at the given rows; ``cells`` are corrected or carried contents, which win over the sheet's."""
    context = ReadingContext(today, match.unit, grid.epoch_1904)
    reads: list[_CellRead | None] = []
    seen: dict[tuple[type, Raw], _CellRead] = {}
    position, lines = match.column, grid.rows
    for row in rows:
        line = lines[row]
        raw = line[position] if position < len(line) else None
        if cells and (row, position) in cells:
            raw = cells[row, position]
        if raw is None or raw == "":
            reads.append(None)
            continue
        key = (raw.__class__, raw)
        found = seen.get(key)
        if found is None:
            found = seen[key] = _read(target, raw, context)
        reads.append(found)
    return _collect(grid, match, target, rows, cells, reads)


def _collect(
    grid: SheetGrid,
    match: ColumnMatch,
    target: Target,
    rows: Sequence[int],
    cells: Mapping[tuple[int, int], Raw],
    reads: Sequence[_CellRead | None],
) -> ReadColumn:
    column = ReadColumn(match, target, {}, {})
    for n, name in enumerate(target.fields):
        column.values[name] = [r.values[n] if r is not None else None for r in reads]
        column.stored[name] = [r.stored[n] if r is not None else None for r in reads]
    for index, read in enumerate(reads):
        if read is None:
            if grid.formulas_without_value and (rows[index], match.column) in grid.formulas_without_value:
                text = _(
                    "The formula here has no kept result; open the file in Excel, save it, and import again."
                )
                column.remarks[index] = [("warning", "formula_without_value", text)]
        elif read.remarks:
            column.remarks[index] = list(read.remarks)
            column.written[index] = str(_raw(grid, cells, rows[index], match.column))
            if read.bad:
                column.bad.add(index)
    if isinstance(target.type, Money) and match.unit != "元":
        _doubt_units(column)
    return column


def _raw(grid: SheetGrid, cells: Mapping[tuple[int, int], Raw], row: int, column: int) -> Raw:
    return cells[row, column] if (row, column) in cells else grid.rows[row][column]


def _read(target: Target, raw: Raw, context: ReadingContext) -> _CellRead:
    empty = (None,) * len(target.fields)
    try:
        reading = target.type.read(raw, context)
    except Unreadable as fault:
        return _CellRead(empty, empty, (("error", fault.code, fault.message),), True)
    remarks = tuple((n.level, n.code, n.message) for n in reading.notes)
    if reading.value is None:
        return _CellRead(empty, empty, remarks)
    values = tuple(reading.value) if target.is_composite else (reading.value,)
    return _CellRead(values, tuple(map(_scalar, _types(target), values)), remarks)


def _types(target: Target) -> list[Any]:
    kind = KINDS[target.kind]
    return [kind[name].type for name in target.fields]


def _scalar(type_: Any, value: Any) -> Stored:
    """The kept form; links have none before the register has told which record is meant."""
    if value is None or isinstance(type_, Link | Links):
        return None
    kept: Stored = type_.store(value)
    return kept


def _doubt_units(column: ReadColumn) -> None:
    text = _("More than 10,000 in a column of 10,000 yuan: is it in yuan? Check the unit.")
    for index, value in enumerate(column.values[column.target.name]):
        if value is not None and value > DOUBTFUL_WAN:
            column.remarks.setdefault(index, []).append(("warning", "unit_doubtful", text))
