"""Whether a TrueType file is whole, looked at before it is read: a reader may crash on a damaged one, or fill the memory.

Tables and their checksums: ISO/IEC 14496-22 (Open Font Format), 4.4 and 4.5.
"""

from __future__ import annotations

from array import array
from pathlib import Path
from struct import error, unpack_from
from sys import byteorder
from typing import BinaryIO, NamedTuple

_NEEDED = {"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"}
_SUMMED = {"cmap", "hhea", "hmtx", "loca", "maxp"}  # what glyphs are found by; all small


class _Entry(NamedTuple):
    """One table of the file: its name, checksum, place and length in bytes."""

    tag: str
    checksum: int
    offset: int
    length: int


def is_whole(path: Path, number: int = 0) -> bool:
    """Whether the file (of a collection, its font of that number) has outlines and all its tables, unchanged.

    Raises OSError where it cannot be read.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        try:
            entries = _entries(file, number)
        except (error, UnicodeDecodeError):
            return False
        return (
            {entry.tag for entry in entries} >= _NEEDED
            and all(entry.offset + entry.length <= size for entry in entries)
            and all(_sum(file, entry) == entry.checksum for entry in entries if entry.tag in _SUMMED)
        )


def _entries(file: BinaryIO, number: int) -> list[_Entry]:
    """The file's directory of tables. Raises struct.error where it ends too soon."""
    head = file.read(12 + 4 * (number + 1))
    start = 0
    if head[:4] == b"ttcf":
        (start,) = unpack_from(">I", head, 12 + 4 * number)
        file.seek(start)
        head = file.read(12)
    (count,) = unpack_from(">H", head, 4)
    file.seek(start + 12)
    directory = file.read(16 * count)
    found = (unpack_from(">4sIII", directory, 16 * place) for place in range(count))
    return [_Entry(tag.decode("ascii"), checksum, at, length) for tag, checksum, at, length in found]


def _sum(file: BinaryIO, entry: _Entry) -> int:
    file.seek(entry.offset)
    content = file.read(entry.length)
    words = array("I", content + bytes(-len(content) % 4))
    if byteorder == "little":
        words.byteswap()
    return sum(words) & 0xFFFFFFFF
