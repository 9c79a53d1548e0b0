"""What the reader of values does not tell: hidden rows and columns, errors, formulas never computed.

Runs in the child process, one light pass over each sheet's part. A part too large or too odd for it is
``unchecked``: its values are still read, and the user is told what was not looked at.
"""

import struct
import zlib
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from lyuliang_desk.excel.refusal import Refusal

Cell = tuple[int, int]

DAMAGE = (BadZipFile, zlib.error, EOFError)
"""What a part raises whose sum does not fit: the reader of values may take half of it for the whole."""
ODDITIES = (KeyError, IndexError, ValueError, OSError, struct.error, ExpatError)
"""What the broken structure of a file runs into."""


@dataclass
class SheetFacts:
    """``merged`` is None when the reader of values knows the merged ranges itself."""

    merged: list[tuple[int, int, int, int]] | None = None
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    formulas_without_value: set[Cell] = field(default_factory=set)
    errors: dict[Cell, str] = field(default_factory=dict)
    epoch_1904: bool = False
    unchecked: bool = False

    def errors_by_row(self) -> dict[int, list[tuple[int, str]]]:
        rows: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for (row, column), text in self.errors.items():
            rows[row].append((column, text))
        return rows


def facts_reader(format_: str, data: bytes) -> Callable[[str], SheetFacts]:
    """A function from a sheet's name to what is known of it; both raise Refusal for a damaged file."""
    try:
        read = _reader(format_, data)
    except DAMAGE as fault:
        raise Refusal("workbook_damaged") from fault
    except ODDITIES:
        return lambda name: SheetFacts(unchecked=True)

    def guarded(name: str) -> SheetFacts:
        try:
            return read(name)
        except DAMAGE as fault:
            raise Refusal("workbook_damaged") from fault
        except ODDITIES:
            return SheetFacts(unchecked=True)

    return guarded


def _reader(format_: str, data: bytes) -> Callable[[str], SheetFacts]:
    """Each format's scan is imported only where its format is met."""
    read: Callable[[str], SheetFacts]
    if format_ == "xlsx":
        from lyuliang_desk.excel.hidden_xlsx import XlsxScan

        read = XlsxScan(data).facts
    elif format_ == "xls":
        from lyuliang_desk.excel.hidden_xls import XlsScan

        read = XlsScan(data).facts
    elif format_ == "xlsb":
        from lyuliang_desk.excel.hidden_xlsb import XlsbScan

        read = XlsbScan(data).facts
    else:
        from lyuliang_desk.excel.hidden_ods import OdsScan

        read = OdsScan(data).facts
    return read
