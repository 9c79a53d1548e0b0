"""The tables of a web page that was saved with a workbook's ending, as reporting systems and mail portals do.

What a cell shows stays text, so that an ID number keeps its digits and ``00123`` its noughts; only where Excel wrote a
number's exact value beside what is shown (``x:num``) is that taken. Spans are held to the sheet as HTML's standard
holds them (4.9.11): ``colspan=1000000000`` is a mistake of the page, not a sheet of that width.
"""

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import Any

from lyuliang_desk.excel.reading.loose_sheet import LooseSheet
from lyuliang_desk.excel.reading.refusal import Refusal
from lyuliang_desk.excel.reading.sheets import MOST_COLUMNS, MOST_ROWS

MOST_COLSPAN, MOST_ROWSPAN = 1_000, 65_534
MOST_TABLES = 1_000
DEEPEST = 50
LONGEST_UNFINISHED = 8 * 1024 * 1024
"""Characters that may wait for their closing sign: a comment without end would be searched again and again."""
BLOCK = 256 * 1024
SHEET_NAMES = re.compile(r"<x:ExcelWorksheet>\s*<x:Name>([^<]*)</x:Name>", re.IGNORECASE)
NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
SPACING_ONLY = re.compile(r"mso-ignore\s*:\s*colspan", re.IGNORECASE)
PLAIN_NUMBER = re.compile(r"[-+(¥￥$]*[\d,. ]+(?:[Ee][-+]?\d+)?\)?")
WHITE = re.compile(r"[ \t\r\n\f\v]+")
SILENT = frozenset(("script", "style", "title", "noscript", "template"))
ENDS_A_LINE = frozenset(("br", "p", "div", "li"))


@dataclass
class _Cell:
    row: int
    column: int
    exact: str | None
    parts: list[str] = field(default_factory=list)


@dataclass
class _Table:
    sheet: LooseSheet
    row: int = -1
    column: int = 0
    defined_columns: int = 0
    covered: dict[int, int] = field(default_factory=dict)
    """By column, the first row that no cell from above reaches into any more."""
    cell: _Cell | None = None
    caption: list[str] | None = None


class TableReader(HTMLParser):
    """Collects ``tables`` from what is fed; a table within a cell becomes a table of its own.

    ``budget`` bounds the cells that spans may cover. Raises Refusal beyond it.
    """

    def __init__(self, budget: int) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[LooseSheet] = []
        self.sheet_names: list[str] = []
        self._open: list[_Table] = []
        self._budget = budget
        self._silent = ""

    def read(self, text: str) -> None:
        """Read a whole page; raises Refusal for one that never ends what it begins."""
        for start in range(0, len(text), BLOCK):
            self.feed(text[start : start + BLOCK])
            if len(self.rawdata) > LONGEST_UNFINISHED:
                raise Refusal("workbook_damaged")
        self.feed("</html>")
        while self._open:
            self._end_table()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self._silent = tag
        elif start := STARTS.get(tag):
            start(self, dict(attrs))
        elif tag in ENDS_A_LINE:
            self._text("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = ""
        elif tag in ("td", "th", "tr"):
            self._end_cell()
        elif tag == "table" and self._open:
            self._end_table()
        elif tag == "caption" and self._open:
            self._name_by_caption(self._open[-1])
        elif tag in ("p", "div", "li"):
            self._text("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._text(WHITE.sub(" ", data))

    def handle_comment(self, data: str) -> None:
        self.sheet_names.extend(map(unescape, SHEET_NAMES.findall(data)))

    def _text(self, text: str) -> None:
        if not self._open:
            return
        table = self._open[-1]
        if table.cell is not None:
            table.cell.parts.append(text)
        elif table.caption is not None:
            table.caption.append(text)

    def _start_table(self, attributes: dict[str, str | None]) -> None:
        if len(self._open) >= DEEPEST or len(self.tables) >= MOST_TABLES:
            raise Refusal("workbook_too_large")
        sheet = LooseSheet("")
        self.tables.append(sheet)
        self._open.append(_Table(sheet))

    def _start_caption(self, attributes: dict[str, str | None]) -> None:
        if self._open:
            self._open[-1].caption = []

    def _start_columns(self, attributes: dict[str, str | None]) -> None:
        if not self._open:
            return
        table = self._open[-1]
        first = table.defined_columns
        table.defined_columns = min(first + _number(attributes, "span", MOST_COLSPAN), MOST_COLUMNS)
        if _is_hidden(attributes):
            table.sheet.hidden_columns.update(range(first, table.defined_columns))

    def _start_row(self, attributes: dict[str, str | None]) -> None:
        if not self._open:
            return
        self._end_cell()
        table = self._open[-1]
        table.row += 1
        table.column = 0
        if table.row >= MOST_ROWS:
            raise Refusal("workbook_too_large")
        if _is_hidden(attributes):
            table.sheet.hidden_rows.add(table.row)

    def _start_cell(self, attributes: dict[str, str | None]) -> None:
        if not self._open:
            return
        self._end_cell()
        table = self._open[-1]
        if table.row < 0:
            self._start_row({})
        row = table.row
        while table.covered.get(table.column, 0) > row:
            table.column += 1
            self._spend(1)
        column = table.column
        wide = _number(attributes, "colspan", MOST_COLSPAN)
        high = _number(attributes, "rowspan", MOST_ROWSPAN)
        if high > 1:
            self._spend(wide)
            table.covered.update((at, row + high) for at in range(column, min(column + wide, MOST_COLUMNS)))
        if not SPACING_ONLY.search(attributes.get("style") or ""):
            table.sheet.merge(row, column, row + high - 1, column + wide - 1)
        table.column = column + wide
        table.cell = _Cell(row, column, attributes.get("x:num"))

    def _end_cell(self) -> None:
        if not self._open or (cell := self._open[-1].cell) is None:
            return
        table = self._open[-1]
        table.cell = None
        shown = _tidy("".join(cell.parts))
        table.sheet.put(cell.row, cell.column, _value(shown, cell.exact))

    def _end_table(self) -> None:
        self._end_cell()
        self._open.pop()

    def _name_by_caption(self, table: _Table) -> None:
        if table.caption is not None:
            table.sheet.name = _tidy("".join(table.caption)).replace("\n", " ")
            table.caption = None

    def _spend(self, cells: int) -> None:
        self._budget -= cells
        if self._budget < 0:
            raise Refusal("workbook_too_large")


STARTS = {
    "table": TableReader._start_table,
    "caption": TableReader._start_caption,
    "col": TableReader._start_columns,
    "tr": TableReader._start_row,
    "td": TableReader._start_cell,
    "th": TableReader._start_cell,
}


def _number(attributes: dict[str, str | None], name: str, most: int) -> int:
    digits = re.match(r"\s*(\d{1,12})", attributes.get(name) or "")
    return min(max(int(digits[1]), 1), most) if digits else 1


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    return "hidden" in attributes or bool(NOT_SHOWN.search(attributes.get("style") or ""))


def _tidy(text: str) -> str:
    lines = (WHITE.sub(" ", line).strip(" \xa0") for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _value(shown: str, exact: str | None) -> Any:
    """The exact number behind a shown one; dates, percentages and everything else as they are shown."""
    if not exact or not PLAIN_NUMBER.fullmatch(shown):
        return shown
    try:
        return int(exact) if re.fullmatch(r"-?\d{1,18}", exact) else float(exact)
    except ValueError:
        return shown
