"""A line across the form that tells something and offers what can be done about it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.theme.scheme import current_colours

Offer = tuple[str, Callable[[], None]]


class Banner(QFrame):
    """Hidden until there is something to tell. ``tone`` is ``warning``, ``error`` or ``good``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 6, 14, 6)
        self._row.setSpacing(8)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._row.addWidget(self._words, 1)
        self._buttons: list[QPushButton] = []
        self.hide()

    def text(self) -> str:
        """What it tells, empty while hidden."""
        return "" if self.isHidden() else self._words.text()

    def offers(self) -> list[QPushButton]:
        """The buttons of what can be done."""
        return list(self._buttons)

    def tell(self, words: str, tone: str, offers: Sequence[Offer] = ()) -> None:
        """Tell and offer; replaces what was told before."""
        self.clear()
        colours = current_colours()
        ground = getattr(colours, f"{tone}_ground")
        self.setStyleSheet(f"#banner {{ background: {ground}; border-bottom: 1px solid {colours.line}; }}")
        self._words.setText(words)
        for name, act in offers:
            button = QPushButton(name)
            button.clicked.connect(act)
            self._row.addWidget(button)
            self._buttons.append(button)
        self.show()

    def clear(self) -> None:
        """Tell nothing."""
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        self.hide()
