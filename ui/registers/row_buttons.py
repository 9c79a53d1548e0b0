"""The rows of a panel beside the register and the buttons over them, alike in every panel."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QToolButton, QWidget

from ui.theme.icons import icon
from ui.theme.scheme import current_colours


def row_button(panel: QWidget, picture: str, words: str, key: str, do: Callable[[], object]) -> QToolButton:
    """A button of a panel; its ``key``, if it has one, is heard only while the keyboard is in the panel."""
    button = QToolButton(panel)
    button.setIcon(icon(picture, current_colours()))
    button.setText(words)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setToolTip(f"{words}  {key}".rstrip())
    button.setProperty("picture", picture)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda _checked=False: do())
    if key:
        pressed = QShortcut(QKeySequence(key), panel)
        pressed.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        pressed.activated.connect(button.click)
    return button


def recolour(panel: QWidget) -> None:
    """Draw the pictures of a panel's buttons in the colours of the present scheme."""
    for button in panel.findChildren(QToolButton):
        if picture := button.property("picture"):
            button.setIcon(icon(str(picture), current_colours()))


def dress_rows(table: QTableWidget, selected: QAbstractItemView.SelectionMode) -> None:
    """Whole rows without a grid, read and chosen here, edited elsewhere."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(selected)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 12)
    table.horizontalHeader().setHighlightSections(False)
