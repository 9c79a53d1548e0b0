"""``.xls`` (BIFF 8) by xlwt."""

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

import xlwt

from tests.excel.build.model import Formula, Sheet, Wrong

FORMATS = {datetime: "yyyy-mm-dd hh:mm:ss", date: "yyyy-mm-dd", time: "hh:mm:ss"}
ERRORS = {"#NULL!": 0, "#DIV/0!": 7, "#VALUE!": 15, "#REF!": 23, "#NAME?": 29, "#NUM!": 36, "#N/A": 42}


def write_xls(path: Path, sheets: Sequence[Sheet], *, epoch_1904: bool = False) -> Path:
    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = epoch_1904
    styles = {kind: xlwt.easyxf(num_format_str=text) for kind, text in FORMATS.items()}
    for sheet in sheets:
        _write_sheet(book.add_sheet(sheet.name), sheet, styles)
    with path.open("wb") as file:
        book.save(file)
    return path


def _write_sheet(target: xlwt.Worksheet, sheet: Sheet, styles: dict[type, xlwt.XFStyle]) -> None:
    for row, cells in enumerate(sheet.rows):
        for column, value in enumerate(cells):
            if isinstance(value, Formula):
                target.write(row, column, xlwt.Formula(value.text))
            elif isinstance(value, Wrong):
                target.row(row).set_cell_error(column, ERRORS[value.text])
            elif type(value) in styles:
                target.write(row, column, value, styles[type(value)])
            elif value is not None:
                target.write(row, column, value)
    for row, column, last_row, last_column in sheet.merged:
        target.merge(row, last_row, column, last_column)
    for row in sheet.hidden_rows:
        target.row(row).hidden = True
    for column in sheet.hidden_columns:
        target.col(column).hidden = True
    target.visibility = 0 if sheet.visible else 1
