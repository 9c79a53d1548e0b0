"""The id of a record of any kind.

Stored, Python and text are the id itself. Unlike a link it says nothing of the kind, so the file's foreign keys do not
watch over it; its title is the register's to tell.
"""

import re
from dataclasses import dataclass
from typing import ClassVar

from lyuliang_desk.catalogue.types.base import Raw, Reading, ReadingContext, Unreadable, ValueType
from lyuliang_desk.catalogue.types.cell import empty_mark, words_of
from lyuliang_desk.messages import _

_ID = re.compile(r"[0-9A-Za-z-]+")


@dataclass(frozen=True)
class Reference(ValueType[str]):
    """One record, whatever its kind: what an attachment or a remark belongs to."""

    name: ClassVar[str] = "reference"

    def read(self, raw: Raw, context: ReadingContext) -> Reading[str]:
        """Raises ``Unreadable``: ``cell_error``, ``not_an_id``."""
        words = words_of(raw)
        if not words:
            return Reading(None)
        mark = empty_mark(words)
        if mark is not None:
            return mark
        if _ID.fullmatch(words.strip()) is None:
            message = _("“{words}” is not the id of a record. Choose the record itself.")
            raise Unreadable("not_an_id", message.format(words=words.strip()))
        return Reading(words.strip())

    def show(self, value: str) -> str:
        return value

    def store(self, value: str) -> str:
        return value

    def load(self, stored: str | int) -> str:
        if not isinstance(stored, str) or _ID.fullmatch(stored) is None:
            raise ValueError(f"not the id of a record: {stored!r}")
        return stored
