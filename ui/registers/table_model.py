"""The records of one view as a Qt model: the row ids of all, the values of the windows that were looked at lately."""

from array import array
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.linking import all_linked
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Row
from ui.registers.cells import cell_text
from ui.registers.columns import alignment, header_text

WINDOW = 200
KEPT_WINDOWS = 24
Index = QModelIndex | QPersistentModelIndex


class RecordTableModel(QAbstractTableModel):
    """A table of a million records costs eight bytes for each, and the windows in sight."""

    def __init__(self, register: Register, kind: RecordKind, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.register = register
        self.kind = kind
        self._fields: list[Field] = []
        self._rids: array[int] = array("q")
        self._windows: OrderedDict[int, tuple[list[Row], list[list[str]]]] = OrderedDict()

    # What is shown

    def show(self, rids: "array[int]", fields: Sequence[Field]) -> None:
        """Show these records with these columns from now on."""
        self.beginResetModel()
        self._rids = rids
        self._fields = list(fields)
        self._windows.clear()
        self.endResetModel()

    @property
    def rids(self) -> "array[int]":
        """The row ids in the order of the table."""
        return self._rids

    def fields(self) -> list[Field]:
        return self._fields

    def windows(self) -> list[int]:
        """The numbers of the windows that are held, the one looked at last at the end."""
        return list(self._windows)

    def row(self, place: int) -> Row:
        """The record in a row of the table."""
        return self._window(place // WINDOW)[0][place % WINDOW]

    def text(self, place: int, column: int) -> str:
        """The words of a cell."""
        return self._window(place // WINDOW)[1][place % WINDOW][column]

    def _window(self, number: int) -> tuple[list[Row], list[list[str]]]:
        found = self._windows.get(number)
        if found is None:
            found = self._fetch(self._rids[number * WINDOW : (number + 1) * WINDOW])
            self._windows[number] = found
            if len(self._windows) > KEPT_WINDOWS:
                self._windows.popitem(last=False)
        else:
            self._windows.move_to_end(number)
        return found

    def _fetch(self, rids: "array[int]") -> tuple[list[Row], list[list[str]]]:
        there = self.register.kinds[self.kind.name].by_name  # a field of the office's own may just have gone
        names = [field.name for field in self._fields if field.name in there]
        found = self.register.rows(self.kind.name, rids, names)
        by_rid = {
            row.rid: row for row in found
        }  # a record deleted a moment ago leaves an empty row until the refetch
        rows = [by_rid.get(rid) or Row(rid, "", {}) for rid in rids]
        return rows, self.texts(rows)

    def texts(self, rows: Sequence[Row]) -> list[list[str]]:
        """The words of whole rows in the shown columns, with one question for all linked titles."""
        linked = all_linked(self._fields, (row.values for row in rows))
        titles = self.register.titles(sorted(linked)) if linked else {}
        return [
            [cell_text(field, row.values.get(field.name), titles) for field in self._fields] for row in rows
        ]

    # What Qt asks

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rids)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._fields)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(self._fields[index.column()])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return header_text(self._fields[section]) if orientation == Qt.Orientation.Horizontal else section + 1
