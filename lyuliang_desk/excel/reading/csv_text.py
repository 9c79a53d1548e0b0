"""Comma-separated text: which encoding, which delimiter, which rows."""

import csv
import io
from collections.abc import Iterator

from lyuliang_desk.excel.reading.refusal import Refusal

DELIMITERS = (",", "\t", ";", "|")
LOOKED_AT = 64 * 1024
LONGEST_CELL = 1_000_000
CONTROLS = frozenset(map(chr, range(32))) - frozenset("\t\n\r\x0b\x0c\x1a")


def decoded(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text and the name of its encoding (``utf-8``, ``utf-8-sig``, ``utf-16``, ``gb18030``).

    A chosen ``encoding`` is taken as it is. A few short words in GBK are also valid UTF-8, therefore the
    preview offers the choice. Raises Refusal for what is no text.
    """
    for name in (encoding,) if encoding else _candidates(data):
        try:
            text = data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        if _is_text(text):
            return text.removeprefix("\ufeff").rstrip("\x1a"), name
    raise Refusal("csv_wrong_encoding" if encoding else "workbook_unknown_format")


def _candidates(data: bytes) -> tuple[str, ...]:
    if data.startswith(b"\xef\xbb\xbf"):
        return ("utf-8-sig",)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    if b"\x00" in data[:LOOKED_AT]:
        return ()
    return ("utf-8", "gb18030")


def _is_text(text: str) -> bool:
    """Binary data that happens to decode is full of control characters."""
    head = text[:LOOKED_AT]
    return sum(map(head.count, CONTROLS)) * 100 <= len(head)


def delimiter_of(text: str) -> str:
    """The delimiter that gives most columns in most lines; a comma when nothing speaks for another."""
    head = text[:LOOKED_AT]
    if head[:4].lower() == "sep=" and len(head) > 4:
        return head[4]
    best, most = ",", 0
    for delimiter in DELIMITERS:
        widths = [len(row) for row in _rows(head, delimiter) if row][:200]
        wide = sum(width - 1 for width in widths)
        if wide > most:
            best, most = delimiter, wide
    return best


def csv_rows(text: str) -> Iterator[list[str | None]]:
    """The rows as they were written, empty cells as None; raises Refusal for a cell without end."""
    delimiter = delimiter_of(text)
    if text[:4].lower() == "sep=":
        text = text.partition("\n")[2]
    for row in _rows(text, delimiter):
        yield [cell if cell and not cell.isspace() else None for cell in row]


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as fault:
        raise Refusal("workbook_damaged") from fault
