"""One writer at a time: a lock file beside the register says who has it open.

The operating system holds the lock (``flock`` on POSIX, ``msvcrt`` on Windows) and drops it when the process ends, however
it ends: a file left behind by a killed process is simply taken over.
"""

import json
import os
import socket
import sys
from contextlib import suppress
from pathlib import Path

from lyuliang_desk.messages import _
from lyuliang_desk.store.clock import Clock
from lyuliang_desk.store.errors import ReadOnlyRegister, RegisterLocked

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30
    """The byte that is locked, behind the text, so that others can still read who holds the lock."""

    def _take(descriptor: int) -> None:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)

    def _still_there(descriptor: int, path: Path) -> bool:
        return True

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _still_there(descriptor: int, path: Path) -> bool:
        """Whether the file we locked is still the one of that name, and not one that its last holder removed."""
        try:
            return os.path.samestat(os.fstat(descriptor), path.stat())
        except FileNotFoundError:
            return False


def lock_path(register: Path) -> Path:
    """The lock file of a register."""
    return register.with_name(register.name + ".lock")


class WriterLock:
    """Held from opening a register for writing until it is closed. Raises RegisterLocked naming who holds it."""

    def __init__(self, register: Path, operator: str, clock: Clock) -> None:
        self._path = lock_path(register)
        self._descriptor = self._locked(register)
        since = clock().strftime("%Y-%m-%d %H:%M")
        words = {"pid": os.getpid(), "host": socket.gethostname(), "operator": operator, "since": since}
        os.ftruncate(self._descriptor, 0)
        os.write(self._descriptor, json.dumps(words, ensure_ascii=False).encode())

    def _locked(self, register: Path) -> int:
        while True:
            try:
                descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
            except OSError as fault:
                raise ReadOnlyRegister(register) from fault
            try:
                _take(descriptor)
            except OSError as fault:
                os.close(descriptor)
                raise RegisterLocked(register, holder_of(self._path)) from fault
            if _still_there(descriptor, self._path):
                return descriptor
            os.close(descriptor)

    def release(self) -> None:
        """Give the register free and remove the file, unless somebody else is already waiting at it (Windows)."""
        if os.name == "posix":
            self._path.unlink(missing_ok=True)
        os.close(self._descriptor)
        if os.name != "posix":
            with suppress(PermissionError):
                self._path.unlink(missing_ok=True)


def holder_of(path: Path) -> str:
    """Who holds a lock file, in words: operator, machine, process, since when."""
    try:
        words = json.loads(path.read_text(encoding="utf-8"))
        sentence = _("{operator} on {host} (process {pid}, since {since})")
        return sentence.format(**{name: words[name] for name in ("operator", "host", "pid", "since")})
    except (OSError, ValueError, KeyError, TypeError):
        return _("another program")
