"""One line that the field's type reads: text, money, date, number, phones, e-mail, ID number, credit code.

Nothing is refused or rewritten while typing, so that input methods stay undisturbed; the value is written in
its kept spelling when the field is left. Lengths count characters, not UTF-16 units.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.types.base import Note, Reading, Stored, Unreadable
from lyuliang_desk.messages import _
from lyuliang_desk.store.drafts import Typed
from ui.entry.editors.protocol import Editor, Surroundings


@dataclass(frozen=True, slots=True)
class LineLook:
    """How wide a line is, in Chinese characters (None: as the form), and an example of what to type."""

    characters: int | None = None
    example: Callable[[], str] = str


LOOKS: dict[str, LineLook] = {
    "money": LineLook(11),
    "date": LineLook(11, lambda: _("2024-03, 2024.3 or 202403")),
    "number": LineLook(8),
    "phones": LineLook(None, lambda: _("several numbers: separate with ;")),
    "id_number": LineLook(15),
    "credit_code": LineLook(15),
    "email": LineLook(None, lambda: "name@example.cn"),
}
SHORT_TEXT = 12
"""Text of at most so many characters gets a line of that width."""


class TextLine(Editor):
    """A line whose text the value type reads."""

    def __init__(self, field: Field, around: Surroundings) -> None:
        super().__init__(field, around)
        look = LOOKS.get(field.type.name, LineLook())
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(look.example())
        self.line.textEdited.connect(self._on_edited)
        self._settled: tuple[str, tuple[Note, ...]] = ("", ())
        self._settling = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        self.setFocusProxy(self.line)
        self._limit_width(look.characters or self._length_of_short_text())
        unit = getattr(field.type, "unit", "")
        if field.type.align == "right":
            self.line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if unit:
            words = QLabel(_("10,000 yuan") if unit == "万元" else _("yuan"), self)
            words.setProperty("tone", "muted")
            row.addWidget(words)
        row.addStretch(0)

    def _length_of_short_text(self) -> int | None:
        length = getattr(self.field.type, "max_length", None)
        return max(length, 6) if length is not None and length <= SHORT_TEXT else None

    def _limit_width(self, characters: int | None) -> None:
        if characters is not None:
            width = self.fontMetrics().horizontalAdvance("国" * characters) + 18
            self.line.setMaximumWidth(width)
            self.line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def input(self) -> QLineEdit:
        return self.line

    def show_stored(self, stored: Stored) -> None:
        self.set_typed(self.field.show(stored))

    def typed(self) -> Typed:
        return self.line.text()

    def set_typed(self, typed: Typed) -> None:
        self._settled = ("", ())
        self.line.setText(typed if isinstance(typed, str) else typed[0])
        self.line.setCursorPosition(0)

    def read(self) -> Reading[Stored]:
        text = self.line.text()
        reading = self.field.type.read(text, self.around.context())
        stored = None if reading.value is None else self.field.type.store(reading.value)
        remembered, notes = self._settled
        return Reading(stored, notes if text == remembered and notes else reading.notes)

    def settle(self) -> None:
        text = self.line.text()
        try:
            reading = self.read()
        except Unreadable:
            return
        shown = self.field.show(reading.value)
        if shown == text:
            return
        self._settled = (shown, reading.notes or _spelled_before(text, shown))
        self._settling = True
        self.line.selectAll()
        self.line.insert(shown)  # unlike setText, this can be taken back with Ctrl+Z
        self._settling = False
        self.edited.emit()

    def read_back(self) -> str:
        """What the program understood, where it is spelled otherwise than typed; else empty."""
        try:
            shown = self.field.show(self.read().value)
        except Unreadable:
            return ""
        return "" if shown == self.line.text().strip() else shown

    def _on_edited(self) -> None:
        if not self._settling:
            self.edited.emit()


def _spelled_before(text: str, shown: str) -> tuple[Note, ...]:
    """Tell that the spelling was changed, unless only spaces around it went."""
    if text.strip() == shown or not text.strip():
        return ()
    return (Note("respelled", _("typed: {text}").format(text=text.strip())),)
