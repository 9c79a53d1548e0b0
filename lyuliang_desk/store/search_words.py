"""How text becomes search words; the index and the query cut it in the same way.

Chinese runs become pairs of neighbouring characters (吕梁市 → 吕梁 梁市 市), so that a word of two characters is one look-up
even where each of them is everywhere; a single character is found as the beginning of a pair. Letters and digits stay
whole and are parted from one another (2021ZD → 2021 zd). Full width, capitals and variants fold (NFKC, lower case).
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

APART = "\ue000"
"""The word between two values, which nobody types: a phrase never runs from one into the next."""

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_RUNS = re.compile(rf"[{HAN}]+|[a-z]+|[0-9]+|[^\W\d_a-z{HAN}]+")
_ASCII_ONLY = re.compile(r"[a-z0-9]")


def folded(text: str) -> str:
    """The text as it is searched: narrow, in small letters."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).lower()


def runs(text: str) -> list[str]:
    """The runs of Chinese characters, of letters and of digits in a folded text."""
    return _RUNS.findall(text)


GRAM = 3
"""So many initials make a word of the index: few enough different ones to write fast, enough to find fast."""


def is_chinese(run: str) -> bool:
    """Whether a run (as ``runs`` gives it) is of Chinese characters."""
    return run[0] >= "\u3007"


def pairs(run: str) -> list[str]:
    """The words of a Chinese run: each character with the next, the last alone."""
    return [a + b for a, b in pairwise(run)] + [run[-1]]


def words(text: str) -> str:
    """The search words of a value, in order."""
    return joined(runs(folded(text)))


def joined(found: list[str]) -> str:
    """The search words of runs, in order."""
    return " ".join([paired(run) if run[0] >= "\u3007" else run for run in found])


@lru_cache(maxsize=8192)
def paired(run: str) -> str:
    """The search words of a Chinese run; the same runs come again and again."""
    return " ".join(pairs(run))


def sounds(syllables: Sequence[str]) -> list[str]:
    """Each syllable with the next, as one word, the last alone: lv liang shi → lv0liang liang0shi shi.

    The nought is in no syllable; so the beginning of a second syllable is the beginning of a word.
    """
    return [f"{a}0{b}" for a, b in pairwise(syllables)] + [syllables[-1]]


def grams(letters: str) -> list[str]:
    """Three initials from each place on: llsxm → lls lsx sxm xm m."""
    return [letters[place : place + GRAM] for place in range(len(letters))]
