"""A list of words as a workbook, such as the findings of the data checks: nothing that is read back."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from lyuliang_desk.errors import WorldError
from lyuliang_desk.excel.export import MOST_ROWS
from lyuliang_desk.excel.sheet_head import ABOVE_DATA, BOLD, HEADER, TEXT_FORMAT, TITLE, text_cell
from lyuliang_desk.messages import _
from lyuliang_desk.store.files import write_whole


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
    sheet.append([text_cell(sheet, title, font=TITLE)])
    sheet.append([text_cell(sheet, words, font=BOLD, alignment=HEADER) for words in columns])
    wrapped = Alignment(wrap_text=True, vertical="top")
    for row in rows:
        sheet.append([text_cell(sheet, words, number_format=TEXT_FORMAT, alignment=wrapped) for words in row])
    whole = BytesIO()
    book.save(whole)
    write_whole(path, whole.getvalue())
