"""The status bar: a word about what was done at the left, what is selected at the right."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar

TOLD_FOR = 8000
"""Milliseconds for which a word about what was done stays."""


class StatusLine:
    """Two labels in a status bar; neither makes the window wider than the user wants it."""

    def __init__(self, bar: QStatusBar) -> None:
        self.said, self.selected = QLabel(bar), QLabel(bar)
        self.selected.setProperty("tone", "muted")  # before it is shown: a style is chosen then
        for label, stretch in ((self.said, 2), (self.selected, 3)):
            label.setContentsMargins(12, 3, 12, 3)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            bar.addPermanentWidget(label, stretch)
        self.selected.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        bar.setSizeGripEnabled(False)
        self._silence = QTimer(bar)
        self._silence.setSingleShot(True)
        self._silence.setInterval(TOLD_FOR)
        self._silence.timeout.connect(self.said.clear)

    def say(self, words: str) -> None:
        """Tell what was done, for a while."""
        self.said.setText(words)
        self.said.setToolTip(words)
        self._silence.start()

    def tell_selected(self, words: str) -> None:
        """Tell what is selected, until it is something else."""
        self.selected.setText(words)
        self.selected.setToolTip(words)
