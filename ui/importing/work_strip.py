"""A line that tells how far a long work is, with a button to stop it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from lyuliang_desk.messages import _

PATIENCE = 200
"""Milliseconds: a work that is done sooner does not make the page jump."""


class WorkStrip(QWidget):
    """``stopped`` asks to cancel (Escape does too)."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = QPushButton(_("Cancel"))
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self.stopped)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(self.words)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        self._soon = QTimer(self, singleShot=True, interval=PATIENCE)
        self._soon.timeout.connect(self.show)
        self.hide()

    def begin(self, words: str) -> None:
        """A work has begun; its length is not known yet."""
        self.words.setText(words)
        self.bar.setRange(0, 0)
        self._soon.start()

    def show_progress(self, done: int, total: int) -> None:
        """So much of so much is done."""
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)

    def end(self) -> None:
        """Nothing is under way."""
        self._soon.stop()
        self.hide()
