"""Drawing the cells in sight: plain text, elided once and remembered, hairlines, the current and the selected rows."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from ui.registers.columns import PADDING, alignment
from ui.registers.geometry import Geometry
from ui.registers.table_model import RecordTableModel
from ui.theme.palette import Colours

KEPT_WORDS = 30_000


@dataclass(frozen=True, slots=True)
class RowState:
    """How one row is to be drawn."""

    place: int
    top: int
    selected: bool
    hovered: bool
    current_column: int
    """The column of the current cell, -1 in every other row."""


class CellPainter:
    """Draws rows for one grid; remembers how texts were cut to widths."""

    def __init__(self, model: RecordTableModel, geometry: Geometry, metrics: QFontMetrics) -> None:
        self.model = model
        self.geometry = geometry
        self.metrics = metrics
        self._cut: dict[tuple[str, int], tuple[str, int]] = {}

    def cut(self, text: str, width: int) -> tuple[str, int]:
        """The text elided to a width, and how wide it then is."""
        found = self._cut.get((text, width))
        if found is None:
            if len(self._cut) > KEPT_WORDS:
                self._cut.clear()
            shown = self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            found = self._cut[(text, width)] = (shown, self.metrics.horizontalAdvance(shown))
        return found

    def hidden_words(self, row: int, column: int) -> str:
        """The whole text of a cell that is cut, empty for one that is wholly seen."""
        text = self.model.text(row, column)
        shown, _wide = self.cut(text, self.geometry.width(column) - 2 * PADDING)
        return "" if shown == text else text

    def draw(
        self,
        painter: QPainter,
        rows: list[RowState],
        size: QRect,
        height: int,
        colours: Colours,
        active: bool,
    ) -> None:
        """Draw these rows: first the columns that scroll, clipped at the frozen one, then the frozen one."""
        columns = self.geometry.in_sight(size.width())
        for row in rows:
            painter.fillRect(0, row.top, size.width(), height, QColor(self.ground(row, colours, active)))
        painter.setPen(QPen(QColor(colours.text)))
        painter.save()
        painter.setClipRect(QRect(self.geometry.frozen, 0, size.width(), size.height()))
        for column in columns[:-1]:
            self._draw_column(painter, rows, column, height)
        painter.restore()
        if columns:
            self._draw_column(painter, rows, 0, height)
        self._draw_lines(painter, rows, columns, size, height, colours)
        if active:
            self._draw_current(painter, rows, height, colours)

    @staticmethod
    def ground(row: RowState, colours: Colours, active: bool) -> str:
        """The colour under a row."""
        if row.selected:
            return colours.selected if active else colours.selected_idle
        if row.hovered:
            return colours.hover
        return colours.stripe if row.place % 2 else colours.base

    def _draw_column(self, painter: QPainter, rows: list[RowState], column: int, height: int) -> None:
        left, width = self.geometry.left(column), self.geometry.width(column)
        room = width - 2 * PADDING
        horizontal = alignment(self.model.fields()[column])
        baseline = (height + self.metrics.ascent() - self.metrics.descent()) // 2
        for row in rows:
            text = self.model.text(row.place, column)
            if text:
                shown, wide = self.cut(text, room)
                start = left + PADDING
                if horizontal & Qt.AlignmentFlag.AlignRight:
                    start += room - wide
                elif horizontal & Qt.AlignmentFlag.AlignHCenter:
                    start += (room - wide) // 2
                painter.drawText(QPoint(start, row.top + baseline), shown)

    def _draw_lines(
        self,
        painter: QPainter,
        rows: list[RowState],
        columns: list[int],
        size: QRect,
        height: int,
        colours: Colours,
    ) -> None:
        if not rows:
            return
        painter.setPen(QPen(QColor(colours.line)))
        for row in rows:
            painter.drawLine(0, row.top + height - 1, size.width(), row.top + height - 1)
        if columns:
            bottom = rows[-1].top + height - 1
            painter.setPen(QPen(QColor(colours.edge)))
            painter.drawLine(self.geometry.frozen - 1, 0, self.geometry.frozen - 1, bottom)

    def _draw_current(self, painter: QPainter, rows: list[RowState], height: int, colours: Colours) -> None:
        for row in rows:
            if row.current_column >= 0:
                cell = self.geometry.seen(row.current_column, row.top, height - 1)
                painter.setPen(QPen(QColor(colours.accent)))
                painter.drawRect(cell.adjusted(0, 0, -1, -1))
