"""Workbooks of Excel 95 and older (runs in the child process), read by xlrd.

Their text is bytes in a code page that the file declares, and Chinese programs of the time declared wrong ones. So
xlrd is told that each byte is a character, and the bytes are decoded here when all of them are known.
"""

import io
from datetime import date, datetime, time
from typing import Any

from lyuliang_desk.excel.reading.loose_sheet import LooseSheet, send_loose
from lyuliang_desk.excel.reading.refusal import Refusal
from lyuliang_desk.excel.reading.sheets import Send

BYTEWISE = "latin-1"
CHINESE = "gb18030"
CHINESE_PAGES = frozenset((936, 10008))
WESTERN_PAGES = frozenset((437, 850, 1252, 10000, 32768, 32769))
"""Declared by Western programs whatever the text is; believed only where the text cannot be Chinese."""
MAC = {10000: "mac_roman", 10001: "shift_jis", 10002: "big5", 32768: "mac_roman", 32769: "cp1252"}
UNICODE_FROM = 80  # BIFF 8 has Unicode text


def send_biff5(data: bytes, most_cells: int, send: Send) -> None:
    """Send all worksheets; raises Refusal for what xlrd cannot read."""
    import xlrd

    try:
        book = xlrd.open_workbook(
            file_contents=data,
            logfile=io.StringIO(),
            encoding_override=BYTEWISE,
            formatting_info=True,
            ragged_rows=True,
        )
        encoding = _encoding(book)
        sheets = [_sheet(book, sheet, encoding) for sheet in book.sheets()]
    except (Refusal, MemoryError):
        raise
    except Exception as fault:  # xlrd raises whatever a broken record runs into
        code = "workbook_encrypted" if "encrypted" in str(fault) else "workbook_damaged"
        raise Refusal(code) from fault
    send({"is": "encoding", "name": encoding})
    send_loose(sheets, most_cells, send)


def _encoding(book: Any) -> str:
    """The encoding of the text: what is declared, unless it is a Western page and the bytes are Chinese."""
    if book.biff_version >= UNICODE_FROM:
        return ""
    page = book.codepage
    if page in CHINESE_PAGES:
        return CHINESE
    if page is None or page in WESTERN_PAGES or not _codec(page):
        return CHINESE if _is_chinese(_all_bytes(book)) else _codec(page) or "cp1252"
    return _codec(page)


def _codec(page: int | None) -> str:
    name = MAC.get(page or 0, f"cp{page}")
    try:
        "".encode(name)
    except LookupError:
        return ""
    return name


def _all_bytes(book: Any) -> bytes:
    pieces = [sheet.name for sheet in book.sheets()]
    for sheet in book.sheets():
        for row in range(sheet.nrows):
            pieces.extend(value for value in sheet.row_values(row) if isinstance(value, str))
    return "\n".join(pieces).encode(BYTEWISE, "replace")


def _is_chinese(data: bytes) -> bool:
    """Whether all bytes beyond ASCII are characters of GB 2312: accented letters hardly ever are, in pairs."""
    try:
        text = data.decode("gbk")
    except UnicodeDecodeError:
        return False
    beyond = [character for character in text if character > "\x7f"]
    return not beyond or all(ord(c) >= 0x2000 or c in "°±×÷·" for c in beyond)


def _sheet(book: Any, sheet: Any, encoding: str) -> LooseSheet:
    loose = LooseSheet(
        _decoded(sheet.name, encoding), visible=sheet.visibility == 0, epoch_1904=book.datemode == 1
    )
    for row in range(sheet.nrows):
        for column, (kind, value) in enumerate(zip(sheet.row_types(row), sheet.row_values(row), strict=True)):
            loose.put(row, column, _value(book, kind, value, encoding))
    for first_row, end_row, first, end in sheet.merged_cells:
        loose.merge(first_row, first, end_row - 1, end - 1)
    loose.hidden_rows.update(row for row, info in sheet.rowinfo_map.items() if info.hidden)
    loose.hidden_columns.update(
        column for column, info in sheet.colinfo_map.items() if info.hidden or info.width == 0
    )
    return loose


def _value(book: Any, kind: int, value: Any, encoding: str) -> Any:
    import xlrd

    if kind == xlrd.XL_CELL_TEXT:
        return _decoded(value, encoding)
    if kind == xlrd.XL_CELL_NUMBER:
        return value
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if kind == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(value, "#N/A")
    return _time(book, value) if kind == xlrd.XL_CELL_DATE else None


def _time(book: Any, value: float) -> date | datetime | time | float:
    from xlrd.xldate import XLDateError, xldate_as_datetime

    try:
        moment: datetime = xldate_as_datetime(value, book.datemode)
    except (XLDateError, OverflowError, ValueError):
        return value
    if value < 1:
        return moment.time()
    return moment.date() if float(value).is_integer() else moment


def _decoded(text: str, encoding: str) -> str:
    return text.encode(BYTEWISE, "replace").decode(encoding, "replace") if encoding else text
