"""The sheet's own cells as a Qt model: nothing is copied, a hundred thousand rows cost a list of numbers."""

from bisect import bisect_left
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from lyuliang_desk.excel.planning.row_filter import RowFilter
from lyuliang_desk.excel.planning.sheet_look import SheetLook
from lyuliang_desk.messages import _
from lyuliang_desk.operations import correcting
from ui.importing.field_header import match_tool_tip
from ui.importing.names import Names
from ui.importing.one_line import one_line
from ui.importing.states import state_words
from ui.importing.tool_tip import tool_tip

Index = QModelIndex | QPersistentModelIndex


class SheetModel(QAbstractTableModel):
    """Shows a ``SheetLook``, all of it or the rows that a filter lets through.

    ``corrected(row, column, text)`` tells what was typed.
    """

    corrected = Signal(int, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.look: SheetLook | None = None
        self.names: Names | None = None
        self.filter = RowFilter()
        self.rows: list[int] | range = range(0)

    def show(self, look: SheetLook | None, names: Names | None, wanted: RowFilter) -> None:
        """Show a sheet from now on; cells that stay in place are only drawn anew."""
        same_sheet = look is not None and self.look is not None and look.plan.grid is self.look.plan.grid
        rows = correcting.rows_shown(look=look, wanted=wanted) if look else range(0)
        if same_sheet and wanted == self.filter and not isinstance(rows, range):
            rows = sorted({*self.rows, *rows})  # a corrected row does not vanish under the cursor
        same_shape = same_sheet and rows == self.rows
        if not same_shape:
            self.beginResetModel()
        self.look, self.names, self.filter, self.rows = look, names, wanted, rows
        if not same_shape:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(rows) - 1)

    def place_of(self, row: int) -> int | None:
        """Where a row of the sheet stands in the grid; None when the filter hides it."""
        if isinstance(self.rows, range):
            return row if row in self.rows else None
        place = bisect_left(self.rows, row)
        return place if place < len(self.rows) and self.rows[place] == row else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if self.look is None or (parent is not None and parent.isValid()) else self.look.width

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.look is None or not index.isValid() or self.look.is_header(self.rows[index.row()]):
            return plain
        return plain | Qt.ItemFlag.ItemIsEditable if self._planned(index.row()) else plain

    def _planned(self, place: int) -> bool:
        return self.look is not None and self.look.row_plan(self.rows[place]) is not None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.look is None or not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(self.look.words(row, column))
        if role == Qt.ItemDataRole.EditRole:
            return self.look.words(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(self.look, self.names, row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if self.look is None or role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        row, column = self.rows[index.row()], index.column()
        if str(value) != self.look.words(row, column):
            self.corrected.emit(row, column, str(value))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole and self.look and orientation == Qt.Orientation.Horizontal:
            return match_tool_tip(self.look, section)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            return SheetLook.letter(section)
        if self.look is None or section >= len(self.rows):
            return None
        plan = self.look.row_plan(self.rows[section])
        return f"{self.rows[section] + 1} {state_words(plan)}" if plan else str(self.rows[section] + 1)

    def _spoken(self, row: int, column: int) -> str:
        assert self.look is not None
        said = [self.look.address(row, column), self.look.words(row, column) or _("empty")]
        return " ".join([*said, *(f.message for f in self.look.findings(row, column))])
