"""The header over the grid: names of the columns, sorting by a click, widths by dragging an edge."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygon,
)
from PySide6.QtWidgets import QToolTip, QWidget

from lyuliang_desk.messages import _
from lyuliang_desk.store.views import Order
from ui.registers.columns import PADDING, alignment, header_text
from ui.registers.geometry import Geometry
from ui.theme.palette import Colours
from ui.theme.scheme import current_colours

GRIP = 5
"""So many pixels on either side of an edge take hold of it."""


def next_order(order: tuple[Order, ...], field: str, further: bool) -> tuple[Order, ...]:
    """The order after a click on a column: up, then down, then none; ``further`` keeps the other columns."""
    before = next((entry for entry in order if entry.field == field), None)
    turned = replace(before, descending=not before.descending) if before else Order(field)
    gone = before is not None and before.descending
    if not further:
        return () if gone and len(order) == 1 else (Order(field) if gone else turned,)
    if before is None:
        return (*order, turned)
    return tuple(turned if e.field == field else e for e in order if not (gone and e.field == field))


def manner_words() -> dict[str, str]:
    """What stands beside the arrow of a column that is not ordered as its values are kept."""
    return {"strokes": _("str."), "pinyin": _("pin."), "post": _("post")}


class Header(QWidget):
    """Paints the names; ``sorting(field, further)`` and ``menu_wanted(column, place)`` tell what was asked."""

    sorting = Signal(str, bool)
    menu_wanted = Signal(int, QPoint)
    fit_wanted = Signal(int)

    def __init__(self, geometry: Geometry, parent: QWidget) -> None:
        super().__init__(parent)
        self._places = geometry
        self.order: tuple[Order, ...] = ()
        self._dragged = -1
        self._pressed = -1
        self.setMouseTracking(True)
        self.setFixedHeight(self.fontMetrics().height() + 14)
        geometry.changed.connect(self.update)

    def show_order(self, order: tuple[Order, ...]) -> None:
        """Show the arrows of this order."""
        self.order = order
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = current_colours()
        painter.fillRect(self.rect(), QColor(colours.header))
        for column in self._places.in_sight(self.width()):
            painter.save()
            painter.setClipRect(self._places.seen(column, 0, self.height()))
            self._paint_name(painter, column, colours)
            painter.restore()
        painter.setPen(QPen(QColor(colours.edge)))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.drawLine(self._places.frozen - 1, 0, self._places.frozen - 1, self.height())
        painter.end()

    def _paint_name(self, painter: QPainter, column: int, colours: Colours) -> None:
        cell = self._places.cell(column, 0, self.height())
        field = self._places.columns[column].field
        place = next((n for n, order in enumerate(self.order) if order.field == field.name), None)
        room = cell.adjusted(PADDING, 0, -PADDING, 0)
        if place is not None:
            self._paint_arrow(painter, room, place, colours)
            room.setRight(room.right() - 14)
            self._paint_manner(painter, room, self.order[place], colours)
        metrics = self.fontMetrics()
        text = metrics.elidedText(header_text(field), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(QPen(QColor(colours.text)))
        painter.drawText(room, alignment(field), text)
        painter.setPen(QPen(QColor(colours.line)))
        painter.drawLine(cell.right(), 6, cell.right(), self.height() - 7)

    def _paint_arrow(self, painter: QPainter, room: QRect, place: int, colours: Colours) -> None:
        x, y = room.right() - 5, room.center().y()
        tip = 3 if self.order[place].descending else -3
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent if place == 0 else colours.muted))
        painter.drawPolygon(QPolygon([QPoint(x - 4, y - tip), QPoint(x + 4, y - tip), QPoint(x, y + tip)]))

    def _paint_manner(self, painter: QPainter, room: QRect, order: Order, colours: Colours) -> None:
        """A short word beside the arrow: by strokes, by pinyin, by post."""
        word = manner_words().get(order.manner, "")
        if word:
            painter.setPen(QPen(QColor(colours.accent)))
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, word)
            room.setRight(room.right() - self.fontMetrics().horizontalAdvance(word) - 4)

    # Mouse

    def _edge_at(self, x: int) -> int:
        """The column whose right edge is under the pointer, -1 for none."""
        for column in reversed(self._places.in_sight(self.width())):
            right = self._places.left(column) + self._places.width(column)
            if abs(x - right) <= GRIP and (column == 0 or right >= self._places.frozen):
                return column
        return -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            x = event.position().toPoint().x()
            self._dragged = self._edge_at(x)
            self._pressed = -1 if self._dragged >= 0 else self._places.at(x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().toPoint().x()
        if self._dragged >= 0:
            self._places.columns.resize(self._dragged, x - self._places.left(self._dragged))
            return
        on_edge = self._edge_at(x) >= 0
        self.setCursor(Qt.CursorShape.SplitHCursor if on_edge else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        column = self._places.at(event.position().toPoint().x())
        if event.button() == Qt.MouseButton.LeftButton and self._pressed >= 0 and self._pressed == column:
            further = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.sorting.emit(self._places.columns[column].field.name, further)
        self._dragged = self._pressed = -1

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        edge = self._edge_at(event.position().toPoint().x())
        if edge >= 0:
            self.fit_wanted.emit(edge)
        else:
            self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(self._places.at(event.pos().x()), event.globalPos())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            column = self._places.at(event.pos().x())
            words = header_text(self._places.columns[column].field) if column >= 0 else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)
