"""What a field may be chosen from: the words of a code list, or the records of a kind."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from lyuliang_desk.catalogue.folding import fold, fold_name
from lyuliang_desk.catalogue.types.base import Reading, ReadingContext, Unreadable
from lyuliang_desk.catalogue.types.code import Code
from lyuliang_desk.messages import _
from lyuliang_desk.store.pinyin import usual
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Row, View

MOST = 60
"""A pick list shows at most so many records; whoever looks for another one types on."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a pick list: the stored key, its words, and muted words that tell it from others."""

    key: str
    words: str
    detail: str = ""


class Choices(Protocol):
    """Where a pick list gets its lines. ``makes`` is the kind of record that may be made in place."""

    makes: str
    keeps_other_words: bool

    def matching(self, text: str) -> Sequence[Choice]:
        """The lines that fit what was typed, best first; all of them for an empty text."""

    def words(self, keys: Sequence[str]) -> dict[str, str]:
        """The words of chosen keys."""

    def read(self, text: str, context: ReadingContext) -> Reading[str]:
        """The key that typed words stand for. Raises ``Unreadable``."""


class CodeChoices:
    """The words of a code list, found by the word, the code, pinyin and its initials."""

    makes = ""

    def __init__(self, type_: Code) -> None:
        self._type = type_
        self.keeps_other_words = type_.open

    @cached_property
    def _lines(self) -> list[tuple[Choice, tuple[str, ...]]]:
        """Each choice with the folded texts under which it is found."""
        lines = []
        for item in self._type.list.items:
            zh = fold(item.zh)
            syllables = [usual[c] for c in zh]
            pinyin = ("".join(syllables), "".join(s[0] for s in syllables))
            texts = (fold(item.code), zh, fold(item.short), fold(item.en), *pinyin, *map(fold, item.aliases))
            lines.append((Choice(item.code, item.shown(), item.code), texts))
        return lines

    def matching(self, text: str) -> list[Choice]:
        wanted = fold(text)
        if not wanted:
            return [choice for choice, _texts in self._lines]
        ranked = [(_rank(wanted, texts), choice) for choice, texts in self._lines]
        return [choice for rank, choice in sorted(ranked, key=lambda r: r[0]) if rank < _NO_MATCH]

    def words(self, keys: Sequence[str]) -> dict[str, str]:
        return {key: self._type.show(key) for key in keys}

    def read(self, text: str, context: ReadingContext) -> Reading[str]:
        return self._type.read(text, context)


_NO_MATCH = 9


def _rank(wanted: str, texts: Iterable[str]) -> int:
    """0 for the whole text, 1 for its beginning, 2 for the middle (of Chinese only)."""
    ranks = [_NO_MATCH]
    for text in texts:
        if text == wanted:
            ranks.append(0)
        elif text.startswith(wanted):
            ranks.append(1)
        elif wanted in text and not wanted.isascii():
            ranks.append(2)
    return min(ranks)


class RecordChoices:
    """The records of a kind, found as the search of the register finds them."""

    keeps_other_words = False

    def __init__(self, register: Register, kind: str, may_make: bool = True) -> None:
        self._register = register
        self._kind = register.kinds[kind]
        self.makes = kind if may_make else ""

    def matching(self, text: str) -> list[Choice]:
        rids = self._register.ids(View(self._kind.name, search=text.strip()))[:MOST]
        rows = self._register.rows(self._kind.name, rids)
        wanted = fold_name(text)
        rows.sort(key=lambda row: fold_name(self._title(row)) != wanted)
        return self._choices(rows)

    def words(self, keys: Sequence[str]) -> dict[str, str]:
        return self._register.titles(list(keys)) if keys else {}

    def read(self, text: str, context: ReadingContext) -> Reading[str]:
        if not text.strip():
            return Reading(None)
        wanted = fold_name(text)
        same = [c for c in self.matching(text) if fold_name(c.words) == wanted]
        if len(same) == 1:
            return Reading(same[0].key)
        if same:
            message = _("{count} records have the name “{words}”; choose one with F4.")
            raise Unreadable("link_ambiguous", message.format(count=len(same), words=text.strip()))
        message = _("There is no {kind} “{words}” yet; choose one with F4, or make it new there.")
        raise Unreadable("link_unknown", message.format(kind=self._kind.label, words=text.strip()))

    def _title(self, row: Row) -> str:
        return str(row.values.get(self._kind.title_field) or "")

    def _choices(self, rows: Sequence[Row]) -> list[Choice]:
        """Lines with what tells records of one name apart: where they belong, and their key."""
        within = self._kind.name_key[1]
        belong = [str(row.values[within]) for row in rows if within and row.values.get(within)]
        titles = self._register.titles(belong) if belong else {}
        lines = []
        for row in rows:
            hints = [titles.get(str(row.values.get(within)), "") if within else "", *self._keys(row)]
            lines.append(Choice(row.id, self._title(row), "  ".join(filter(None, hints))))
        return lines

    def _keys(self, row: Row) -> list[str]:
        return [self._kind[key].show(row.values.get(key)) for key in self._kind.keys if key in row.values]


def choices_for(type_: Any, register: Register, may_make: bool = True) -> Choices:
    """What a field of type code, codes, link or links may be chosen from."""
    if type_.name in ("link", "links"):
        return RecordChoices(register, type_.kind, may_make)
    return CodeChoices(type_ if type_.name == "code" else type_.one)


def keys_of(stored: str | int | None) -> list[str]:
    """The keys in the stored form of several links or codes."""
    return list(json.loads(stored)) if isinstance(stored, str) and stored else []
