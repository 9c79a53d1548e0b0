"""What stands in a table cell: its size of type, its lines and its height, found once for each text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import floor

from lyuliang_desk.paperwork.glyphs import printable
from lyuliang_desk.paperwork.lettering import Align, Lettering
from lyuliang_desk.paperwork.linebreak import ANYWHERE, Line, Words
from lyuliang_desk.paperwork.paper import Page

PADDING = 0.8  # millimetres between a cell's side and its text
_TIGHT = 0.3  # as near as a short text that does not break may come
SIZES = (10.5, 9.0, 7.5)  # 五号, 小五, 六号: a cell shrinks until its longest number fits
_LEAST = 6.5  # 小六: one word alone may go down to it, whatever the smallest size of the table
_REMEMBERED = 20_000
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class SetText:
    """A text ready to be drawn: its lettering and its lines with their widths in millimetres."""

    lettering: Lettering
    lines: tuple[tuple[str, float], ...]
    height: float

    def draw(
        self, page: Page, x: float, top: float, width: float, height: float, align: Align, padding: float
    ) -> None:
        """Writes the lines into a cell, centred from top to bottom."""
        pitch = self.lettering.line_height
        down = top + (height - self.height) / 2
        for text, natural in self.lines:
            if text:
                place = x + padding
                if align == "center":
                    place = x + (width - natural) / 2
                elif align == "right":
                    place = x + width - padding - natural
                self.lettering.place(page, place, down, text)
            down += pitch

    def cut(self, count: int) -> tuple[SetText, SetText]:
        """The first so many lines, and the rest: for a row that is taller than a page."""
        pitch = self.lettering.line_height
        first, rest = self.lines[:count], self.lines[count:]
        return (
            replace(self, lines=first, height=len(first) * pitch),
            replace(self, lines=rest, height=len(rest) * pitch),
        )


class CellSetter:
    """Sets texts into cells of one lettering, trying smaller sizes where a number is too long.

    ``sizes`` are in points, the customary one first; ``padding`` is what a cell's sides keep free; up to
    ``short`` characters shrink rather than break; ``words`` are kept whole where lines are balanced.
    """

    def __init__(
        self,
        lettering: Lettering,
        sizes: Sequence[float] = SIZES,
        padding: float = PADDING,
        short: int = 3,
        words: Words = ANYWHERE,
    ) -> None:
        self.lettering, self.sizes, self.padding, self.short = lettering, tuple(sizes), padding, short
        self.words = words
        self._at = {size: replace(lettering, size=size) for size in sizes}
        self._known: dict[tuple[str, float, float, bool], SetText] = {}

    def size_for(self, texts: Iterable[str], width: float) -> float:
        """The largest half point at which no number or word of the texts is broken; else the smallest."""
        most, least = self.sizes[0], self.sizes[-1]
        full = self._at[most]
        widest = max((full.widest_piece(printable(text)) for text in set(texts) if text), default=0.0)
        room = width - 2 * self.padding + _ROUNDING
        if widest <= room:
            return most
        return max(least, _half_points(most * room / widest))

    def set(self, text: str, width: float, largest: float = 0.0, *, balance: bool = False) -> SetText:
        """The text in a cell of this width, at ``largest`` points or less; ``balance`` evens its lines.

        Raises MissingGlyph.
        """
        key = (text, width, largest, balance)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._set(printable(text), width - 2 * self.padding, largest or self.sizes[0], balance)
            self._known[key] = found
        return found

    def _set(self, text: str, inner: float, largest: float, balance: bool) -> SetText:
        lettering = self._lettering(largest)
        if "\n" not in text:
            natural = lettering.width(text)
            if natural <= inner + _ROUNDING:
                return SetText(lettering, ((text, natural),), lettering.line_height)
            if len(text) <= self.short and (shorter := self._on_one_line(lettering, text, natural, inner)):
                return shorter
        lettering = self._holding_words(lettering, text, inner, balance)
        even = lettering.balanced(text, inner, self.words) if balance else None
        broken = even or _without_runt(lettering, text, inner)
        lines = tuple((line.text, line.width * lettering.em) for line in broken)
        return SetText(lettering, lines, len(lines) * lettering.line_height)

    def _on_one_line(self, lettering: Lettering, text: str, natural: float, inner: float) -> SetText | None:
        """A short text smaller, and nearer to the cell's sides; None where even the smallest is too wide."""
        room = inner + 2 * max(0.0, self.padding - _TIGHT)
        size = _half_points(lettering.size * room / natural)
        if size < self.sizes[-1]:
            return None
        smaller = self._lettering(min(size, lettering.size))
        return SetText(smaller, ((text, smaller.width(text)),), smaller.line_height)

    def _holding_words(self, lettering: Lettering, text: str, inner: float, balance: bool) -> Lettering:
        """The size at which words stay whole, and of centred texts also the lines as they were written."""
        words, size = self.words if balance else ANYWHERE, lettering.size
        widest = lettering.widest_piece(text, words)
        if widest > inner + _ROUNDING:
            least = min(self.sizes[-1], _LEAST)
            size = max(least, _half_points(size * inner / widest))
        if balance and "\n" in text:
            longest = max(lettering.lines(line, 1e6)[0].width * lettering.em for line in text.split("\n"))
            fitting = _half_points(lettering.size * inner / max(longest, _ROUNDING))
            if fitting >= self.sizes[min(1, len(self.sizes) - 1)]:
                size = min(size, fitting)
        return self._lettering(size)

    def _lettering(self, size: float) -> Lettering:
        if size not in self._at:
            self._at[size] = replace(self.lettering, size=size)
        return self._at[size]


def _half_points(size: float) -> float:
    """The next lower half point."""
    return floor(size * 2 + _ROUNDING) / 2


def _without_runt(lettering: Lettering, text: str, inner: float) -> list[Line]:
    """The text's lines; a single character on the last one of a paragraph takes another along."""
    found: list[Line] = []
    for paragraph in text.split("\n"):
        lines = lettering.lines(paragraph, inner)
        if len(lines) > 1 and len(lines[-1].text.strip()) == 1 and inner > 4 * lettering.em:
            narrower = lettering.lines(paragraph, inner - lettering.em)
            lines = narrower if len(narrower) == len(lines) else lines
        found.extend(lines)
    return found
