"""Files attached to records: taken in, listed, given out, opened as a copy, taken away."""

import mimetypes
import shutil
import stat
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.operations import delete_records
from lyuliang_desk.store import blobs
from lyuliang_desk.store.changes import Action, Applied, ChangeSet, RecordChange
from lyuliang_desk.store.errors import RecordMissing
from lyuliang_desk.store.files import write_whole
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Filter, Row, View

KIND = "attachment"
COPY_PREFIX = "lyuliang-desk-opened-"
COPY_KEPT = 24 * 3600
"""Seconds for which the copy of an opened file may still be looked at."""
RUN_BY_WINDOWS = frozenset(
    {
        *(
            ".exe",
            ".bat",
            ".cmd",
            ".com",
            ".scr",
            ".pif",
            ".msi",
            ".msp",
            ".msc",
            ".cpl",
            ".js",
            ".jse",
            ".vbs",
        ),
        *(".vbe", ".wsf", ".wsh", ".hta", ".ps1", ".psm1", ".lnk", ".url", ".reg", ".jar", ".gadget", ".chm"),
        *(".application", ".appref-ms", ".iso", ".img", ".vhd"),
    }
)
"""Suffixes of files that Windows would run or mount when they are opened: these are only given out."""


class NotAttached(WorldError):
    """A file cannot be taken in."""


class NotOpened(WorldError):
    """A file that would be run is not opened from here."""

    def __init__(self, name: str) -> None:
        words = _(
            "“{name}” is a program or a script and is not opened from here; save it to a folder instead."
        )
        super().__init__("attachment_runs", words.format(name=name))


def attach(
    *,
    register: Register,
    owner_id: str,
    paths: Sequence[Path],
    category: str | None = None,
    initiator: Any = None,
) -> Applied:
    """Take files in and attach them to a record, as one step. Raises ``NotAttached`` naming the file, ``RecordMissing``."""
    owner = register.get(owner_id)
    if owner is None or owner.deleted:
        raise RecordMissing(owner_id)
    contents = [_content(register, path) for path in paths]
    _refuse_too_much(register, contents)
    register.beside(lambda writing: blobs.put(writing, contents))
    changes = []
    for path, content in zip(paths, contents, strict=True):
        values: dict[str, Stored] = {
            "owner": owner_id,
            "owner_kind": owner.kind,
            "name": path.name,
            "sha256": blobs.digest(content),
            "size": len(content),
            "media_type": mimetypes.guess_type(path.name)[0],
            "added_on": register.today().isoformat(),
            "category": category,
        }
        fields: dict[str, tuple[Stored, Stored]] = {n: (None, v) for n, v in values.items() if v is not None}
        changes.append(RecordChange(register.new_id(), KIND, "create", fields))
    words = {"names": "、".join(path.name for path in paths[:3]), "count": str(len(paths))}
    return register.apply(ChangeSet(Action("attach", words), tuple(changes)), initiator=initiator)


def listed(*, register: Register, owner_id: str) -> list[Row]:
    """The attachments of a record, as they were added."""
    view = View(KIND, filters=(Filter("owner", "is", owner_id),))
    return register.rows(KIND, register.ids(view))


def content_of(*, register: Register, attachment: Row) -> bytes:
    """What is in an attached file. Raises ``AttachmentLost``."""
    name, wanted = str(attachment.values["name"]), str(attachment.values["sha256"])
    return blobs.content(register.reading(), name, wanted)


def save_to(*, register: Register, attachments: Sequence[Row], folder: Path) -> list[Path]:
    """Write attached files into a folder, never over others: the second ``报告.pdf`` becomes ``报告 (2).pdf``."""
    written = []
    for attachment in attachments:
        path = _free(folder / _plain_name(str(attachment.values["name"])))
        write_whole(path, content_of(register=register, attachment=attachment))
        written.append(path)
    return written


def copy_to_open(*, register: Register, attachment: Row) -> Path:
    """A read-only copy in a folder of its own, to be opened by the system's program. Raises ``NotOpened``."""
    name = _plain_name(str(attachment.values["name"]))
    if Path(name).suffix.lower() in RUN_BY_WINDOWS:
        raise NotOpened(name)
    folder = Path(tempfile.mkdtemp(prefix=COPY_PREFIX))
    (path,) = save_to(register=register, attachments=[attachment], folder=folder)
    path.chmod(stat.S_IREAD)
    return path


def sweep_copies(*, now: float) -> None:
    """Remove the copies that were opened over a day before ``now`` (seconds since 1970); one still open stays."""
    for folder in Path(tempfile.gettempdir()).glob(f"{COPY_PREFIX}*"):
        with suppress(OSError):
            if now - folder.stat().st_mtime < COPY_KEPT:
                continue
            for copy in folder.iterdir():
                copy.chmod(stat.S_IWRITE | stat.S_IREAD)  # Windows removes nothing that is read-only
            shutil.rmtree(folder, ignore_errors=True)


def remove(*, register: Register, attachment_ids: Sequence[str], initiator: Any = None) -> Applied:
    """Take attachments off their record; undo brings them back."""
    return delete_records(register=register, record_ids=attachment_ids, initiator=initiator)


def sweep(*, register: Register) -> int:
    """Take the contents away that no attachment names any more; answers how many."""
    return register.beside(blobs.sweep)


def _content(register: Register, path: Path) -> bytes:
    largest = blobs.limits(register.reading())[blobs.LARGEST]
    try:
        if not path.is_file():
            message = _("{path} is not a file; choose the files inside the folder.")
            raise NotAttached("attachment_no_file", message.format(path=path))
        size = path.stat().st_size
        if size > largest:
            message = _("{name} has {size} MB, at most {most} MB are taken in; make it smaller or split it.")
            words = {"name": path.name, "size": f"{size / blobs.MIB:.1f}", "most": largest // blobs.MIB}
            raise NotAttached("attachment_too_large", message.format(**words))
        if not size:
            message = _("{name} is empty; check the file and attach it again.")
            raise NotAttached("attachment_empty", message.format(name=path.name))
        return path.read_bytes()
    except OSError as fault:
        message = _("{name} cannot be read; close it in other programs and attach it again.")
        raise NotAttached("attachment_unreadable", message.format(name=path.name)) from fault


def _refuse_too_much(register: Register, contents: Sequence[bytes]) -> None:
    most = blobs.limits(register.reading())[blobs.MOST]
    if blobs.total_size(register.reading()) + sum(map(len, contents)) > most:
        message = _("The attachments of this register would exceed {most} MB; keep large files elsewhere.")
        raise NotAttached("attachments_too_many", message.format(most=most // blobs.MIB))


def _plain_name(name: str) -> str:
    """A name that any system takes: no folders, none of the signs that Windows refuses, nothing that ends in a dot."""
    plain = "".join("_" if sign in '\\/:*?"<>|' or sign < " " else sign for sign in name).rstrip(". ")
    return plain or _("attachment")


def _free(path: Path) -> Path:
    number, free = 2, path
    while free.exists():
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return free
