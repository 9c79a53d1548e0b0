"""Looking at a file before it is opened: is it a register, whole, and not newer than this program?

Only the first hundred bytes are read (https://sqlite.org/fileformat2.html, 1.3); nothing is written, and SQLite is not
asked, so a file that is refused stays as it is, byte for byte, with nothing beside it.
"""

import os
import struct
from pathlib import Path

from lyuliang_desk.store.engine import Access
from lyuliang_desk.store.errors import (
    NotARegister,
    ReadOnlyRegister,
    RegisterDamaged,
    RegisterMissing,
    RegisterNewer,
)
from lyuliang_desk.store.migrate import APPLICATION_ID, SCHEMA_VERSION

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100


def probe(path: Path) -> int:
    """The form (``user_version``) of a plain register.

    Raises RegisterMissing, NotARegister, RegisterDamaged or RegisterNewer.
    """
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except FileNotFoundError as fault:
        raise RegisterMissing(path) from fault
    except (IsADirectoryError, PermissionError) as fault:
        raise NotARegister(path) from fault
    if not header.startswith(_MAGIC):
        raise NotARegister(path)
    if len(header) < _HEADER:
        raise RegisterDamaged(path)
    (application,) = struct.unpack_from(">I", header, 68)
    if application != APPLICATION_ID:
        raise NotARegister(path)
    (version,) = struct.unpack_from(">I", header, 60)
    if version > SCHEMA_VERSION:
        raise RegisterNewer(path, version)
    if _cut_short(path, header):
        raise RegisterDamaged(path)
    return int(version)


def _cut_short(path: Path, header: bytes) -> bool:
    """Whether the file is shorter than its header says. After a crash the rest may still stand in the ``-wal``."""
    (page_size,) = struct.unpack_from(">H", header, 16)
    (pages,) = struct.unpack_from(">I", header, 28)
    (changed, pages_valid_for) = struct.unpack_from(">I", header, 24) + struct.unpack_from(">I", header, 92)
    if changed != pages_valid_for or has_log(path):
        return False
    whole: int = pages * (page_size if page_size > 1 else 65536)
    return path.stat().st_size < whole


def has_log(path: Path) -> bool:
    """Whether a write-ahead log with something in it lies beside the file."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def view_access(path: Path) -> Access:
    """How to view a file: as a reader beside its writer, or as it lies where nothing may be made beside it."""
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return "read"
    if has_log(path):
        raise ReadOnlyRegister(path)
    return "frozen"
