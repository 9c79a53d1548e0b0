"""The grid of one table: rows of one height, a frozen first column, whole rows selected.

Qt's own table view keeps a section for every row and cannot hold a column still; this one costs the same for
ten rows and for a million.
"""

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QToolTip, QWidget

from ui.registers.geometry import Geometry
from ui.registers.painting import CellPainter, RowState, chevron_edge
from ui.registers.table_model import Index, RecordTableModel
from ui.theme.scheme import current_colours

Cursor = QAbstractItemView.CursorAction
OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
SIGNS = (Qt.Key.Key_Minus, Qt.Key.Key_Plus, Qt.Key.Key_Equal)
FOLDING = {
    Qt.Key.Key_Left: True,
    Qt.Key.Key_Minus: True,
    Qt.Key.Key_Right: False,
    Qt.Key.Key_Plus: False,
    Qt.Key.Key_Equal: False,
}
"""What the keys do with the group of a heading: fold it away or out."""


class Grid(QAbstractItemView):
    """Shows a ``RecordTableModel``. ``opened`` asks for the current record, ``typed`` hands on letters typed here."""

    opened = Signal()
    typed = Signal(str)
    selection_changed = Signal()
    delete_wanted = Signal()
    copy_wanted = Signal()
    fold_wanted = Signal(int, object)
    fold_all_wanted = Signal(bool)
    move_wanted = Signal(int)
    paste_wanted = Signal()

    def __init__(self, model: RecordTableModel, geometry: Geometry, parent: QWidget) -> None:
        super().__init__(parent)
        self._records = model
        self._places = geometry
        self._hovered = -1
        self._painter = CellPainter(model, geometry, self.fontMetrics())
        self.row_height = self.fontMetrics().height() + 12
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self.setTabKeyNavigation(False)
        geometry.changed.connect(self._moved)
        self.horizontalScrollBar().valueChanged.connect(geometry.scroll_to)

    # Places

    def row_at(self, y: int) -> int:
        """The row at a height of the viewport, -1 below the last one."""
        row = (y + self.verticalScrollBar().value()) // self.row_height
        return row if 0 <= row < len(self._records.rids) else -1

    def top_of(self, row: int) -> int:
        """The upper edge of a row in the viewport."""
        return row * self.row_height - self.verticalScrollBar().value()

    def rows_in_sight(self) -> range:
        """The rows of which something is seen."""
        first = self.verticalScrollBar().value() // self.row_height
        count = self.viewport().height() // self.row_height + 2
        return range(first, min(first + count, len(self._records.rids)))

    def indexAt(self, point: QPoint) -> QModelIndex:
        row, column = self.row_at(point.y()), self._places.at(point.x())
        return self._records.index(row, column) if row >= 0 and column >= 0 else QModelIndex()

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid():
            return QRect()
        return self._places.seen(index.column(), self.top_of(index.row()), self.row_height)

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def horizontalOffset(self) -> int:
        return self._places.offset

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if not index.isValid():
            return
        bar, room = self.verticalScrollBar(), self.viewport().height()
        top = index.row() * self.row_height
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(top - (room - self.row_height) // 2)
        elif top < bar.value():
            bar.setValue(top)
        elif top + self.row_height > bar.value() + room:
            bar.setValue(top + self.row_height - room)
        self.horizontalScrollBar().setValue(
            self._places.offset_to_show(index.column(), self.viewport().width())
        )

    def _moved(self) -> None:
        self.updateGeometries()
        self.viewport().update()

    def updateGeometries(self) -> None:
        room = self.viewport().size()
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setSingleStep(self.row_height)
        vertical.setPageStep(room.height())
        vertical.setRange(0, max(0, len(self._records.rids) * self.row_height - room.height()))
        horizontal.setSingleStep(40)
        horizontal.setPageStep(room.width())
        horizontal.setRange(0, max(0, self._places.total - room.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometries()

    def reset(self) -> None:
        super().reset()
        self._hovered = -1
        self.updateGeometries()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        current, selection = self.currentIndex(), self.selectionModel()
        root = QModelIndex()
        rows = [
            RowState(
                row,
                self.top_of(row),
                selection.isRowSelected(row, root),
                row == self._hovered,
                current.column() if row == current.row() else -1,
                self._records.heading(row),
            )
            for row in self.rows_in_sight()
        ]
        area, focused = self.viewport().rect(), self.hasFocus()
        painter = QPainter(self.viewport())
        try:
            self._painter.draw(painter, rows, area, self.row_height, current_colours(), focused)
        finally:
            painter.end()  # a painter left open by an error would bring Qt down

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            words = self._painter.hidden_words(index.row(), index.column()) if index.isValid() else ""
            QToolTip.showText(event.globalPos(), words, self.viewport(), self.visualRect(index))
            return True
        return super().viewportEvent(event)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.row_at(event.position().toPoint().y()))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._hover(self.row_at(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    # Selecting

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        top, bottom = sorted((rect.top(), rect.bottom()))
        scrolled = self.verticalScrollBar().value()
        last = len(self._records.rids) - 1
        first_row = max(0, (top + scrolled) // self.row_height)
        last_row = min(last, (bottom + scrolled) // self.row_height)
        chosen = QItemSelection()
        if first_row <= last_row:
            ends = self._records.index(first_row, 0), self._records.index(last_row, 0)
            chosen = QItemSelection(*ends)
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()
        self.selection_changed.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()

    def selected_spans(self) -> list[tuple[int, int]]:
        """The selected rows as (first, last), in the order of the table."""
        selection = self.selectionModel().selection()
        spans = (selection.at(place) for place in range(selection.size()))
        return sorted({(span.top(), span.bottom()) for span in spans})

    def select_rows(self, rows: list[int]) -> None:
        """Select exactly these rows (ascending)."""
        chosen = QItemSelection()
        for first, last in _spans(rows):
            chosen.select(self._records.index(first, 0), self._records.index(last, 0))
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(chosen, flag.ClearAndSelect | flag.Rows)

    def make_current(self, row: int, column: int = 0) -> None:
        """Put the cursor on a cell without selecting: input methods need a current cell."""
        index = self._records.index(row, column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    # Keys

    def moveCursor(self, action: Cursor, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        current = self.currentIndex()
        rows, columns = len(self._records.rids), len(self._places.columns)
        if not rows or not columns:
            return QModelIndex()
        row, column = max(current.row(), 0), max(current.column(), 0)
        far = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        page = max(1, self.viewport().height() // self.row_height - 1)
        row += {
            Cursor.MoveUp: -1,
            Cursor.MoveDown: 1,
            Cursor.MovePageUp: -page,
            Cursor.MovePageDown: page,
        }.get(action, 0)
        column += {Cursor.MoveLeft: -1, Cursor.MoveRight: 1}.get(action, 0)
        if action == Cursor.MoveHome:
            row, column = (0, 0) if far else (row, 0)
        if action == Cursor.MoveEnd:
            row, column = (rows - 1, columns - 1) if far else (row, columns - 1)
        return self._records.index(min(max(row, 0), rows - 1), min(max(column, 0), columns - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._folding(event) or self._moving(event):
            event.accept()
        elif event.key() in OPENING:
            self.opened.emit()
            event.accept()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _folding(self, event: QKeyEvent) -> bool:
        """On a heading: Left or - folds its group away, Right or + out, Enter either; with Ctrl, + and - all groups.

        Left in the first column of a record goes up to its heading.
        """
        row, key = self.currentIndex().row(), event.key()
        folded = FOLDING.get(Qt.Key(key))
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if self._records.grouped and control and key in SIGNS:
            self.fold_all_wanted.emit(bool(folded))
            return True
        heading = self._records.heading(row)
        if heading is None:
            return key == Qt.Key.Key_Left and self._climb(row)
        if folded is None and key not in OPENING:
            return False
        self.fold_wanted.emit(row, folded)
        return True

    def _climb(self, row: int) -> bool:
        if not self._records.grouped or self.currentIndex().column() != 0:
            return False
        above = next((r for r in range(row, -1, -1) if self._records.heading(r) is not None), row)
        self.setCurrentIndex(self._records.index(above, 0))
        return True

    def _moving(self, event: QKeyEvent) -> bool:
        """Alt with Up or Down moves the records in the order by hand."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        self.move_wanted.emit(step)
        return True

    def keyboardSearch(self, search: str) -> None:
        """Letters typed in the table are a search; walking a million rows for them is not."""
        if search.strip():
            self.typed.emit(search)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString():
            self.typed.emit(event.commitString())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        place = event.position().toPoint()
        heading = self._records.heading(self.row_at(place.y()))
        left = event.button() == Qt.MouseButton.LeftButton
        if left and heading is not None and place.x() < chevron_edge(heading.level):
            self.fold_wanted.emit(self.row_at(place.y()), None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(event.position().toPoint().y())
        if self._records.heading(row) is not None:
            self.fold_wanted.emit(row, None)
        elif self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit()


def _spans(rows: list[int]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for row in rows:
        if spans and row == spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], row)
        else:
            spans.append((row, row))
    return spans
