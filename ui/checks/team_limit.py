"""On how many teams one person may be: asked for, and kept in the register."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QWidget

from lyuliang_desk.messages import _
from lyuliang_desk.operations import checks
from lyuliang_desk.store.register import Register

FEWEST, MOST = 1, 20


def ask_for_team_limit(register: Register, parent: QWidget) -> None:
    """A small dialog; the data checks find who is on more teams."""
    dialog = QInputDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(_("Teams per person"))
    dialog.setLabelText(_("One person may be on so many teams at most:"))
    dialog.setInputMode(QInputDialog.InputMode.IntInput)
    dialog.setIntRange(FEWEST, MOST)
    dialog.setIntValue(checks.most_teams(register=register))
    dialog.setOkButtonText(_("Save"))
    dialog.setCancelButtonText(_("Cancel"))
    dialog.intValueSelected.connect(lambda count: checks.allow_teams(register=register, count=count))
    dialog.open()
