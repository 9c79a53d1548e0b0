"""The second keying 双录: fields whose value is new are keyed again, unseen, and compared one by one.

The first values are out of sight until the second ones are there. Where the two differ, both are shown, and the clerk
takes one of them or corrects; the record is saved only when all agree. Esc goes back to the form, which keeps all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.messages import _
from lyuliang_desk.store.register import Register
from ui.banner import Banner
from ui.entry.editors.protocol import Surroundings
from ui.entry.field_row import FieldRow, read_finding
from ui.entry.form import LABEL_CHARACTERS


@dataclass
class Keyed:
    """One field with its two values; ``first`` is what the form holds, None in ``second`` until it is keyed."""

    row: FieldRow
    first: Stored
    choice: QWidget
    first_words: QLabel
    compared: bool = False

    @property
    def second(self) -> Stored:
        """What was keyed now, None where nothing is or it cannot be read."""
        return read_finding(self.row)[0]

    @property
    def agrees(self) -> bool:
        """Whether both keyings mean the same value."""
        return self.second is not None and self.second == self.first


class DoubleEntryDialog(QDialog):
    """Asks for each of the fields again. After ``exec`` answers with acceptance, ``values`` are those agreed on."""

    def __init__(
        self, register: Register, fields: Sequence[Field], values: Mapping[str, Stored], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Double entry: key again"))
        self._around = Surroundings(register, lambda *_nothing: None)
        self.banner = Banner(self)
        self.keyed: dict[str, Keyed] = {}
        self._fields = QWidget(self)
        self._scroll = QScrollArea(self)
        self._grid = QGridLayout(self._fields)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        for field in fields:
            self._add(field, values[field.name])
        self._lay_out()
        next(iter(self.keyed.values())).row.focus()

    def _lay_out(self) -> None:
        hint = QLabel(_("Key these values again from the paper, without looking at the first ones."), self)
        hint.setWordWrap(True)
        hint.setProperty("tone", "muted")
        buttons = QDialogButtonBox(self)
        self.go = buttons.addButton(_("Compare and save"), QDialogButtonBox.ButtonRole.AcceptRole)
        back = buttons.addButton(_("Back to the form"), QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.go, back):
            button.setAutoDefault(False)
        buttons.accepted.connect(self.compare)
        buttons.rejected.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.compare)
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 14, 20, 12)
        inner.setSpacing(12)
        inner.addWidget(hint)
        inner.addWidget(self._scroll, 1)
        inner.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.banner)
        column.addLayout(inner, 1)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._fields)
        labels = [keyed.row.label for keyed in self.keyed.values()]
        widest = max(label.sizeHint().width() for label in labels)
        for label in labels:
            label.setFixedWidth(min(widest, self._em() * LABEL_CHARACTERS) + 4)
        self._make_room()

    def _em(self) -> int:
        return self.fontMetrics().horizontalAdvance("国")

    def _make_room(self) -> None:
        """As wide and high as the fields with what is said at them, but never higher than most of the screen."""
        self._grid.activate()
        most = self.screen().availableGeometry().height() * 6 // 10
        self._scroll.setMinimumHeight(min(self._fields.sizeHint().height() + 4, most))
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        self._scroll.setMinimumWidth(max(self._em() * 34, self._fields.minimumSizeHint().width() + bar))

    def _add(self, field: Field, first: Stored) -> None:
        row = FieldRow(field, self._around, self)
        row.commanded.connect(self._do)
        row.edited.connect(self._on_edited)
        choice, words = self._choice(field.name)
        self.keyed[field.name] = Keyed(row, first, choice, words)
        line = self._grid.rowCount()
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(row.label, line, 0, top)
        self._grid.addWidget(row.body, line, 1, top)
        self._grid.addWidget(choice, line + 1, 1)

    def _choice(self, name: str) -> tuple[QWidget, QLabel]:
        """What is offered where the two keyings differ; out of sight until then."""
        choice, words = QWidget(self), QLabel(self)
        words.setTextFormat(Qt.TextFormat.PlainText)
        across = QHBoxLayout(choice)
        across.setContentsMargins(0, 0, 0, 4)
        across.addWidget(words, 1)
        for label, take in (
            (_("Take the first"), self.take_first),
            (_("Take the second"), self.take_second),
        ):
            button = QPushButton(label, choice)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, take=take: take(name))
            across.addWidget(button)
        choice.hide()
        return choice, words

    @property
    def values(self) -> dict[str, Stored]:
        """The values of the fields that were keyed twice, as they were agreed on."""
        return {name: keyed.first for name, keyed in self.keyed.items()}

    # Keys

    def _do(self, name: str, command: str) -> None:
        order = list(self.keyed)
        place = order.index(name)
        if command == "next":
            self.keyed[name].row.settle()
            if place + 1 < len(order):
                self.keyed[order[place + 1]].row.focus()
            else:
                self.compare()
        elif command == "previous" and place:
            self.keyed[order[place - 1]].row.focus()
        elif command == "save":
            self.compare()
        elif command == "cancel":
            self.reject()

    def _on_edited(self, name: str) -> None:
        keyed = self.keyed[name]
        keyed.row.tell(())
        if keyed.compared:
            self._show(keyed)

    # Comparing

    def compare(self) -> None:
        """Accept when every field agrees; else show what differs and go to the first such field."""
        for keyed in self.keyed.values():
            keyed.row.settle()
            self._show(keyed)
        open_ = [keyed for keyed in self.keyed.values() if not keyed.agrees]
        if not open_:
            self.accept()
            return
        differing = sum(keyed.compared for keyed in open_)
        words = _("{count} values differ. Look at the paper, then take one of them or correct it.")
        if differing:
            self.banner.tell(words.format(count=differing), "warning")
        open_[0].row.focus()

    def _show(self, keyed: Keyed) -> None:
        """Say what is to be said of one field: not keyed yet, unreadable, or different."""
        second, findings, _readable = read_finding(keyed.row)
        errors = [f for f in findings if f.level == "error"]
        if second is None and not errors and not keyed.compared:
            errors = [Finding("not_keyed", "error", _("key this value again"), keyed.row.field.name)]
        keyed.compared = keyed.compared or second is not None
        differs = keyed.compared and not keyed.agrees
        if differs and not errors:
            errors = [Finding("differs", "error", _("differs from the first keying"), keyed.row.field.name)]
        keyed.row.tell(errors)
        words = _("first keying: {value}").format(value=keyed.row.field.show(keyed.first))
        keyed.first_words.setText(words if keyed.compared else "")
        keyed.choice.setMinimumWidth(
            keyed.choice.sizeHint().width()
        )  # the style lets buttons cut their words
        keyed.choice.setVisible(differs)
        self._make_room()

    def take_first(self, name: str) -> None:
        """The first keying was right."""
        keyed = self.keyed[name]
        keyed.row.put(keyed.first)
        self._go_on(keyed)

    def take_second(self, name: str) -> None:
        """The second keying, as it stands there now, is right."""
        keyed = self.keyed[name]
        second = keyed.second
        if second is not None:
            keyed.first = second
            self._go_on(keyed)

    def _go_on(self, keyed: Keyed) -> None:
        self._show(keyed)
        left = [k for k in self.keyed.values() if not k.agrees]
        if not left:
            self.banner.clear()
            self.go.setFocus()
        else:
            left[0].row.focus()


def key_again(
    register: Register,
    fields: Sequence[Field],
    values: Mapping[str, Stored],
    parent: QWidget,
    form: QWidget,
) -> dict[str, Stored] | None:
    """The values of the fields on which two keyings agree; None when the clerk goes back to the form.

    The form is out of sight meanwhile, so that nobody copies the first keying from it.
    """
    if not fields:
        return {}
    dialog = DoubleEntryDialog(register, fields, values, parent)
    form.hide()
    try:
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        form.show()
        dialog.deleteLater()
    return dialog.values if accepted else None
