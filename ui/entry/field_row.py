"""One field in the form: its label, its editor, and the remark under it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.types.base import Reading, Stored, Unreadable
from lyuliang_desk.messages import _
from lyuliang_desk.store.drafts import Typed
from ui.entry.editors.protocol import Surroundings
from ui.entry.editors.table import editor_for
from ui.entry.findings import Remark
from ui.entry.keys import FieldKeys
from ui.theme.scheme import current_colours

FULL_WIDTH_TYPES = frozenset({"long_text", "links", "codes"})
FULL_WIDTH_FROM = 41
LONG_TEXT_TOP = 28
"""The height by which a label stands beside the first line of a long text."""
PICKED_TYPES = frozenset({"code", "codes", "link", "links", "yes_no"})


def takes_full_width(field: Field) -> bool:
    """Whether a field goes over both columns: long text, lists, and lines of more than 40 characters."""
    if field.type.name == "text":
        length = getattr(field.type, "max_length", None)
        return length is None or length >= FULL_WIDTH_FROM
    return field.type.name in FULL_WIDTH_TYPES


class FieldRow(QObject):
    """Label, editor and remark of one field; knows what stood in the editor before the user came."""

    edited = Signal(str)
    commanded = Signal(str, str)
    entered = Signal(str)
    left = Signal(str)

    def __init__(self, field: Field, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self.wide = takes_full_width(field)
        self.editor = editor_for(field, around)
        self.remark = Remark()
        self.body = QWidget(parent)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.editor)
        column.addWidget(self.remark)
        self.label = self._labelled(parent)
        self.base: Stored = None
        self._shown: Typed = ""
        self._name_for_everyone()
        self._listen()

    def _labelled(self, parent: QWidget) -> QLabel:
        label = QLabel(parent)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        height = LONG_TEXT_TOP if self.editor.multiline else self.editor.input().sizeHint().height()
        label.setContentsMargins(0, max((height - label.fontMetrics().height()) // 2, 0), 0, 0)
        label.setBuddy(self.editor.input())
        return label

    def _name_for_everyone(self) -> None:
        """The words of the field for the eye, the mouse and the screen reader."""
        words = str(self.field.label)
        star = f'<span style="color:{current_colours().error}">*</span> ' if self.field.required else ""
        self.label.setText(f'<span style="color:{current_colours().muted}">{star}{words}</span>')
        lines = [words + (_(" (required)") if self.field.required else "")]
        if self.field.type.name in PICKED_TYPES:
            lines.append(_("F4 opens the list; type words, a code or pinyin initials"))
        if self.editor.multiline:
            lines.append(_("Enter: new line; Tab or Ctrl+Enter: next field"))
        lines.append(_("Ctrl+D: take the value of the record before"))
        for widget in (self.label, self.editor.input()):
            widget.setToolTip("\n".join(lines))
        self.editor.input().setAccessibleName(words)
        self.editor.input().setObjectName(f"field_{self.field.name}")

    def _listen(self) -> None:
        name = self.field.name
        self.editor.edited.connect(lambda: self.edited.emit(name))
        self.editor.passed_on.connect(lambda: self.commanded.emit(name, "next"))
        keys = FieldKeys(self.editor.input(), name, self.editor.multiline)
        keys.commanded.connect(self.commanded)
        keys.entered.connect(self.entered)
        # later, for a field also loses the focus while its form is being taken down
        keys.left.connect(self.left, Qt.ConnectionType.QueuedConnection)
        if (pick_list := getattr(self.editor, "list", None)) is not None:
            keys.watch_list(pick_list.view(), pick_list.pick_current)

    def dress(self) -> None:
        """Put on the colours of the scheme worn now."""
        self._name_for_everyone()
        self.remark.tell(self.remark.findings)
        self.editor.dress()

    @property
    def touched(self) -> bool:
        """Whether the editor holds something else than the record does."""
        return self.editor.typed() != self._shown

    def show_base(self, stored: Stored) -> None:
        """Show what the record holds."""
        self.base = stored
        self.editor.show_stored(stored)
        self._shown = self.editor.typed()

    def rebase(self, stored: Stored) -> None:
        """The record holds another value now; what the user typed stays."""
        typed, touched = self.editor.typed(), self.touched
        self.show_base(stored)
        if touched:
            self.editor.set_typed(typed)

    def put(self, stored: Stored) -> None:
        """Put a value into the editor as if the user had typed it."""
        self.editor.show_stored(stored)
        self.editor.edited.emit()

    def read(self) -> Reading[Stored]:
        """What the field is to hold. Raises ``Unreadable``."""
        return self.editor.read() if self.touched else Reading(self.base)

    def settle(self) -> None:
        """The user leaves the field."""
        if self.touched:
            self.editor.settle()

    def tell(self, findings: Sequence[Finding]) -> None:
        """Show what is to be said of the field, with what was understood of an unusual spelling.

        While its list is open the user is still choosing: then nothing is said.
        """
        if self.editor.choosing:
            findings = ()
        level = self.remark.tell([*findings, *self._understood()])
        self.editor.show_fault("" if level == "note" else level)

    def _understood(self) -> list[Finding]:
        read_back = getattr(self.editor, "read_back", None)
        if read_back is None or not self.touched:
            return []
        understood = read_back()
        said = _("read as {value}").format(value=understood)
        return [Finding("read_as", "note", said, self.field.name)] if understood else []

    def focus(self) -> None:
        """Go to the field, its text selected."""
        self.editor.input().setFocus(Qt.FocusReason.TabFocusReason)


def read_finding(row: FieldRow) -> tuple[Stored, list[Finding], bool]:
    """The value of a row, what is to be said of it, and whether it could be read."""
    try:
        reading = row.read()
    except Unreadable as fault:
        return None, [fault.at(row.field.name)], False
    return reading.value, [note.at(row.field.name) for note in reading.notes], True
