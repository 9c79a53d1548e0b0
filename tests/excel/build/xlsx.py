"""``.xlsx`` by openpyxl."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from tests.excel.build.model import Formula, Sheet, Wrong


def write_xlsx(path: Path, sheets: Sequence[Sheet], *, epoch_1904: bool = False) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    if epoch_1904:
        book.epoch = CALENDAR_MAC_1904
    for sheet in sheets:
        _write_sheet(book.create_sheet(sheet.name), sheet)
    book.save(path)
    book.close()
    return path


def _write_sheet(target: Worksheet, sheet: Sheet) -> None:
    for row, cells in enumerate(sheet.rows, 1):
        for column, value in enumerate(cells, 1):
            if value is None:
                continue
            cell = target.cell(row, column)
            cell.value = (
                value.text if isinstance(value, Wrong) else value if not isinstance(value, Formula) else None
            )
            if isinstance(value, Formula):
                cell.value = f"={value.text}"
    for first_row, first_column, last_row, last_column in sheet.merged:
        target.merge_cells(None, first_row + 1, first_column + 1, last_row + 1, last_column + 1)
    for row in sheet.hidden_rows:
        target.row_dimensions[row + 1].hidden = True
    for column in sheet.hidden_columns:
        target.column_dimensions[get_column_letter(column + 1)].hidden = True
    for row, column in sheet.styled_empty:
        target.cell(row + 1, column + 1).fill = PatternFill("solid", fgColor="FFFF00")
    target.auto_filter.ref = sheet.autofilter
    target.sheet_state = "visible" if sheet.visible else "hidden"
