"""The question before corrections are lost."""

from PySide6.QtWidgets import QMessageBox, QWidget

from lyuliang_desk.messages import _


def agrees_to_lose(file: str, parent: QWidget) -> bool:
    """Whether the person would rather leave than keep the corrections to a file."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setText(_("Corrections to {file} have not been imported.").format(file=file))
    box.setInformativeText(_("If you leave, they are lost; the file itself stays as it is."))
    lose = box.addButton(_("Leave"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(_("Stay"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.exec()
    return box.clickedButton() is lose
