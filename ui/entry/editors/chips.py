"""Several of many: links or codes as chips, and a line behind them to type or pick the next one."""

import json
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.types.base import Note, Reading, Stored, Unreadable
from lyuliang_desk.messages import _
from lyuliang_desk.store.drafts import Typed
from ui.entry.choices import Choice, choices_for, keys_of
from ui.entry.editors.choice_line import SEARCH_AFTER_MS
from ui.entry.editors.flow import FlowLayout
from ui.entry.editors.protocol import Editor, Surroundings
from ui.entry.pick_list import MakeNew, PickList
from ui.theme.icons import icon
from ui.theme.scheme import current_colours


class Chip(QFrame):
    """One chosen item with a small button that takes it out."""

    def __init__(self, words: str, remove: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("chip")
        colours = current_colours()
        self.setStyleSheet(f"#chip {{ background: {colours.hover}; border-radius: 3px; }}")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 1, 2, 1)
        row.setSpacing(2)
        self.label = QLabel(words)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(self.label)
        self.button = button = QToolButton()
        button.setIcon(icon("clear", colours))
        button.setStyleSheet("padding: 1px;")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(_("Take out (Backspace in the empty line takes out the last one)"))
        button.setAccessibleName(_("Take out {words}").format(words=words))
        button.clicked.connect(remove)
        row.addWidget(button)


class ChipsEditor(Editor):
    """The editor of ``Links`` and ``Codes``. A draft keeps the unfinished words, then the keys."""

    def __init__(self, field: Field, around: Surroundings) -> None:
        super().__init__(field, around)
        self.choices = choices_for(field.type, around.register)
        self.keys: list[str] = []
        self._chips: list[Chip] = []
        self.line = QLineEdit()
        self.line.setMinimumWidth(self.fontMetrics().horizontalAdvance("国" * 9))
        self.line.setPlaceholderText(_("add …"))
        self.line.textEdited.connect(self._on_edited)
        self.line.installEventFilter(self)
        self.list = PickList(self.line, self.choices)
        self.list.picked.connect(self._on_picked)
        self._search = QTimer(self, interval=SEARCH_AFTER_MS, singleShot=True)
        self._search.timeout.connect(lambda: self.list.suggest(self.line.text()))
        self._flow = FlowLayout(self, spacing=4)
        self._flow.addWidget(self.line)
        self.setFocusProxy(self.line)

    def input(self) -> QLineEdit:
        return self.line

    def dress(self) -> None:
        self._show(self.keys, self.line.text())

    def show_stored(self, stored: Stored) -> None:
        self._show(keys_of(stored), "")

    def typed(self) -> Typed:
        return [self.line.text(), *self.keys]

    def set_typed(self, typed: Typed) -> None:
        words, *keys = [typed] if isinstance(typed, str) else typed
        self._show(keys, words)

    def read(self) -> Reading[Stored]:
        keys, notes = list(self.keys), ()
        if self.line.text().strip():
            reading = self.choices.read(self.line.text(), self.around.context())
            notes = reading.notes
            if reading.value and reading.value not in keys:
                keys.append(reading.value)
        return Reading(json.dumps(keys, ensure_ascii=False) if keys else None, notes + self._too_many(keys))

    def settle(self) -> None:
        self._search.stop()
        if not self.line.text():
            return
        try:
            reading = self.read()
        except Unreadable:
            return
        self._show(keys_of(reading.value), "")
        self.edited.emit()

    def lock(self) -> None:
        super().lock()
        self._show(self.keys, "")

    @property
    def choosing(self) -> bool:
        return self._search.isActive() or self.list.is_open()

    def pick(self) -> None:
        self.line.setFocus()
        self.list.open_all(self.line.text())

    def add(self, key: str) -> None:
        """Add a key as the user's choice; one that is there already stays where it is."""
        self._show(self.keys if key in self.keys else [*self.keys, key], "")
        self.edited.emit()

    def remove(self, key: str) -> None:
        """Take a key out."""
        self._show([k for k in self.keys if k != key], self.line.text())
        self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Backspace
            and not self.line.text()
            and self.keys
            and not self.line.isReadOnly()
        ):
            self.remove(self.keys[-1])
            return True
        return super().eventFilter(watched, event)

    def _too_many(self, keys: list[str]) -> tuple[Note, ...]:
        most = getattr(self.field.type, "most", None)
        if most is None or len(keys) <= most:
            return ()
        message = _("{count} were chosen; at most {most} are usual.").format(count=len(keys), most=most)
        return (Note("too_many", message, "warning"),)

    def _show(self, keys: list[str], words: str) -> None:
        self._search.stop()
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self.line)
        titles = self.choices.words(keys)
        height = self.line.sizeHint().height()
        self.keys = list(keys)
        self._chips = [Chip(titles.get(k, k), lambda key=k: self.remove(key)) for k in keys]
        for chip in self._chips:
            chip.button.setHidden(self.line.isReadOnly())
        for widget in (*self._chips, self.line):
            widget.setFixedHeight(height)
            self._flow.addWidget(widget)
            widget.show()
        self.updateGeometry()  # fewer chips may take fewer lines
        self.line.setText(words)

    def _on_edited(self, _text: str) -> None:
        self._search.start()
        self.edited.emit()

    def _on_picked(self, line: Choice | MakeNew) -> None:
        if isinstance(line, MakeNew):
            self.around.make_record(line.kind, line.words, self.add)
        else:
            self.add(line.key)
