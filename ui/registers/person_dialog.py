"""Finding a person who is kept already, by name, pinyin or number."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lyuliang_desk.catalogue.linking import all_linked
from lyuliang_desk.messages import _
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Order, View
from ui.registers.cells import cell_text

MOST = 60
SHOWN = ("name", "sex", "birth", "workplace", "title")
PERSON = Qt.ItemDataRole.UserRole


class PersonDialog(QDialog):
    """Type to search, Down to go to the list, Enter to take; ``person_id`` is the one taken."""

    def __init__(self, register: Register, parent: QWidget) -> None:
        super().__init__(parent)
        self._register = register
        self.person_id = ""
        self.setWindowTitle(_("Add a member"))
        self.words = QLineEdit(self)
        self.words.setPlaceholderText(_("Name, pinyin or ID number"))
        self.words.setClearButtonEnabled(True)
        self.list = QListWidget(self)
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel, self)
        self.buttons.button(standard.Ok).setText(_("Add"))
        layout = QVBoxLayout(self)
        for part in (self.words, self.list, self.buttons):
            layout.addWidget(part)
        self.words.textChanged.connect(self.search)
        self.list.itemActivated.connect(self.accept)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.resize(460, 420)
        self.search("")

    def search(self, words: str) -> None:
        """List the people found, by name."""
        view = View("person", search=words, order=(Order("name"),))
        kind = self._register.kinds["person"]
        rows = self._register.rows("person", self._register.ids(view)[:MOST], SHOWN)
        fields = [kind[name] for name in SHOWN]
        titles = self._register.titles(sorted(all_linked(fields, (row.values for row in rows))))
        self.list.clear()
        for row in rows:
            texts = [cell_text(field, row.values.get(field.name), titles) for field in fields]
            entry = QListWidgetItem("  ".join(text for text in texts if text), self.list)
            entry.setData(PERSON, row.id)
        self.list.setCurrentRow(0 if rows else -1)

    def accept(self) -> None:
        entry = self.list.currentItem()
        if entry is not None:
            self.person_id = str(entry.data(PERSON))
            super().accept()
