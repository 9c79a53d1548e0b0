"""The light pass over an ``.xls``: records of BIFF 8 ([MS-XLS] 2.4) in the stream ``Workbook``."""

import io
import struct
from collections.abc import Iterator

import olefile

from lyuliang_desk.excel.reading.sheet_facts import Cell, SheetFacts

FORMULA, EOF, DATEMODE, COLINFO = 0x06, 0x0A, 0x22, 0x7D
BOUNDSHEET, BOOLERR, ROW, BOF = 0x85, 0x205, 0x208, 0x809
ROW_IS_HIDDEN, COLUMN_IS_HIDDEN = 0x20, 0x01
TEXT_RESULT, ERROR_RESULT, EMPTY_RESULT, NO_NUMBER = 0, 2, 3, b"\xff\xff"
STRING = 0x207  # follows a formula whose result is a text; where it is missing, nothing was computed
BESIDE_FORMULA = (0x221, 0x236, 0x4BC)  # ARRAY, TABLE, SHRFMLA may stand between the two
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
        formulas = _Formulas()
        for kind, body in _records(self._stream, self._offsets[name]):
            formulas.see(kind, body, facts)
            if reader := READERS.get(kind):
                reader(body, facts)
        facts.formulas_without_value |= formulas.never_computed()
        return facts


class _Formulas:
    """Tells formulas that gave an empty text from those that no program has computed.

    A text as result follows in a record of its own: where that is missing, nothing was computed. An empty result
    is no sign by itself (``=IF(A1="","",1)``); where every formula of a sheet has one, none was computed.
    """

    def __init__(self) -> None:
        self._count = 0
        self._empty: set[Cell] = set()
        self._without_text: set[Cell] = set()
        self._awaiting: Cell | None = None

    def see(self, kind: int, body: bytes, facts: SheetFacts) -> None:
        if self._awaiting is not None and kind not in BESIDE_FORMULA:
            if kind != STRING:
                self._without_text.add(self._awaiting)
            self._awaiting = None
        if kind != FORMULA:
            return
        self._count += 1
        row, column, _, result = struct.unpack_from("<3H8s", body)
        if result[6:] != NO_NUMBER:
            return
        if result[0] == TEXT_RESULT:
            self._awaiting = row, column
        elif result[0] == EMPTY_RESULT:
            self._empty.add((row, column))
        elif result[0] == ERROR_RESULT:
            facts.errors[row, column] = ERRORS.get(result[2], "#N/A")

    def never_computed(self) -> set[Cell]:
        if self._awaiting is not None:
            self._without_text.add(self._awaiting)
        return self._without_text | (self._empty if len(self._empty) == self._count else set())


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


READERS = {ROW: _row, COLINFO: _columns, BOOLERR: _error}
