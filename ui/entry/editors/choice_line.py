"""One of many: a code of a list, or a link to a record; typed, or picked from the list that drops (F4)."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.types.base import Reading, Stored, Unreadable
from lyuliang_desk.messages import _
from lyuliang_desk.store.drafts import Typed
from ui.entry.choices import Choice, choices_for
from ui.entry.editors.protocol import Editor, Surroundings
from ui.entry.pick_list import MakeNew, PickList
from ui.theme.icons import icon
from ui.theme.scheme import current_colours

SEARCH_AFTER_MS = 60


class ChoiceLine(Editor):
    """The editor of ``Code`` and ``Link``. A draft keeps the words, and the key once one is chosen."""

    def __init__(self, field: Field, around: Surroundings) -> None:
        super().__init__(field, around)
        self.choices = choices_for(field.type, around.register)
        self._key = ""
        self._words = ""
        self.line = QLineEdit(self)
        self.line.textEdited.connect(self._on_edited)
        self.list = PickList(self.line, self.choices)
        self.list.picked.connect(self._on_picked)
        self._search = QTimer(self, interval=SEARCH_AFTER_MS, singleShot=True)
        self._search.timeout.connect(lambda: self.list.suggest(self.line.text()))
        self._arrow = QAction(_("Choose (F4)"), self)
        self._arrow.triggered.connect(self.pick)
        self.dress()
        self.line.addAction(self._arrow, QLineEdit.ActionPosition.TrailingPosition)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line)
        self.setFocusProxy(self.line)

    def input(self) -> QLineEdit:
        return self.line

    def dress(self) -> None:
        self._arrow.setIcon(icon("chevron_down", current_colours()))

    def show_stored(self, stored: Stored) -> None:
        key = "" if stored is None else str(stored)
        self._choose(key, self.choices.words([key]).get(key, key) if key else "")

    def typed(self) -> Typed:
        return [self.line.text(), self._key] if self._key else [self.line.text()]

    def set_typed(self, typed: Typed) -> None:
        words, *key = [typed] if isinstance(typed, str) else typed
        self._choose(key[0] if key else "", words)

    def read(self) -> Reading[Stored]:
        if self._key:
            return Reading(self._key)
        reading = self.choices.read(self.line.text(), self.around.context())
        return Reading(reading.value, reading.notes)

    def settle(self) -> None:
        self._search.stop()
        if self._key or not self.line.text():
            return
        try:
            reading = self.read()
        except Unreadable:
            return
        if reading.value is None:
            self._choose("", "")
        elif not any(note.level == "warning" for note in reading.notes):
            key = str(reading.value)
            self._choose(key, self.choices.words([key]).get(key, key))
        self.edited.emit()

    def lock(self) -> None:
        super().lock()
        self.line.removeAction(self._arrow)

    @property
    def choosing(self) -> bool:
        return self._search.isActive() or self.list.is_open()

    def pick(self) -> None:
        self.line.setFocus()
        self.list.open_all(self.line.text())

    def choose(self, key: str) -> None:
        """Take a key as the user's choice."""
        self._choose(key, self.choices.words([key]).get(key, key))
        self.edited.emit()

    def _choose(self, key: str, words: str) -> None:
        self._search.stop()
        self._key, self._words = key, words
        self.line.setText(words)
        self.line.setCursorPosition(0)

    def _on_edited(self, text: str) -> None:
        if text != self._words:
            self._key = ""
        self._search.start()
        self.edited.emit()

    def _on_picked(self, line: Choice | MakeNew) -> None:
        if isinstance(line, MakeNew):
            self.around.make_record(line.kind, line.words, self.choose)
            return
        self._choose(line.key, line.words)
        self.edited.emit()
        self.passed_on.emit()
