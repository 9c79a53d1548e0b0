"""What is asked when a form with unsaved content is left."""

from typing import Literal

from PySide6.QtWidgets import QMessageBox, QWidget

from lyuliang_desk.messages import _

Answer = Literal["save", "drop", "stay"]


def ask_before_leaving(title: str, parent: QWidget) -> Answer:
    """Save, do not save, or stay (also Esc)."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(_("Unsaved changes"))
    box.setText(_("Save the changes to “{title}”?").format(title=title))
    buttons: dict[Answer, object] = {
        "save": box.addButton(_("Save"), QMessageBox.ButtonRole.AcceptRole),
        "drop": box.addButton(_("Do not save"), QMessageBox.ButtonRole.DestructiveRole),
        "stay": (stay := box.addButton(_("Go on typing"), QMessageBox.ButtonRole.RejectRole)),
    }
    box.setEscapeButton(stay)
    box.exec()
    chosen = box.clickedButton()
    box.deleteLater()
    return next((answer for answer, button in buttons.items() if button is chosen), "stay")
