"""The light pass over an ``.ods``: OpenDocument 1.3 part 3, 9 (tables).

``content.xml`` is parsed once for all sheets.
"""

import io
from collections.abc import Callable, Mapping
from typing import IO
from xml.parsers import expat
from zipfile import ZipFile

from lyuliang_desk.excel.reading.sheet_facts import SheetFacts

LARGEST_PART = 100 * 1024 * 1024
BLOCK = 1024 * 1024
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
COMPUTED = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
INVISIBLE = ("collapse", "filter")
CELLS = (TABLE + "table-cell", TABLE + "covered-table-cell")

Attributes = Mapping[str, str]


class OdsScan:
    """Raises ``hidden.ODDITIES`` or ``DAMAGE`` for a container that cannot be understood."""

    def __init__(self, data: bytes) -> None:
        archive = ZipFile(io.BytesIO(data))
        part = archive.getinfo("content.xml")
        self._tables: dict[str, SheetFacts] | None = None
        if part.file_size <= LARGEST_PART:
            with archive.open(part) as stream:
                self._tables = _Tables().read(stream)

    def facts(self, name: str) -> SheetFacts:
        return SheetFacts(merged=[], unchecked=True) if self._tables is None else self._tables[name]


class _Tables:
    """Gathers the facts of each table while the document is parsed; tables within cells are left out."""

    def __init__(self) -> None:
        self._by_name: dict[str, SheetFacts] = {}
        self._facts = SheetFacts()
        self._depth = self._row = self._repeated_rows = self._column = self._declared = 0
        self._wrong: tuple[int, int] | None = None
        self._words = ""
        self._starts: dict[str, Callable[[Attributes], None]] = {
            TABLE + "table-column": self._columns,
            TABLE + "table-row": self._begin_rows,
            **dict.fromkeys(CELLS, self._cells),
        }

    def read(self, stream: IO[bytes]) -> dict[str, SheetFacts]:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._say
        while block := stream.read(BLOCK):
            parser.Parse(block, False)
        parser.Parse(b"", True)
        return self._by_name

    def _start(self, tag: str, attributes: Attributes) -> None:
        if tag == TABLE + "table":
            self._depth += 1
            if self._depth == 1:
                self._facts = self._by_name[attributes[TABLE + "name"]] = SheetFacts(merged=[])
                self._row = self._declared = 0
        elif self._depth == 1 and tag in self._starts:
            self._starts[tag](attributes)

    def _end(self, tag: str) -> None:
        if tag == TABLE + "table":
            self._depth -= 1
        elif tag == TABLE + "table-row" and self._depth == 1:
            self._row += self._repeated_rows
        elif tag in CELLS and self._wrong is not None:
            self._facts.errors[self._wrong] = self._words.strip() or "#N/A"
            self._wrong = None

    def _say(self, words: str) -> None:
        if self._wrong is not None:
            self._words += words

    def _columns(self, attributes: Attributes) -> None:
        count = _repeated(attributes, "number-columns-repeated", MOST_COLUMNS)
        if attributes.get(TABLE + "visibility") in INVISIBLE:
            last = min(self._declared + count, MOST_COLUMNS)
            self._facts.hidden_columns.update(range(self._declared, last))
        self._declared += count

    def _begin_rows(self, attributes: Attributes) -> None:
        self._repeated_rows = _repeated(attributes, "number-rows-repeated", MOST_ROWS)
        self._column = 0
        if attributes.get(TABLE + "visibility") in INVISIBLE:
            last = min(self._row + self._repeated_rows, MOST_ROWS)
            self._facts.hidden_rows.update(range(self._row, last))

    def _cells(self, attributes: Attributes) -> None:
        first = self._column
        self._column += _repeated(attributes, "number-columns-repeated", MOST_COLUMNS)
        if not attributes:
            return
        rows = _repeated(attributes, "number-rows-spanned", MOST_ROWS)
        columns = _repeated(attributes, "number-columns-spanned", MOST_COLUMNS)
        if rows * columns > 1:
            assert self._facts.merged is not None
            self._facts.merged.append((self._row, first, self._row + rows - 1, first + columns - 1))
        if TABLE + "formula" in attributes and OFFICE + "value-type" not in attributes:
            self._facts.formulas_without_value.add((self._row, first))
        if attributes.get(COMPUTED + "value-type") == "error":
            self._wrong, self._words = (self._row, first), ""


def _repeated(attributes: Attributes, name: str, most: int) -> int:
    return min(max(int(attributes.get(TABLE + name, "1")), 1), most)
