"""A compound file (the container of ``.xls``, ``.et`` and encrypted ``.xlsx``) around one stream."""

import io
import struct
from pathlib import Path

from xlwt.CompoundDoc import XlsDoc

SHORTEST = 4096
"""Streams below this length lie elsewhere in the container."""


def write_compound(path: Path, stream: str, body: bytes = bytes(8192)) -> Path:
    """xlwt's container with the name of its stream changed."""
    file = io.BytesIO()
    XlsDoc().save(file, body.ljust(SHORTEST, b"\0"))
    whole = bytearray(file.getvalue())
    at = whole.index("Workbook".encode("utf-16-le"))
    whole[at : at + 64] = stream.encode("utf-16-le").ljust(64, b"\0")
    whole[at + 64 : at + 66] = struct.pack("<H", 2 * len(stream) + 2)
    path.write_bytes(whole)
    return path
