"""The gate for zip containers: refused before anything is unpacked (``research/reliability.md`` 5)."""

import struct
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from lyuliang_desk.excel.reading.refusal import Refusal

MOST_MEMBERS = 5_000
MOST_UNPACKED = 600 * 1024 * 1024
HIGHEST_RATIO = 200
RATIO_MATTERS_FROM = 20 * 1024 * 1024
ENCRYPTED = 0x1
CENTRAL_ENTRY = 46  # bytes of the shortest entry of the directory
END = b"PK\x05\x06"


def checked_zip(file: BinaryIO) -> ZipFile:
    """The opened container; raises Refusal for a damaged, encrypted or outsized one."""
    _refuse_endless_directory(file)
    file.seek(0)
    try:
        archive = ZipFile(file)
        members = archive.infolist()
    except (BadZipFile, struct.error, ValueError, NotImplementedError, OSError, EOFError) as fault:
        # what zipfile raises for broken directories of every sort, and for methods that it does not know
        raise Refusal("workbook_damaged") from fault
    _check_members(members)
    return archive


def _refuse_endless_directory(file: BinaryIO) -> None:
    """``ZipFile`` makes an object per entry: count by the size of the directory before it does."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 65_557))
    tail = file.read()
    at = tail.rfind(END)
    if at < 0:
        raise Refusal("workbook_truncated")
    if len(tail) < at + 22:
        raise Refusal("workbook_truncated")
    directory = struct.unpack_from("<I", tail, at + 12)[0]
    if directory > MOST_MEMBERS * (CENTRAL_ENTRY + 1024):
        raise Refusal("workbook_too_large")


def _check_members(members: list[ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS:
        raise Refusal("workbook_too_large")
    names = [member.filename.lower() for member in members]
    if len(set(names)) != len(names) or not all(map(_is_clean, names)):
        raise Refusal("workbook_damaged")
    if any(member.flag_bits & ENCRYPTED for member in members):
        raise Refusal("workbook_encrypted")
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if unpacked > MOST_UNPACKED:
        raise Refusal("workbook_too_large")
    if unpacked > RATIO_MATTERS_FROM and unpacked > HIGHEST_RATIO * max(packed, 1):
        raise Refusal("workbook_too_large")


def _is_clean(name: str) -> bool:
    return not name.startswith(("/", "\\")) and ".." not in name.split("/") and "\x00" not in name
