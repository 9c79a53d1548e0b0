"""``.xls`` of Excel 95 by hand: the records of BIFF 5 whose text is bytes in a code page (DOMAIN section 6)."""

import struct
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, to_excel

from tests.excel.build.compound import write_compound
from tests.excel.build.model import Sheet, Wrong
from tests.excel.build.xls import ERRORS

GLOBALS, WORKSHEET = 0x0005, 0x0010
PLAIN, DAY, MOMENT, CLOCK = 0, 1, 2, 3
NUMBER_FORMATS = {PLAIN: 0, DAY: 14, MOMENT: 22, CLOCK: 21}


def write_biff5(
    path: Path,
    sheets: Sequence[Sheet],
    *,
    code_page: int | None = 936,
    encoding: str = "gbk",
    epoch_1904: bool = False,
    in_container: bool = True,
) -> Path:
    """``code_page`` is what the file declares, ``encoding`` what its text is really in."""
    bodies = [b"".join(_worksheet(sheet, encoding, epoch_1904)) for sheet in sheets]
    offsets = [0] * len(sheets)
    for _ in range(2):  # the length of the first part does not depend on the offsets that it tells
        head = b"".join(_globals(sheets, offsets, code_page, encoding, epoch_1904))
        offsets = [len(head) + sum(map(len, bodies[:n])) for n in range(len(sheets))]
    stream = head + b"".join(bodies)
    if not in_container:
        path.write_bytes(stream)
        return path
    return write_compound(path, "Book", stream)


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def begin(kind: int) -> bytes:
    return record(0x809, struct.pack("<4H", 0x0500, kind, 0x0DBB, 0x07CC))


END = record(0x0A)


def _globals(
    sheets: Sequence[Sheet], offsets: Sequence[int], page: int | None, encoding: str, epoch_1904: bool
) -> Iterator[bytes]:
    yield begin(GLOBALS)
    if page is not None:
        yield record(0x42, struct.pack("<H", page))
    yield record(0x22, struct.pack("<H", int(epoch_1904)))
    name = "宋体".encode(encoding)
    yield (
        record(0x31, struct.pack("<5H4B", 200, 0, 0x7FFF, 400, 0, 0, 0, 0x86, 0) + bytes([len(name)]) + name)
        * 5
    )
    for number_format in NUMBER_FORMATS.values():
        yield record(0xE0, struct.pack("<HHH", 0, number_format, 1) + bytes(10))
    for sheet, offset in zip(sheets, offsets, strict=True):
        name = sheet.name.encode(encoding)
        yield record(0x85, struct.pack("<IBBB", offset, 0 if sheet.visible else 1, 0, len(name)) + name)
    yield END


def _worksheet(sheet: Sheet, encoding: str, epoch_1904: bool) -> Iterator[bytes]:
    width = max((len(row) for row in sheet.rows), default=0)
    yield begin(WORKSHEET)
    yield record(0x200, struct.pack("<5H", 0, len(sheet.rows), 0, width, 0))
    for column in sheet.hidden_columns:
        yield record(0x7D, struct.pack("<5H", column, column, 2048, 0, 1) + bytes(1))
    for row in range(len(sheet.rows)):
        flags = 0x120 if row in sheet.hidden_rows else 0x100
        yield record(0x208, struct.pack("<6HHH", row, 0, width, 255, 0, 0, flags, 0))
    for row, cells in enumerate(sheet.rows):
        for column, value in enumerate(cells):
            if value is not None:
                yield _cell(row, column, value, encoding, epoch_1904)
    yield END


def _cell(row: int, column: int, value: Any, encoding: str, epoch_1904: bool) -> bytes:
    def head(style: int = PLAIN) -> bytes:
        return struct.pack("<3H", row, column, style)

    if isinstance(value, Wrong):
        return record(0x205, head() + bytes([ERRORS[value.text], 1]))
    if isinstance(value, bool):
        return record(0x205, head() + bytes([value, 0]))
    if isinstance(value, date | time):
        epoch = CALENDAR_MAC_1904 if epoch_1904 else CALENDAR_WINDOWS_1900
        style = MOMENT if isinstance(value, datetime) else DAY if isinstance(value, date) else CLOCK
        return record(0x203, head(style) + struct.pack("<d", float(to_excel(value, epoch))))
    if isinstance(value, int | float):
        return record(0x203, head() + struct.pack("<d", float(value)))
    text = str(value).encode(encoding)
    return record(0x204, head() + struct.pack("<H", len(text)) + text)
