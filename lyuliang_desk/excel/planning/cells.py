"""Cells to values, a column at a time: equal cells of a column are read once."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import NoneType
from typing import Any, NamedTuple

from lyuliang_desk.catalogue.finding import Level
from lyuliang_desk.catalogue.types.base import Raw, ReadingContext, Stored, Unreadable, ValueType
from lyuliang_desk.catalogue.types.link import Link, Links
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.excel.grid import SheetGrid
from lyuliang_desk.excel.planning.plan import ColumnMatch
from lyuliang_desk.excel.planning.targets import Target
from lyuliang_desk.messages import _

DOUBTFUL_WAN = 10_000 * 1_000_000
"""An amount above 10,000 in a 万元 column (in fen): the clerk may have typed yuan (DOMAIN section 6)."""

CHUNK = 1_000
"""So many rows are turned into columns at a time."""

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


class _CellRead(NamedTuple):
    """What one content means: for each field of the target a value and its scalar, with the remarks on it."""

    values: tuple[Any, ...]
    stored: tuple[Stored, ...]
    remarks: tuple[Remark, ...] = ()
    bad: bool = False


def columns_of(grid: SheetGrid, rows: Sequence[int]) -> list[list[Raw]]:
    """The contents of every column at the given rows.

    Taken some rows at a time: whoever goes down one column after the other walks through all of a large workbook for each.
    """
    columns: list[list[Raw]] = [[] for _ in range(grid.width)]
    for start in range(0, len(rows), CHUNK):
        chunk = [grid.rows[row] for row in rows[start : start + CHUNK]]
        for column, contents in zip(columns, zip(*chunk, strict=True), strict=True):
            column.extend(contents)
    return columns


def read_column(
    grid: SheetGrid,
    contents: list[Raw],
    match: ColumnMatch,
    target: Target,
    rows: Sequence[int],
    cells: Mapping[tuple[int, int], Raw],
    today: date,
) -> ReadColumn:
    """Read the contents of one column at the given rows; ``cells`` are corrected or carried contents, which win."""
    contents = _with_given(contents, match.column, rows, cells)
    keys = _keys(contents)
    read = _reader(target, ReadingContext(today, match.unit, grid.epoch_1904))
    different = dict(zip(keys, contents, strict=True))
    plain = _plain(target, different)
    reads = {key: read(raw) for key, raw in different.items() if key not in plain}
    column = ReadColumn(match, target, {}, {})
    for n, name in enumerate(target.fields):
        keep = _keeper(target.record[name].type)
        values = {key: found.values[n] for key, found in reads.items()}
        stored = {key: found.stored[n] for key, found in reads.items()}
        column.values[name] = _by_row(keys, values | plain)
        column.stored[name] = _by_row(keys, stored | {key: keep(value) for key, value in plain.items()})
    _note_remarks(column, keys, reads, contents)
    _note_formulas(column, grid, rows, contents)
    if isinstance(target.type, Money) and match.unit != "元":
        _doubt_units(column)
    return column


def _with_given(
    contents: list[Raw], column: int, rows: Sequence[int], cells: Mapping[tuple[int, int], Raw]
) -> list[Raw]:
    given = {row: content for (row, at), content in cells.items() if at == column}
    if not given:
        return contents
    return [given.get(row, content) for row, content in zip(rows, contents, strict=True)]


def _plain(target: Target, different: Mapping[Hashable, Raw]) -> dict[Hashable, Any]:
    """The values of those contents that the type can read at once, by key."""
    if target.is_composite:
        return {}
    texts = [raw for raw in different.values() if isinstance(raw, str)]
    found = target.type.plain(texts) if texts else {}
    if len(texts) == len(different):
        return dict(found.items())
    return {key: found[raw] for key, raw in different.items() if isinstance(raw, str) and raw in found}


def _keys(contents: list[Raw]) -> Sequence[Hashable]:
    """What tells equal contents apart: 1, 1.0 and True are equal to Python, but not to a value type."""
    sorts = set(map(type, contents)) - {NoneType}
    return contents if len(sorts) < 2 else list(zip(map(type, contents), contents, strict=True))


def _by_row(keys: Sequence[Hashable], by_key: Mapping[Hashable, Any]) -> list[Any]:
    return list(map(by_key.__getitem__, keys))


def _note_remarks(
    column: ReadColumn,
    keys: Sequence[Hashable],
    reads: Mapping[Hashable, _CellRead],
    contents: Sequence[Raw],
) -> None:
    remarked = {key: found for key, found in reads.items() if found.remarks}
    if not remarked:
        return
    for index, key in enumerate(keys):
        found = remarked.get(key)
        if found is not None:
            column.remarks[index] = list(found.remarks)
            column.written[index] = str(contents[index])
            if found.bad:
                column.bad.add(index)


def _note_formulas(column: ReadColumn, grid: SheetGrid, rows: Sequence[int], contents: Sequence[Raw]) -> None:
    if not grid.formulas_without_value:
        return
    text = _("The formula here has no kept result; open the file in Excel, save it, and import again.")
    for index, row in enumerate(rows):
        if contents[index] in (None, "") and (row, column.match.column) in grid.formulas_without_value:
            column.remarks[index] = [("warning", "formula_without_value", text)]


def _reader(target: Target, context: ReadingContext) -> Callable[[Raw], _CellRead]:
    """How one content of the column is read."""
    keepers = [_keeper(target.record[name].type) for name in target.fields]
    nothing = (None,) * len(target.fields)
    empty = _CellRead(nothing, nothing)
    type_, is_composite = target.type, target.is_composite

    def read(raw: Raw) -> _CellRead:
        if raw is None or raw == "":
            return empty
        try:
            reading = type_.read(raw, context)
        except Unreadable as fault:
            return _CellRead(nothing, nothing, (("error", fault.code, fault.message),), True)
        remarks = tuple((n.level, n.code, n.message) for n in reading.notes) if reading.notes else ()
        if reading.value is None:
            return _CellRead(nothing, nothing, remarks) if remarks else empty
        values = tuple(reading.value) if is_composite else (reading.value,)
        kept = [None if value is None else keep(value) for keep, value in zip(keepers, values, strict=True)]
        return _CellRead(values, tuple(kept), remarks)

    return read


def _keeper(type_: ValueType[Any]) -> Callable[[Any], Stored]:
    """How a value is kept; links cannot be before the register has told which record is meant."""
    return (lambda value: None) if isinstance(type_, Link | Links) else type_.store


def _doubt_units(column: ReadColumn) -> None:
    text = _("More than 10,000 in a column of 10,000 yuan: is it in yuan? Check the unit.")
    for index, value in enumerate(column.values[column.target.fields[0]]):
        if value is not None and value > DOUBTFUL_WAN:
            column.remarks.setdefault(index, []).append(("warning", "unit_doubtful", text))
