"""What the register knows of itself, in its table ``register``."""

from lyuliang_desk.store.engine import Connection

INSTANCE = "office_instance"
"""Under this name: the id of this copy of the register among all offices; its changes are numbered under it."""


def office_key(instance: str) -> str:
    """Under this name: what the office with an instance id is called."""
    return f"office:{instance}"


def office_code_key(instance: str) -> str:
    """Under this name: the letters that the office with an instance id puts into its numbers."""
    return f"office_code:{instance}"


def read_settings(connection: Connection) -> dict[str, str]:
    """All settings by name."""
    return dict(connection.execute("SELECT name, value FROM register").fetchall())


def write_settings(connection: Connection, settings: dict[str, str]) -> None:
    """Keep settings. These are not records, so they do not pass the door."""
    connection.executemany(
        "INSERT OR REPLACE INTO register (name, value) VALUES (?, ?)", list(settings.items())
    )
