"""The keys of the import page; those of the register's commands among them give way while the page is in sight."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from ui.importing.page import ImportPage

KEYS: dict[str, Callable[[ImportPage], object]] = {
    "Ctrl+O": lambda page: page.choose_files(),
    "Ctrl+Return": lambda page: page.ask_to_apply(),
    "Ctrl+Enter": lambda page: page.ask_to_apply(),
    "F8": lambda page: page.panel.step(True),
    "Shift+F8": lambda page: page.panel.step(False),
    "Ctrl+Z": lambda page: page.take_back(),
    "Ctrl+Y": lambda page: page.say_again(),
    "Ctrl+Shift+Z": lambda page: page.say_again(),
    "Escape": lambda page: page.escape(),
}


def give_keys(page: ImportPage) -> None:
    """Make the shortcuts of a page."""
    for keys, deed in KEYS.items():
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcut = QShortcut(QKeySequence(keys), page, context=context)
        shortcut.activated.connect(lambda deed=deed: deed(page))
