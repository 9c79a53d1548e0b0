"""The register as the rooms above see it: one file, opened by one person, asked by many views."""

import threading
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

from lyuliang_desk.catalogue.custom import DEFINITIONS
from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.numbering import NumberSeries, check_office_part
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.store import groups, lookups, numbering, queries
from lyuliang_desk.store.backup import back_up_daily, backup_folder, daily_name, make_backup
from lyuliang_desk.store.changes import Action, Applied, ChangeSet, Mode, RecordChange
from lyuliang_desk.store.check import check
from lyuliang_desk.store.clock import Clock, HybridClock, system_clock
from lyuliang_desk.store.custom_columns import kinds_kept
from lyuliang_desk.store.door import PASSES, Door, Office
from lyuliang_desk.store.engine import Access, Connection, DriverError, Readers, connect, engine_of
from lyuliang_desk.store.errors import (
    BackupFailed,
    NotARegister,
    ReadOnlyRegister,
    RegisterDamaged,
    RegisterOlder,
    as_world_error,
)
from lyuliang_desk.store.founding import found_register
from lyuliang_desk.store.ids import Uuid7
from lyuliang_desk.store.lock import WriterLock
from lyuliang_desk.store.lookups import Record, Titled
from lyuliang_desk.store.migrate import SCHEMA_VERSION, migrate
from lyuliang_desk.store.prepare import refused_beforehand
from lyuliang_desk.store.probe import probe, view_access
from lyuliang_desk.store.relative_days import resolved
from lyuliang_desk.store.settings import INSTANCE, office_code_key, office_key, read_settings, write_settings
from lyuliang_desk.store.undo import Line, action_of, reversal
from lyuliang_desk.store.views import Group, Row, View
from lyuliang_desk.store.watch import Progress, Watch

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from lyuliang_desk.store.history import HistoryEntry

Told = Callable[[Applied], None]
T = TypeVar("T")


class Register:
    """An open register. Make one with ``create`` or ``open``; use it in a ``with`` block, or ``close`` it.

    Reading is allowed from any thread; writing goes through ``apply`` alone, one change set after another.
    """

    def __init__(
        self,
        path: Path,
        *,
        operator: str,
        clock: Clock,
        new_id: Callable[[], str],
        access: Access,
        lock: WriterLock | None = None,
        key: bytes | None = None,
    ) -> None:
        self.path = path
        self.operator = operator
        self.as_of: date | None = None
        """The day whose state this is (``store.as_of``); None for the register of today."""
        self._clock = clock
        self._new_id = new_id
        self._key = key
        self._lock = lock
        self._access = access
        self._readers = Readers(lambda: connect(path, access, key))
        self._line = Line()
        self._told: list[Told] = []
        self._writing = threading.RLock()
        self.kinds: Mapping[str, RecordKind] = kinds_kept(self.reading(), KINDS)
        """What this register records, by name: the catalogue's kinds, each with the office's own fields."""
        settings = read_settings(self.reading())
        self._instance = settings[INSTANCE]
        self.office = settings[office_key(self._instance)]
        stamps = HybridClock(
            clock, self.reading().execute("SELECT coalesce(max(at), 0) FROM step").fetchone()[0]
        )
        self._door = Door(path, self.kinds, Office(self._instance, operator, stamps), key) if lock else None
        self.backup_fault: BackupFailed | None = None
        """Why the backup of the day could not be made on opening, None when all is well."""

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        office: str,
        operator: str,
        clock: Clock = system_clock,
        new_id: Callable[[], str] | None = None,
        key: bytes | None = None,
    ) -> Self:
        """Make a new register for an office, and open it. Raises RegisterExists, ReadOnlyRegister."""
        new_id = new_id or Uuid7(clock)
        instance = new_id().replace("-", "")[-12:]
        stamps = HybridClock(clock)
        found_register(path, office=office, operator=operator, instance=instance, clock=stamps, key=key)
        return cls.open(path, operator=operator, clock=clock, new_id=new_id, back_up=False, key=key)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        operator: str,
        clock: Clock = system_clock,
        new_id: Callable[[], str] | None = None,
        read_only: bool = False,
        back_up: bool = True,
        key: bytes | None = None,
    ) -> Self:
        """Open a register; a backup of the day is made first unless ``back_up`` is False.

        Raises RegisterMissing, NotARegister, RegisterDamaged, RegisterNewer, RegisterOlder (viewing only),
        RegisterLocked, ReadOnlyRegister. The file is untouched then.
        """
        version = probe(path) if key is None else SCHEMA_VERSION
        lock = None if read_only else WriterLock(path, operator, clock)
        try:
            if version < SCHEMA_VERSION:
                _bring_up(path, version, read_only, key)
            access: Access = view_access(path) if read_only else "read"
            register = cls(
                path,
                operator=operator,
                clock=clock,
                new_id=new_id or Uuid7(clock),
                access=access,
                lock=lock,
                key=key,
            )
        except DriverError as fault:
            _release(lock)
            raise as_world_error(fault, path) or RegisterDamaged(path) from fault
        except KeyError as fault:
            _release(lock)
            raise NotARegister(path) from fault
        except BaseException:
            _release(lock)
            raise
        if back_up and not read_only:
            register._back_up_on_opening()
        return register

    def close(self) -> None:
        """Give the register free, everything in one file; nothing may be asked afterwards."""
        with self._writing:
            self._readers.close()
            if self._door is not None:
                self._door.settle()
                self._door = None
            _release(self._lock)
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        self.close()

    @property
    def read_only(self) -> bool:
        """Whether the register was opened for viewing."""
        return self._lock is None

    def today(self) -> date:
        """The day by the register's clock, local time."""
        return self._clock().date()

    def new_id(self) -> str:
        """An id for a record to be created (UUIDv7)."""
        return self._new_id()

    def new_ids(self, count: int) -> list[str]:
        """So many of them at once."""
        several: Callable[[int], list[str]] | None = getattr(self._new_id, "several", None)
        return several(count) if several is not None else [self._new_id() for _ in range(count)]

    def kinds_ever(self) -> Mapping[str, RecordKind]:
        """The kinds with fields of the office's own that were taken away since, too: the log still speaks of those."""
        return kinds_kept(self.reading(), KINDS, removed=True)

    # writing

    def apply(
        self,
        change_set: ChangeSet,
        *,
        initiator: Any = None,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Applied:
        """Write a change set, whole or not at all, and tell the subscribers what changed.

        Raises StaleChange when a record is no longer as the plan found it, Refused when a record has errors,
        Cancelled when ``cancelled`` said so, ReadOnlyRegister, DiskFull, DiskFault.
        """
        if self._door is None:
            raise ReadOnlyRegister(self.path)
        watch = Watch(len(change_set.changes), progress, cancelled, passes=PASSES)
        with self._writing:
            applied = replace(self._door.apply(change_set, self.today(), watch), initiator=initiator)
            if DEFINITIONS in applied.kinds:
                self.kinds = self._door.kinds = kinds_kept(self.reading(), KINDS)
        if applied.step is not None:
            for told in tuple(self._told):
                told(applied)
        return applied

    def refused_beforehand(self, change_set: ChangeSet) -> Mapping[str, tuple[Finding, ...]]:
        """What the door would refuse of a plan for signed papers and definitions, by record id. Raises StaleChange."""
        return refused_beforehand(self.reading(), change_set, self.kinds)

    def keep_setting(self, name: str, value: str, action: Action) -> None:
        """Keep a setting of the register itself; the log tells who did it. Raises ReadOnlyRegister, DiskFull, DiskFault."""
        if self._door is None:
            raise ReadOnlyRegister(self.path)
        with self._writing:
            self._door.keep_setting(name, value, action)

    def undo(self, initiator: Any = None) -> Applied | None:
        """Take back the last step that can be undone; None when there is none."""
        return self._take_back("undo", initiator)

    def redo(self, initiator: Any = None) -> Applied | None:
        """Do again what was undone last; None when there is nothing."""
        return self._take_back("redo", initiator)

    def undoable(self) -> Action | None:
        """The step that ``undo`` would take back."""
        return self._next(self._up_to_date().undoable)

    def redoable(self) -> Action | None:
        """The step that ``redo`` would do again."""
        return self._next(self._up_to_date().redoable)

    def subscribe(self, told: Told) -> Callable[[], None]:
        """Be told of each step after it is written, in the writer's thread; call the answer to be told no more."""
        self._told.append(told)
        return lambda: self._told.remove(told)

    # numbers

    @property
    def office_code(self) -> str:
        """The letters by which this office's numbers differ from those of other offices; empty for the institute."""
        return read_settings(self.reading()).get(office_code_key(self._instance), "")

    def keep_office_code(self, letters: str) -> None:
        """Keep the office's letters. Raises PatternFault, ReadOnlyRegister."""
        check_office_part(letters)
        self.beside(lambda writing: write_settings(writing, {office_code_key(self._instance): letters}))

    def reserve_numbers(self, kind: str, field: str, series: NumberSeries, count: int = 1) -> list[str]:
        """The next numbers of a series, never to be given again, not after undo either. Raises ReadOnlyRegister."""
        shape = self.kinds[kind]
        return self.beside(lambda writing: numbering.reserve(writing, shape, field, series, count))

    def last_serial(self, kind: str, field: str, series: NumberSeries) -> int:
        """The highest serial of a series so far; nothing is taken by asking."""
        return numbering.last_serial(self.reading(), self.kinds[kind], field, series)

    def beside(self, work: Callable[[Connection], T]) -> T:
        """Write what is no record (settings, numbers given, contents of files), which undo does not touch."""
        if self._door is None:
            raise ReadOnlyRegister(self.path)
        with self._writing:
            return self._door.beside(work)

    # reading

    def setting(self, name: str) -> str | None:
        """What the register keeps under the name of a setting, None when nothing."""
        return read_settings(self.reading()).get(name)

    def reading(self) -> Connection:
        """This thread's connection for reading; SQLite refuses to write through it."""
        return self._readers.here()

    @contextmanager
    def one_moment(self) -> Iterator[None]:
        """Several questions of this thread, answered from one state of the file, whatever is written meanwhile."""
        reading = self.reading()
        if reading.in_transaction:
            yield
            return
        reading.execute("BEGIN")
        try:
            yield
        finally:
            reading.execute("COMMIT")

    def ids(self, view: View) -> "array[int]":
        """The row numbers of all records of a view, in its order."""
        return queries.ids(self.reading(), self.kinds, self._of_today(view))

    def laid_out(self, view: View, fields: Sequence[str]) -> "tuple[array[int], list[Group]]":
        """The row numbers of a view and its groups with the sums of some fields, both of one moment."""
        return groups.laid_out(self.reading(), self.kinds, self._of_today(view), fields)

    def groups(self, view: View, fields: Sequence[str]) -> "list[Group]":
        """The groups of a view with their counts and the sums of some fields; one group of all where it has none."""
        return groups.groups(self.reading(), self.kinds, self._of_today(view), fields)

    def rows(self, kind: str, rids: Sequence[int], fields: Sequence[str] | None = None) -> list[Row]:
        """The records with these row numbers, in their order, with all fields or some."""
        return queries.rows(self.reading(), self.kinds[kind], rids, fields)

    def totals(self, selection: View | Iterable[int], kind: str, fields: Sequence[str]) -> dict[str, int]:
        """The sums of stored numbers over a view or over row numbers."""
        asked = self._of_today(selection) if isinstance(selection, View) else selection
        return queries.totals(self.reading(), self.kinds, asked, self.kinds[kind], fields)

    def count(self, kind: str) -> int:
        """How many live records there are of a kind."""
        return queries.count(self.reading(), self.kinds[kind])

    def get(self, record_id: str) -> Record | None:
        """The record with an id, hidden or not; None when there is none."""
        return lookups.get(self.reading(), self.kinds, record_id)

    def values_of(self, kind: str, ids: Iterable[str]) -> dict[str, dict[str, Stored]]:
        """The stored values of live records of a kind by id, in the order asked."""
        return lookups.values_of(self.reading(), self.kinds[kind], ids)

    def find(self, kind: str, field: str, values: Iterable[Stored]) -> dict[Stored, list[str]]:
        """The ids of live records by the stored value of a field, for many values at once."""
        return lookups.find(self.reading(), self.kinds[kind], field, values)

    def titles(self, ids: Iterable[str]) -> dict[str, str]:
        """The shown titles of records of any kind by id; unknown ids are left out."""
        return lookups.titles(self.reading(), self.kinds, ids)

    def title_index(self, kind: str) -> list[Titled]:
        """All live records of a kind by the words that name them: ``(id, title, within)``."""
        return lookups.title_index(self.reading(), self.kinds[kind])

    def names(self, kind: str, field: str) -> list[str]:
        """The different shown values of a field, most frequent first."""
        return lookups.names(self.reading(), self.kinds[kind], field)

    def members(self, team_id: str) -> list[Row]:
        """The memberships of a team in their order."""
        return self.own_rows("membership", team_id)

    def own_rows(self, kind: str, owner_id: str) -> list[Row]:
        """The records of a kind that belong to a record (``RecordKind.within``), in their order."""
        return lookups.own_rows(self.reading(), self.kinds[kind], owner_id)

    def linking(self, record_id: str) -> list[tuple[str, str, str]]:
        """``(kind, field, id)`` of the live records that point at a record."""
        return lookups.linking(self.reading(), self.kinds, record_id)

    def history(self, record_id: str | None = None, limit: int = 200) -> "list[HistoryEntry]":
        """The newest steps first; with an id, those that touched that record."""
        from lyuliang_desk.store.history import history

        return history(self._log, record_id, limit)

    def changes_of(self, step: int) -> list[RecordChange]:
        """All changes of a step, in order."""
        from lyuliang_desk.store.history import changes_of

        return changes_of(self._log, step)

    @property
    def log_count(self) -> int:
        """How many changes the log holds."""
        return int(self.reading().execute("SELECT count(*) FROM change").fetchone()[0])

    # keeping

    def backup(self, folder: Path | None = None) -> Path:
        """Make a proved copy named by the day, in place of an earlier one. Raises BackupFailed."""
        folder = folder or backup_folder(self.path)
        return make_backup(self.path, folder, daily_name(self.path, self.today()), self._key)

    def back_up_daily(self) -> Path | None:
        """Make the backup of the day unless there is one. Raises BackupFailed."""
        return back_up_daily(self.path, backup_folder(self.path), self.today(), self._key)

    def check(self) -> list[Finding]:
        """What is wrong with the file or with the tables against the log; nothing when all is well."""
        fresh = connect(self.path, self._access, self._key)  # one that has searched remembers an older index
        try:
            return check(fresh, self.kinds_ever())
        finally:
            fresh.close()

    def _of_today(self, view: View) -> View:
        return resolved(view, self.kinds, self.today())

    @cached_property
    def _log(self) -> "Engine":
        return engine_of(self.path, self._access, self._key)

    def _back_up_on_opening(self) -> None:
        try:
            self.back_up_daily()
        except BackupFailed as fault:
            self.backup_fault = fault

    def _up_to_date(self) -> Line:
        with self._writing:
            self._line.catch_up(self.reading())
        return self._line

    def _next(self, steps: list[int]) -> Action | None:
        return action_of(self.reading(), steps[-1]) if steps else None

    def _take_back(self, mode: Mode, initiator: Any) -> Applied | None:
        with self._writing:
            line = self._up_to_date()
            steps = line.undoable if mode == "undo" else line.redoable
            if not steps:
                return None
            return self.apply(reversal(self.reading(), steps[-1], mode), initiator=initiator)


def _bring_up(path: Path, version: int, read_only: bool, key: bytes | None) -> None:
    """Bring an older register to today's form, after a backup that names the form it had."""
    if read_only:
        raise RegisterOlder(path)
    name = f"{path.stem}-before-format-{SCHEMA_VERSION}-was-{version}{path.suffix}"
    make_backup(path, backup_folder(path), name, key)
    migrate(path, key=key)


def _release(lock: WriterLock | None) -> None:
    if lock is not None:
        lock.release()
