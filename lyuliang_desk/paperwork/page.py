"""Sheets of paper and the cursor that goes down them. Millimetres throughout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lyuliang_desk.paperwork.lettering import Align, Lettering
from lyuliang_desk.paperwork.paper import Page, Paper

FOOT = 7.0  # the page number stands this far below the type area (GB/T 9704-2012)


@dataclass(frozen=True)
class PageShape:
    """A sheet and its margins."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float

    @property
    def usable_width(self) -> float:
        """The width of the type area."""
        return self.width - self.left - self.right

    @property
    def usable_height(self) -> float:
        """The height of the type area."""
        return self.height - self.top - self.bottom


# A4 portrait has the type area of GB/T 9704-2012, 156 × 225; the landscape sheets are for wide tables.
SHAPES = {
    "A4P": PageShape(210, 297, top=37, bottom=35, left=28, right=26),
    "A4L": PageShape(297, 210, top=20, bottom=20, left=20, right=20),
    "A3L": PageShape(420, 297, top=25, bottom=22, left=20, right=20),
}


class Flow:
    """Where the next thing goes: the current page and how far down it is."""

    def __init__(self, paper: Paper, shape: PageShape) -> None:
        self.paper = paper
        self.shape = shape
        self.page = self.next_page()

    def next_page(self) -> Page:
        """Begins a new page at its top."""
        self.page = self.paper.new_page(self.shape.width, self.shape.height)
        self.y = self.shape.top
        return self.page

    @property
    def left(self) -> float:
        """The left edge of the type area."""
        return self.shape.left

    @property
    def width(self) -> float:
        """The width of the type area."""
        return self.shape.usable_width

    @property
    def room(self) -> float:
        """What is left of this page."""
        return self.shape.height - self.shape.bottom - self.y

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on this page yet."""
        return self.y <= self.shape.top

    def need(self, height: float) -> None:
        """Goes to a new page unless so much is left of this one, or it is empty anyway."""
        if self.room < height - 1e-6 and not self.fresh:
            self.next_page()


def number_pages(
    pages: Sequence[Page], words: str, lettering: Lettering, shape: PageShape, *, outside: bool = False
) -> None:
    """Writes page numbers below the type area, centred, or at the outer edge of both sides (``— 1 —``).

    ``words`` names ``{page}`` and ``{pages}``; empty words number nothing.
    """
    if not words:
        return
    top = shape.height - shape.bottom + FOOT - lettering.line_height / 2
    for number, page in enumerate(pages, 1):
        text = words.format(page=number, pages=len(pages))
        align: Align = ("right" if number % 2 else "left") if outside else "center"
        lettering.write(page, shape.left, top, shape.usable_width, text, align)
