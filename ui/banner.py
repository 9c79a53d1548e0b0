"""One sentence across a page: what is to be known, and buttons for what can be done about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui.theme.icons import pixmap
from ui.theme.scheme import current_colours

Offer = tuple[str, Callable[[], object]]
ICON, EDGE = 20, 12


@dataclass(frozen=True, slots=True)
class Tone:
    """The names of the colours of ink and ground, and of the icon."""

    ink: str
    ground: str
    picture: str


TONES = {
    "error": Tone("error", "error_ground", "warning"),
    "warning": Tone("warning", "warning_ground", "warning"),
    "good": Tone("good", "good_ground", "tick"),
    "note": Tone("accent", "hover", "edit"),
}


class Banner(QWidget):
    """Hidden until there is something to tell, in one of ``TONES``; draws itself in the colours of now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tone = "note"
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(EDGE + ICON + 8, 6, EDGE, 6)
        self._row.setSpacing(8)
        self._row.addWidget(self.words, 1)
        self._buttons: list[QPushButton] = []
        self.hide()

    def text(self) -> str:
        """What it tells, empty while hidden."""
        return "" if self.isHidden() else self.words.text()

    def offers(self) -> list[QPushButton]:
        """The buttons of what can be done."""
        return list(self._buttons)

    def tell(self, words: str, tone: str, offers: Sequence[Offer] = ()) -> None:
        """Tell and offer; replaces what was told before."""
        self.clear()
        self.tone = tone
        self.words.setText(words)
        self.words.setAccessibleName(words)
        for name, act in offers:
            button = QPushButton(name)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            self._row.addWidget(button)
            self._buttons.append(button)
        self.setFocusProxy(self._buttons[0] if self._buttons else None)
        self.show()

    def clear(self) -> None:
        """Tell nothing."""
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        self.words.clear()
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, tone = current_colours(), TONES[self.tone]
        ink = QColor(getattr(colours, tone.ink))
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(getattr(colours, tone.ground)))
        painter.fillRect(0, 0, 3, self.height(), ink)
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(colours.line))
        sign = pixmap(tone.picture, ink.name(), ICON, self.devicePixelRatioF())
        painter.drawPixmap(EDGE, (self.height() - ICON) // 2, sign)
        painter.end()
