"""Words of a code list.

Stored: the code (``141125``), several as a JSON array. Python: the code. Text: the word of the list
(``柳林县``), in forms its short word. An open list keeps words that it lacks, with a warning; a closed one
refuses them.
"""

import json
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from lyuliang_desk.catalogue.codes import CodeItem, CodeList, How, code_list
from lyuliang_desk.catalogue.folding import tidy
from lyuliang_desk.catalogue.types.base import (
    Align,
    Note,
    Raw,
    Reading,
    ReadingContext,
    Unreadable,
    ValueType,
)
from lyuliang_desk.catalogue.types.cell import empty_mark, split_outside_brackets, too_many, words_of
from lyuliang_desk.messages import _


@dataclass(frozen=True)
class Code(ValueType[str]):
    """One code of the list ``list_name``, or, when it is ``open``, words of one's own."""

    name: ClassVar[str] = "code"
    align: ClassVar[Align] = "centre"
    list_name: str
    open: bool = False

    @cached_property
    def list(self) -> CodeList:
        """The list, loaded when first asked for."""
        return code_list(self.list_name)

    def read(self, raw: Raw, context: ReadingContext) -> Reading[str]:
        """Raises ``Unreadable``: ``code_unknown`` for words that a closed list lacks."""
        if isinstance(raw, str) and (code := self.list.exact.get(raw)) is not None:
            return Reading(code)
        words = words_of(raw)
        if not words:
            return Reading(None)
        found = self.list.lookup(words)
        if found is not None:
            return Reading(found[0].code, _remarks(words, *found))
        mark = empty_mark(words)
        if mark is not None:
            return mark
        tidied = tidy(words)
        return self._unlisted(tidied) if tidied else Reading(None)

    def _unlisted(self, words: str) -> Reading[str]:
        if self.open:
            message = _("“{words}” is not in the list and is kept as it is.").format(words=words)
            return Reading(words, (Note("code_not_listed", message, "warning"),))
        candidates = "、".join(self.list.nearest(words))
        if candidates:
            message = _("“{words}” is not in the list. Choose one of its words, perhaps {candidates}.")
        else:
            message = _("“{words}” is not in the list. Choose one of its words.")
        raise Unreadable("code_unknown", message.format(words=words, candidates=candidates))

    def show(self, value: str) -> str:
        item = self.list.by_code.get(value)
        return value if item is None else item.shown()

    def show_short(self, value: str) -> str:
        item = self.list.by_code.get(value)
        return value if item is None else item.short

    def export(self, value: str) -> str:
        item = self.list.by_code.get(value)
        return value if item is None else item.zh

    def search_text(self, value: str) -> str:
        item = self.list.by_code.get(value)
        if item is None:
            return value
        return item.zh if item.short in item.zh else f"{item.zh} {item.short}"

    def store(self, value: str) -> str:
        return self.load(value)

    def load(self, stored: str | int) -> str:
        if not isinstance(stored, str) or not stored:
            raise ValueError(f"not a code: {stored!r}")
        if not self.open and stored not in self.list.by_code:
            raise ValueError(f"not a code of {self.list_name}: {stored!r}")
        return stored


@dataclass(frozen=True)
class Codes(ValueType[tuple[str, ...]]):
    """Several codes of a list, each once; more than ``most`` are asked about."""

    name: ClassVar[str] = "codes"
    list_name: str
    open: bool = False
    most: int | None = None

    @cached_property
    def one(self) -> Code:
        """The type of a single code."""
        return Code(self.list_name, self.open)

    def read(self, raw: Raw, context: ReadingContext) -> Reading[tuple[str, ...]]:
        """Raises ``Unreadable``: ``code_unknown`` for words that a closed list lacks."""
        words = words_of(raw)
        if not words:
            return Reading(None)
        mark = empty_mark(words)
        if mark is not None:
            return mark
        readings = [self.one.read(part, context) for part in self._parts(words)]
        codes = tuple(dict.fromkeys(r.value for r in readings if r.value is not None))
        notes = tuple(note for r in readings for note in r.notes)
        return Reading(codes or None, notes + too_many(len(codes), self.most))

    def _parts(self, words: str) -> "list[str]":
        """The words of each code. A word of the list may hold a 、 itself: 农、林、牧、渔业."""
        parts: list[str] = []
        for part in words.replace(";", "；").replace("\n", "；").split("；"):
            whole = self.one.list.lookup(part) is not None
            parts += [part] if whole else split_outside_brackets(part, also="/")
        return parts

    def show(self, value: tuple[str, ...]) -> str:
        return "；".join(self.one.show(code) for code in value)

    def show_short(self, value: tuple[str, ...]) -> str:
        return "、".join(self.one.show_short(code) for code in value)

    def export(self, value: tuple[str, ...]) -> "list[str]":
        return [self.one.export(code) for code in value]

    def store(self, value: tuple[str, ...]) -> str | None:
        return json.dumps([self.one.store(c) for c in value], ensure_ascii=False) if value else None

    def load(self, stored: str | int) -> tuple[str, ...]:
        codes = json.loads(stored) if isinstance(stored, str) else None
        if not isinstance(codes, list):
            raise ValueError(f"not a list of codes: {stored!r}")
        return tuple(self.one.load(code) for code in codes)


def _remarks(words: str, item: CodeItem, how: How) -> tuple[Note, ...]:
    if how == "exact":
        return ()
    said = {"words": tidy(words), "meant": item.shown()}
    if how == "alias":
        return (Note("code_alias", _("“{words}” is read as {meant}.").format(**said)),)
    message = _("“{words}” may mean several things; {meant} is assumed. Check it.")
    return (Note("code_assumed", message.format(**said), "warning"),)
