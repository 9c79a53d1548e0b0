"""The light pass over an ``.xlsb``: records of BIFF 12 ([MS-XLSB] 2.1.4, 2.4)."""

import io
import struct
from collections.abc import Iterator
from zipfile import ZipFile

from lyuliang_desk.excel.reading.hidden_xlsx import check_sum, part_targets
from lyuliang_desk.excel.reading.sheet_facts import SheetFacts

ROW_HEADER, CELL_ERROR, FORMULA_TEXT, FORMULA_ERROR = 0, 3, 8, 11
COLUMN_INFO, WORKBOOK_PROPERTIES, SHEET, MERGED = 60, 153, 156, 176
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
LARGEST_PART = 64 * 1024 * 1024
MOST_COLUMNS = 16_384
NOT_A_TEXT = 0xFFFFFFFF


class XlsbScan:
    """Raises ``hidden.ODDITIES`` or ``DAMAGE`` for a container that cannot be understood."""

    def __init__(self, data: bytes) -> None:
        self._archive = ZipFile(io.BytesIO(data))
        check_sum(self._archive, "xl/sharedStrings.bin")
        targets = part_targets(self._archive, "xl/_rels/workbook.bin.rels")
        self._parts: dict[str, str] = {}
        self._epoch_1904 = False
        for kind, body in _records(self._archive.read("xl/workbook.bin")):
            if kind == SHEET:
                key, at = _text(body, 8)
                name, _ = _text(body, at)
                self._parts[name] = targets[key]
            elif kind == WORKBOOK_PROPERTIES:
                self._epoch_1904 = bool(body[0] & 1)

    def facts(self, name: str) -> SheetFacts:
        part = self._archive.getinfo(self._parts[name])
        facts = SheetFacts(merged=[], epoch_1904=self._epoch_1904)
        if part.file_size > LARGEST_PART:
            facts.unchecked = True
            return facts
        row = 0
        for kind, body in _records(self._archive.read(part)):
            if kind == ROW_HEADER:
                row = struct.unpack_from("<I", body)[0]
            if kind in READERS:
                READERS[kind](row, body, facts)
        return facts


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    at, end = 0, len(stream)
    while at < end:
        kind = stream[at]
        at += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (stream[at] & 0x7F) << 7
            at += 1
        length = shift = 0
        for _ in range(4):
            byte = stream[at]
            at += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        yield kind, stream[at : at + length]
        at += length


def _text(body: bytes, at: int) -> tuple[str, int]:
    """An XLWideString and the place behind it."""
    count = struct.unpack_from("<I", body, at)[0]
    if count == NOT_A_TEXT:
        return "", at + 4
    end = at + 4 + 2 * count
    return body[at + 4 : end].decode("utf-16-le"), end


def _row(row: int, body: bytes, facts: SheetFacts) -> None:
    """BrtRowHdr: row, style, height, then flags of which the fifth of the second byte is fDyZero."""
    if body[11] & 0x10:
        facts.hidden_rows.add(row)


def _columns(row: int, body: bytes, facts: SheetFacts) -> None:
    first, last, width, _, flags = struct.unpack_from("<4IH", body)
    if flags & 1 or width == 0:
        facts.hidden_columns.update(range(first, min(last + 1, MOST_COLUMNS)))


def _merged(row: int, body: bytes, facts: SheetFacts) -> None:
    first_row, last_row, first, last = struct.unpack_from("<4I", body)
    assert facts.merged is not None
    facts.merged.append((first_row, first, last_row, last))


def _error(row: int, body: bytes, facts: SheetFacts) -> None:
    facts.errors[row, struct.unpack_from("<I", body)[0]] = ERRORS.get(body[8], "#N/A")


def _formula(row: int, body: bytes, facts: SheetFacts) -> None:
    """BrtFmlaString with an empty text: this format has no other way to say that nothing was computed."""
    if struct.unpack_from("<I", body, 8)[0] == 0:
        facts.formulas_without_value.add((row, struct.unpack_from("<I", body)[0]))


READERS = {
    ROW_HEADER: _row,
    COLUMN_INFO: _columns,
    MERGED: _merged,
    CELL_ERROR: _error,
    FORMULA_ERROR: _error,
    FORMULA_TEXT: _formula,
}
