"""Records as a workbook that Excel opens without a question, and that this program reads back without a change."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.linking import all_linked, linked_ids
from lyuliang_desk.catalogue.types.link import Link, Links
from lyuliang_desk.catalogue.types.money import FEN, Money
from lyuliang_desk.catalogue.types.number import Number
from lyuliang_desk.errors import WorldError
from lyuliang_desk.excel.grouped import Words, grouped_rows
from lyuliang_desk.messages import _
from lyuliang_desk.store.files import write_whole
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Row, View

WINDOW = 1_000
"""Records fetched at once."""
MM_PER_CHARACTER = 1.9
"""Width of a digit at Excel's usual size, by which a field's width on paper becomes a column's."""
NARROWEST, WIDEST = 8.0, 60.0
MOST_ROWS, MOST_CHARACTERS = 1_048_576, 32_767
"""What a sheet and a cell of Excel hold."""
GROUP_ROWS = 4
"""Rows that a group takes at most besides its records: names and subtotals of two levels."""
ABOVE_DATA = 3
"""Rows for the title, the unit, and the header."""

TEXT_FORMAT, MONEY_FORMAT = "@", "#,##0.00####"
TITLE, BOLD = Font(size=16, bold=True), Font(bold=True)
HEADER = Alignment(horizontal="center", vertical="center", wrap_text=True)


def export_table(register: Register, view: View, path: Path, fields: Sequence[str] | None = None) -> int:
    """Write the records of a view, with all fields or some, in the view's order; answers how many.

    Amounts are numbers in their field's unit; everything else is text, so that no digit is lost and no text is a
    formula; links are the titles of their records. A grouped view has the names of its groups, subtotals and the
    total in rows of their own. Raises ``WorldError`` for what Excel cannot hold or the disk refuses.
    """
    kind = register.kinds[view.kind]
    chosen = [kind[name] for name in fields] if fields is not None else list(kind.fields)
    money = [field.name for field in chosen if isinstance(field.type, Money)]
    rids, groups = register.laid_out(view, money)
    if len(rids) + GROUP_ROWS * len(groups) > MOST_ROWS - ABOVE_DATA:
        message = _("{count} records are more than a sheet of Excel holds; filter them and export in parts.")
        raise WorldError("too_many_rows", message.format(count=len(rids)))
    book = Workbook(write_only=True)
    sheet = book.create_sheet(str(kind.label))
    whole = BytesIO()
    try:
        _lay_out(sheet, chosen)
        sheet.append([_cell(sheet, str(kind.label), font=TITLE)])
        sheet.append([_cell(sheet, _unit_line(register, chosen))])
        sheet.append([_cell(sheet, _header(field), font=BOLD, alignment=HEADER) for field in chosen])
        grouped_by = [kind[name] for name in view.group]
        for part in grouped_rows(rids, groups, grouped_by, register.titles):
            if isinstance(part, Words):
                sheet.append(_words_row(sheet, chosen, part))
                continue
            for row, titles in _windows(register, kind, part.rids, chosen):
                sheet.append([_value(sheet, field, row, titles) for field in chosen])
    finally:
        book.save(whole)  # after a fault too: only so does openpyxl remove its temporary file
    write_whole(path, whole.getvalue())
    return len(rids)


def _windows(
    register: Register, kind: RecordKind, rids: Sequence[int], fields: Sequence[Field]
) -> Iterator[tuple[Row, Mapping[str, str]]]:
    """The rows, each with the titles of the records that its window links to."""
    names = [field.name for field in fields]
    for start in range(0, len(rids), WINDOW):
        rows = register.rows(kind.name, rids[start : start + WINDOW], names)
        titles = register.titles(all_linked(fields, (row.values for row in rows)))
        for row in rows:
            yield row, titles


def _value(sheet: Any, field: Field, row: Row, titles: Mapping[str, str]) -> Any:
    stored = row.values[field.name]
    if stored is None:
        return None
    if isinstance(field.type, Money) and isinstance(stored, int):
        return _cell(sheet, Decimal(stored) / FEN[field.type.unit], number_format=MONEY_FORMAT)
    if isinstance(field.type, Number):
        return _cell(sheet, field.type.load(stored))
    if isinstance(field.type, Link | Links):
        words = "、".join(titles.get(id_, "") for id_ in linked_ids(field, stored))
    else:
        words = field.show(stored)
    if len(words) > MOST_CHARACTERS:
        message = _(
            "{field} of one record has {count} characters, a cell of Excel holds 32,767; leave the column out."
        )
        raise WorldError("text_too_long", message.format(field=field.label, count=len(words)))
    return _cell(sheet, words, number_format=TEXT_FORMAT)


def _words_row(sheet: Any, fields: Sequence[Field], part: Words) -> list[Any]:
    """The name of a group, or its subtotals: in bold, the words in the first column."""
    cells: list[Any] = [_cell(sheet, part.words, font=BOLD)]
    for field in fields[1:]:
        fen = part.sums.get(field.name)
        if fen is None or not isinstance(field.type, Money):
            cells.append(None)
        else:
            amount = Decimal(fen) / FEN[field.type.unit]
            cells.append(_cell(sheet, amount, number_format=MONEY_FORMAT, font=BOLD))
    return cells


def _cell(sheet: Any, value: str | int | Decimal, **style: Any) -> Any:
    """A cell; text stays text, whatever it begins with (``=``, ``+``, ``@``, ``#N/A``)."""
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"
    for name, given in style.items():
        setattr(cell, name, given)
    return cell


def _header(field: Field) -> str:
    return f"{field.label}（{field.type.unit}）" if isinstance(field.type, Money) else str(field.label)


def _unit_line(register: Register, fields: Sequence[Field]) -> str:
    """Who reports, on which day, and the unit of money where there is any: in Chinese, as imports look for it."""
    units = dict.fromkeys(f.type.unit for f in fields if isinstance(f.type, Money))
    said = [
        f"填报单位：{register.office}",
        f"填报日期：{register.today():%Y-%m-%d}",
        *(f"单位：{u}" for u in units),
    ]
    return "\u3000\u3000".join(said)


def _lay_out(sheet: Any, fields: Sequence[Field]) -> None:
    """Widths, and what stays in sight; openpyxl wants to know both before the first row."""
    for column, field in enumerate(fields, start=1):
        width = min(max(field.width / MM_PER_CHARACTER, NARROWEST), WIDEST)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = f"B{ABOVE_DATA + 1}"
    sheet.print_title_rows = f"{ABOVE_DATA}:{ABOVE_DATA}"
    sheet.page_setup.orientation = "landscape"


def write_words(path: Path, title: str, columns: Mapping[str, float], rows: Sequence[Sequence[str]]) -> None:
    """Write a list of words, such as findings: a title, headers with their widths in characters, rows, all as text.

    Raises ``WorldError`` for what Excel cannot hold or the disk refuses.
    """
    if len(rows) > MOST_ROWS - ABOVE_DATA:
        message = _("{count} records are more than a sheet of Excel holds; filter them and export in parts.")
        raise WorldError("too_many_rows", message.format(count=len(rows)))
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    for number, width in enumerate(columns.values(), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A3"
    sheet.append([_cell(sheet, title, font=TITLE)])
    sheet.append([_cell(sheet, words, font=BOLD, alignment=HEADER) for words in columns])
    wrapped = Alignment(wrap_text=True, vertical="top")
    for row in rows:
        sheet.append([_cell(sheet, words, number_format=TEXT_FORMAT, alignment=wrapped) for words in row])
    whole = BytesIO()
    book.save(whole)
    write_whole(path, whole.getvalue())
