"""A button that shows one of a few choices and drops the others as a menu."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from ui.theme.icons import icon
from ui.theme.scheme import current_colours


class MenuPick(QToolButton):
    """``chosen(key)`` tells what the user picked."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.current = ""
        self._group = QActionGroup(self)
        self.setMenu(QMenu(self))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the words
        self.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.setIcon(icon("chevron_down", current_colours()))
        self.setToolTip(name)
        self.setAccessibleName(name)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer choices, each a key and its words, the first being current."""
        self.menu().clear()
        for key, words in choices:
            action = QAction(words, self.menu(), checkable=True)
            action.setData(key)
            action.setActionGroup(self._group)
            action.triggered.connect(lambda _on, picked=key: self._pick(picked))
            self.menu().addAction(action)
        self.setEnabled(len(choices) > 1)
        self.show_choice(choices[0][0] if choices else "")

    def offered(self) -> dict[str, QAction]:
        """The choices by key."""
        return {str(action.data()): action for action in self.menu().actions()}

    def show_choice(self, key: str) -> None:
        """Show a choice as the current one; nothing is told."""
        self.current = key
        for each, action in self.offered().items():
            action.setChecked(each == key)
            if each == key:
                self.setText(action.text())

    def _pick(self, key: str) -> None:
        self.show_choice(key)
        self.chosen.emit(key)
