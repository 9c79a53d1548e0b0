"""The sheet's own totals, checked against the sum of its rows."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lyuliang_desk.catalogue.rules.money import wan
from lyuliang_desk.catalogue.types.base import Raw, ReadingContext, Unreadable
from lyuliang_desk.excel.grid import SheetGrid, address
from lyuliang_desk.excel.planning.cells import ReadColumn
from lyuliang_desk.excel.planning.plan import CellFinding
from lyuliang_desk.excel.planning.targets import is_money
from lyuliang_desk.messages import _

TOTAL, SUBTOTAL, GROUP = "total", "subtotal", "group"


def check_totals(
    grid: SheetGrid,
    marks: Mapping[int, str],
    data_rows: Sequence[int],
    columns: Sequence[ReadColumn],
    context: ReadingContext,
) -> dict[int, list[CellFinding]]:
    """A warning at each total that differs from the sum of the rows it stands for, by row.

    ``marks`` tells which rows are totals, subtotals and group rows. A subtotal stands for the rows since the subtotal
    or group row before it (or, standing before its rows, for those up to the next); a total stands for all.
    """
    found: dict[int, list[CellFinding]] = {}
    for column in columns:
        if not is_money(column.target):
            continue
        amounts = dict(zip(data_rows, column.values[column.target.fields[0]], strict=True))
        for row, mark in marks.items():
            if mark not in (TOTAL, SUBTOTAL):
                continue
            said = _amount(grid.at(row, column.match.column), column, context)
            if said is None:
                continue
            sums = _sums(row, mark, marks, amounts)
            if said not in sums:
                finding = _differs(row, column, said, sums[0])
                found.setdefault(row, []).append(finding)
    return found


def _sums(row: int, mark: str, marks: Mapping[int, str], amounts: Mapping[int, int | None]) -> list[int]:
    if mark == TOTAL:
        return [sum(a for a in amounts.values() if a is not None)]
    borders = sorted(r for r, m in marks.items() if m in (SUBTOTAL, GROUP, TOTAL))
    start = max((r for r in borders if r < row), default=-1)
    end = min((r for r in borders if r > row), default=max(amounts, default=row) + 1)
    above = sum(a for r, a in amounts.items() if a is not None and start < r < row)
    below = sum(a for r, a in amounts.items() if a is not None and row < r < end)
    return [above, below]


def _amount(raw: Raw, column: ReadColumn, context: ReadingContext) -> int | None:
    if raw is None or raw == "":
        return None
    try:
        value = column.target.type.read(raw, replace(context, unit=column.match.unit)).value
    except Unreadable:
        return None
    return value if isinstance(value, int) else None


def _differs(row: int, column: ReadColumn, said: int, summed: int) -> CellFinding:
    message = _("The sheet says {said} in total, its rows add up to {summed} (10,000 yuan).")
    return CellFinding(
        address(row, column.match.column),
        "warning",
        "total_differs",
        message.format(said=wan(said), summed=wan(summed)),
        row,
        column.target.name,
    )
