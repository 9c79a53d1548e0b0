"""The one door: whatever changes the register goes through ``apply`` here, whole or not at all."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.store.changes import Action, Applied, ChangeSet, RecordChange
from lyuliang_desk.store.clock import HybridClock
from lyuliang_desk.store.custom_columns import make_columns
from lyuliang_desk.store.engine import Connection, DriverError, connect
from lyuliang_desk.store.errors import CommitUnknown, as_world_error
from lyuliang_desk.store.prepare import prepared
from lyuliang_desk.store.settings import write_settings
from lyuliang_desk.store.watch import Watch
from lyuliang_desk.store.write import Signature, check_links, write_index, write_log, write_rows

T = TypeVar("T")
PASSES = 5
"""Each change is handled so often: checked, written, indexed, logged, and brought to the disk."""


@dataclass(frozen=True)
class Office:
    """On whose behalf the door writes: the office's instance id, the operator's name, and the clock of its changes."""

    instance: str
    operator: str
    clock: HybridClock


class Door:
    """Holds the one connection that may write, and opens it for the length of one change set only."""

    def __init__(
        self, path: Path, kinds: Mapping[str, RecordKind], office: Office, key: bytes | None = None
    ) -> None:
        self._path = path
        self.kinds = kinds
        """What is recorded; the register hands in a new mapping when a definition of a field was written."""
        self._office = office
        self._key = key
        self._writer: Connection | None = None

    def apply(self, change_set: ChangeSet, today: date, watch: Watch) -> Applied:
        """Check, write, index and log a change set in one transaction.

        Raises StaleChange, Refused, Cancelled, or a StoreError of the disk; nothing was written then.
        """
        change_set = replace(change_set, changes=tuple(c for c in change_set.changes if _does_something(c)))
        if not change_set.changes:
            return _applied(change_set, None, {})
        with self._step(watch) as (connection, signature):
            watch.begin()
            batches, findings = prepared(connection, change_set, self.kinds, today, watch)
            make_columns(connection, batches, self.kinds)
            watch.begin()
            for batch in batches:
                write_rows(connection, batch, watch)
            check_links(connection, batches, self.kinds)
            watch.begin()
            for batch in batches:
                write_index(connection, batch, self.kinds, watch)
            watch.begin()
            write_log(connection, change_set, batches, signature, watch)
            watch.begin()
        watch.finish()
        return _applied(change_set, signature.step, findings)

    def keep_setting(self, name: str, value: str, action: Action) -> None:
        """Keep a setting of the register, with a step in the log that tells who did it and when.

        Raises a StoreError of the disk; nothing was written then.
        """
        watch = Watch(0)
        with self._step(watch) as (connection, signature):
            write_settings(connection, {name: value})
            write_log(connection, ChangeSet(action, ()), (), signature, watch)

    @contextmanager
    def _step(self, watch: Watch) -> Iterator[tuple[Connection, Signature]]:
        """The transaction of one step, committed at the end of the block; whatever stops it leaves nothing behind."""
        try:
            connection = self._opened()
            connection.execute("BEGIN IMMEDIATE")
        except DriverError as fault:
            raise self._told(fault) from fault
        try:
            signature = self._signature(connection)
            with watch.over(connection):
                yield connection, signature
        except DriverError as fault:
            self.close()
            raise self._told(fault) from fault
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        self._commit(connection, signature)

    def beside(self, work: Callable[[Connection], T]) -> T:
        """Write what is no record (settings, numbers given) in a transaction of its own; undo does not touch it.

        Raises a StoreError of the disk; nothing was written then.
        """
        try:
            connection = self._opened()
            connection.execute("BEGIN IMMEDIATE")
            answer = work(connection)
            connection.execute("COMMIT")
        except DriverError as fault:
            self.close()
            raise self._told(fault) from fault
        except BaseException:
            self.close()
            raise
        return answer

    def close(self) -> None:
        """Give the writing connection back; what was not committed is gone."""
        if self._writer is not None:
            with suppress(DriverError):
                self._writer.close()
            self._writer = None

    def settle(self) -> None:
        """Bring what stands in the write-ahead log into the file itself, and close."""
        if self._writer is None:
            return
        try:
            self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except DriverError as fault:
            raise self._told(fault) from fault
        finally:
            self.close()

    def _opened(self) -> Connection:
        if self._writer is None:
            self._writer = connect(self._path, "write", self._key)
        return self._writer

    def _signature(self, connection: Connection) -> Signature:
        step = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM step").fetchone()[0]
        seq = connection.execute(
            "SELECT coalesce(max(seq), 0) + 1 FROM change WHERE office = ?", (self._office.instance,)
        ).fetchone()[0]
        return Signature(self._office.instance, self._office.operator, self._office.clock.tick(), step, seq)

    def _commit(self, connection: Connection, signature: Signature) -> None:
        """Commit. A commit that reports an error may still have landed, so the file itself is asked."""
        try:
            connection.execute("COMMIT")
        except DriverError as fault:
            self.close()
            try:
                landed = self._landed(signature)
            except DriverError:
                raise CommitUnknown(self._path) from fault
            if not landed:
                raise self._told(fault) from fault

    def _landed(self, signature: Signature) -> bool:
        """Whether the step is in the file, seen by a fresh connection."""
        fresh = connect(self._path, "read", self._key)
        try:
            sql = "SELECT count(*) FROM step WHERE number = ? AND at = ? AND office = ?"
            found = fresh.execute(sql, (signature.step, signature.stamp, signature.office)).fetchone()
            return bool(found[0])
        finally:
            fresh.close()

    def _told(self, fault: Exception) -> Exception:
        """The sentence for the user where the world is to blame, else the error itself."""
        return as_world_error(fault, self._path) or fault


def _does_something(change: RecordChange) -> bool:
    return change.operation != "edit" or bool(change.fields)


def _applied(change_set: ChangeSet, step: int | None, findings: Mapping[str, tuple[Finding, ...]]) -> Applied:
    kinds = Counter(change.kind for change in change_set.changes)
    record_ids = tuple(change.record_id for change in change_set.changes)
    return Applied(step, change_set.action, kinds, record_ids, findings=findings)
