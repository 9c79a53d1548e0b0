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
_MANY = 3  # lines; a text of more is set in the second size
_ENDLESS = 1e6  # a line of this length is not broken
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

    def size_for(self, texts: Iterable[str], width: float, *, all_of_them: bool = True) -> float:
        """The largest half point at which no number or word of the texts is broken; else the smallest.

        Without ``all_of_them`` a text that would take the others below the second size is left to itself.
        """
        most, least = self.sizes[0], self.sizes[-1]
        full = self._at[most]
        room = width - 2 * self.padding + _ROUNDING
        widths = [full.widest_piece(printable(text)) for text in set(texts) if text]
        if not all_of_them:
            widths = [widest for widest in widths if widest * self._second <= room * most]
        widest = max(widths, default=0.0)
        return most if widest <= room else max(least, _half_points(most * room / widest))

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
        if balance:
            return self._centred(lettering, text, inner)
        lettering = self._holding(lettering, text, inner, ANYWHERE)
        lines = _without_runt(lettering, text, inner)
        if len(lines) > _MANY and lettering.size > self._second:
            smaller = self._lettering(self._second)
            fewer = _without_runt(smaller, text, inner)
            if len(fewer) < len(lines):
                return _set_in(smaller, fewer)
        return _set_in(lettering, lines)

    def _on_one_line(self, lettering: Lettering, text: str, natural: float, inner: float) -> SetText | None:
        """A short text smaller, and nearer to the cell's sides; None where even the smallest is too wide."""
        room = inner + 2 * max(0.0, self.padding - _TIGHT)
        size = _half_points(lettering.size * room / natural)
        if size < self.sizes[-1]:
            return None
        smaller = self._lettering(min(size, lettering.size))
        return SetText(smaller, ((text, smaller.width(text)),), smaller.line_height)

    def _centred(self, lettering: Lettering, text: str, inner: float) -> SetText:
        """Lines of equal length that break no word; nearer to the cell's sides if it takes that."""
        fitting = self._holding(lettering, text, inner, self.words)
        if fitting.size < self._second:
            inner += 2 * max(0.0, self.padding - _TIGHT)
            fitting = self._holding(lettering, text, inner, self.words)
        if "\n" in text:
            lines = [fitting.lines(line, _ENDLESS)[0] for line in text.split("\n")]
            longest = max(line.width for line in lines) * fitting.em
            smaller = _half_points(fitting.size * inner / max(longest, inner))
            if longest > inner and smaller >= self._second:
                return _set_in(self._lettering(smaller), lines)
        return _set_in(fitting, fitting.balanced(text, inner, self.words))

    def _holding(self, lettering: Lettering, text: str, inner: float, words: Words) -> Lettering:
        """The size at which words stay whole; one that the smallest does not hold is broken behind its marks."""
        widest = lettering.widest_piece(text, words)
        if widest <= inner + _ROUNDING:
            return lettering
        size, least = _half_points(lettering.size * inner / widest), min(self.sizes[-1], _LEAST)
        if size < least:
            widest = max(inner, lettering.widest_part(text, words))
            size = max(least, _half_points(lettering.size * inner / widest))
        return self._lettering(size)

    @property
    def _second(self) -> float:
        """The size that is taken where the customary one is too large."""
        return self.sizes[min(1, len(self.sizes) - 1)]

    def _lettering(self, size: float) -> Lettering:
        if size not in self._at:
            self._at[size] = replace(self.lettering, size=size)
        return self._at[size]


def _half_points(size: float) -> float:
    """The next lower half point."""
    return floor(size * 2 + _ROUNDING) / 2


def _set_in(lettering: Lettering, lines: Sequence[Line]) -> SetText:
    texts = tuple((line.text, line.width * lettering.em) for line in lines)
    return SetText(lettering, texts, len(texts) * lettering.line_height)


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
