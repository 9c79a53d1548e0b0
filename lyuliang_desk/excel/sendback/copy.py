"""A workbook of the same sheets and values written anew: where the county's own cannot be edited, or only errors go back."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook as NewBook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from lyuliang_desk.catalogue.types.base import Raw
from lyuliang_desk.excel.grid import SheetGrid, Workbook, address
from lyuliang_desk.excel.layout.sent_back import EXPLANATION, ORIGINAL_ROW
from lyuliang_desk.excel.parked.row_words import cell_words
from lyuliang_desk.excel.sendback.comments import AUTHOR
from lyuliang_desk.excel.sendback.mark import WIDTH, by_cell
from lyuliang_desk.excel.sendback.plain_words import plain_words
from lyuliang_desk.excel.sendback.problem import MarkedSheet, Problem
from lyuliang_desk.excel.sendback.styles import FILLS, INK

_LINE = Side(style="thin", color="FFBFBFBF")
_FRAME = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_LEAST, _MOST, _LOOKED_AT = 6.0, 40.0, 200
_NUMBER_WIDTH = 8.0


def copied(workbook: Workbook, sheets: Sequence[MarkedSheet], *, only_errors: bool = False) -> bytes:
    """The .xlsx; with ``only_errors`` it holds what stands above the rows, the header and the wrong rows alone."""
    book = NewBook()
    book.remove(book.active)
    marked = {sheet.name: sheet for sheet in sheets}
    for grid in workbook.sheets:
        sheet = marked.get(grid.name)
        if only_errors and (sheet is None or not sheet.problems):
            continue
        _write(book.create_sheet(grid.name[:31]), grid, sheet, only_errors)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _write(target: Any, grid: SheetGrid, sheet: MarkedSheet | None, only_errors: bool) -> None:
    width = grid.width if sheet is None else sheet.width
    wrong = sheet.rows if sheet is not None else {}
    last = sheet.header[1] if sheet is not None else -1
    kept = [n for n in range(len(grid.rows)) if not only_errors or n <= last or n in wrong]
    places = {row: place for place, row in enumerate(kept)}
    for row, place in places.items():
        for column in range(width):
            _put(target, place, column, grid.at(row, column), last >= row)
    _merge(target, grid, places, width)
    _set_widths(target, grid, kept, width)
    for column in grid.hidden_columns:
        target.column_dimensions[get_column_letter(column + 1)].hidden = True
    if not only_errors:
        for row in grid.hidden_rows:
            target.row_dimensions[row + 1].hidden = True
    target.sheet_state = "visible" if grid.visible or only_errors else "hidden"
    if sheet is not None and sheet.problems:
        _mark(target, sheet, places, width, only_errors)


def _put(target: Any, row: int, column: int, raw: Raw, in_header: bool) -> None:
    cell = target.cell(row + 1, column + 1)
    if raw is not None:
        cell.value = plain_words(raw) if isinstance(raw, str) else raw
        if isinstance(raw, str):
            cell.data_type = "s"  # words stay words, whatever they begin with
            cell.number_format = "@" if raw.strip().isdigit() else "General"
    if in_header:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    else:
        cell.alignment = Alignment(vertical="center", wrap_text=isinstance(raw, str) and len(raw) > _MOST)
        cell.border = _FRAME


def _merge(target: Any, grid: SheetGrid, places: dict[int, int], width: int) -> None:
    for first, left, last, right in grid.merged:
        rows = [places[row] for row in range(first, last + 1) if row in places]
        if len(rows) == last - first + 1 and right < width and (last > first or right > left):
            target.merge_cells(
                start_row=rows[0] + 1, end_row=rows[-1] + 1, start_column=left + 1, end_column=right + 1
            )


def _set_widths(target: Any, grid: SheetGrid, rows: Sequence[int], width: int) -> None:
    wide = {(first, left) for first, left, _last, right in grid.merged if right > left}
    for column in range(width):
        words = [cell_words(grid.at(r, column)) for r in rows[:_LOOKED_AT] if (r, column) not in wide]
        longest = max(
            (sum(2 if ord(c) > 255 else 1 for c in text) for text in words if len(text) < 60), default=0
        )
        target.column_dimensions[get_column_letter(column + 1)].width = min(max(longest + 2, _LEAST), _MOST)


def _mark(target: Any, sheet: MarkedSheet, places: dict[int, int], width: int, only_errors: bool) -> None:
    first, last = places[sheet.header[0]], places[sheet.header[1]]
    if only_errors:
        _head(target, first, last, width, ORIGINAL_ROW, _NUMBER_WIDTH)
    explained = width + only_errors
    _head(target, first, last, explained, EXPLANATION, WIDTH)
    for row, problems in sheet.rows.items():
        if only_errors:
            number = target.cell(places[row] + 1, width + 1, row + 1)
            number.border, number.alignment = _FRAME, Alignment(horizontal="center", vertical="center")
        _explain(target, places[row], explained, problems)
    for problems in by_cell(sheet.problems).values():
        _colour(target, places[problems[0].row], problems)
    target.freeze_panes = address(last + 1, 0)


def _head(target: Any, first: int, last: int, column: int, words: str, width: float) -> None:
    cell = target.cell(first + 1, column + 1, words)
    cell.font, cell.fill = Font(bold=True), PatternFill("solid", FILLS["head"])
    cell.alignment = Alignment(horizontal="center", vertical="center")
    if last > first:
        target.merge_cells(
            start_row=first + 1, end_row=last + 1, start_column=column + 1, end_column=column + 1
        )
    target.column_dimensions[get_column_letter(column + 1)].width = width


def _explain(target: Any, row: int, column: int, problems: Sequence[Problem]) -> None:
    cell = target.cell(row + 1, column + 1, plain_words("\n".join(p.sentence for p in problems)))
    cell.data_type = "s"
    cell.font, cell.border = Font(color=INK), _FRAME
    cell.alignment = Alignment(horizontal="left", vertical="center", wrap_text=True)


def _colour(target: Any, row: int, problems: Sequence[Problem]) -> None:
    level = "error" if any(p.level == "error" for p in problems) else "warning"
    cell = target.cell(row + 1, problems[0].column + 1)
    cell.fill = PatternFill("solid", FILLS[level])
    comment = Comment("\n".join(plain_words(p.told) for p in problems), AUTHOR)
    comment.width, comment.height = 280, 40 + 22 * sum(1 + len(p.told) // 18 for p in problems)
    cell.comment = comment
