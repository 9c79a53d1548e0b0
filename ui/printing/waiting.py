"""What stands in the place of the pages while they are made, or when they could not be made."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from lyuliang_desk.messages import _


class Waiting(QWidget):
    """A sentence, a bar, and a button to stop; ``stopped`` tells that it was pressed."""

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words, self.bar, self.stop = QLabel(), QProgressBar(), QPushButton(_("Cancel"))
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setMinimumWidth(self.fontMetrics().horizontalAdvance("国" * 30))
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(280)
        self.stop.clicked.connect(self.stopped)
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addStretch(2)
        for widget in (self.words, self.bar, self.stop):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def show_work(self, words: str) -> None:
        """Work has begun; how long it takes is not known yet."""
        self._say(words, "muted")
        self.bar.setRange(0, 0)
        self.bar.show()
        self.stop.show()

    def show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def show_fault(self, words: str) -> None:
        """The pages could not be made, and why."""
        self._say(words, "error")
        self.bar.hide()
        self.stop.hide()

    def _say(self, words: str, tone: str) -> None:
        self.words.setText(words)
        self.words.setProperty("tone", tone)
        self.words.style().unpolish(self.words)
        self.words.style().polish(self.words)
