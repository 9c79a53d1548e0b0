"""The row of filters under the header: one cell for each column, moving with it."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.types.base import Unreadable
from lyuliang_desk.catalogue.types.code import Code, Codes
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.catalogue.types.number import Number
from lyuliang_desk.messages import _
from lyuliang_desk.store.views import Filter
from ui.registers.columns import header_text
from ui.registers.filter_words import conditions, unclear
from ui.registers.geometry import Geometry
from ui.registers.pick_cell import PickCell
from ui.theme.scheme import current_colours

QUIET = 150
"""Milliseconds without a key before a filter is taken."""


class FilterRow(QWidget):
    """Gives the conditions of all columns; ``changed`` when they are to be asked anew."""

    changed = Signal()
    left = Signal()

    def __init__(self, geometry: Geometry, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._places = geometry
        self._today = today
        self._scrolled = QWidget(self)
        self._cells: dict[str, QLineEdit | PickCell] = {}
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET)
        self._quiet.timeout.connect(self.changed)
        self.setFixedHeight(self.fontMetrics().height() + 14)
        geometry.changed.connect(self._place)
        geometry.columns.changed.connect(self.make)
        self.make()

    def cell(self, field: str) -> QLineEdit | PickCell:
        """The filter cell of a field that is shown."""
        return self._cells[field]

    def make(self) -> None:
        """Make the cells for the columns of now; conditions of columns that stay are kept."""
        wanted = {column.field.name: column.field for column in self._places.columns.shown}
        for name in [name for name in self._cells if name not in wanted]:
            self._cells.pop(name).deleteLater()
        for place, (name, field) in enumerate(wanted.items()):
            if name not in self._cells:
                self._cells[name] = self._make_cell(field, self._scrolled if place else self)
                self._cells[name].show()
        self._place()

    def _make_cell(self, field: Field, parent: QWidget) -> QLineEdit | PickCell:
        cell: QLineEdit | PickCell
        if isinstance(field.type, Code | Codes):
            cell = PickCell(field, parent)
            cell.changed.connect(self.changed)
        else:
            cell = QLineEdit(parent)
            cell.setObjectName("filter")
            cell.textChanged.connect(self._quiet.start)
            cell.returnPressed.connect(self.take)
            if isinstance(field.type, Money | Number | Date):
                cell.setToolTip(unclear())
        cell.installEventFilter(self)
        cell.setAccessibleName(_("Filter: {column}").format(column=header_text(field)))
        return cell

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape empties a filter and then leaves it, Down goes from the words of a filter to the table."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape and isinstance(watched, QLineEdit | PickCell):
            if watched.text():
                watched.clear()
                self.take()
            else:
                self.left.emit()
            return True
        if event.key() == Qt.Key.Key_Down and isinstance(watched, QLineEdit):
            self.take()
            self.left.emit()
            return True
        return False

    def take(self) -> None:
        """Take what is typed without waiting."""
        self._quiet.stop()
        self.changed.emit()

    def conditions(self) -> tuple[Filter, ...]:
        """The conditions of all cells; a cell that cannot be read is marked and asks nothing."""
        found: list[Filter] = []
        for name, cell in self._cells.items():
            if isinstance(cell, PickCell):
                found += cell.conditions()
            else:
                found += self._read(self._places.columns.kind[name], cell)
        return tuple(found)

    def _read(self, field: Field, cell: QLineEdit) -> tuple[Filter, ...]:
        try:
            read, fault = conditions(field, cell.text(), self._today), ""
        except Unreadable as unreadable:
            read, fault = (), "error"
            cell.setToolTip(f"{unreadable.message}\n{unclear()}")
        on = bool(read)
        if (cell.property("fault"), cell.property("on")) != (fault, on):
            cell.setProperty("fault", fault)
            cell.setProperty("on", on)
            cell.style().polish(cell)
        return read

    def clear(self) -> None:
        """Ask for everything again."""
        for cell in self._cells.values():
            cell.blockSignals(True)
            cell.clear()
            cell.blockSignals(False)
        self.take()

    # Places

    def _place(self) -> None:
        frozen = self._places.frozen
        self._scrolled.setGeometry(frozen, 0, max(0, self.width() - frozen), self.height())
        previous: QWidget | None = None
        for place, column in enumerate(self._places.columns.shown):
            cell = self._cells.get(column.field.name)
            if cell is None:
                continue
            left = self._places.left(place) - (frozen if place else 0)
            cell.setGeometry(left + 3, 4, column.width - 8, self.height() - 9)
            if previous is not None:
                QWidget.setTabOrder(previous, cell)
            previous = cell
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = current_colours()
        painter.fillRect(self.rect(), QColor(colours.header))
        painter.setPen(QPen(QColor(colours.edge)))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.drawLine(self._places.frozen - 1, 0, self._places.frozen - 1, self.height())
        painter.end()
