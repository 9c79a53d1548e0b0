"""What the window shows while no register is open."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from lyuliang_desk.messages import _

WIDTH = 360


class WelcomePage(QWidget):
    """Open, make, or take one of the registers opened lately. ``wanted(name)`` is a command of the window."""

    wanted = Signal(str)
    path_wanted = Signal(object)

    def __init__(self, recent: list[Path], parent: QWidget) -> None:
        super().__init__(parent)
        column = QWidget(self)
        column.setFixedWidth(WIDTH)
        around = QVBoxLayout(self)
        around.addWidget(column, 0, Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(column)
        layout.setSpacing(10)
        title = QLabel(_("Project register and talent teams"), self)
        title.setProperty("tone", "title")
        layout.addWidget(title)
        for command, words in (("open_register", _("Open register…")), ("new_register", _("New register…"))):
            button = QPushButton(words, self)
            button.clicked.connect(lambda _checked=False, command=command: self.wanted.emit(command))
            layout.addWidget(button)
        if recent:
            heading = QLabel(_("Opened lately"), self)
            heading.setProperty("tone", "muted")
            layout.addSpacing(12)
            layout.addWidget(heading)
        for path in recent:
            button = QPushButton(path.name, self)
            button.setToolTip(str(path))
            button.clicked.connect(lambda _checked=False, path=path: self.path_wanted.emit(path))
            layout.addWidget(button)
