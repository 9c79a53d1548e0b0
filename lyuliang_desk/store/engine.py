"""How the file of a register is opened: one SQLite on every machine, and the settings that keep what was written.

Settings and their reasons: ``research/reliability.md`` 1 (write-ahead log with ``synchronous=FULL``: nothing that was
acknowledged is lost when the power fails). SQLAlchemy is loaded where its engine is first needed (migrations and the
log as objects); it takes ten times as long to import as a table of rows takes to read.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol, cast

import sqlcipher3.dbapi2 as driver

from lyuliang_desk.store.errors import SQLiteTooOld
from lyuliang_desk.store.order_keys import teach_orders

if TYPE_CHECKING:
    from sqlalchemy import Engine

OLDEST_SQLITE = (3, 51, 3)
Access = Literal["write", "read", "frozen"]
"""``write`` for the one writer, ``read`` beside it, ``frozen`` where nothing may be made beside the file."""


class Cursor(Protocol):
    """What we use of a driver's cursor."""

    rowcount: int

    def fetchone(self) -> Any: ...
    def fetchall(self) -> list[Any]: ...
    def fetchmany(self, size: int) -> list[Any]: ...
    def __iter__(self) -> Iterator[Any]: ...


class Connection(Protocol):
    """What we use of a driver's connection."""

    in_transaction: bool

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Cursor: ...
    def executemany(self, sql: str, rows: Any) -> Cursor: ...
    def set_progress_handler(self, handler: Callable[[], bool] | None, n: int) -> None: ...
    def create_function(
        self, name: str, narg: int, func: Callable[..., Any], *, deterministic: bool = False
    ) -> None: ...
    def backup(
        self, target: Any, *, pages: int = 0, progress: Callable[[int, int, int], None] | None = None
    ) -> None: ...
    def close(self) -> None: ...


DriverError = cast(type[Exception], driver.Error)
IntegrityError = cast(type[Exception], driver.IntegrityError)

_SETTINGS = (
    "foreign_keys=ON",
    "temp_store=MEMORY",
    "synchronous=FULL",
    "busy_timeout=10000",
    "cache_size=-65536",
    "trusted_schema=OFF",
)


def demand_recent_sqlite(version: tuple[int, ...] = driver.sqlite_version_info) -> None:
    """Raises SQLiteTooOld below 3.51.3, which can lose a transaction when the log is reset."""
    if version < OLDEST_SQLITE:
        raise SQLiteTooOld(".".join(map(str, version)))


def connect(path: Path, access: Access, key: bytes | None = None) -> Connection:
    """A connection of the driver with our settings; all but ``write`` can only read.

    ``key`` is the raw 256-bit key of an encrypted register, None for a plain one.
    """
    demand_recent_sqlite()
    mode = {"write": "rwc", "read": "rw", "frozen": "ro&immutable=1"}[access]
    opened = driver.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    connection = cast(Connection, opened)
    try:
        if key is not None:
            connection.execute("PRAGMA cipher_log_level=NONE")
            connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        if access == "write":
            connection.execute("PRAGMA journal_mode=WAL")
        else:
            connection.execute("PRAGMA query_only=ON")
        teach_orders(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def engine_of(path: Path, access: Access, key: bytes | None = None) -> "Engine":
    """SQLAlchemy's engine on the same connections; a transaction of a writer begins with ``BEGIN IMMEDIATE``."""
    from sqlalchemy import NullPool, create_engine, event

    engine = create_engine(
        f"sqlite:///{path}", module=driver, creator=lambda: connect(path, access, key), poolclass=NullPool
    )
    begin = "BEGIN IMMEDIATE" if access == "write" else "BEGIN"
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


class Readers:
    """One reading connection for each thread; none of them can write."""

    def __init__(self, open_one: Callable[[], Connection]) -> None:
        self._open_one = open_one
        self._here = threading.local()
        self._all: list[Connection] = []
        self._guard = threading.Lock()
        self._closed = False

    def here(self) -> Connection:
        """This thread's connection; raises ValueError when the register is closed."""
        if self._closed:
            raise ValueError("the register is closed")
        connection: Connection | None = getattr(self._here, "connection", None)
        if connection is None:
            connection = self._open_one()
            self._here.connection = connection
            with self._guard:
                self._all.append(connection)
        return connection

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._guard:
            for connection in self._all:
                connection.close()
            self._all.clear()
        self._closed = True
