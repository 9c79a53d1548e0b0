"""What the reader of values does not tell: hidden rows and columns, errors, formulas never computed.

Runs in the child process, one light pass over each sheet's part. A part too large or too odd for it is
``unchecked``: its values are still read, and the user is told what was not looked at.
"""

import struct
import zlib
from collections.abc import Callable
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from lyuliang_desk.excel.reading.refusal import Refusal
from lyuliang_desk.excel.reading.sheet_facts import SheetFacts

DAMAGE = (BadZipFile, zlib.error, EOFError)
"""What a part raises whose sum does not fit: the reader of values may take half of it for the whole."""
ODDITIES = (KeyError, IndexError, ValueError, OSError, struct.error, ExpatError)
"""What the broken structure of a file runs into."""


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
        from lyuliang_desk.excel.reading.hidden_xlsx import XlsxScan

        read = XlsxScan(data).facts
    elif format_ == "xls":
        from lyuliang_desk.excel.reading.hidden_xls import XlsScan

        read = XlsScan(data).facts
    elif format_ == "xlsb":
        from lyuliang_desk.excel.reading.hidden_xlsb import XlsbScan

        read = XlsbScan(data).facts
    else:
        from lyuliang_desk.excel.reading.hidden_ods import OdsScan

        read = OdsScan(data).facts
    return read
