"""The register as it stood at the end of a day, by its change log.

A copy in a private temporary folder is taken back to that moment (``rewind``) and opened as a register like any other,
only that nothing can be written to it: every table, search, form and export works on it unchanged. The folder goes
when the register is closed; one that a killed process left behind goes when the next is made.
"""

import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from datetime import time as moment
from pathlib import Path

from lyuliang_desk.errors import Cancelled, WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.store.clock import moment_of, stamp_at
from lyuliang_desk.store.engine import Connection, DriverError, connect
from lyuliang_desk.store.errors import ReadOnlyRegister, RegisterLocked, as_world_error
from lyuliang_desk.store.lock import WriterLock
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.rewind import first_step_after, rewind, touched_by
from lyuliang_desk.store.watch import Progress, Watch

PREFIX = "lyuliang-desk-as-of-"
HELD = "held"
_YOUNG = 60
"""Seconds for which a folder without a holder may be one that is just being made."""
_PAGES_AT_ONCE = 2000
_HALF = 500


class NoSuchDay(WorldError):
    """The register cannot be shown as of that day: it was not there yet, or the day has not come."""


class PastRegister(Register):
    """A register as of a day, to be read only. Made by ``as_of``; closing it removes its file.

    ``live`` is the register it was made from. With ``owning`` it is closed together with this one, unless it was taken
    back first by ``give_back``.
    """

    def __init__(self, live: Register, day: date, path: Path, lock: WriterLock, *, owning: bool) -> None:
        super().__init__(
            path,
            operator=live.operator,
            clock=live._clock,
            new_id=live._new_id,
            access="frozen",
            key=live._key,
        )
        self.live = live
        self.as_of = day
        self._owning = owning
        self._folder_lock = lock

    def today(self) -> date:
        """The day that is shown: what was due or overdue then is so here."""
        assert self.as_of is not None
        return self.as_of

    def backup(self, folder: Path | None = None) -> Path:
        """A copy of the register of today; that of a past day can be made again at any time. Raises BackupFailed."""
        return self.live.backup(folder)

    def give_back(self) -> Register:
        """Close this one alone; answers with the register of today, open as it was."""
        self._owning = False
        self.close()
        return self.live

    def close(self) -> None:
        """Remove the file; safe to call twice."""
        super().close()
        self.__dict__.pop("_log", None)  # its engine keeps no connection, but the file is to be forgotten
        self._folder_lock.release()
        shutil.rmtree(self.path.parent, ignore_errors=True)
        if self._owning:
            self._owning = False
            self.live.close()


def as_of(
    register: Register,
    day: date,
    *,
    owning: bool = False,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> PastRegister:
    """The register as it stood at the end of a day, local time; steps are dated by when they were written here.

    Raises NoSuchDay, Cancelled, DiskFull and the other faults of the disk; nothing is left behind then, and ``register``
    stays open.
    """
    demand_day(register, day)
    sweep(register.operator)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    lock = WriterLock(folder / HELD, register.operator, register._clock)
    path = folder / f"{register.path.stem} {day.isoformat()}{register.path.suffix}"
    try:
        _make(register, day, path, progress, cancelled)
        return PastRegister(register, day, path, lock, owning=owning)
    except BaseException as fault:
        lock.release()
        shutil.rmtree(folder, ignore_errors=True)
        told = as_world_error(fault, path) if isinstance(fault, DriverError) else None
        if told is not None:
            raise told from fault
        raise


def demand_day(register: Register, day: date) -> None:
    """Raises NoSuchDay for a day before the register was made, or after today."""
    made = first_day(register)
    if day < made:
        words = _("The register was made on {made}; there is nothing to be shown before that day.")
        raise NoSuchDay("day_before_register", words.format(made=made.isoformat()))
    if day > register.today():
        words = _("{day} has not come yet; give a day up to {today}.")
        raise NoSuchDay("day_ahead", words.format(day=day.isoformat(), today=register.today().isoformat()))


def first_day(register: Register) -> date:
    """The day on which the register was made, or begins."""
    stamp = register.reading().execute("SELECT coalesce(min(at), 0) FROM step").fetchone()[0]
    return moment_of(stamp).astimezone(register._clock().tzinfo).date()


def changes_after(register: Register, day: date) -> int:
    """How many changes of records lie after a day."""
    first = first_step_after(register.reading(), _end_of(register, day))
    if first is None:
        return 0
    found = register.reading().execute("SELECT count(*) FROM change WHERE step >= ?", (first,)).fetchone()
    return int(found[0])


def sweep(operator: str) -> None:
    """Remove what processes that were killed left behind; the folders of those that run are left alone."""
    for folder in Path(tempfile.gettempdir()).glob(PREFIX + "*"):
        with suppress(OSError, RegisterLocked, ReadOnlyRegister):
            if folder.is_symlink() or time.time() - folder.stat().st_mtime < _YOUNG:
                continue
            WriterLock(folder / HELD, operator, lambda: datetime.now().astimezone()).release()
            shutil.rmtree(folder, ignore_errors=True)


def _end_of(register: Register, day: date) -> int:
    """The first stamp that is no longer of that day, in the zone of the register's clock."""
    midnight = datetime.combine(day + timedelta(days=1), moment(), register._clock().tzinfo)
    return stamp_at(midnight)


def _make(
    register: Register,
    day: date,
    path: Path,
    progress: Progress | None,
    cancelled: Callable[[], bool] | None,
) -> None:
    """Copy the register and take the copy back. No handle is open afterwards, as Windows wants for removing."""
    copy = connect(path, "write", register._key)
    try:
        copy_into(register, copy, progress, cancelled)
        for setting in ("journal_mode=MEMORY", "synchronous=OFF", "foreign_keys=OFF"):
            copy.execute(f"PRAGMA {setting}")
        first = first_step_after(copy, _end_of(register, day))
        if first is not None:
            touched = touched_by(copy, first)

            def second_half(done: int, total: int) -> None:
                if progress is not None:
                    progress(_HALF + _HALF * done // max(total, 1), 2 * _HALF)

            count = sum(map(len, touched.values()))
            rewind(copy, register.kinds_ever(), first, touched, Watch(2 * count, second_half, cancelled))
        copy.execute("PRAGMA journal_mode=DELETE")
    finally:
        copy.close()


def copy_into(
    register: Register,
    copy: Connection,
    progress: Progress | None,
    cancelled: Callable[[], bool] | None,
) -> None:
    """One state of the register, whatever is written meanwhile."""

    def told(_status: int, remaining: int, total: int) -> None:
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            progress(_HALF * (total - remaining) // max(total, 1), 2 * _HALF)

    source = connect(register.path, register._access, register._key)
    try:
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM register").fetchone()
        source.backup(copy, pages=_PAGES_AT_ONCE, progress=told)
        source.execute("COMMIT")
    finally:
        source.close()
