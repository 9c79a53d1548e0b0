"""The orders of Chinese words: 笔画 and 音序, as keys that compare like the words (GB/T 13418, 文字条目通用排序规则).

Words are compared character by character. 笔画: fewer strokes first, then the strokes one by one, 横竖撇点折 (GF 3003,
GB13000.1字符集汉字字序). 音序: by syllable, then tone, then strokes. Signs, digits and letters come before characters.
A name of two characters has no place of its own (as in the lists of people's congresses, 按姓名笔画; the other custom,
按姓氏笔画 with 单名 first, belongs to party congresses and 政协): 田大利 stands before 田富.

A key is the word with each character put into its place in the order, so that comparing keys is comparing text.
Where the data is from: ``resources/orders/README.md``.
"""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lyuliang_desk.resources import resources_folder

FIRST = 0x4E00
"""The place of the first character: behind all signs and letters, and 28,000 places before the surrogates."""
Places = dict[int, str]
"""What ``str.translate`` takes: a place in the order for each code point."""


def stroke_key(words: str) -> str:
    """The key of words in the order of strokes (笔画)."""
    return words.translate(_stroke_places())


def pinyin_key(words: str) -> str:
    """The key of words in the order of sounds (音序), each character by its usual reading."""
    return words.translate(_pinyin_places())


def name_key(name: str) -> str:
    """The same of a person's name: the surname by its own reading (单 shàn, 曾 zēng, 万俟 mòqí)."""
    surnames = _surname_places()
    for length in (2, 1):
        if (found := surnames.get(name[:length])) is not None:
            return found + pinyin_key(name[length:])
    return pinyin_key(name)


def _folder() -> Path:
    return resources_folder() / "orders"


def _lines(name: str) -> Iterator[tuple[str, str]]:
    """What stands before the tab, and the characters of the line."""
    for line in (_folder() / name).read_text(encoding="utf-8").splitlines():
        head, _tab, characters = line.partition("\t")
        yield head, characters


@cache
def _stroke_places() -> Places:
    every = "".join(characters for _number, characters in _lines("strokes.txt"))
    return {ord(character): chr(FIRST + place) for place, character in enumerate(every)}


@cache
def _sounds() -> tuple[Places, dict[str, dict[str, str]]]:
    """The places by usual reading, and for surnames by syllable and character."""
    strokes = _stroke_places()
    heard = [(syllable, character, False) for syllable, line in _lines("pinyin.txt") for character in line]
    heard += [
        (syllable, character, True)
        for surname, read in _surnames()
        for character, syllable in zip(surname, read, strict=True)
    ]
    heard.sort(key=lambda one: (one[0], strokes.get(ord(one[1]), one[1]), one[2]))
    usual: Places = {}
    own: dict[str, dict[str, str]] = {}
    for place, (syllable, character, of_surname) in enumerate(heard):
        if of_surname:
            own.setdefault(syllable, {})[character] = chr(FIRST + place)
        else:
            usual[ord(character)] = chr(FIRST + place)
    silent = sorted(strokes.keys() - usual.keys(), key=strokes.__getitem__)
    usual |= {code: chr(FIRST + len(heard) + place) for place, code in enumerate(silent)}
    return usual, own


def _pinyin_places() -> Places:
    return _sounds()[0]


@cache
def _surname_places() -> dict[str, str]:
    """The keys of the surnames that are read otherwise."""
    own = _sounds()[1]
    return {
        surname: "".join(own[syllable][character] for character, syllable in zip(surname, read, strict=True))
        for surname, read in _surnames()
    }


@cache
def _surnames() -> tuple[tuple[str, list[str]], ...]:
    with (_folder() / "surnames.csv").open(encoding="utf-8", newline="") as lines:
        return tuple((row["surname"], row["readings"].split()) for row in csv.DictReader(lines))
