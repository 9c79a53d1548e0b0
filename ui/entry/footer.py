"""The foot of the form: the keys in muted words, and the buttons."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from lyuliang_desk.messages import _
from ui.entry.hairline import Hairline


class Footer(QWidget):
    """``commanded`` tells a command of ``ui.entry.keys``."""

    commanded = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._words = _("Enter: next · F4: choose · Ctrl+D: as the record before · Esc: close")
        self._hint = hint = QLabel(self._words)
        hint.setProperty("tone", "muted")
        hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.cancel = self._button(_("Close"), "cancel", "Esc")
        self.save_and_new = self._button(_("Save and new"), "save_and_new", "Ctrl+Shift+S")
        self.save = self._button(_("Save"), "save", "Ctrl+S")
        self.save.setDefault(True)
        row = QHBoxLayout()
        row.setContentsMargins(20, 8, 20, 10)
        row.setSpacing(8)
        row.addWidget(hint, 1)
        for button in (self.cancel, self.save_and_new, self.save):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        column.addLayout(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The keys are told where there is room for all of them."""
        super().resizeEvent(event)
        words = self._hint.fontMetrics().horizontalAdvance(self._words)
        self._hint.setText(self._words if words + self.room_needed() <= self.width() else "")

    def room_needed(self) -> int:
        """The width that the buttons want."""
        buttons = [b for b in (self.cancel, self.save_and_new, self.save) if not b.isHidden()]
        return sum(button.sizeHint().width() + 8 for button in buttons) + 48

    def allow_saving(self, allowed: bool) -> None:
        """A register opened for viewing takes nothing."""
        self.save.setEnabled(allowed)
        self.save_and_new.setEnabled(allowed)

    def _button(self, words: str, command: str, keys: str) -> QPushButton:
        button = QPushButton(words)
        button.setToolTip(f"{words} ({keys})")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.commanded.emit(command))
        return button
