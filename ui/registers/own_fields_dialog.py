"""The fields that the office has added to a register: a list, and a small form for one of them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.operations import custom_fields
from lyuliang_desk.store.errors import Refused
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Row
from ui import faults
from ui.banner import Banner
from ui.entry.editors.protocol import Surroundings
from ui.entry.form import RecordForm


class OwnFieldsDialog(QDialog):
    """The own fields of one kind in their order; each act is a step of its own, undone by Ctrl+Z in the window."""

    def __init__(self, register: Register, kind: RecordKind, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Own fields of {kind}").format(kind=kind.label))
        self._register, self._kind = register, kind
        self._rows: list[Row] = []
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.windowTitle())
        self.hint = QLabel(
            _("A field added here appears in the table, the form, search, import, export and on paper."), self
        )
        self.hint.setWordWrap(True)
        self.hint.setProperty("tone", "muted")
        self.buttons = {
            "add": QPushButton(_("Add a field…"), self),
            "change": QPushButton(_("Change…"), self),
            "take": QPushButton(_("Take away"), self),
            "up": QPushButton(_("Move up"), self),
            "down": QPushButton(_("Move down"), self),
        }
        self._lay_out()
        acts = {
            "add": self.add,
            "change": self.change,
            "take": self.take_away,
            "up": lambda: self.move_field(-1),
            "down": lambda: self.move_field(1),
        }
        keys = {"add": "Insert", "change": "F2", "take": "Delete", "up": "Alt+Up", "down": "Alt+Down"}
        for name, act in acts.items():
            self.buttons[name].clicked.connect(lambda _checked=False, act=act: act())
            self.buttons[name].setToolTip(keys[name])
            QShortcut(QKeySequence(keys[name]), self, self.buttons[name].click)
        self.list.itemActivated.connect(lambda _item: self.change())
        self.list.currentRowChanged.connect(lambda _row: self._allow())
        self.refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        for button in self.buttons.values():
            button.setAutoDefault(False)
            column.addWidget(button)
        column.addStretch()
        row = QHBoxLayout()
        row.addWidget(self.list, 1)
        row.addLayout(column)
        close = QDialogButtonBox(self)
        close.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(self.hint)
        layout.addLayout(row, 1)
        layout.addWidget(close)
        em = self.fontMetrics().horizontalAdvance("国")
        self.resize(em * 42, em * 24)

    def refresh(self, stand_on: str = "") -> None:
        """Read the fields anew."""
        self._rows = custom_fields.definitions(register=self._register, kind=self._kind.name)
        type_ = self._register.kinds["custom_field"]["field_type"]
        self.list.clear()
        for row in self._rows:
            words = f"{row.values['name']}　（{type_.show(row.values['field_type'])}）"
            QListWidgetItem(words, self.list)
        ids = [row.id for row in self._rows]
        self.list.setCurrentRow(ids.index(stand_on) if stand_on in ids else 0)
        self._allow()

    def _allow(self) -> None:
        place, writing = self.list.currentRow(), not self._register.read_only
        self.buttons["add"].setEnabled(writing)
        for name in ("change", "take"):
            self.buttons[name].setEnabled(writing and place >= 0)
        self.buttons["up"].setEnabled(writing and place > 0)
        self.buttons["down"].setEnabled(writing and 0 <= place < len(self._rows) - 1)

    def _current(self) -> Row | None:
        place = self.list.currentRow()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def add(self) -> None:
        """A form for a new field."""
        self._ask(None)

    def change(self) -> None:
        """The form of the field under the cursor."""
        row = self._current()
        if row is not None and not self._register.read_only:
            self._ask(row)

    def _ask(self, row: Row | None) -> None:
        dialog = OwnFieldDialog(self._register, self._kind.name, row, self)
        dialog.accepted.connect(lambda: self.refresh(dialog.record_id))
        dialog.open()

    def take_away(self) -> None:
        """Ask, then hide the field everywhere."""
        row = self._current()
        if row is None:
            return
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(_("Take away"))
        words = _("Take the field “{name}” away? What was entered there comes back with Undo (Ctrl+Z).")
        box.setText(words.format(name=row.values["name"]))
        box.addButton(_("Take away"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.accepted.connect(lambda: self._take(row.id))
        box.open()

    def _take(self, record_id: str) -> None:
        try:
            custom_fields.take_away(register=self._register, record_id=record_id)
        except WorldError as fault:
            faults.tell(fault, self)
        self.refresh()

    def move_field(self, by: int) -> None:
        """Move the field under the cursor up or down."""
        place = self.list.currentRow()
        ids = [row.id for row in self._rows]
        if not (0 <= place < len(ids) and 0 <= place + by < len(ids)):
            return
        moved = ids.pop(place)
        ids.insert(place + by, moved)
        custom_fields.put_in_order(register=self._register, record_ids=ids)
        self.refresh(moved)


class OwnFieldDialog(QDialog):
    """One field: its name, type, and what it is chosen from. ``record_id`` names its definition once it is saved."""

    def __init__(self, register: Register, kind: str, row: Row | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Field"))
        self._register, self._kind = register, kind
        self.record_id = row.id if row else ""
        self.form = RecordForm(
            custom_fields.definition_kind(register=register),
            Surroundings(register, lambda *_nothing: None),
        )
        self.form.show_record(row.values if row else {})
        self.banner = Banner(self)
        buttons = QDialogButtonBox(self)
        buttons.addButton(_("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.setContentsMargins(20, 0, 20, 0)
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.addWidget(self.banner)
        column.addWidget(self.form, 1)
        column.addWidget(buttons)
        for key in ("Ctrl+S", "Ctrl+Return"):
            QShortcut(QKeySequence(key), self, self.save)
        self.form.entered.connect(lambda name: self.form.go(name, 1))
        em = self.fontMetrics().horizontalAdvance("国")
        self.resize(em * 44, self.sizeHint().height())
        self.form.focus_first()

    def save(self) -> None:
        """Save the definition, or say at the field what is wrong with it."""
        for row in self.form.rows.values():
            row.settle()
        reading = self.form.read()
        errors = [f for f in reading.findings if f.level == "error"]
        if not errors:
            try:
                applied = custom_fields.define(
                    register=self._register,
                    kind=self._kind,
                    values=reading.values,
                    record_id=self.record_id or None,
                )
                self.record_id = self.record_id or applied.record_ids[0]
                self.accept()
                return
            except Refused as refused:
                errors = [f for found in refused.findings.values() for f in found if f.level == "error"]
            except WorldError as fault:
                self.banner.tell(fault.message, "error")
                return
        self.form.tell(errors)
        others = [f.message for f in errors if f.field not in self.form.rows]
        if others:
            self.banner.tell("\n".join(others), "error")
        self.form.focus_first([f.field for f in errors if f.field])
