"""The head of a sheet that this program writes: title, line of units, header, and what stays in sight; imports look for it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.store.register import Register

MM_PER_CHARACTER = 1.9
"""Width of a digit at Excel's usual size, by which a field's width on paper becomes a column's."""
NARROWEST, WIDEST = 8.0, 60.0
ABOVE_DATA = 3
"""Rows for the title, the unit, and the header."""

TEXT_FORMAT, MONEY_FORMAT = "@", "#,##0.00####"
TITLE, BOLD = Font(size=16, bold=True), Font(bold=True)
HEADER = Alignment(horizontal="center", vertical="center", wrap_text=True)


def text_cell(sheet: Any, value: str | int | Decimal, **style: Any) -> Any:
    """A cell; text stays text, whatever it begins with (``=``, ``+``, ``@``, ``#N/A``)."""
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"
    for name, given in style.items():
        setattr(cell, name, given)
    return cell


def header_of(field: Field) -> str:
    """The header of a field's column, with the unit of its amounts."""
    return f"{field.label}（{field.type.unit}）" if isinstance(field.type, Money) else str(field.label)


def unit_line(register: Register, fields: Sequence[Field]) -> str:
    """Who reports, on which day, and the unit of money where there is any: in Chinese, as imports look for it."""
    units = dict.fromkeys(f.type.unit for f in fields if isinstance(f.type, Money))
    said = [
        f"填报单位：{register.office}",
        f"填报日期：{register.today():%Y-%m-%d}",
        *(f"单位：{u}" for u in units),
    ]
    return "\u3000\u3000".join(said)


def lay_out(sheet: Any, fields: Sequence[Field]) -> None:
    """Widths, and what stays in sight; openpyxl wants to know both before the first row."""
    for column, field in enumerate(fields, start=1):
        width = min(max(field.width / MM_PER_CHARACTER, NARROWEST), WIDEST)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = f"B{ABOVE_DATA + 1}"
    sheet.print_title_rows = f"{ABOVE_DATA}:{ABOVE_DATA}"
    sheet.page_setup.orientation = "landscape"
