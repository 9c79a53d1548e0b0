"""From an older form of the register to today's, in one transaction: a kill leaves the old form or the new one.

The number of the newest migration is the register's ``user_version``; opening compares that number, and Alembic is
loaded only where something is to be done. Migrations are frozen files under ``migrations/versions``: none of them reads
today's catalogue.
"""

import re
from pathlib import Path

from lyuliang_desk.store.engine import engine_of

MIGRATIONS = Path(__file__).resolve().parent / "migrations"
APPLICATION_ID = 0x4C59_4C52
"""``LYLR`` in the file's header: this SQLite file is a register."""
SCHEMA_VERSION = 3
"""The form of register that this program writes: the number of the newest migration (a test compares)."""


def newest_migration(folder: Path = MIGRATIONS) -> int:
    """The number of the newest migration file in a folder."""
    names = [re.match(r"(\d{4})_\w+\.py", p.name) for p in (folder / "versions").iterdir()]
    return max(int(name[1]) for name in names if name)


def migrate(
    path: Path, *, key: bytes | None = None, version: int = SCHEMA_VERSION, folder: Path = MIGRATIONS
) -> None:
    """Bring a register (or an empty file) to a version; all or nothing."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    engine = engine_of(path, "write", key)
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, f"{version:04d}")
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={version}")
        with engine.connect() as connection:
            connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]
    finally:
        engine.dispose()
