"""What stands in a table cell: its size of type, its lines and its height, found once for each text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import floor

from lyuliang_desk.paperwork.glyphs import printable
from lyuliang_desk.paperwork.lettering import Align, Lettering
from lyuliang_desk.paperwork.linebreak import Line
from lyuliang_desk.paperwork.paper import Page

PADDING = 0.8  # millimetres between a cell's side and its text
SIZES = (10.5, 9.0, 7.5)  # 五号, 小五, 六号: a cell shrinks until its longest number fits
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
    ``short`` characters shrink rather than break.
    """

    def __init__(
        self, lettering: Lettering, sizes: Sequence[float] = SIZES, padding: float = PADDING, short: int = 3
    ) -> None:
        self.lettering, self.sizes, self.padding, self.short = lettering, tuple(sizes), padding, short
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
        return max(least, floor(most * room / widest * 2) / 2)

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
        natural = lettering.width(text.replace("\n", ""))
        if natural <= inner + _ROUNDING and "\n" not in text:
            return SetText(lettering, ((text, natural),), lettering.line_height)
        if (
            len(text) <= self.short
            and "\n" not in text
            and natural * self.sizes[-1] <= inner * lettering.size
        ):
            smaller = self._lettering(floor(lettering.size * inner / natural * 2) / 2)
            return SetText(smaller, ((text, smaller.width(text)),), smaller.line_height)
        if lettering.widest_piece(text) > inner + _ROUNDING:
            fitting = self.size_for([text], inner + 2 * self.padding)
            lettering = self._lettering(min(largest, fitting))
        broken = lettering.balanced(text, inner) if balance else _without_runt(lettering, text, inner)
        lines = tuple((line.text, line.width * lettering.em) for line in broken)
        return SetText(lettering, lines, len(lines) * lettering.line_height)

    def _lettering(self, size: float) -> Lettering:
        if size not in self._at:
            self._at[size] = replace(self.lettering, size=size)
        return self._at[size]


def _without_runt(lettering: Lettering, text: str, inner: float) -> list[Line]:
    """The text's lines; a single character on the last one takes another along."""
    lines = lettering.lines(text, inner)
    if len(lines) > 1 and len(lines[-1].text.strip()) == 1 and inner > 4 * lettering.em:
        narrower = lettering.lines(text, inner - lettering.em)
        if len(narrower) == len(lines):
            return narrower
    return lines
