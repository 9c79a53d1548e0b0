"""A template 填报模板: an empty table of one kind, to be filled in by others and imported without a question."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Border, PatternFill, Side
from openpyxl.utils import get_column_letter

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.catalogue.types.number import Number
from lyuliang_desk.excel.code_sheet import CodeSheet
from lyuliang_desk.excel.entry_rules import entry_rule
from lyuliang_desk.excel.sheet_head import (
    ABOVE_DATA,
    BOLD,
    HEADER,
    MONEY_FORMAT,
    TEXT_FORMAT,
    TITLE,
    header_of,
    lay_out,
)
from lyuliang_desk.store.files import write_whole

REQUIRED = "★"
"""Stands before the header of a column that must be filled in; imports read past it."""
LAST_ROW = 5_000
"""Drop-downs and checks reach so far."""
RULED_ROWS = 30
"""Rows with lines, as an invitation."""
WIDE = "\u3000" * 8
"""Room to write between the words above the table, which are Chinese, as imports look for them."""
HEAD_FILL = PatternFill("solid", fgColor="EAEFF5")
THIN = Side(style="thin", color="B7BDC6")
LINES = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)


def write_template(kind: RecordKind, path: Path, fields: Sequence[str] | None = None) -> int:
    """Write an empty table for a kind, with the usual fields or those chosen; answers how many columns it has.

    Raises ``WorldError`` for what the disk refuses.
    """
    chosen = [kind[name] for name in fields] if fields is not None else template_fields(kind)
    book = Workbook()
    sheet: Any = book.active
    sheet.title = str(kind.label)
    _head(sheet, kind, chosen)
    codes = CodeSheet()
    for column, field in enumerate(chosen, start=1):
        letter = get_column_letter(column)
        _format(sheet, field, letter)
        rule = entry_rule(field, codes)
        rule.add(f"{letter}{ABOVE_DATA + 1}:{letter}{LAST_ROW}")
        sheet.add_data_validation(rule)
    codes.write(book)
    whole = BytesIO()
    book.save(whole)
    write_whole(path, whole.getvalue())
    return len(chosen)


def template_fields(kind: RecordKind) -> list[Field]:
    """What is asked for: every field but those that a form folds away in a group of their own and no table shows."""
    return [f for f in kind.fields if f.in_table or f.required or f.wanted or f.group is None]


def _head(sheet: Any, kind: RecordKind, fields: Sequence[Field]) -> None:
    lay_out(sheet, fields)
    sheet["A1"], sheet["A1"].font = str(kind.label), TITLE
    units = dict.fromkeys(f.type.unit for f in fields if isinstance(f.type, Money))
    sheet["A2"] = WIDE.join(("填报单位（盖章）：", "填报日期：", *(f"单位：{unit}" for unit in units)))
    for column, field in enumerate(fields, start=1):
        cell = sheet.cell(ABOVE_DATA, column, (REQUIRED if field.required else "") + header_of(field))
        cell.font, cell.alignment, cell.fill, cell.border = BOLD, HEADER, HEAD_FILL, LINES
    sheet.row_dimensions[ABOVE_DATA].height = 32


def _format(sheet: Any, field: Field, letter: str) -> None:
    """Text for all but amounts and numbers, so that Excel makes no number of an ID and no day of 2021-03."""
    number_format = TEXT_FORMAT
    if isinstance(field.type, Money):
        number_format = MONEY_FORMAT
    elif isinstance(field.type, Number):
        number_format = "General"
    sheet.column_dimensions[letter].number_format = number_format
    for row in range(ABOVE_DATA + 1, ABOVE_DATA + 1 + RULED_ROWS):
        cell = sheet[f"{letter}{row}"]
        cell.number_format, cell.border = number_format, LINES
