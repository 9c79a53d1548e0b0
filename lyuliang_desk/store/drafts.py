"""The draft journal: what was typed into a form and not saved yet, kept so that no crash loses it.

``柳林.lyr`` has a folder ``柳林.lyr.drafts`` with one small JSON file per form, written whole beside the old
one, synced to the disk and put in its place. Drafts are no part of the register: only their form reads them.
"""

import json
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _

Typed = str | list[str]
"""What stood in an editor: its text, or its text followed by the ids or codes that were chosen."""

_ENDING = ".json"
_ATTEMPTS = 8


class DraftNotKept(WorldError):
    """The disk does not take the draft; the form stays as it is."""

    def __init__(self, path: Path, reason: str) -> None:
        message = _(
            "What you typed cannot be kept at {path} ({reason}); save soon, or free space on the disk."
        )
        super().__init__("draft_not_kept", message.format(path=path, reason=reason))


@dataclass(frozen=True, slots=True)
class Draft:
    """What one form held: ``typed`` in the fields that the user changed, ``base`` what the record said there.

    ``record_id`` is None for a record that does not exist yet; ``title`` is what the form called itself.
    """

    draft_id: str
    kind: str
    record_id: str | None
    title: str
    at: datetime
    base: Mapping[str, Stored]
    typed: Mapping[str, Typed]


class DraftJournal:
    """The drafts beside one register file."""

    def __init__(self, register: Path) -> None:
        self.folder = register.with_name(register.name + ".drafts")

    def keep(self, draft: Draft) -> None:
        """Put the draft in place of its former state; when this returns, it is on the disk.

        Raises ``DraftNotKept``.
        """
        content = asdict(draft) | {"at": draft.at.isoformat()}
        path = self._path(draft.draft_id)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            _write_whole(path, json.dumps(content, ensure_ascii=False).encode("utf-8"))
        except OSError as fault:
            raise DraftNotKept(path, fault.strerror or str(fault)) from fault

    def drop(self, draft_id: str) -> None:
        """Forget a draft: it was saved or thrown away. One that was never kept is no fault."""
        self._path(draft_id).unlink(missing_ok=True)
        with suppress(OSError):  # other drafts still lie there
            self.folder.rmdir()

    def waiting(self, kind: str | None = None, record_id: str | None = None) -> tuple[Draft, ...]:
        """The drafts of one form (``record_id`` None: of new records of that kind), or all; newest first.

        A file that is not a draft is renamed to ``….unreadable``: nothing is lost, nobody is asked twice.
        """
        found = (self._read(path) for path in self.folder.glob(f"*{_ENDING}"))
        drafts = [d for d in found if d and (kind is None or (d.kind, d.record_id) == (kind, record_id))]
        return tuple(sorted(drafts, key=lambda d: d.at, reverse=True))

    def _path(self, draft_id: str) -> Path:
        return self.folder / f"{draft_id}{_ENDING}"

    def _read(self, path: Path) -> Draft | None:
        try:
            return _draft(json.loads(path.read_bytes()))
        except (ValueError, KeyError, TypeError):
            path.replace(path.with_suffix(".unreadable"))
            return None


def _draft(content: dict[str, Any]) -> Draft:
    return Draft(
        draft_id=str(content["draft_id"]),
        kind=str(content["kind"]),
        record_id=content["record_id"],
        title=str(content["title"]),
        at=datetime.fromisoformat(content["at"]),
        base=dict(content["base"]),
        typed=dict(content["typed"]),
    )


def _write_whole(path: Path, content: bytes) -> None:
    beside = path.with_suffix(".part")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    _put_in_place(beside, path)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _put_in_place(beside: Path, path: Path) -> None:
    """On Windows a virus scanner may hold the old file for a moment, so the last refusal alone counts."""
    for _attempt in range(_ATTEMPTS - 1):
        with suppress(PermissionError):
            beside.replace(path)
            return
        time.sleep(0.02)
    beside.replace(path)
