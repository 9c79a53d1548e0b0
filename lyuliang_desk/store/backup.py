"""Backups: a copy by SQLite's own backup, proved sound before it gets its name, and thinned out with age.

Seven daily, four weekly and twelve monthly copies are kept, in the folder ``NAME.backups`` beside the register.
"""

import os
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

from lyuliang_desk.store.engine import Connection, DriverError, connect
from lyuliang_desk.store.errors import BackupFailed

_DAILY, _WEEKLY, _MONTHLY = 7, 4, 12
_TRIES = 6


def backup_folder(register: Path) -> Path:
    """Where backups of a register lie when no other folder is named."""
    return register.with_name(register.stem + ".backups")


def make_backup(register: Path, folder: Path, name: str, key: bytes | None = None) -> Path:
    """A proved copy ``folder/name``; one of the same name is replaced. Raises BackupFailed."""
    target = folder / name
    unfinished = folder / (name + ".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        _copy(register, unfinished, key)
        _sync(unfinished)
        _renamed(unfinished, target)
        _sync_folder(folder)
    except (OSError, DriverError) as fault:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise BackupFailed(target, str(fault)) from fault
    return target


def daily_name(register: Path, day: date) -> str:
    """``NAME-2024-05-01.lyr``."""
    return f"{register.stem}-{day.isoformat()}{register.suffix}"


def back_up_daily(register: Path, folder: Path, day: date, key: bytes | None = None) -> Path | None:
    """Make the backup of the day unless there is one, and thin out older ones; None when there was one."""
    name = daily_name(register, day)
    if (folder / name).exists():
        return None
    made = make_backup(register, folder, name, key)
    thin_out(register, folder)
    return made


def thin_out(register: Path, folder: Path) -> None:
    """Remove the daily backups that the rule does not keep; other files are left alone."""
    found = dict(_dated(register, folder))
    for day in found.keys() - kept_days(found):
        with suppress(PermissionError):
            found[day].unlink(missing_ok=True)


def kept_days(days: Iterable[date]) -> set[date]:
    """The newest seven days, the newest of each of four weeks, and the newest of each of twelve months."""
    newest_first = sorted(days, reverse=True)
    kept = set(newest_first[:_DAILY])
    periods: tuple[tuple[Callable[[date], object], int], ...] = (
        (lambda day: day.isocalendar()[:2], _WEEKLY),
        (lambda day: (day.year, day.month), _MONTHLY),
    )
    for period, most in periods:
        newest = {period(day): day for day in reversed(newest_first)}
        kept.update(sorted(newest.values(), reverse=True)[:most])
    return kept


def _dated(register: Path, folder: Path) -> Iterable[tuple[date, Path]]:
    begin, end = register.stem + "-", register.suffix
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name.startswith(begin) and path.name.endswith(end):
            with suppress(ValueError):
                yield date.fromisoformat(path.name[len(begin) : len(path.name) - len(end)]), path


def _copy(register: Path, target: Path, key: bytes | None) -> None:
    """Copy the register and prove the copy. No handle is open afterwards, as Windows wants for renaming."""
    source = connect(register, "read", key)
    try:
        copy = connect(target, "write", key)
        try:
            source.execute(
                "BEGIN"
            )  # one state of the register for counting and copying, whatever is written meanwhile
            expected = _sizes(source)
            source.backup(copy)
            source.execute("COMMIT")
            copy.execute("PRAGMA journal_mode=DELETE")
            if _sizes(copy) != expected:
                raise DriverError("the copy has other rows than the register")
            sound = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
            if sound != "ok":
                raise DriverError(str(sound))
        finally:
            copy.close()
    finally:
        source.close()


def _sizes(connection: Connection) -> list[int]:
    return list(
        connection.execute("SELECT (SELECT count(*) FROM step), (SELECT count(*) FROM change)").fetchone()
    )


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Makes the new name last over a power failure; Windows keeps names without being asked."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _renamed(source: Path, target: Path) -> None:
    """Rename, again and again for three seconds: a virus scanner may still hold the file."""
    for attempt in range(_TRIES):
        try:
            source.replace(target)
            return
        except PermissionError:
            if attempt == _TRIES - 1:
                raise
            time.sleep(0.05 * 2**attempt)
