"""One table of the overview: every figure can be walked to by key, and opened."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lyuliang_desk.messages import _
from lyuliang_desk.operations import overview as operations
from lyuliang_desk.overview.figures import Figure, Line, Table
from ui.theme.scheme import current_colours

OPENING_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
ROW_ROOM, COLUMN_ROOM = 9, 22


class FigureGrid(QTableWidget):
    """The figures of one table. ``opened(Figure, words)`` when the rows of a figure are wanted."""

    opened = Signal(object, str)
    left = Signal(int)

    def __init__(self, table: Table, parent: QWidget) -> None:
        super().__init__(len(table.lines), len(table.columns) + 1, parent)
        self.table = table
        self.setAccessibleName(table.title)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.setHorizontalHeaderLabels([table.head, *table.columns])
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeaderItem(0).setTextAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self._fill()
        self._fit()
        self.cellDoubleClicked.connect(lambda row, column: self.open_figure(row, column))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _fill(self) -> None:
        for row, line in enumerate(self.table.lines):
            label = QTableWidgetItem(line.label)
            label.setFlags(Qt.ItemFlag.ItemIsEnabled)
            label.setToolTip(line.label)
            self.setItem(row, 0, label)
            for column, figure in enumerate(line.figures, start=1):
                self.setItem(row, column, self._cell(figure))
            if line.is_total:
                self._stress(row)
        if self.table.lines:
            self.setCurrentCell(0, 1)
            self.clearSelection()

    def _cell(self, figure: Figure) -> QTableWidgetItem:
        cell = QTableWidgetItem(operations.shown(figure=figure))
        cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if figure.view is not None:
            cell.setToolTip(_("Enter or double-click: the records it is made of"))
        if not figure.value:
            cell.setForeground(QColor(current_colours().muted))
        elif figure.short_of is not None and figure.value > 0:
            cell.setForeground(QColor(current_colours().error))
        return cell

    def _stress(self, row: int) -> None:
        for column in range(self.columnCount()):
            font = self.font()
            font.setBold(True)
            self.item(row, column).setFont(font)

    def _fit(self) -> None:
        """As high as its lines; figures as wide as they are, the words take the rest."""
        height = self.fontMetrics().height() + ROW_ROOM
        self.verticalHeader().setDefaultSectionSize(height)
        header = self.horizontalHeader()
        header.setFixedHeight(height + 2)
        metrics = self.fontMetrics()
        for column in range(1, self.columnCount()):
            cells = [self.item(row, column) for row in range(self.rowCount())]
            texts = [self.horizontalHeaderItem(column).text(), *(cell.text() for cell in cells if cell)]
            widest = max(metrics.horizontalAdvance(text) for text in texts)
            self.setColumnWidth(column, widest + COLUMN_ROOM)
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setFixedHeight(height * self.rowCount() + header.height() + 2)
        figures = sum(self.columnWidth(column) for column in range(1, self.columnCount()))
        self.setMinimumWidth(figures + metrics.horizontalAdvance("国") * 7)

    def open_figure(self, row: int, column: int) -> None:
        """Ask for the rows of the figure in a cell."""
        if 0 <= row < len(self.table.lines) and column > 0:
            line: Line = self.table.lines[row]
            figure = line.figures[column - 1]
            words = f"{self.table.title} · {line.label} · {self.table.columns[column - 1]}"
            self.opened.emit(figure, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in OPENING_KEYS:
            self.open_figure(self.currentRow(), self.currentColumn())
        elif event.key() == Qt.Key.Key_Down and self.currentRow() == self.rowCount() - 1:
            self.left.emit(1)
        elif event.key() == Qt.Key.Key_Up and self.currentRow() <= 0:
            self.left.emit(-1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls, not the table

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setCurrentCell(max(self.currentRow(), 0), max(self.currentColumn(), 1))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.clearSelection()
        super().focusOutEvent(event)


def titled(table: Table) -> str:
    """The title of a table; where there are amounts, with their unit."""
    has_money = any(figure.unit == "money" for line in table.lines for figure in line.figures)
    return _("{title} (10,000 yuan)").format(title=table.title) if has_money else table.title


class FigureCard(QWidget):
    """A title over its table; empty tables say so."""

    def __init__(self, table: Table, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = QLabel(titled(table), self)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        self.grid = FigureGrid(table, self)
        empty = QLabel(_("Nothing here yet."), self)
        empty.setProperty("tone", "muted")
        empty.setVisible(not table.lines)
        self.grid.setVisible(bool(table.lines))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 10, 14, 12)
        self.column.setSpacing(6)
        self.column.addWidget(title)
        self.column.addWidget(self.grid)
        self.column.addWidget(empty)
        self.column.addStretch(1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.grid.viewport().update()
