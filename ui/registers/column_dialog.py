"""Choosing columns: ticks and an order, taken together when the dialog is accepted."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lyuliang_desk.messages import _
from ui.registers.columns import Columns, header_text

FIELD = Qt.ItemDataRole.UserRole


class ColumnDialog(QDialog):
    """Shown columns first, in their order; the title cannot be hidden or moved. Nothing changes before OK."""

    def __init__(self, columns: Columns, parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = columns
        self.setWindowTitle(_("Choose columns"))
        self.list = QListWidget(self)
        self.list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        shown = [column.field for column in columns.shown]
        hidden = [field for field in columns.kind.fields if field not in shown]
        for field in (*shown, *hidden):
            entry = QListWidgetItem(header_text(field), self.list)
            entry.setData(FIELD, field.name)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            if field.name == columns.kind.title_field:
                entry.setFlags(flags)
            else:
                entry.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsDragEnabled)
            entry.setCheckState(Qt.CheckState.Checked if field in shown else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(min(1, self.list.count() - 1))
        self._lay_out()

    def _lay_out(self) -> None:
        self.up = QPushButton(_("Move up"), self)
        self.down = QPushButton(_("Move down"), self)
        first = QPushButton(_("As at first"), self)
        self.up.setShortcut("Alt+Up")
        self.down.setShortcut("Alt+Down")
        self.up.clicked.connect(lambda: self.move_current(-1))
        self.down.clicked.connect(lambda: self.move_current(1))
        first.clicked.connect(self._as_at_first)
        beside = QVBoxLayout()
        for button in (self.up, self.down, first):
            button.setAutoDefault(False)
            beside.addWidget(button)
        beside.addStretch()
        across = QHBoxLayout()
        across.addWidget(self.list, 1)
        across.addLayout(beside)
        hint = QLabel(_("Space ticks a column; Alt+Up and Alt+Down move it."), self)
        hint.setProperty("tone", "muted")
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel, self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(hint)
        layout.addLayout(across)
        layout.addWidget(buttons)
        self.resize(420, 520)

    def move_current(self, by: int) -> None:
        """Move the current column up or down, never above the title."""
        row = self.list.currentRow()
        if row < 1 or not 1 <= row + by < self.list.count():
            return
        entry = self.list.takeItem(row)
        self.list.insertItem(row + by, entry)
        self.list.setCurrentRow(row + by)

    def chosen(self) -> list[str]:
        """The ticked fields in the order of the list."""
        entries = [self.list.item(row) for row in range(self.list.count())]
        return [str(e.data(FIELD)) for e in entries if e.checkState() == Qt.CheckState.Checked]

    def accept(self) -> None:
        self._columns.choose(self.chosen())
        super().accept()

    def _as_at_first(self) -> None:
        self._columns.reset()
        super().accept()
