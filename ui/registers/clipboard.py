"""Copying rows: tab-separated text for everyone, and a table for Excel in which numbers of people stay text.

Excel reads a pasted 18-digit number as 1.41E+17 unless the cell says that it is text.
"""

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QMimeData

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.catalogue.types.number import Number
from ui.registers.columns import header_text
from ui.registers.table_model import RecordTableModel

BATCH = 1000
TEXT_CELL = "mso-number-format:'\\@'"
HEAD = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body>'
    "<table><!--StartFragment-->"
)
TAIL = "<!--EndFragment--></table></body></html>"


def texts_of(model: RecordTableModel, rids: Sequence[int]) -> Iterable[list[str]]:
    """The words of these records in the shown columns, fetched in batches."""
    names = [field.name for field in model.fields()]
    for start in range(0, len(rids), BATCH):
        yield from model.texts(model.register.rows(model.kind.name, rids[start : start + BATCH], names))


def copied(fields: Sequence[Field], rows: Iterable[list[str]], headers: bool) -> QMimeData:
    """What goes to the clipboard: ``text/plain`` and ``text/html`` of the same cells."""
    lines = [[header_text(field) for field in fields]] if headers else []
    heads = len(lines)
    lines += [[_one_line(text) for text in row] for row in rows]
    data = QMimeData()
    data.setText("\r\n".join("\t".join(line) for line in lines))
    numeric = [isinstance(field.type, Money | Number) for field in fields]
    table = [_html_row(line, numeric if place >= heads else None) for place, line in enumerate(lines)]
    data.setHtml(HEAD + "".join(table) + TAIL)
    return data


def _one_line(text: str) -> str:
    return " ".join(text.split()) if "\n" in text or "\t" in text or "\r" in text else text


def _html_row(line: Sequence[str], numeric: Sequence[bool] | None) -> str:
    """A row of the table; ``numeric`` None is a header."""
    cells = (
        f"<td>{text}</td>"
        if numeric is not None and numeric[place]
        else f'<td style="{TEXT_CELL}">{escape(text)}</td>'
        for place, text in enumerate(line)
    )
    return f"<tr>{''.join(cells)}</tr>"
