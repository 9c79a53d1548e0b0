"""The keys of the form, in one table, and the filter that hears them before the editors do.

An input method has the keys to itself while it composes: nothing here acts during a preedit.
"""

from collections.abc import Callable
from typing import Literal, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

Command = Literal[
    "next", "previous", "save", "save_and_new", "new", "take_previous", "pick", "cancel", "record_before",
    "record_after", "take_number",
]  # fmt: skip

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEYS: dict[tuple[Qt.Key, Qt.KeyboardModifier], Command] = {
    (Qt.Key.Key_Return, NONE): "next",
    (Qt.Key.Key_Return, CTRL): "next",
    (Qt.Key.Key_Return, SHIFT): "previous",
    (Qt.Key.Key_S, CTRL): "save",
    (Qt.Key.Key_S, CTRL | SHIFT): "save_and_new",
    (Qt.Key.Key_N, CTRL): "new",
    (Qt.Key.Key_D, CTRL): "take_previous",
    (Qt.Key.Key_G, CTRL): "take_number",
    (Qt.Key.Key_F4, NONE): "pick",
    (Qt.Key.Key_Escape, NONE): "cancel",
    (Qt.Key.Key_PageUp, NONE): "record_before",
    (Qt.Key.Key_PageDown, NONE): "record_after",
    (Qt.Key.Key_PageUp, CTRL): "record_before",
    (Qt.Key.Key_PageDown, CTRL): "record_after",
}
OWN_KEYS_OF_LONG_TEXT = frozenset(
    {
        (Qt.Key.Key_Return, NONE),
        (Qt.Key.Key_Return, SHIFT),
        (Qt.Key.Key_PageUp, NONE),
        (Qt.Key.Key_PageDown, NONE),
    }
)
COMMANDS_OVER_A_LIST = frozenset({"save", "save_and_new", "new", "take_previous"})


def command_of(event: QKeyEvent, multiline: bool = False) -> Command | None:
    """The command of a key press, None for a key that belongs to the editor."""
    key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else Qt.Key(event.key())
    pressed = (key, event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
    return None if multiline and pressed in OWN_KEYS_OF_LONG_TEXT else KEYS.get(pressed)


class FieldKeys(QObject):
    """Hears the keys and the focus of one editor's input, and of the list that drops from it."""

    commanded = Signal(str, str)
    entered = Signal(str)
    left = Signal(str)

    def __init__(self, input_: QWidget, name: str, multiline: bool) -> None:
        super().__init__(input_)
        self._name = name
        self._multiline = multiline
        self._composing = False
        self._list: QAbstractItemView | None = None
        self._pick: Callable[[], None] = bool
        input_.installEventFilter(self)

    def watch_list(self, popup: QAbstractItemView, pick_current: Callable[[], None]) -> None:
        """Hear the keys of the list that drops from the input, too."""
        self._list, self._pick = popup, pick_current
        popup.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        sort = event.type()
        if sort == QEvent.Type.InputMethod:
            self._composing = bool(cast(QInputMethodEvent, event).preeditString())
        elif sort == QEvent.Type.FocusIn:
            self.entered.emit(self._name)
        elif sort == QEvent.Type.FocusOut:
            self._composing = False
            passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
            if cast(QFocusEvent, event).reason() not in passing:
                self.left.emit(self._name)
        elif sort == QEvent.Type.KeyPress and watched is self._list:
            return self._key_over_list(cast(QKeyEvent, event))
        elif sort in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and watched is not self._list:
            return self._key(cast(QKeyEvent, event))
        return False

    def _key(self, event: QKeyEvent) -> bool:
        command = command_of(event, self._multiline)
        if command is None:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress and not self._composing:
            self.commanded.emit(self._name, command)
        return True

    def _key_over_list(self, event: QKeyEvent) -> bool:
        """Enter and Tab take the line that is ready; without one, they go on as if there were no list."""
        assert self._list is not None
        command = command_of(event)
        tab = event.key() == Qt.Key.Key_Tab
        if command == "next" or tab:
            ready = self._list.currentIndex().isValid()
            if ready:
                self._pick()
            self._list.hide()
            if not ready:
                self.commanded.emit(self._name, "next")
            return True
        if command in COMMANDS_OVER_A_LIST:
            self._list.hide()
            self.commanded.emit(self._name, command)
            return True
        return False
