"""The contents of attached files, kept in the register by their SHA-256, each once.

Content is written before the record that names it and is not taken away by undo or deletion, so that no record ever points
at content that is not there; ``sweep`` takes away what no attachment names, hidden ones counted too.
"""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.store.engine import Connection
from lyuliang_desk.store.settings import read_settings

MIB = 1024 * 1024
LARGEST, MOST = "attachment_largest_mib", "attachments_most_mib"
"""Settings of a register: how large one file and all of them may be, in MiB."""
LIMITS: Mapping[str, int] = {LARGEST: 20, MOST: 2048}
"""What holds where the register says nothing."""


class AttachmentLost(WorldError):
    """The content of an attached file is missing or damaged."""

    def __init__(self, name: str) -> None:
        words = _("The content of “{name}” is damaged in this register; take it from a backup.")
        super().__init__("attachment_lost", words.format(name=name))


def limits(connection: Connection) -> dict[str, int]:
    """The limits in bytes by the name of their setting."""
    kept = read_settings(connection)
    return {name: int(kept.get(name, usual)) * MIB for name, usual in LIMITS.items()}


def total_size(connection: Connection) -> int:
    """How many bytes are kept."""
    return int(connection.execute("SELECT coalesce(sum(size), 0) FROM blob").fetchone()[0])


def put(connection: Connection, contents: Iterable[bytes]) -> None:
    """Keep contents; what is there already is not written again."""
    connection.executemany(
        "INSERT OR IGNORE INTO blob (sha256, size, content) VALUES (?, ?, ?)",
        [(digest(content), len(content), content) for content in contents],
    )


def digest(content: bytes) -> str:
    """The name of a content: its SHA-256 in hexadecimal digits."""
    return sha256(content).hexdigest()


def content(connection: Connection, name: str, wanted: str) -> bytes:
    """The content of a file by its hash; ``name`` is what the file is called. Raises ``AttachmentLost``."""
    found = connection.execute("SELECT content FROM blob WHERE sha256 = ?", (wanted,)).fetchone()
    if found is None or digest(bytes(found[0])) != wanted:
        raise AttachmentLost(name)
    return bytes(found[0])


def sweep(connection: Connection) -> int:
    """Take away contents that no attachment names, not even a hidden one; answers how many."""
    unnamed = "sha256 NOT IN (SELECT sha256 FROM attachment WHERE sha256 IS NOT NULL)"
    count = int(connection.execute(f"SELECT count(*) FROM blob WHERE {unnamed}").fetchone()[0])
    connection.execute(f"DELETE FROM blob WHERE {unnamed}")
    return count


def check_blobs(connection: Connection) -> Iterator[Finding]:
    """An error for every attachment, hidden ones too, whose content is missing or is not what it was."""
    sound: dict[str, bool] = {}
    sql = "SELECT name, sha256 FROM attachment ORDER BY rid"
    for name, wanted in connection.execute(sql).fetchall():
        if wanted not in sound:
            try:
                content(connection, name, wanted)
                sound[wanted] = True
            except AttachmentLost:
                sound[wanted] = False
        if not sound[wanted]:
            yield Finding("attachment_lost", "error", AttachmentLost(name).message)
