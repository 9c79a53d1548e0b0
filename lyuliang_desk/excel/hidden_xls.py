"""The light pass over an ``.xls``: records of BIFF 8 ([MS-XLS] 2.4) in the stream ``Workbook``."""

import io
import struct
from collections.abc import Iterator

import olefile

from lyuliang_desk.excel.hidden import SheetFacts

FORMULA, EOF, DATEMODE, COLINFO = 0x06, 0x0A, 0x22, 0x7D
BOUNDSHEET, BOOLERR, ROW, BOF = 0x85, 0x205, 0x208, 0x809
ROW_IS_HIDDEN, COLUMN_IS_HIDDEN, COMPUTE_ON_LOAD = 0x20, 0x01, 0x02
ERROR_RESULT, EMPTY_RESULT, NO_NUMBER = 2, 3, b"\xff\xff"
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
MOST_COLUMNS = 256


class XlsScan:
    """Raises ``hidden.ODDITIES`` for a container that cannot be understood."""

    def __init__(self, data: bytes) -> None:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            self._stream: bytes = container.openstream("Workbook").read()
        self._offsets: dict[str, int] = {}
        self._epoch_1904 = False
        for kind, body in _records(self._stream, 0):
            if kind == BOUNDSHEET:
                self._offsets[_sheet_name(body)] = struct.unpack_from("<I", body)[0]
            elif kind == DATEMODE:
                self._epoch_1904 = struct.unpack_from("<H", body)[0] == 1

    def facts(self, name: str) -> SheetFacts:
        facts = SheetFacts(epoch_1904=self._epoch_1904)
        for kind, body in _records(self._stream, self._offsets[name]):
            if reader := READERS.get(kind):
                reader(body, facts)
        return facts


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records of the substream that begins at ``start``, those of embedded charts left out."""
    depth, at = 0, start
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == BOF:
            depth += 1
        elif kind == EOF:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _sheet_name(body: bytes) -> str:
    count, wide = body[6], body[7] & 1
    return body[8 : 8 + 2 * count].decode("utf-16-le") if wide else body[8 : 8 + count].decode("latin-1")


def _row(body: bytes, facts: SheetFacts) -> None:
    if struct.unpack_from("<H", body, 12)[0] & ROW_IS_HIDDEN:
        facts.hidden_rows.add(struct.unpack_from("<H", body)[0])


def _columns(body: bytes, facts: SheetFacts) -> None:
    first, last, width, _, flags = struct.unpack_from("<5H", body)
    if flags & COLUMN_IS_HIDDEN or width == 0:
        facts.hidden_columns.update(range(first, min(last + 1, MOST_COLUMNS)))


def _error(body: bytes, facts: SheetFacts) -> None:
    row, column, _, value, is_error = struct.unpack_from("<3H2B", body)
    if is_error:
        facts.errors[row, column] = ERRORS.get(value, "#N/A")


def _formula(body: bytes, facts: SheetFacts) -> None:
    row, column, _, result, flags = struct.unpack_from("<3H8sH", body)
    if result[6:] != NO_NUMBER:
        return
    if result[0] == ERROR_RESULT:
        facts.errors[row, column] = ERRORS.get(result[2], "#N/A")
    elif result[0] == EMPTY_RESULT and flags & COMPUTE_ON_LOAD:
        facts.formulas_without_value.add((row, column))


READERS = {ROW: _row, COLINFO: _columns, BOOLERR: _error, FORMULA: _formula}
