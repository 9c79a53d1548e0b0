"""From what is typed into the search line to a question for the full-text table.

Words parted by spaces must all be found, each in any field: Chinese characters inside a word, the beginning of a
number or code, and letters as code, as pinyin or as initials (``lls``, ``lvliang``, ``luliang`` find 吕梁市).
"""

from lyuliang_desk.store.pinyin import ways_to_read
from lyuliang_desk.store.search_words import GRAM, folded, grams, is_chinese, pairs, runs, sounds


def search_query(typed: str) -> str | None:
    """The FTS5 expression for a typed search, None when there is nothing in it to look for."""
    parts = [part for part in map(_word, folded(typed).replace("ü", "v").split()) if part]
    return " AND ".join(parts) or None


def _word(word: str) -> str:
    """The question for one word without spaces, empty when it has neither letter, digit nor character."""
    letters = word.replace("'", "").replace("’", "")
    if letters.isascii() and letters.isalpha():
        return _letters(letters)
    found = runs(word)
    return "text : " + _text(found) if found else ""


def _text(found: list[str]) -> str:
    """A phrase over the words of the text; its last word may be the beginning of a longer one."""
    asked: list[str] = []
    for run in found[:-1]:
        asked += pairs(run) if is_chinese(run) else [run]
    last = found[-1]
    if is_chinese(last) and len(last) > 1:
        return _phrase([*asked, *pairs(last)[:-1]])
    return _phrase([*asked, last]) + " *"


def _letters(letters: str) -> str:
    """Letters may be a code or a Latin word, the initials of Chinese characters, or their pinyin."""
    initials = grams(letters)[: max(1, len(letters) - GRAM + 1)]
    open_end = " *" if len(initials[-1]) < GRAM else ""
    ways = [f"text : {_phrase([letters])} *", f"initials : {_phrase(initials)}{open_end}"]
    for way in ways_to_read(letters):
        spoken = sounds(way)
        ways.append(f"pinyin : {_phrase(spoken[:-1] or spoken)} *")
    return "(" + " OR ".join(ways) + ")"


def _phrase(found: list[str] | tuple[str, ...]) -> str:
    return '"' + " ".join(found) + '"'
