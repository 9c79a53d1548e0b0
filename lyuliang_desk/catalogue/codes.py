"""Code lists: national ones (GB/T 2260, 4658 …) and our own (``*_local``), from ``resources/codes/NAME.csv``.

Columns ``code,zh,en,short,aliases``; aliases are split by ``|``. An alias that begins with ``?`` is an
assumption (``?硕士`` for an education level): it is read with a warning.
"""

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from lyuliang_desk.catalogue.folding import fold
from lyuliang_desk.messages import language
from lyuliang_desk.resources import resources_folder

How = Literal["exact", "alias", "assumed"]
"""How words name an item: by its own words or code, by another spelling, by words that may mean others."""


@dataclass(frozen=True, slots=True)
class CodeItem:
    """One line of a list. ``short`` is the word for narrow cells, or ``zh`` where there is none."""

    code: str
    zh: str
    en: str
    short: str
    aliases: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()

    def shown(self) -> str:
        """The word in the current language."""
        return self.en if language() == "en" else self.zh


@dataclass(frozen=True)
class CodeList:
    """A list of codes in its order."""

    name: str
    items: tuple[CodeItem, ...]

    @cached_property
    def by_code(self) -> Mapping[str, CodeItem]:
        return {item.code: item for item in self.items}

    @cached_property
    def exact(self) -> Mapping[str, str]:
        """The code of words that need no remark, spelled as in the list: the quick way of an import."""
        as_listed = (word for item in self.items for word in (item.code, item.zh, item.short))
        return {w: self._folded[_key(w)][0].code for w in as_listed if self._folded[_key(w)][1] == "exact"}

    def lookup(self, words: str) -> tuple[CodeItem, How] | None:
        """The item that words, a code, or both (``440 矿山工程技术``) stand for, however spelled."""
        key = _key(words)
        found = self._folded.get(key)
        if found is None and key[:1].isascii() and key[:1].isalnum():
            found = self._code_and_words(key)
        return found

    def nearest(self, words: str, most: int = 3) -> list[str]:
        """The words of the list that are spelled most alike, in the current language, best first."""
        from rapidfuzz import fuzz, process  # loaded for the first misspelt word

        key = _key(words)
        found = process.extract(key, list(self._folded), scorer=fuzz.ratio, score_cutoff=34, limit=most * 4)
        items = dict.fromkeys(self._folded[match[0]][0] for match in found if not match[0].isdigit())
        return [item.shown() for item in items][:most]

    @cached_property
    def _folded(self) -> Mapping[str, tuple[CodeItem, How]]:
        """Items by folded words. What is said by two items is an assumption: the first is meant."""
        table: dict[str, tuple[CodeItem, How]] = {}
        for words_of, how in _WORDS_BY_RANK:
            earlier = frozenset(table)
            for item in self.items:
                for key in map(_key, words_of(item)):
                    if key in table and key not in earlier and table[key][0] is not item:
                        table[key] = (table[key][0], "assumed")
                    else:
                        table.setdefault(key, (item, how))
        return table

    def _code_and_words(self, key: str) -> tuple[CodeItem, How] | None:
        for item in self.items:
            code = item.code.lower()
            if key.startswith(code):
                found = self._folded.get(key[len(code) :].strip(".:、,-()"))
                if found is not None and found[0] is item:
                    return item, "exact"
        return None


def _own(item: CodeItem) -> Iterator[str]:
    yield from (item.zh, item.en, item.code)


def _shorts(item: CodeItem) -> Iterator[str]:
    yield item.short


def _aliases(item: CodeItem) -> Iterator[str]:
    yield from item.aliases
    if item.code.isdigit() and item.code.startswith("0"):
        yield str(int(item.code))  # a number cell has lost the zero


def _assumed(item: CodeItem) -> Iterator[str]:
    yield from item.assumed


_WORDS_BY_RANK: tuple[tuple[Callable[[CodeItem], Iterator[str]], How], ...] = (
    (_own, "exact"),
    (_shorts, "exact"),
    (_aliases, "alias"),
    (_assumed, "assumed"),
)


@lru_cache
def code_list(name: str) -> CodeList:
    """The list of a name. Raises ``FileNotFoundError`` for a name without a file, which is a bug."""
    with (resources_folder() / "codes" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return CodeList(name, tuple(_item(row) for row in csv.DictReader(file)))


def _item(row: dict[str, str]) -> CodeItem:
    words = [word for word in row["aliases"].split("|") if word]
    return CodeItem(
        code=row["code"],
        zh=row["zh"],
        en=row["en"],
        short=row["short"] or row["zh"],
        aliases=tuple(word for word in words if word[0] != "?"),
        assumed=tuple(word[1:] for word in words if word[0] == "?"),
    )


def _key(words: str) -> str:
    return fold(words).replace(" ", "")
