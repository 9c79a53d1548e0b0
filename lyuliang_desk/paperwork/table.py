"""A table over as many pages as it needs: header on each, rows grown by their text, sums at the end.

The grid is 0.5 pt, the frame 1 pt. A row stays on one page unless it is taller than a page; the last data row
stays with the sums and with what must follow the table (the signature line); a group's heading stays with its
first row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal

from lyuliang_desk.errors import Cancelled
from lyuliang_desk.paperwork.cells import PADDING, SIZES, CellSetter, SetText
from lyuliang_desk.paperwork.lettering import Align, Lettering
from lyuliang_desk.paperwork.linebreak import ANYWHERE, Words
from lyuliang_desk.paperwork.page import Flow
from lyuliang_desk.paperwork.paper import Segment

GRID, FRAME = 0.5, 1.0  # points
ROW = 8.0  # the least height of a row in millimetres
_AIR = 0.9  # above and below the text of a grown row
_FIRST = 15.0  # millimetres of rows with which a table begins on a page
_WATCH = 64  # rows between two looks at the cancel button


@dataclass(frozen=True)
class Column:
    """A column, its width in millimetres.

    The numbers of a ``whole`` column share a size at which none is broken, also with its neighbours of one
    ``group``.
    """

    width: float
    align: Align = "left"
    whole: bool = False
    group: str = ""


@dataclass(frozen=True)
class HeadCell:
    """A header text over so many columns and rows."""

    text: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True)
class Row:
    """One row's texts; ``spans`` says over how many columns each reaches (none: one each).

    A ``blank`` row fills up the page, and is left out where it would begin another.
    """

    cells: Sequence[str]
    kind: Literal["data", "blank", "total", "group"] = "data"
    spans: tuple[int, ...] = ()


@dataclass(frozen=True)
class Watch:
    """Who follows a long print: told how many rows are done of how many, asked whether to stop.

    For one part of a longer document, ``place`` says how many rows were done before it, how many are its own,
    and how many there are in all.
    """

    progress: Callable[[int, int], None] | None = None
    cancelled: Callable[[], bool] | None = None
    place: tuple[int, int, int] | None = None

    def look(self, done: int, total: int) -> None:
        """Tells how far it is. Raises Cancelled."""
        if self.cancelled is not None and self.cancelled():
            raise Cancelled
        if self.progress is not None:
            before, own, whole = self.place or (0, total, total)
            self.progress(before + min(done, own), whole)


@dataclass(frozen=True)
class TableStyle:
    """How a table looks; ``tail`` millimetres must stay free below its last row."""

    head: Lettering
    body: Lettering
    sizes: Sequence[float] = SIZES
    padding: float = PADDING
    row_height: float = ROW
    tail: float = 0.0
    words: Words = ANYWHERE  # set whole in centred columns
    watch: Watch = field(default_factory=Watch)


def draw_table(
    flow: Flow,
    columns: Sequence[Column],
    head: Sequence[Sequence[HeadCell]],
    rows: Sequence[Row],
    style: TableStyle,
) -> None:
    """Draws the table from where the flow stands. Raises MissingGlyph, Cancelled."""
    table = _Table(flow, columns, head, style)
    table.choose_sizes(rows)
    table.draw(table.without_excess(rows))


@dataclass(frozen=True)
class _HeadBox:
    """A header cell with its place in the header's own grid."""

    column: int
    row: int
    cell: HeadCell
    text: SetText


class _Table:
    def __init__(
        self, flow: Flow, columns: Sequence[Column], head: Sequence[Sequence[HeadCell]], style: TableStyle
    ) -> None:
        self.flow, self.columns, self.style = flow, columns, style
        self.edges = [0.0, *accumulate(column.width for column in columns)]
        self.body = CellSetter(style.body, style.sizes, style.padding, words=style.words)
        self.bold = CellSetter(style.head, style.sizes, style.padding, short=0)
        self.boxes = list(self._place_head(head))
        self.head_heights = self._head_heights(len(head))
        self.sizes = [style.sizes[0]] * len(columns)
        self.plain = (1,) * len(columns)
        self.segments: list[Segment] = []

    def choose_sizes(self, rows: Sequence[Row]) -> None:
        """One size for each column whose values must stay whole, over all pages."""
        shared: dict[str, float] = {}
        for place, column in enumerate(self.columns):
            if column.whole:
                texts = {row.cells[place] for row in rows if not row.spans}
                texts.update(text for row in rows if row.spans for text in _own_text(row, place))
                alike = column.align == "right"  # amounts all in one size; a telephone number may stand out
                size = self.body.size_for(texts, column.width, all_of_them=alike)
                self.sizes[place] = size
                shared[column.group] = min(size, shared.get(column.group, size))
        for place, column in enumerate(self.columns):
            if column.whole and column.group:
                self.sizes[place] = shared[column.group]

    def without_excess(self, rows: Sequence[Row]) -> Sequence[Row]:
        """The rows with as many blank ones as this page has room for: none begins a page for its own sake."""
        blanks = sum(row.kind == "blank" for row in rows)
        if not blanks:
            return rows
        first = next(place for place, row in enumerate(rows) if row.kind == "blank")
        sums = rows[first + blanks :]
        room = self.flow.room - sum(self.head_heights)
        for height in (self._set(row)[1] for row in rows[:first]):
            room = room - height if height <= room else max(0.0, self._body_height - height)
        room -= sum(self._set(row)[1] for row in sums) + self.style.tail
        fitting = max(int((room + 1e-6) // self.style.row_height), 0 if first else 1)
        return [*rows[: first + min(fitting, blanks)], *sums]

    def draw(self, rows: Sequence[Row]) -> None:
        """All rows, page after page."""
        together = len(rows) - self._tail_rows(rows)
        flow = self.flow
        for place, row in enumerate(rows):
            if place % _WATCH == 0:
                self.style.watch.look(place, len(rows))
            texts, height = self._set(row)
            alone = row.kind != "group" and place != together
            need = height if alone else self._needed(rows, place, together)
            if place == 0:
                self._begin()
            elif flow.room < need and (height <= self._body_height or need > height):
                self._turn()
            self._draw_split(row, texts, height, 0.0 if alone or row.kind == "group" else need - height)
        if not rows:
            self._begin()
        self._end()
        self.style.watch.look(len(rows), len(rows))

    def _needed(self, rows: Sequence[Row], place: int, together: int) -> float:
        """What must be free for a row and for those that may not be parted from it."""
        height = self._set(rows[place])[1]
        if place == together:
            return height + sum(self._set(later)[1] for later in rows[place + 1 :]) + self.style.tail
        if rows[place].kind == "group":
            return height + self._needed(rows, place + 1, together)
        return height

    def _tail_rows(self, rows: Sequence[Row]) -> int:
        """How many rows at the end stay together: the sums and one data row before them."""
        count = 0
        while count < len(rows) and rows[-1 - count].kind == "total":
            count += 1
        return min(count + 1, len(rows))

    # header

    def _place_head(self, head: Sequence[Sequence[HeadCell]]) -> Iterator[_HeadBox]:
        taken: set[tuple[int, int]] = set()
        for row, cells in enumerate(head):
            column = 0
            for cell in cells:
                while (column, row) in taken:
                    column += 1
                spots = ((column + c, row + r) for c in range(cell.columns) for r in range(cell.rows))
                taken.update(spots)
                width = self.edges[column + cell.columns] - self.edges[column]
                yield _HeadBox(column, row, cell, self.bold.set(cell.text, width, balance=True))
                column += cell.columns

    def _head_heights(self, count: int) -> list[float]:
        heights = [self.style.row_height] * count
        for box in sorted(self.boxes, key=lambda box: box.cell.rows):
            last = box.row + box.cell.rows
            short = box.text.height + 2 * _AIR - sum(heights[box.row : last])
            if short > 0:
                heights[last - 1] += short
        return heights

    def _draw_head(self) -> None:
        flow, edges = self.flow, self.edges
        tops = [flow.y, *(flow.y + height for height in accumulate(self.head_heights))]
        for box in self.boxes:
            x1, x2 = flow.left + edges[box.column], flow.left + edges[box.column + box.cell.columns]
            y1, y2 = tops[box.row], tops[box.row + box.cell.rows]
            box.text.draw(flow.page, x1, y1, x2 - x1, y2 - y1, "center", self.style.padding)
            self.segments.append((x1, y2, x2, y2))
            if box.column + box.cell.columns < len(self.columns):
                self.segments.append((x2, y1, x2, y2))
        flow.y = tops[-1]

    # pages

    @property
    def _body_height(self) -> float:
        return self.flow.shape.usable_height - sum(self.head_heights)

    def _begin(self) -> None:
        """Begins below what names the table, which is never left alone on its page: rather is a tall row parted."""
        self.flow.need(sum(self.head_heights) + _FIRST)
        self._open()

    def _open(self) -> None:
        self.top = self.flow.y
        self.segments = []
        self._draw_head()
        self.first_row = self.block = self.flow.y
        self.spans = self.plain

    def _turn(self) -> None:
        """Goes on with the table on a new page."""
        self._end()
        self.flow.next_page()
        self._open()

    def _end(self) -> None:
        """Draws the lines of this page's part."""
        self._close_block()
        flow = self.flow
        flow.page.lines(self.segments, GRID)
        flow.page.box(flow.left, self.top, self.edges[-1], flow.y - self.top, FRAME)

    def _close_block(self) -> None:
        """Draws the upright lines of the rows above that are divided alike."""
        flow, column = self.flow, 0
        if flow.y > self.block:
            for span in self.spans[:-1]:
                column += span
                x = flow.left + self.edges[column]
                self.segments.append((x, self.block, x, flow.y))
        self.block = flow.y

    # rows

    def _set(self, row: Row) -> tuple[list[SetText], float]:
        if row.spans:
            texts = [
                self.bold.set(text, self._span_width(place, span))
                if span > 1
                else self.body.set(text, self.columns[place].width, self.sizes[place])
                for text, place, span in _spanned(row)
            ]
        else:
            texts = [
                self.body.set(text, column.width, size, balance=column.align == "center")
                for text, column, size in zip(row.cells, self.columns, self.sizes, strict=True)
            ]
        tallest = max(text.height for text in texts)
        return texts, max(self.style.row_height, tallest + 2 * _AIR)

    def _span_width(self, place: int, span: int) -> float:
        return self.edges[place + span] - self.edges[place]

    def _draw_split(self, row: Row, texts: list[SetText], height: float, after: float) -> None:
        """Draws a row; one that is taller than a page goes on over the next pages.

        ``after`` millimetres stay free below its end.
        """
        while height + after > self.flow.room + 1e-6:
            here = min(self.flow.room, height - self.style.row_height)
            first, rest = self._cut(texts, here - 2 * _AIR)
            if any(text.lines for text in first):
                self._draw_row(row, first, here)
                texts = rest
                height = max(self.style.row_height, max(text.height for text in texts) + 2 * _AIR)
            elif self.flow.y <= self.first_row:  # a page of its own does not help
                break
            self._turn()
        self._draw_row(row, texts, height)

    def _cut(self, texts: list[SetText], room: float) -> tuple[list[SetText], list[SetText]]:
        cuts = [text.cut(max(0, int((room + 1e-6) // text.lettering.line_height))) for text in texts]
        return [first for first, _rest in cuts], [rest for _first, rest in cuts]

    def _draw_row(self, row: Row, texts: list[SetText], height: float) -> None:
        flow, spans = self.flow, row.spans or self.plain
        if spans != self.spans:
            self._close_block()
            self.spans = spans
        page, top, place = flow.page, flow.y, 0
        for text, span in zip(texts, spans, strict=True):
            align: Align = self.columns[place].align if span == 1 else _span_align(row)
            if len(text.lines) > 1 or (text.lines and text.lines[0][0]):
                x, width = flow.left + self.edges[place], self._span_width(place, span)
                text.draw(page, x, top, width, height, align, self.style.padding)
            place += span
        flow.y += height
        self.segments.append((flow.left, flow.y, flow.left + self.edges[-1], flow.y))


def _spanned(row: Row) -> Iterator[tuple[str, int, int]]:
    """The texts of a row that spans columns, each with its first column and how many it reaches over."""
    place = 0
    for text, span in zip(row.cells, row.spans, strict=True):
        yield text, place, span
        place += span


def _own_text(row: Row, place: int) -> Iterator[str]:
    """The text that a row has for one column alone, if it has one."""
    yield from (text for text, first, span in _spanned(row) if first == place and span == 1)


def _span_align(row: Row) -> Align:
    return "left" if row.kind == "group" else "center"
