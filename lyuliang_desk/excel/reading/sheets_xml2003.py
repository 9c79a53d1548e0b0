"""An XML spreadsheet of 2003 (runs in the child process): Microsoft's "XML Spreadsheet Reference", as reporting
systems and old Excels write it.

Read by expat as it comes. A document type is refused: entities are how a small file becomes a large one.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any
from xml.parsers import expat

from lyuliang_desk.excel.reading.loose_sheet import LooseSheet, send_loose
from lyuliang_desk.excel.reading.refusal import Refusal
from lyuliang_desk.excel.reading.sheets import MOST_COLUMNS, MOST_ROWS, Send
from lyuliang_desk.excel.reading.sheets_html import markup_text

SS = "urn:schemas-microsoft-com:office:spreadsheet "
X = "urn:schemas-microsoft-com:office:excel "
BLOCK = 1024 * 1024
DEEPEST = 200
GB = re.compile(rb"""^<\?xml[^>]*encoding\s*=\s*["'](?:gb|x-gb|cp936)""", re.IGNORECASE)
NO_DAY = (date(1899, 12, 30), date(1899, 12, 31), date(1904, 1, 1))
"""The days by which Excel writes a time without a day."""

Attributes = dict[str, str]


def send_xml2003(data: bytes, most_cells: int, send: Send) -> None:
    """Send all worksheets; raises Refusal for damaged XML, for entities, and for too many cells."""
    if GB.match(data.lstrip()[:200]):  # expat knows no Chinese encoding
        data = markup_text(data)[0].encode("utf-8")
        reader = _Spreadsheet("utf-8")
    else:
        reader = _Spreadsheet(None)
    send_loose(reader.read(data.lstrip()), most_cells, send)


class _Spreadsheet:
    """One pass: where it stands is ``_row`` and ``_column``, what it stands in is told by the open elements."""

    def __init__(self, encoding: str | None) -> None:
        self._sheets: list[LooseSheet] = []
        self._row = self._column = self._next_row = self._next_column = self._defined = 0
        self._cell: Attributes | None = None
        self._type = ""
        self._text: list[str] | None = None
        self._visibility: list[str] | None = None
        self._depth = self._comment = 0
        self._parser = expat.ParserCreate(encoding, namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype

    def read(self, data: bytes) -> list[LooseSheet]:
        try:
            for start in range(0, len(data), BLOCK):
                self._parser.Parse(data[start : start + BLOCK], False)
            self._parser.Parse(b"", True)
        except (expat.ExpatError, LookupError, UnicodeDecodeError) as fault:
            raise Refusal("workbook_damaged") from fault
        return self._sheets

    def _refuse_doctype(self, *_: Any) -> None:
        raise Refusal("workbook_entities")

    def _start(self, name: str, attributes: Attributes) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise Refusal("workbook_damaged")
        if name == SS + "Comment":
            self._comment = self._depth
        elif name == SS + "Worksheet":
            self._start_sheet(attributes)
        elif self._sheets and not self._comment and (start := STARTS.get(name)):
            start(self, attributes)

    def _end(self, name: str) -> None:
        if self._depth == self._comment:
            self._comment = 0
        self._depth -= 1
        if name == SS + "Data" and not self._comment:
            self._end_data()
        elif name == SS + "Cell" and self._cell is not None:
            self._end_cell()
        elif name == X + "Visible" and self._visibility is not None:
            self._sheets[-1].visible = "".join(self._visibility).strip() == "SheetVisible"
            self._visibility = None

    def _characters(self, text: str) -> None:
        if self._comment:
            return
        if self._text is not None:
            self._text.append(text)
        elif self._visibility is not None:
            self._visibility.append(text)

    def _start_sheet(self, attributes: Attributes) -> None:
        self._sheets.append(LooseSheet(attributes.get(SS + "Name", "")))
        self._next_row = self._defined = 0

    def _start_column(self, attributes: Attributes) -> None:
        first = _place(attributes, self._defined, MOST_COLUMNS)
        self._defined = min(first + _count(attributes, "Span") + 1, MOST_COLUMNS)
        if _hides(attributes, "Width"):
            self._sheets[-1].hidden_columns.update(range(first, self._defined))

    def _start_row(self, attributes: Attributes) -> None:
        self._row = _place(attributes, self._next_row, MOST_ROWS)
        self._next_row = min(self._row + _count(attributes, "Span") + 1, MOST_ROWS)
        self._next_column = 0
        if _hides(attributes, "Height"):
            self._sheets[-1].hidden_rows.update(range(self._row, self._next_row))

    def _start_cell(self, attributes: Attributes) -> None:
        self._column = _place(attributes, self._next_column, MOST_COLUMNS)
        right, down = _count(attributes, "MergeAcross"), _count(attributes, "MergeDown")
        self._sheets[-1].merge(self._row, self._column, self._row + down, self._column + right)
        self._next_column = self._column + right + 1
        self._cell = attributes

    def _end_cell(self) -> None:
        assert self._cell is not None
        sheet = self._sheets[-1]
        if (
            SS + "Formula" in self._cell
            and self._column not in sheet.cells.get(self._row, {})
            and not self._type
        ):
            sheet.formulas_without_value.add((self._row, self._column))
        self._cell, self._type = None, ""

    def _start_data(self, attributes: Attributes) -> None:
        if self._cell is not None:
            self._type = attributes.get(SS + "Type", "String")
            self._text = []

    def _end_data(self) -> None:
        if self._text is None:
            return
        text, self._text = "".join(self._text), None
        self._sheets[-1].put(self._row, self._column, _value(self._type, text))

    def _start_visible(self, attributes: Attributes) -> None:
        self._visibility = []


STARTS: dict[str, Callable[[_Spreadsheet, Attributes], None]] = {
    SS + "Column": _Spreadsheet._start_column,
    SS + "Row": _Spreadsheet._start_row,
    SS + "Cell": _Spreadsheet._start_cell,
    SS + "Data": _Spreadsheet._start_data,
    X + "Visible": _Spreadsheet._start_visible,
}


def _place(attributes: Attributes, following: int, most: int) -> int:
    """The index from zero; one beyond the sheet is refused, for nothing was meant to stand there."""
    text = attributes.get(SS + "Index")
    place = following if text is None else _whole(text) - 1
    if not 0 <= place < most:
        raise Refusal("workbook_too_large" if place >= most else "workbook_damaged")
    return place


def _count(attributes: Attributes, name: str) -> int:
    """How many more rows or columns; bounded by those of a sheet."""
    return min(max(_whole(attributes.get(SS + name, "0")), 0), MOST_ROWS)


def _whole(text: str) -> int:
    if not re.fullmatch(r"\s*[+-]?\d{1,18}\s*", text):
        raise Refusal("workbook_damaged")
    return int(text)


def _hides(attributes: Attributes, size: str) -> bool:
    return attributes.get(SS + "Hidden") == "1" or attributes.get(SS + size) in ("0", "0.0")


def _value(kind: str, text: str) -> Any:
    read = VALUES.get(kind)
    try:
        return text if read is None else read(text.strip())
    except ValueError:
        return text


def _number(text: str) -> float | int:
    return int(text) if re.fullmatch(r"-?\d{1,18}", text) else float(text)


def _time(text: str) -> date | datetime | time:
    moment = datetime.fromisoformat(text.removesuffix("Z"))
    if moment.date() in NO_DAY:
        return moment.time()
    return moment if moment.time() != time() else moment.date()


VALUES: dict[str, Callable[[str], Any]] = {
    "Number": _number,
    "DateTime": _time,
    "Boolean": lambda text: text in ("1", "true"),
}
