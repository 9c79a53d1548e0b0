"""The records of a group side by side: a row for each field, a column for each record, and what becomes of them."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.linking import all_linked
from lyuliang_desk.duplicates.draft import MergeDraft
from lyuliang_desk.messages import _
from lyuliang_desk.store.register import Register
from ui.registers.cells import cell_text

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
KEPT, TAKES_PART, LINKS = range(3)
FIELDS_FROM = 3
"""The first rows ask which record survives and which take part, and tell what points at each."""


class ComparisonModel(QAbstractTableModel):
    """``changed`` tells that something was decided. The last column shows the record that comes of it."""

    changed = Signal()

    def __init__(self, register: Register, parent: QObject) -> None:
        super().__init__(parent)
        self._register = register
        self.draft: MergeDraft | None = None
        self._fields: list[Field] = []
        self._titles: Mapping[str, str] = {}
        self._differing: set[str] = set()

    def show_draft(self, draft: MergeDraft | None) -> None:
        """Show the records of a draft; None shows nothing."""
        self.beginResetModel()
        self.draft = draft
        self._fields = draft.filled() if draft is not None else []
        linked = all_linked(self._fields, draft.records.values()) if draft is not None else set()
        self._titles = self._register.titles(sorted(linked)) if linked else {}
        self._differing = draft.differing() if draft is not None else set()
        self.endResetModel()

    # What stands where

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.draft is None else FIELDS_FROM + len(self._fields)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.draft is None else len(self.draft.records) + 1

    def record_at(self, column: int) -> str | None:
        """The id of the record in a column, None for the column of the outcome."""
        ids = self.draft.ids if self.draft is not None else []
        return ids[column] if 0 <= column < len(ids) else None

    def field_at(self, row: int) -> Field | None:
        """The field of a row, None for the first rows."""
        place = row - FIELDS_FROM
        return self._fields[place] if 0 <= place < len(self._fields) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.words(index.row(), index.column())
        return None

    def words(self, row: int, column: int) -> str:
        """The text of a cell."""
        draft, record_id, field = self.draft, self.record_at(column), self.field_at(row)
        if draft is None:
            return ""
        if field is not None:
            values = draft.merged() if record_id is None else draft.records[record_id]
            return cell_text(field, values[field.name], self._titles)
        if record_id is None:
            return ""
        if row == LINKS:
            kinds = self._register.kinds
            counts = draft.links[record_id].items()
            return "、".join(f"{kinds[name].label} {count}" for name, count in counts) or _("none")
        if row == KEPT:
            return _("kept") if record_id == draft.survivor else ""
        return _("stays out") if record_id in draft.left_out else _("takes part")

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or self.draft is None:
            return None
        if orientation == Qt.Orientation.Horizontal:
            last = section >= len(self.draft.records)
            return _("Outcome") if last else _("Record {number}").format(number=section + 1)
        field = self.field_at(section)
        if field is not None:
            return str(field.label)
        return (_("Record kept"), _("Takes part"), _("Linked from"))[section]

    # How it is marked

    def differs(self, row: int) -> bool:
        """Whether the records that take part do not all say the same in this row."""
        field = self.field_at(row)
        return field is not None and field.name in self._differing

    def is_chosen(self, row: int, column: int) -> bool:
        """Whether what stands in this cell is taken."""
        draft, record_id, field = self.draft, self.record_at(column), self.field_at(row)
        if draft is None or record_id is None:
            return False
        if field is not None:
            return draft.chosen(field.name) == record_id
        return record_id == draft.survivor if row == KEPT else record_id not in draft.left_out

    def is_left_out(self, column: int) -> bool:
        """Whether the record of this column does not take part."""
        return self.draft is not None and self.record_at(column) in self.draft.left_out

    # Deciding

    def decide(self, row: int, column: int) -> None:
        """Space or a digit on a cell: keep this record, let it take part or not, or take this value."""
        draft, record_id, field = self.draft, self.record_at(column), self.field_at(row)
        if draft is None or record_id is None:
            return
        if field is not None:
            draft.choose(field.name, record_id)
        elif row == KEPT:
            draft.keep(record_id)
        elif row == TAKES_PART:
            draft.turn(record_id)
        self._differing = draft.differing()
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.changed.emit()
