"""Drawing the cells in sight: plain text, elided once and remembered, hairlines, the current and the selected rows."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygon

from ui.registers.columns import PADDING, alignment
from ui.registers.geometry import Geometry
from ui.registers.group_lines import Heading
from ui.registers.table_model import RecordTableModel
from ui.theme.palette import Colours

KEPT_WORDS = 30_000
CHEVRON, INDENT = 16, 18
"""Room for the sign of a heading, and how far headings of the second field stand in."""


DOWNWARDS = ((-4, -3), (4, -3), (0, 3))
RIGHTWARDS = ((-3, -4), (3, 0), (-3, 4))


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


@dataclass(frozen=True, slots=True)
class RowState:
    """How one row is to be drawn."""

    place: int
    top: int
    selected: bool
    hovered: bool
    current_column: int
    """The column of the current cell, -1 in every other row."""
    heading: Heading | None = None
    """What stands there over a group, None for a record."""


def chevron_edge(level: int) -> int:
    """Left of this the sign of a heading is taken hold of, in pixels."""
    return PADDING + max(level, 0) * INDENT + CHEVRON


class CellPainter:
    """Draws rows for one grid; remembers how texts were cut to widths."""

    def __init__(self, model: RecordTableModel, geometry: Geometry, metrics: QFontMetrics) -> None:
        self.model = model
        self.geometry = geometry
        self.metrics = metrics
        self._cut: dict[tuple[str, int, bool], tuple[str, int]] = {}
        self._bold_metrics: QFontMetrics | None = None

    def cut(self, text: str, width: int, bold: bool = False) -> tuple[str, int]:
        """The text elided to a width, and how wide it then is."""
        found = self._cut.get((text, width, bold))
        if found is None:
            if len(self._cut) > KEPT_WORDS:
                self._cut.clear()
            metrics = self._bold_metrics if bold and self._bold_metrics else self.metrics
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            found = self._cut[(text, width, bold)] = (shown, metrics.horizontalAdvance(shown))
        return found

    def room(self, row: int, column: int) -> tuple[int, int]:
        """Where the words of a cell begin after its left edge, and how wide they may be."""
        heading = self.model.heading(row) if column == 0 else None
        if heading is None:
            return PADDING, self.geometry.width(column) - 2 * PADDING
        start = chevron_edge(heading.level)
        return start, self._free_until(row) - start - PADDING

    def _free_until(self, row: int) -> int:
        """Where the first subtotal of a heading in sight begins: its words may go on so far."""
        taken = (
            max(self.geometry.left(column), self.geometry.frozen)
            for column in range(1, len(self.geometry.columns))
            if self.model.text(row, column)
            and self.geometry.left(column) + self.geometry.width(column) > self.geometry.frozen
        )
        return max(min(taken, default=self.geometry.total), self.geometry.width(0))

    def hidden_words(self, row: int, column: int) -> str:
        """The whole text of a cell that is cut, empty for one that is wholly seen."""
        text = self.model.text(row, column)
        shown, _wide = self.cut(text, self.room(row, column)[1], self.model.heading(row) is not None)
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
        if self._bold_metrics is None and any(row.heading for row in rows):
            self._bold_metrics = QFontMetrics(_bold(painter.font()), painter.device())
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
        if any(row.heading for row in rows):
            self._draw_headings(painter, rows, height, colours, active)
        if active:
            self._draw_current(painter, rows, height, colours)

    @staticmethod
    def ground(row: RowState, colours: Colours, active: bool) -> str:
        """The colour under a row."""
        if row.selected:
            return colours.selected if active else colours.selected_idle
        if row.hovered:
            return colours.hover
        if row.heading is not None:
            return colours.header
        return colours.stripe if row.place % 2 else colours.base

    def _draw_column(self, painter: QPainter, rows: list[RowState], column: int, height: int) -> None:
        left = self.geometry.left(column)
        horizontal = alignment(self.model.fields()[column])
        baseline = (height + self.metrics.ascent() - self.metrics.descent()) // 2
        plain = painter.font()
        for row in rows:
            text = self.model.text(row.place, column)
            if text and not (row.heading is not None and column == 0):
                before, room = self.room(row.place, column)
                shown, wide = self.cut(text, room, row.heading is not None)
                start = left + before
                if horizontal & Qt.AlignmentFlag.AlignRight:
                    start += room - wide
                elif horizontal & Qt.AlignmentFlag.AlignHCenter:
                    start += (room - wide) // 2
                if row.heading is not None:
                    painter.setFont(_bold(plain))
                painter.drawText(QPoint(start, row.top + baseline), shown)
                painter.setFont(plain)

    def _draw_headings(
        self, painter: QPainter, rows: list[RowState], height: int, colours: Colours, active: bool
    ) -> None:
        """The words of headings, over as many columns as have no subtotal, and the sign before them."""
        painter.save()
        painter.setFont(_bold(painter.font()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        baseline = (height + self.metrics.ascent() - self.metrics.descent()) // 2
        for row in rows:
            if row.heading is None:
                continue
            start, room = self.room(row.place, 0)
            shown, wide = self.cut(self.model.text(row.place, 0), room, bold=True)
            if start + wide >= self.geometry.frozen:  # the words cross the edge of the frozen column
                painter.fillRect(
                    start, row.top, wide + 2, height - 1, QColor(self.ground(row, colours, active))
                )
            painter.setPen(QPen(QColor(colours.text)))
            painter.drawText(QPoint(start, row.top + baseline), shown)
            if row.heading.level >= 0:
                x, y = start - CHEVRON + 4, row.top + height // 2
                points = RIGHTWARDS if row.heading.folded else DOWNWARDS
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colours.muted))
                painter.drawPolygon(QPolygon([QPoint(x + dx, y + dy) for dx, dy in points]))
        painter.restore()

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
