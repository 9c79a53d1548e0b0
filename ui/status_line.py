"""The status bar: a word about what was done at the left, what is selected at the right."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStatusBar

from ui.short_label import ShortLabel

TOLD_FOR = 8000
"""Milliseconds for which a word about what was done stays."""


class StatusLine:
    """Two labels in a status bar; neither makes the window wider than the user wants it."""

    def __init__(self, bar: QStatusBar) -> None:
        self.said, self.selected = ShortLabel(bar), ShortLabel(bar)
        self.selected.setProperty("tone", "muted")  # before it is shown: a style is chosen then
        for label, stretch in ((self.said, 2), (self.selected, 3)):
            label.setContentsMargins(12, 3, 12, 3)
            label.show_words("")
            bar.addPermanentWidget(label, stretch)
        self.said.hide()  # what is selected has the whole bar while nothing is said
        self.selected.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        bar.setSizeGripEnabled(False)
        self._silence = QTimer(bar)
        self._silence.setSingleShot(True)
        self._silence.setInterval(TOLD_FOR)
        self._silence.timeout.connect(self._say_nothing)

    def say(self, words: str) -> None:
        """Tell what was done, for a while."""
        self.said.show_words(words)
        self.said.show()
        self._silence.start()

    def _say_nothing(self) -> None:
        self.said.clear()
        self.said.hide()

    def tell_selected(self, words: str) -> None:
        """Tell what is selected, until it is something else."""
        self.selected.show_words(words)
