"""Opening and making registers from the window, with a clear word when it cannot be done."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lyuliang_desk import operations
from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.store.errors import ReadOnlyRegister, RegisterLocked
from lyuliang_desk.store.register import Register
from ui import faults
from ui.register_work import back_up_daily

SUFFIX = ".lyr"
Opened = Callable[[Register], None]


def open_register(path: Path, operator: str, parent: QWidget, opened: Opened) -> None:
    """Open a register, hand it to ``opened`` and back it up; a fault of the world is told and nothing changes."""
    try:
        register = operations.open_register(path=path, operator=operator, back_up=False)
    except (RegisterLocked, ReadOnlyRegister) as fault:
        _offer_viewing(path, operator, parent, opened, fault)
    except WorldError as fault:
        faults.tell(fault, parent)
    else:
        opened(register)
        back_up_daily(register, parent)


def _offer_viewing(path: Path, operator: str, parent: QWidget, opened: Opened, fault: WorldError) -> None:
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(_("Open register"))
    box.setText(fault.message)
    view = box.addButton(_("Open for viewing"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(view)
    box.accepted.connect(lambda: _view(path, operator, parent, opened))
    box.open()


def _view(path: Path, operator: str, parent: QWidget, opened: Opened) -> None:
    try:
        register = operations.open_register(path=path, operator=operator, read_only=True)
    except WorldError as fault:
        faults.tell(fault, parent)
    else:
        opened(register)


def ask_for_register(parent: QWidget, chosen: Callable[[Path], None], folder: Path) -> None:
    """The file dialog for an existing register."""
    dialog = QFileDialog(parent, _("Open register"), str(folder))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([_("Registers (*.lyr)"), _("All files (*)")])
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()


class NewRegisterDialog(QDialog):
    """Asks whose register it is and where it is kept; nothing is made before OK."""

    def __init__(self, folder: Path, operator: str, parent: QWidget, opened: Opened) -> None:
        super().__init__(parent)
        self._operator = operator
        self._opened = opened
        self.setWindowTitle(_("New register"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.office = QLineEdit(self)
        self.office.setPlaceholderText(_("For example: Liulin County Science and Technology Bureau"))
        self.path = QLineEdit(str(folder / (_("Project register") + SUFFIX)), self)
        choose = QPushButton(_("Choose…"), self)
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        place = QHBoxLayout()
        place.addWidget(self.path, 1)
        place.addWidget(choose)
        form = QFormLayout()
        form.addRow(_("Office"), self.office)
        form.addRow(_("File"), place)
        hint = QLabel(
            _("Keep the register on this machine's own disk, not in a network or cloud folder."), self
        )
        hint.setProperty("tone", "muted")
        hint.setWordWrap(True)
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel, self)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.office.textChanged.connect(self._check)
        self.path.textChanged.connect(self._check)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(hint)
        layout.addWidget(self.buttons)
        self.resize(560, self.sizeHint().height())
        self._check()

    def _check(self) -> None:
        ready = bool(self.office.text().strip() and self.path.text().strip())
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(ready)

    def _choose(self) -> None:
        dialog = QFileDialog(self, _("New register"), self.path.text())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([_("Registers (*.lyr)")])
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.fileSelected.connect(self.path.setText)
        dialog.open()

    def accept(self) -> None:
        path = Path(self.path.text().strip())
        path = path if path.suffix else path.with_suffix(SUFFIX)
        try:
            register = operations.new_register(
                path=path, office=self.office.text().strip(), operator=self._operator
            )
        except WorldError as fault:
            faults.tell(fault, self)
            return
        super().accept()
        self._opened(register)
