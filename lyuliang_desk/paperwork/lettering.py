"""A typeface at a size: lines measured in millimetres and set on a page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from lyuliang_desk.paperwork.glyphs import Typeface, printable
from lyuliang_desk.paperwork.linebreak import (
    ANYWHERE,
    Line,
    Words,
    balanced,
    break_lines,
    parts_of,
    pieces_of,
    spread_gap,
    unbreakable_width,
)
from lyuliang_desk.paperwork.paper import POINTS, Page

Align = Literal["left", "center", "right"]

_CENTRE = 0.38  # of the size: a Chinese character's middle stands this far above the base line


@dataclass(frozen=True)
class Lettering:
    """What a text is set in. ``size`` is in points, ``leading`` in parts of the size."""

    typeface: Typeface
    size: float
    leading: float = 1.25

    @cached_property
    def em(self) -> float:
        """The width of a full-width character in millimetres."""
        return self.size / POINTS

    @cached_property
    def line_height(self) -> float:
        """From line to line, in millimetres."""
        return self.em * self.leading

    def width(self, text: str) -> float:
        """The width of one line in millimetres. Raises MissingGlyph."""
        return self.typeface.width(text) * self.em

    def widest_piece(self, text: str, words: Words = ANYWHERE) -> float:
        """The width in millimetres of what should not be broken: the longest word or number."""
        return unbreakable_width(text, self.typeface.advances, words) * self.em

    def widest_part(self, text: str, words: Words = ANYWHERE) -> float:
        """The same where words may be broken behind their marks."""
        advances = self.typeface.advances
        parts = (part for piece in pieces_of(text, words) for part in parts_of(piece) if piece != "\n")
        return max((sum(advances[c] for c in part) for part in parts), default=0.0) * self.em

    def lines(self, text: str, width: float, *, indent: float = 0.0) -> list[Line]:
        """The text in lines of so many millimetres; paragraphs begin ``indent`` characters in."""
        return break_lines(printable(text), width / self.em, self.typeface.advances, indent=indent)

    def balanced(self, text: str, width: float, words: Words = ANYWHERE) -> list[Line]:
        """The text in as few lines as possible, of equal length: titles and headers."""
        return balanced(printable(text), width / self.em, self.typeface.advances, words)

    def write(self, page: Page, x: float, top: float, width: float, text: str, align: Align = "left") -> None:
        """Sets one line between ``x`` and ``x + width``, its line box beginning at ``top``."""
        self._set(page, x, top, width, text, self.width(text), align)

    def place(self, page: Page, x: float, top: float, text: str) -> None:
        """Sets a text at ``x``, its line box beginning at ``top``."""
        page.text(x, top + self._drop, text, self.typeface, self.size)

    def write_line(
        self, page: Page, x: float, top: float, width: float, line: Line, align: Align | Literal["justify"]
    ) -> None:
        """Sets a broken line; ``justify`` fills the width except at the end of a paragraph."""
        start = x + line.indent * self.em
        gap = spread_gap(line, width / self.em) if align == "justify" else 0.0
        if gap:
            base = top + self._drop
            page.spread(start, base, line.pieces, gap * self.size, self.typeface, self.size)
        else:
            side: Align = "left" if align == "justify" else align
            room = width - line.indent * self.em
            self._set(page, start, top, room, line.text, line.width * self.em, side)

    def _set(
        self, page: Page, x: float, top: float, width: float, text: str, natural: float, align: Align
    ) -> None:
        if align == "center":
            x += (width - natural) / 2
        elif align == "right":
            x += width - natural
        page.text(x, top + self._drop, text, self.typeface, self.size)

    @cached_property
    def _drop(self) -> float:
        """From the top of the line box to the base line."""
        return self.line_height / 2 + _CENTRE * self.em
