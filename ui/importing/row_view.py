"""The detail of the current row: written, read, and kept in the register."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from lyuliang_desk.excel.planning.row_lines import RowLine
from lyuliang_desk.messages import _
from ui.importing.one_line import one_line
from ui.importing.states import LEVELS
from ui.importing.tool_tip import plain_tip
from ui.theme.scheme import current_colours

Index = QModelIndex | QPersistentModelIndex


class RowLines(QAbstractTableModel):
    """The lines of one row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[RowLine] = []

    def show(self, lines: Sequence[RowLine]) -> None:
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, colours = self.lines[index.row()], current_colours()
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line((line.label, line.written, line.read, line.kept)[index.column()])
        if role == Qt.ItemDataRole.ToolTipRole:
            words = (line.label, line.written, line.read, line.kept)[index.column()]
            return plain_tip([*filter(None, [words]), *(f.message for f in line.findings)])
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(self._ink(line, index.column()))
        if role == Qt.ItemDataRole.BackgroundRole and index.column() == 1 and line.findings:
            ground = LEVELS[line.findings[0].level].ground
            return QColor(getattr(colours, ground))
        return None

    @staticmethod
    def _ink(line: RowLine, column: int) -> str:
        colours = current_colours()
        if column == 0:
            return colours.muted
        return colours.accent if line.differs and column in (2, 3) else colours.text

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (_("field"), _("written"), _("read as"), _("in the register"))[section]
        return None


class RowView(QWidget):
    """``jump(column)`` leads to the cell of a line."""

    jump = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel()
        self.title.setContentsMargins(8, 4, 8, 4)
        self.title.setMinimumHeight(self.fontMetrics().height() + 18)
        self.model = RowLines(self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("Detail of the row"))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        self.table.activated.connect(lambda index: self.jump.emit(self.model.lines[index.row()].column))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.table)

    def show_row(self, title: str, lines: Sequence[RowLine]) -> None:
        """The lines of a row; none for a row that is no data."""
        self.title.setText(title)
        self.model.show(lines)
