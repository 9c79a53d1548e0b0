"""Breaks Chinese text into lines (避头尾, after GB/T 15834 and W3C's requirements for Chinese layout).

Every Chinese character may end a line, except that closing marks never begin one and opening marks never end
one; Latin words and numbers stay whole unless they are longer than a line. What may not begin a line takes
the character before it along. A closing mark at the end of a line counts half: its right half is empty.
Widths are in any one unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

NEVER_FIRST = frozenset(
    "，。、；：？！）〕］｝〉》」』】〗〙〛’”〞…—–·・‧～〜％‰℃℉°′″々ー︰﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞）｠"
    ",.;:?!)]}>%»›¢￠ヽヾゝゞ／/"
)
NEVER_LAST = frozenset("（〔［｛〈《「『【〖〘〚‘“〝﹙﹛﹝￥￡＄$£¥€#＃№§«‹([{<@＠")
HALF_AT_END = frozenset("，。、；：？！）〕］｝〉》」』】〗’”")

# One piece: a line end, spaces, a word of Latin letters and digits with its inner marks, or a single
# character.
_WORD = r"[0-9A-Za-z\u00C0-\u024F\u0370-\u03FF\u0400-\u04FF]"
_INSIDE = r"(?:[-.,:@_'’+*=~&%#]|/(?![0-9]{5}))"  # 13800000000/13900000000 may be broken after its stroke
_PIECE = re.compile(rf"\n|[ \u2000-\u200A]+|[+\-<>≤≥]?{_WORD}+(?:{_INSIDE}+{_WORD}+)*[%‰℃°+/]*|.", re.DOTALL)
_NAME = r"[\u4E00-\u9FFF]{1,6}[·•‧]"  # 阿依古丽·买买提 is broken after its dot
_PART = re.compile(r"[^-/_@.,:]+[-/_@.,:]*|[-/_@.,:]+")  # of a word that is too long for a line
_EVEN = re.compile(r"[\u4E00-\u9FFF]+")  # characters that may all begin and end a line
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Line:
    """One line: the pieces between which it may be spread, its natural width, where it starts."""

    pieces: tuple[str, ...]
    width: float
    indent: float = 0.0
    last: bool = True  # ends a paragraph: never spread

    @property
    def text(self) -> str:
        """The line's characters."""
        return "".join(self.pieces)


@dataclass(frozen=True, eq=False)  # one object a list of words (words_kept), looked up for every text
class Words:
    """What a line is not broken in."""

    pieces: re.Pattern[str]


@lru_cache(maxsize=32)
def words_kept(words: tuple[str, ...]) -> Words:
    """These words whole, the longest first, and the parts of names with a dot: for narrow cells."""
    known = [re.escape(word) for word in sorted(words, key=len, reverse=True) if word]
    return Words(re.compile("|".join([*known, _NAME, _PIECE.pattern]), re.DOTALL))


ANYWHERE = Words(_PIECE)
"""Chinese text in broad lines: it may break after any character."""


@lru_cache(maxsize=4096)
def pieces_of(text: str, words: Words = ANYWHERE) -> tuple[str, ...]:
    """The text cut into what a line is made of; joined they are the text again."""
    return tuple(words.pieces.findall(text))


def unbreakable_width(text: str, advances: Mapping[str, float], words: Words = ANYWHERE) -> float:
    """The width of the widest piece that should stay on one line."""
    if words is ANYWHERE and _EVEN.fullmatch(text):
        return max(map(advances.__getitem__, text))
    pieces = pieces_of(text, words)
    return max((sum(advances[c] for c in piece) for piece in pieces if piece != "\n"), default=0.0)


def break_lines(
    text: str,
    width: float,
    advances: Mapping[str, float],
    *,
    indent: float = 0.0,
    words: Words = ANYWHERE,
) -> list[Line]:
    """The lines of a text, none wider than ``width``; an empty text is one empty line.

    ``indent`` moves the first line of every paragraph; ``words`` are kept whole. Spaces at which a line breaks
    are left out. A line whose forbidden marks alone are wider than the line is broken at any character: width
    comes first.
    """
    lines: list[Line] = []
    for paragraph in text.split("\n"):
        plain = words is ANYWHERE and not indent and width >= 1 and _EVEN.fullmatch(paragraph)
        if plain and _all_square(paragraph, advances):
            lines.extend(_even(paragraph, int(width + _ROUNDING)))
        else:
            lines.extend(_paragraph(pieces_of(paragraph, words), width, advances, indent))
    return lines


def balanced(text: str, width: float, advances: Mapping[str, float], words: Words = ANYWHERE) -> list[Line]:
    """As few lines as ``break_lines`` needs, of as equal length as can be: for centred titles."""
    lines = break_lines(text, width, advances, words=words)
    if len(lines) == text.count("\n") + 1:
        return lines
    low, high = max(width / len(lines) / 2, unbreakable_width(text, advances, words)), width
    if low >= high:
        return lines
    for _step in range(12):
        middle = (low + high) / 2
        if len(break_lines(text, middle, advances, words=words)) > len(lines):
            low = middle
        else:
            high = middle
    return break_lines(text, high, advances, words=words)


def spread_gap(line: Line, width: float) -> float:
    """How far apart a line's pieces must be set to fill ``width``; 0 for the last of a paragraph."""
    room = width - line.indent - line.width
    if line.last or len(line.pieces) < 2 or room <= 0:
        return 0.0
    return room / (len(line.pieces) - 1)


def _paragraph(
    text: tuple[str, ...], width: float, advances: Mapping[str, float], indent: float
) -> Iterator[Line]:
    start = min(indent, width / 2)
    if text and advances[text[0][0]] > width - start + _ROUNDING:
        start = 0.0  # an indent that leaves no room for a character gives way: width comes first
    pieces = list(_fitting(text, width - start, advances))
    while True:
        count, used = _fill(pieces, width - start, advances)
        if count >= len(pieces):
            yield Line(tuple(pieces), used, start)
            return
        count = _allowed(pieces, count)
        line = _without_end_spaces(pieces[:count])
        yield Line(tuple(line), _line_width(line, advances), start, last=False)
        pieces = pieces[count:]
        while pieces and pieces[0].isspace():
            del pieces[0]
        if not pieces:
            return
        start = 0.0


def _all_square(text: str, advances: Mapping[str, float]) -> bool:
    return set(map(advances.__getitem__, text)) == {1.0}


def _even(text: str, count: int) -> Iterator[Line]:
    """Text of Chinese characters alone, without marks: what most cells of a table hold."""
    for start in range(0, len(text), count):
        part = tuple(text[start : start + count])
        yield Line(part, float(len(part)), last=start + count >= len(text))


def parts_of(piece: str) -> list[str]:
    """A long word cut behind its inner marks: Alexander- Smith, LL- 2026- 0012, name@ firm. example. com."""
    return _PART.findall(piece)


def _fitting(pieces: tuple[str, ...], width: float, advances: Mapping[str, float]) -> Iterator[str]:
    """Pieces none of which is wider than a line: a longer word is cut behind its marks, else into characters."""

    def fits(piece: str) -> bool:
        return sum(advances[c] for c in piece) <= width + _ROUNDING

    for piece in pieces:
        if len(piece) == 1 or fits(piece):
            yield piece
            continue
        for part in parts_of(piece):
            yield from (part,) if fits(part) else part


def _fill(pieces: list[str], width: float, advances: Mapping[str, float]) -> tuple[int, float]:
    """How many pieces fit, at least one, and how wide they are. Spaces may stand out over the end."""
    used = 0.0
    for count, piece in enumerate(pieces):
        advance = advances[piece] if len(piece) == 1 else sum(advances[c] for c in piece)
        visible = advance / 2 if piece in HALF_AT_END else advance
        if count and used + visible > width + _ROUNDING and not piece.isspace():
            return count, used
        used += advance
    return len(pieces), _line_width(pieces, advances)


def _allowed(pieces: list[str], count: int) -> int:
    """The last place up to ``count`` where the line may break; ``count`` where there is none."""
    for place in range(count, 0, -1):
        before = next((piece for piece in reversed(pieces[:place]) if not piece.isspace()), " ")
        after = next((piece for piece in pieces[place:] if not piece.isspace()), " ")
        if after[0] not in NEVER_FIRST and before[-1] not in NEVER_LAST:
            return place
    return count


def _without_end_spaces(pieces: list[str]) -> list[str]:
    end = len(pieces)
    while end > 1 and pieces[end - 1].isspace():
        end -= 1
    return pieces[:end]


def _line_width(pieces: list[str] | tuple[str, ...], advances: Mapping[str, float]) -> float:
    """The visible width: spaces and the empty half of a closing mark at the end do not count."""
    line = _without_end_spaces(list(pieces))
    width = sum(advances[c] for piece in line for c in piece)
    if line and line[-1] in HALF_AT_END and len(line) > 1:
        width -= advances[line[-1]] / 2
    return width
