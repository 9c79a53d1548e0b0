"""Which fields the office keys twice: a tree of kinds and fields with ticks, kept in the register."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.operations import double_entry
from lyuliang_desk.store.register import Register
from ui import faults

NAME = Qt.ItemDataRole.UserRole


class DoubleEntryChoice(QDialog):
    """Ticks for amounts, dates and numbers of every kind; nothing changes before OK."""

    def __init__(self, register: Register, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Double entry"))
        self._register = register
        self._heads: list[QTreeWidgetItem] = []
        self.tree = QTreeWidget(self)
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(self.windowTitle())
        self._fill()
        self.hint = hint = QLabel(
            _(
                "Ticked fields are keyed a second time when a record is saved in the form, and compared field by "
                "field. This holds for everybody who enters data in this register."
            ),
            self,
        )
        hint.setWordWrap(True)
        hint.setProperty("tone", "muted")
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel, self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addWidget(hint)
        column.addWidget(self.tree, 1)
        column.addWidget(buttons)
        em = self.fontMetrics().horizontalAdvance("国")
        self.resize(em * 34, em * 36)

    def _fill(self) -> None:
        ticks = Qt.CheckState
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        for name, fields in double_entry.fields_for_double_entry(register=self._register).items():
            kind = self._register.kinds[name]
            chosen = double_entry.keyed_twice(register=self._register, kind=kind)
            head = QTreeWidgetItem(self.tree, [str(kind.label)])
            self._heads.append(head)
            head.setData(0, NAME, name)
            head.setFlags(plain | Qt.ItemFlag.ItemIsAutoTristate)
            for field in fields:
                line = QTreeWidgetItem(head, [str(field.label)])
                line.setData(0, NAME, field.name)
                line.setFlags(plain)
                line.setCheckState(0, ticks.Checked if field.name in chosen else ticks.Unchecked)
            head.setExpanded(bool(chosen))
        self.tree.setCurrentItem(self._heads[0])

    def chosen(self) -> dict[str, list[str]]:
        """The ticked fields by kind."""
        found: dict[str, list[str]] = {}
        for head in self._heads:
            lines = [line for n in range(head.childCount()) if (line := head.child(n)) is not None]
            ticked = [str(i.data(0, NAME)) for i in lines if i.checkState(0) == Qt.CheckState.Checked]
            found[str(head.data(0, NAME))] = ticked
        return found

    def accept(self) -> None:
        try:
            double_entry.choose_keyed_twice(register=self._register, fields=self.chosen())
        except WorldError as fault:
            faults.tell(fault, self)
            return
        super().accept()
