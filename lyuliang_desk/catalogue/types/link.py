"""Links to other records.

Stored: the id of a record (``Link``), or a JSON array of ids (``Links``). Python: ``Named`` as read from a
cell, an id (or a tuple of ids) as kept. Text: the words by which the record is named; an id shows as itself,
its title is the register's to tell.
"""

import json
import re
from dataclasses import dataclass
from typing import ClassVar

from lyuliang_desk.catalogue.folding import tidy
from lyuliang_desk.catalogue.types.base import Note, Raw, Reading, ReadingContext, ValueType
from lyuliang_desk.catalogue.types.cell import empty_mark, split_outside_brackets, too_many, words_of
from lyuliang_desk.catalogue.types.named import Named
from lyuliang_desk.messages import _

_HAN_WORDS_APART = re.compile(r"(?<=[\u3400-\u9fff]{2})[ \t\u3000\u00a0]+(?=[\u3400-\u9fff]{2})")


@dataclass(frozen=True)
class Link(ValueType[Named | str]):
    """One record of a kind."""

    name: ClassVar[str] = "link"
    kind: str

    def read(self, raw: Raw, context: ReadingContext) -> Reading[Named | str]:
        words = words_of(raw)
        if not words:
            return Reading(None)
        mark = empty_mark(words)
        if mark is not None:
            return mark
        tidied = tidy(words)
        return Reading(Named(tidied)) if tidied else Reading(None)

    def show(self, value: Named | str) -> str:
        return value.words if isinstance(value, Named) else value

    def store(self, value: Named | str) -> str:
        return _id(value)

    def load(self, stored: str | int) -> str:
        if not isinstance(stored, str) or not stored:
            raise ValueError(f"not the id of a record: {stored!r}")
        return stored


@dataclass(frozen=True)
class Links(ValueType[tuple[Named | str, ...]]):
    """Several records of a kind, each once, in the order named; more than ``most`` are asked about."""

    name: ClassVar[str] = "links"
    kind: str
    most: int | None = None

    def read(self, raw: Raw, context: ReadingContext) -> Reading[tuple[Named | str, ...]]:
        words = words_of(raw)
        if not words:
            return Reading(None)
        mark = empty_mark(words)
        if mark is not None:
            return mark
        notes: list[Note] = []
        if self.kind == "person" and _HAN_WORDS_APART.search(words):
            words = _HAN_WORDS_APART.sub("、", words)
            message = _("The spaces between the names were taken as separators: {names}.").format(names=words)
            notes.append(Note("split_at_spaces", message, "warning"))
        named = dict.fromkeys(
            Named(part)
            for part in (tidy(p) for p in split_outside_brackets(words))
            if part and empty_mark(part) is None
        )
        return Reading(tuple(named) or None, (*notes, *too_many(len(named), self.most)))

    def show(self, value: tuple[Named | str, ...]) -> str:
        return "、".join(v.words if isinstance(v, Named) else v for v in value)

    def export(self, value: tuple[Named | str, ...]) -> list[str]:
        return [v.words if isinstance(v, Named) else v for v in value]

    def store(self, value: tuple[Named | str, ...]) -> str | None:
        return json.dumps([_id(v) for v in value]) if value else None

    def load(self, stored: str | int) -> tuple[str, ...]:
        ids = json.loads(stored) if isinstance(stored, str) else None
        if not isinstance(ids, list) or not all(isinstance(i, str) and i for i in ids):
            raise ValueError(f"not a list of ids of records: {stored!r}")
        return tuple(ids)


def _id(value: Named | str) -> str:
    if isinstance(value, Named):
        raise TypeError(f"{value.words!r} names a record that is not resolved to an id yet")
    return value
