"""Label and value cells with widths in millimetres: the basic information of a form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lyuliang_desk.paperwork.cells import CellSetter
from lyuliang_desk.paperwork.lettering import Align, Lettering
from lyuliang_desk.paperwork.linebreak import ANYWHERE, Words
from lyuliang_desk.paperwork.page import Flow
from lyuliang_desk.paperwork.paper import Segment
from lyuliang_desk.paperwork.table import FRAME, GRID

_AIR = 1.2
_PADDING = 1.5


@dataclass(frozen=True)
class GridCell:
    """One cell: a label, or the value beside it; its row is ``least`` millimetres high."""

    text: str
    width: float
    label: bool = False
    align: Align = "left"
    least: float = 0.0


@dataclass(frozen=True)
class GridStyle:
    """How a grid looks: labels, values, words set whole, and the least height of a row in millimetres."""

    head: Lettering
    body: Lettering
    words: Words = ANYWHERE
    row_height: float = 9.0


def draw_grid(
    flow: Flow,
    rows: Sequence[Sequence[GridCell]],
    style: GridStyle,
    *,
    side: str = "",
    side_width: float = 0.0,
) -> None:
    """Rows of cells in a frame; ``side`` labels all rows along the left. A row is never torn."""
    values = CellSetter(style.body, padding=_PADDING, words=style.words)
    setters = CellSetter(style.head, padding=_PADDING), values
    top, segments = flow.y, list[Segment]()
    for row in rows:
        texts = [
            setters[not cell.label].set(cell.text, cell.width, balance=cell.label or cell.align == "center")
            for cell in row
        ]
        tallest = max(text.height for text in texts) + 2 * _AIR
        height = max(style.row_height, tallest, *(cell.least for cell in row))
        if flow.room < height and not flow.fresh:
            _close(flow, top, segments, setters[0], side, side_width)
            flow.next_page()
            top, segments = flow.y, []
        x = flow.left + side_width
        for cell, text in zip(row, texts, strict=True):
            align: Align = "center" if cell.label else cell.align
            text.draw(flow.page, x, flow.y, cell.width, height, align, _PADDING)
            x += cell.width
            if x < flow.left + flow.width - 0.1:
                segments.append((x, flow.y, x, flow.y + height))
        flow.y += height
        segments.append((flow.left + side_width, flow.y, flow.left + flow.width, flow.y))
    _close(flow, top, segments, setters[0], side, side_width)


def _close(
    flow: Flow, top: float, segments: list[Segment], setter: CellSetter, side: str, side_width: float
) -> None:
    """Draws the lines of this page's part, and its side label."""
    if flow.y <= top:
        return
    if side:
        segments.append((flow.left + side_width, top, flow.left + side_width, flow.y))
        setter.set(side, side_width).draw(flow.page, flow.left, top, side_width, flow.y - top, "center", 0.0)
    flow.page.lines(segments, GRID)
    flow.page.box(flow.left, top, flow.width, flow.y - top, FRAME)
