"""Where the columns stand: shared by the header, the filters and the grid, so that they never part.

The first column is frozen: it stays at the left edge while the others scroll under it.
"""

from bisect import bisect_right

from PySide6.QtCore import QObject, QRect, Signal

from ui.registers.columns import Columns


class Geometry(QObject):
    """Left edges and widths of the columns at the present horizontal scroll. ``changed`` when any of it moved."""

    changed = Signal()

    def __init__(self, columns: Columns, parent: QObject) -> None:
        super().__init__(parent)
        self.columns = columns
        self.offset = 0
        self._edges: list[int] = [0]
        columns.changed.connect(self.measure)
        columns.resized.connect(self.measure)
        self.measure()

    def measure(self) -> None:
        """Take the widths anew."""
        self._edges = [0]
        for column in self.columns.shown:
            self._edges.append(self._edges[-1] + column.width)
        self.changed.emit()

    def scroll_to(self, offset: int) -> None:
        """Put the scrolling columns ``offset`` pixels to the left."""
        if offset != self.offset:
            self.offset = offset
            self.changed.emit()

    @property
    def frozen(self) -> int:
        """The width of the frozen column."""
        return self._edges[1] if len(self._edges) > 1 else 0

    @property
    def total(self) -> int:
        """The width of all columns."""
        return self._edges[-1]

    def left(self, column: int) -> int:
        """The left edge of a column in the viewport; negative or under the frozen one when scrolled away."""
        return self._edges[column] - (self.offset if column else 0)

    def width(self, column: int) -> int:
        return self._edges[column + 1] - self._edges[column]

    def cell(self, column: int, top: int, height: int) -> QRect:
        """The rectangle of a cell."""
        return QRect(self.left(column), top, self.width(column), height)

    def seen(self, column: int, top: int, height: int) -> QRect:
        """The part of a cell that the frozen column does not cover."""
        cell = self.cell(column, top, height)
        if column and cell.left() < self.frozen:
            cell.setLeft(self.frozen)
        return cell

    def at(self, x: int) -> int:
        """The column at a place of the viewport, -1 beyond the last one."""
        place = x if x < self.frozen else x + self.offset
        found = bisect_right(self._edges, place) - 1
        return found if 0 <= found < len(self._edges) - 1 else -1

    def in_sight(self, width: int) -> list[int]:
        """The columns of which something is seen in a viewport of this width, the frozen one last."""
        scrolled = [
            column
            for column in range(1, len(self._edges) - 1)
            if self.left(column) < width and self.left(column) + self.width(column) > self.frozen
        ]
        return [*scrolled, 0] if len(self._edges) > 1 else []

    def offset_to_show(self, column: int, width: int) -> int:
        """The scroll at which a column is wholly in sight."""
        if column <= 0 or column >= len(self._edges) - 1:
            return self.offset
        left, right = self._edges[column], self._edges[column + 1]
        if left - self.offset < self.frozen:
            return left - self.frozen
        if right - self.offset > width:
            return min(right - width, left - self.frozen)
        return self.offset
