"""One sentence across the page: a fault of the file, or what was done; with what can be done about it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui.theme.icons import pixmap
from ui.theme.scheme import current_colours

TONES = {
    "error": ("error", "error_ground", "warning"),
    "warning": ("warning", "warning_ground", "warning"),
    "good": ("good", "good_ground", "tick"),
}
"""Colour of the ink, of the ground, and the icon."""
Deed = tuple[str, Callable[[], object]]


class Banner(QWidget):
    """Hidden until something is said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tone = "good"
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 7, 8, 7)
        self._row.setSpacing(8)
        self._row.addSpacing(24)
        self._row.addWidget(self.words, 1)
        self.buttons: list[QPushButton] = []
        self.hide()

    def say(self, tone: str, words: str, deeds: Sequence[Deed] = ()) -> None:
        """Say it until something else is said; each deed is a button."""
        self.clear()
        self.tone = tone
        self.words.setText(words)
        self.words.setAccessibleName(words)
        for text, deed in deeds:
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(deed)
            self.buttons.append(button)
            self._row.addWidget(button)
        self.show()

    def clear(self) -> None:
        """Say nothing."""
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        self.words.clear()
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = current_colours()
        ink, ground, icon = TONES[self.tone]
        colour = QColor(getattr(colours, ink))
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(getattr(colours, ground)))
        painter.fillRect(0, 0, 4, self.height(), colour)
        sign = pixmap(icon, colour.name(), 20, self.devicePixelRatioF())
        painter.drawPixmap(12, (self.height() - 20) // 2, sign)
        painter.end()
