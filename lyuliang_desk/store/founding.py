"""A new register: made whole under another name, then given its own, so that nobody ever sees half of one."""

from pathlib import Path

from lyuliang_desk.store.changes import Action
from lyuliang_desk.store.clock import HybridClock
from lyuliang_desk.store.engine import DriverError, connect
from lyuliang_desk.store.errors import ReadOnlyRegister, RegisterExists, as_world_error
from lyuliang_desk.store.migrate import migrate
from lyuliang_desk.store.settings import INSTANCE, office_key, write_settings


def found_register(
    path: Path, *, office: str, operator: str, instance: str, clock: HybridClock, key: bytes | None = None
) -> None:
    """Make an empty register for an office.

    Raises RegisterExists when the name is taken, ReadOnlyRegister where the folder does not allow it.
    """
    if path.exists():
        raise RegisterExists(path)
    unfinished = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        migrate(unfinished, key=key)
        _name(unfinished, office, operator, instance, clock, key)
        unfinished.rename(path)
    except OSError as fault:
        raise ReadOnlyRegister(path) from fault
    except DriverError as fault:
        raise as_world_error(fault, path) or fault from fault


def _name(
    path: Path, office: str, operator: str, instance: str, clock: HybridClock, key: bytes | None
) -> None:
    """Write down whose register it is, as its first step."""
    action = Action("new_register")
    connection = connect(path, "write", key)
    try:
        connection.execute("BEGIN IMMEDIATE")
        write_settings(connection, {INSTANCE: instance, office_key(instance): office})
        connection.execute(
            "INSERT INTO step (number, at, action, words, operator, office, mode) VALUES (1, ?, ?, '{}', ?, ?, 'do')",
            (clock.tick(), action.code, operator, instance),
        )
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
