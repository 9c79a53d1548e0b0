"""Files that come out of the register, written whole or not at all."""

import os
from pathlib import Path

from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place, then put it there, so that no half file is ever seen.

    Raises ``WorldError`` when the folder is missing or closed to us, or another program has the file open.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as fault:
        beside.unlink(missing_ok=True)
        words = _("{path} cannot be written ({reason}); close it elsewhere or choose another place.")
        raise WorldError(
            "file_not_written", words.format(path=path, reason=fault.strerror or fault)
        ) from fault
