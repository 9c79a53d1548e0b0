"""What a workbook says, as plain data: every later step works on this and never opens the file again."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.types.base import Raw

Format = Literal["xlsx", "xls", "xlsb", "ods", "csv", "html", "xml2003", "biff5"]
Range = tuple[int, int, int, int]
Cell = tuple[int, int]

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")


@dataclass(frozen=True, slots=True)
class SheetGrid:
    """One sheet. Rows and columns count from zero: ``rows[0][0]`` is A1; ``address`` gives Excel's words.

    ``rows`` is rectangular, without empty rows at the end; an empty cell is None, an error is its text
    (``#REF!``), a whole number an ``int``. ``merged`` are ranges (first row, first column, last row, last
    column), all inclusive; only their first cell has a value. ``formulas_without_value`` are formulas that no
    program has computed yet: they arrive empty. ``epoch_1904`` tells how the numbers of days are counted.
    """

    name: str
    rows: list[list[Raw]]
    visible: bool = True
    merged: tuple[Range, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    formulas_without_value: frozenset[Cell] = frozenset()
    epoch_1904: bool = False

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    def at(self, row: int, column: int) -> Raw:
        """The value of a cell, None outside the sheet."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return None


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file that was read. ``encoding`` is that of a text file, ``warnings`` are about the whole file."""

    name: str
    sha256: str
    format: Format
    sheets: tuple[SheetGrid, ...]
    encoding: str | None = None
    warnings: tuple[Finding, ...] = field(default=())


@cache
def column_letter(column: int) -> str:
    """``0`` → ``A``, ``26`` → ``AA``."""
    letters = ""
    number = column + 1
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """``A`` → ``0``, ``aa`` → ``26``."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def address(row: int, column: int) -> str:
    """Excel's word for a cell: ``(20, 4)`` → ``E21``."""
    return f"{column_letter(column)}{row + 1}"


def parse_address(text: str) -> Cell:
    """``E21`` → ``(20, 4)``; raises ``ValueError`` for what is no address of one cell."""
    found = _ADDRESS.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"no address of a cell: {text!r}")
    return int(found[2]) - 1, column_number(found[1])
