"""``.xlsb`` by hand: the few records of BIFF 12 ([MS-XLSB]) that a sheet of plain values needs."""

import struct
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, to_excel

from tests.excel.build.model import Formula, Sheet, Wrong
from tests.excel.build.xls import ERRORS

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PLAIN, DAY, MOMENT, CLOCK = 0, 1, 2, 3
NUMBER_FORMATS = {PLAIN: 0, DAY: 14, MOMENT: 22, CLOCK: 21}


def write_xlsb(path: Path, sheets: Sequence[Sheet], *, epoch_1904: bool = False) -> Path:
    numbers = range(1, len(sheets) + 1)
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _content_types(numbers))
        archive.writestr("_rels/.rels", _relations([("rId1", "officeDocument", "xl/workbook.bin")]))
        parts = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.bin") for n in numbers]
        relations = _relations([*parts, ("rId900", "styles", "styles.bin")])
        archive.writestr("xl/_rels/workbook.bin.rels", relations)
        archive.writestr("xl/workbook.bin", b"".join(_workbook(sheets, epoch_1904)))
        archive.writestr("xl/styles.bin", b"".join(_styles()))
        for n, sheet in zip(numbers, sheets, strict=True):
            archive.writestr(f"xl/worksheets/sheet{n}.bin", b"".join(_sheet(sheet, epoch_1904)))
    return path


def record(kind: int, body: bytes = b"") -> bytes:
    """Kind and length are written in groups of seven bits, the lowest first."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, rest = b"", len(body)
    while True:
        rest, low = rest >> 7, rest & 0x7F
        length += bytes([low | (0x80 if rest else 0)])
        if not rest:
            return head + length + body


def _text(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _workbook(sheets: Sequence[Sheet], epoch_1904: bool) -> Iterator[bytes]:
    yield record(131)
    yield record(153, struct.pack("<II", int(epoch_1904), 0) + _text(""))
    yield record(143)
    for n, sheet in enumerate(sheets, 1):
        yield record(
            156, struct.pack("<II", 0 if sheet.visible else 1, n) + _text(f"rId{n}") + _text(sheet.name)
        )
    yield record(144) + record(132)


def _styles() -> Iterator[bytes]:
    yield record(278)
    yield record(617, struct.pack("<I", len(NUMBER_FORMATS)))
    for number_format in NUMBER_FORMATS.values():
        yield record(47, struct.pack("<HH", 0, number_format) + bytes(12))
    yield record(618) + record(279)


def _sheet(sheet: Sheet, epoch_1904: bool) -> Iterator[bytes]:
    width = max((len(row) for row in sheet.rows), default=1)
    yield record(129)
    yield record(148, struct.pack("<4I", 0, max(len(sheet.rows) - 1, 0), 0, max(width - 1, 0)))
    if sheet.hidden_columns:
        yield record(390)
        for column in sheet.hidden_columns:
            yield record(60, struct.pack("<4IH", column, column, 2048, 0, 1))
        yield record(391)
    yield record(145)
    for row, cells in enumerate(sheet.rows):
        flags = 0x10 if row in sheet.hidden_rows else 0
        yield record(0, struct.pack("<IIHBBBI", row, 0, 300, 0, flags, 0, 0))
        for column, value in enumerate(cells):
            if value is not None:
                yield _cell(column, value, epoch_1904)
    yield record(146)
    if sheet.merged:
        yield record(177, struct.pack("<I", len(sheet.merged)))
        for first_row, first, last_row, last in sheet.merged:
            yield record(176, struct.pack("<4I", first_row, last_row, first, last))
        yield record(178)
    yield record(130)


def _cell(column: int, value: Any, epoch_1904: bool) -> bytes:
    def head(style: int = PLAIN) -> bytes:
        return struct.pack("<II", column, style)

    if isinstance(value, Formula):
        return record(8, head() + _text("") + struct.pack("<HII", 0, 0, 0))
    if isinstance(value, Wrong):
        return record(3, head() + bytes([ERRORS[value.text]]))
    if isinstance(value, bool):
        return record(4, head() + bytes([value]))
    if isinstance(value, date | time):
        epoch = CALENDAR_MAC_1904 if epoch_1904 else CALENDAR_WINDOWS_1900
        style = MOMENT if isinstance(value, datetime) else DAY if isinstance(value, date) else CLOCK
        return record(5, head(style) + struct.pack("<d", float(to_excel(value, epoch))))
    if isinstance(value, int | float):
        return record(5, head() + struct.pack("<d", float(value)))
    return record(6, head() + _text(value))


def _relations(parts: Sequence[tuple[str, str, str]]) -> str:
    lines = (
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{part}"/>' for key, kind, part in parts
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def _content_types(numbers: range) -> str:
    kind = "application/vnd.ms-excel"
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.bin" ContentType="{kind}.worksheet"/>' for n in numbers
    )
    return (
        f'<?xml version="1.0"?><Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="bin" ContentType="{kind}.sheet.binary.macroEnabled.main"/>{sheets}</Types>'
    )
