"""Files that come out of the register, written whole or not at all."""

import errno
import os
from contextlib import suppress
from pathlib import Path

from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place, then put it there, so that no half file is ever seen.

    Raises ``WorldError`` when the folder is missing or closed to us, another program has the file open, the name is
    none that Windows takes, or the disk is full.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as fault:
        with suppress(OSError):  # what could not be made under such a name cannot be removed either
            beside.unlink()
        raise WorldError("file_not_written", _why_not(path, fault)) from fault


def _why_not(path: Path, fault: OSError) -> str:
    """In words of our own: the system's come in English even on a Chinese Windows."""
    if not path.parent.is_dir():
        return _("There is no folder {folder}; make it first or choose another place.").format(
            folder=path.parent
        )
    if fault.errno == errno.EINVAL:
        return _(
            'No file can have the name “{name}”; leave out signs like \\ / : * ? " < > | and choose another.'
        ).format(name=path.name)
    if isinstance(fault, PermissionError | IsADirectoryError):
        return _(
            "{path} cannot be written: it is open in another program, or this place is write-protected; "
            "close it there or choose another place."
        ).format(path=path)
    if fault.errno == errno.ENOSPC:
        return _("{path} cannot be written: the disk is full; make room or choose another disk.").format(
            path=path
        )
    words = _("{path} cannot be written ({reason}); close it elsewhere or choose another place.")
    return words.format(path=path, reason=fault.strerror or fault)
