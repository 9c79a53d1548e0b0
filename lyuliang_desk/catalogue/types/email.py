"""An e-mail address.

Stored, Python and text are the same string: the host in lower case.
"""

import re
from dataclasses import dataclass
from typing import ClassVar

from lyuliang_desk.catalogue.folding import narrow, without_invisible
from lyuliang_desk.catalogue.types.base import Note, Raw, Reading, ReadingContext, Unreadable, ValueType
from lyuliang_desk.catalogue.types.cell import empty_mark, words_of
from lyuliang_desk.messages import _

_PLAIN = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,24}")
_LABEL = re.compile(r"^(?:mailto|e-?mail|邮箱|电子邮箱|邮件)[::]", re.IGNORECASE)


@dataclass(frozen=True)
class Email(ValueType[str]):
    """One address."""

    name: ClassVar[str] = "email"

    def read(self, raw: Raw, context: ReadingContext) -> Reading[str]:
        """Raises ``Unreadable``: ``email_several``, ``email_shape``."""
        words = words_of(raw)
        if not words:
            return Reading(None)
        if _PLAIN.fullmatch(words):
            return Reading(words)
        mark = empty_mark(words)
        if mark is not None:
            return mark
        address = _LABEL.sub("", "".join(narrow(without_invisible(words)).split())).strip("<>;,'\"")
        if address.count("@") > 1:
            raise Unreadable("email_several", _("More than one e-mail address is given. Keep one."))
        local, _at, host = address.rpartition("@")
        address = f"{local}@{host.lower()}"
        if not _PLAIN.fullmatch(address):
            message = _("“{words}” is not an e-mail address.").format(words=words.strip())
            raise Unreadable("email_shape", message)
        if address == words.strip():
            return Reading(address)
        message = _("“{words}” is read as {address}.").format(words=words.strip(), address=address)
        return Reading(address, (Note("respelled", message),))

    def show(self, value: str) -> str:
        return value

    def store(self, value: str) -> str:
        return value

    def load(self, stored: str | int) -> str:
        if not isinstance(stored, str) or not _PLAIN.fullmatch(stored):
            raise ValueError(f"not an address: {stored!r}")
        return stored
