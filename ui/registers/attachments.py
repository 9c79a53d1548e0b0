"""The files attached to one record: added by key or by dropping them, opened, saved to a folder, taken away."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lyuliang_desk import operations
from lyuliang_desk.catalogue.types.code import Code
from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.operations import attachments
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Row
from ui import faults
from ui.registers.row_buttons import dress_rows, recolour, row_button

COLUMNS = ("name", "category", "size", "added_on")
WIDTHS = (14, 6, 5, 6)
"""In Chinese characters; the name takes what is left."""
KIB, MIB = 1024, 1024 * 1024


class AttachmentsPanel(QWidget):
    """``counted`` tells how many there are after each look."""

    counted = Signal(int)

    def __init__(self, register: Register, parent: QWidget) -> None:
        super().__init__(parent)
        self._register = register
        self._owner: str | None = None
        self._rows: list[Row] = []
        self.table = QTableWidget(0, len(COLUMNS), self)
        self.add = row_button(self, "new", _("Add files…"), "Insert", self.ask_for_files)
        self.show_copy = row_button(self, "open", _("Open"), "", self.open_file)
        self.save = row_button(self, "export", _("Save to…"), "Ctrl+Shift+S", self.ask_for_folder)
        self.describe = row_button(self, "edit", _("Category…"), "F2", self.describe_file)
        self.remove = row_button(self, "delete", _("Remove"), "Delete", self.remove_file)
        self.empty = QLabel(_("No attachments. Drop files here, or press Insert."), self)
        self._lay_out()
        self.setAcceptDrops(True)

    def _lay_out(self) -> None:
        kind = self._register.kinds[attachments.KIND]
        self.table.setHorizontalHeaderLabels(
            [_("Size") if name == "size" else str(kind[name].label) for name in COLUMNS]
        )
        dress_rows(self.table, QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setAccessibleName(_("Attachments"))
        header = self.table.horizontalHeader()
        for column, width in enumerate(WIDTHS):
            self.table.setColumnWidth(column, self.fontMetrics().horizontalAdvance("字") * width + 16)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.itemActivated.connect(lambda _item: self.open_file())
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 4, 8, 4)
        for button in (self.add, self.show_copy, self.save, self.describe, self.remove):
            bar.addWidget(button)
        bar.addStretch()
        self.empty.setProperty("tone", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.empty, 1)
        self.setFocusProxy(self.table)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            recolour(self)
        super().changeEvent(event)

    # What is shown

    def show_record(self, record_id: str | None) -> None:
        """Show the files of a record; the cursor stays on its file."""
        place = self.table.currentRow()
        self._owner = record_id
        self._rows = attachments.listed(register=self._register, owner_id=record_id) if record_id else []
        kind = self._register.kinds[attachments.KIND]
        self.table.setRowCount(len(self._rows))
        for row, attachment in enumerate(self._rows):
            for column, name in enumerate(COLUMNS):
                stored = attachment.values.get(name)
                words = _size(int(stored or 0)) if name == "size" else kind[name].show(stored)
                cell = QTableWidgetItem(words)
                cell.setToolTip(words)
                if name == "size":
                    cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, cell)
        if self._rows:
            self.table.setCurrentCell(min(max(place, 0), len(self._rows) - 1), 0)
        self.table.setVisible(bool(self._rows))
        self.empty.setVisible(not self._rows)
        writing = not self._register.read_only and record_id is not None
        self.add.setEnabled(writing)
        for button in (self.describe, self.remove):
            button.setEnabled(writing and bool(self._rows))
        for button in (self.show_copy, self.save):
            button.setEnabled(bool(self._rows))
        self.counted.emit(len(self._rows))

    def chosen(self) -> list[Row]:
        """The selected files, else the one under the cursor."""
        rows = sorted({index.row() for index in self.table.selectedIndexes()}) or [self.table.currentRow()]
        return [self._rows[row] for row in rows if 0 <= row < len(self._rows)]

    # What is done

    def ask_for_files(self) -> None:
        """Ask which files to attach."""
        dialog = QFileDialog(self, _("Attach files"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.attach([Path(name) for name in names]))
        dialog.open()

    def attach(self, paths: list[Path]) -> None:
        """Attach files to the record that is shown."""
        if self._owner is not None and paths:
            owner = self._owner
            self._do(
                lambda: attachments.attach(
                    register=self._register, owner_id=owner, paths=paths, initiator=self
                )
            )

    def open_file(self) -> None:
        """Open a copy of the file under the cursor with the system's program."""
        for attachment in self.chosen()[:1]:
            try:
                path = attachments.copy_to_open(register=self._register, attachment=attachment)
            except WorldError as fault:
                faults.tell(fault, self)
                return
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def ask_for_folder(self) -> None:
        """Ask where to save the chosen files."""
        if self.chosen():
            dialog = QFileDialog(self, _("Save the attachments to"))
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.fileSelected.connect(lambda name: self.save_to(Path(name)))
            dialog.open()

    def save_to(self, folder: Path) -> None:
        """Save the chosen files to a folder."""
        self._do(
            lambda: attachments.save_to(register=self._register, attachments=self.chosen(), folder=folder)
        )

    def describe_file(self) -> None:
        """A menu of the sorts of attachment, for the chosen files."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        type_ = self._register.kinds[attachments.KIND]["category"].type
        assert isinstance(type_, Code)
        for item in type_.list.items:
            menu.addAction(item.shown(), lambda code=item.code: self.sort_as(code))
        menu.popup(self.describe.mapToGlobal(self.describe.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def sort_as(self, category: str) -> None:
        """Say of what sort the chosen files are."""
        ids = [attachment.id for attachment in self.chosen()]
        self._do(
            lambda: operations.set_field(
                register=self._register,
                kind=attachments.KIND,
                record_ids=ids,
                field="category",
                value=category,
                initiator=self,
            )
        )

    def remove_file(self) -> None:
        """Take the chosen files off the record; undo brings them back."""
        ids = [attachment.id for attachment in self.chosen()]
        if ids:
            self._do(lambda: attachments.remove(register=self._register, attachment_ids=ids, initiator=self))

    def _do(self, work: Callable[[], object]) -> None:
        try:
            work()
        except WorldError as fault:
            faults.tell(fault, self)
        self.show_record(self._owner)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.add.isEnabled() and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.attach([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])


def _size(count: int) -> str:
    """``12 KB``, ``1.5 MB``."""
    return f"{count / MIB:.1f} MB" if count >= MIB else f"{max(round(count / KIB), 1)} KB"
