"""The entry panel: one record in a form, typed, journalled, checked, and saved by one operation.

Nothing is written before Save. What is typed lies over the record (the editors hold it); dropping it shows
the record again. A change of the same record from elsewhere is shown under what was typed, which stays.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lyuliang_desk import operations
from lyuliang_desk.catalogue.locks import locked_fields
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.operations import double_entry, numbering
from lyuliang_desk.store.changes import Applied
from lyuliang_desk.store.drafts import Draft
from lyuliang_desk.store.errors import Refused, StaleChange
from lyuliang_desk.store.register import Register
from ui import faults
from ui.banner import Banner
from ui.bridge import RegisterBridge
from ui.entry.double_entry import key_again
from ui.entry.editors.protocol import Surroundings
from ui.entry.footer import Footer
from ui.entry.form import FormReading, RecordForm
from ui.entry.header import Header
from ui.entry.journal import FormJournal
from ui.entry.keys import command_of
from ui.entry.leaving import ask_before_leaving
from ui.entry.review import Review
from ui.numbering.number_button import add_number_button

CHECKED_AFTER_MS = 350
WHILE_VIEWING = frozenset({"next", "previous", "cancel", "record_before", "record_after"})
"""What can be done in a register that is only viewed."""
Previous = Callable[[], Mapping[str, Stored] | None]


class EntryPanel(QWidget):
    """One record of any kind. ``previous_values`` may be set: the values of the record above, for Ctrl+D.

    ``form`` and ``review`` are those of the kind shown; before ``open_record`` there are none.
    """

    saved = Signal(object)
    closed = Signal()
    next_record = Signal(int)
    drafts_changed = Signal()

    form: RecordForm
    review: Review

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.register = register
        self.previous_values: Previous | None = None
        self.kind = ""
        self.record_id: str | None = None
        self._saved_at: datetime | None = None
        self._last: dict[str, Mapping[str, Stored]] = {}
        self._field = ""
        self._fixed: frozenset[str] = frozenset()
        self._around = Surroundings(register, self._make_record)
        self._journal = FormJournal(register, self._compose_draft, self)
        self._checking = QTimer(self, interval=CHECKED_AFTER_MS, singleShot=True)
        self._checking.timeout.connect(self.check)
        self._bridge = RegisterBridge(register, self)
        self._bridge.applied.connect(self._on_applied)
        bridge = self._bridge
        self.destroyed.connect(lambda: bridge.close())  # a window takes its parts down without closing them
        self._lay_out()
        self._journal.refused.connect(lambda words: self.banner.tell(words, "error"))

    def _lay_out(self) -> None:
        self.header, self.banner, self.footer = Header(), Banner(), Footer()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((self.header, 0), (self.banner, 0), (self._scroll, 1), (self.footer, 0)):
            column.addWidget(widget, stretch)
        self.footer.commanded.connect(self.do)

    # Showing a record

    def open_record(self, kind: str, record_id: str | None) -> None:
        """Show a record, or an empty form for a new one; ask ``try_leave`` before."""
        self._journal.keep_now()
        self._journal.begin()
        self.record_id, self._saved_at = record_id, None
        fixed = locked_fields(self.register.kinds[kind], self._kept_values())
        if kind != self.kind or fixed != self._fixed:
            self._fixed = fixed
            self._build(kind)
        self._show_kept()
        self._offer_drafts()
        self._scroll.verticalScrollBar().setValue(0)
        self.form.focus_first()

    def _build(self, kind: str) -> None:
        self.kind, self._field = kind, self.register.kinds[kind].fields[0].name
        self.form = RecordForm(self.register.kinds[kind], self._around)
        number = self.form.rows.get(numbering.number_field(kind) or "")
        if number is not None:
            add_number_button(number, self._take_number).setEnabled(not self.register.read_only)
        if self.register.read_only:
            self.form.lock()
            self.footer.allow_saving(False)
        self.form.lock(self._fixed)
        self.review = Review(self.register, self.form)
        self.form.edited.connect(self._on_edited)
        self.form.commanded.connect(self._on_command)
        self.form.entered.connect(self._on_entered)
        self.form.left.connect(self._on_left)
        self._scroll.setWidget(self.form)
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(max(self.form.minimumSizeHint().width() + bar, self.footer.room_needed()))
        QWidget.setTabOrder(self.form, self.footer)

    def _show_kept(self) -> None:
        values = self._kept_values()
        self.form.show_record(values)
        self.review.begin()
        self._show_head(values)

    def _kept_values(self) -> Mapping[str, Stored]:
        record = self.register.get(self.record_id) if self.record_id else None
        return record.values if record else {}

    def _show_head(self, values: Mapping[str, Stored], errors: int = 0) -> None:
        kind = self.register.kinds[self.kind]
        stored = values.get(kind.title_field)
        self.header.show_record(kind, kind[kind.title_field].show(stored), self.record_id is None)
        self.header.show_state(self.dirty, self._saved_at, errors)

    @property
    def draft_id(self) -> str:
        """The draft that this form keeps, or would keep."""
        return self._journal.draft_id

    @property
    def dirty(self) -> bool:
        """Whether something typed is not saved."""
        return bool(self.kind) and bool(self.form.touched())

    def put_values(self, values: Mapping[str, Stored]) -> None:
        """Put values into the form as if they had been typed."""
        for name, stored in values.items():
            self.form.rows[name].put(stored)

    def go_to_field(self, name: str) -> None:
        """Put the keyboard into a field, in sight even in a form that was only just laid out."""
        row = self.form.rows.get(name)
        if row is not None:
            self._scroll.widget().adjustSize()
            row.focus()
            QTimer.singleShot(0, row.body, lambda: self._scroll.ensureWidgetVisible(row.body, 0, 48))

    # Typing

    def _on_edited(self, name: str) -> None:
        self.review.edited(name)
        self._journal.touch()
        self._checking.start()
        self.header.show_state(self.dirty, self._saved_at)

    def _on_entered(self, name: str) -> None:
        self._field = name
        self._scroll.ensureWidgetVisible(self.form.rows[name].body, 0, 48)

    def _on_left(self, name: str) -> None:
        row = self.form.rows.get(name)
        if self.isVisible() and row is not None and not row.editor.input().hasFocus():  # it may be back
            row.settle()
            self.check()

    def check(self) -> FormReading:
        """Read the form and say at the fields what is to be said."""
        self._checking.stop()
        reading = self.review.read()
        if self.form.rows[self._field].editor.choosing:
            self._checking.start()  # said once the list is closed
        errors = sum(f.level == "error" for f in reading.findings)
        self._show_head(reading.values, errors if self.review.tried else 0)
        return reading

    # Commands

    def do(self, command: str) -> None:
        """Carry out a command of ``ui.entry.keys`` for the field that was entered last."""
        self._on_command(self._field, command)

    def _on_command(self, name: str, command: str) -> None:
        acts: dict[str, Callable[[], object]] = {
            "next": lambda: self._go(name, 1),
            "previous": lambda: self._go(name, -1),
            "save": self.save,
            "save_and_new": lambda: self.save() and self.open_record(self.kind, None),
            "new": lambda: self.try_leave() and self.open_record(self.kind, None),
            "take_previous": lambda: self._take_previous(name),
            "take_number": self._take_number,
            "pick": lambda: self.form.rows[name].editor.pick(),
            "cancel": lambda: self.try_leave() and self.closed.emit(),
            "record_before": lambda: self.try_leave() and self.next_record.emit(-1),
            "record_after": lambda: self.try_leave() and self.next_record.emit(1),
        }
        if not self.register.read_only or command in WHILE_VIEWING:
            acts[command]()

    def _go(self, name: str, step: int) -> None:
        if not self.form.go(name, step) and step > 0:
            self.footer.save.setFocus(Qt.FocusReason.TabFocusReason)

    def _take_previous(self, name: str) -> None:
        values = (self.previous_values() if self.previous_values else None) or self._last.get(self.kind, {})
        if values.get(name) is not None:
            self.form.rows[name].put(values[name])

    def _take_number(self) -> None:
        """Put the next number into the field of the number, where that is empty."""
        name = numbering.number_field(self.kind)
        row = self.form.rows.get(name or "")
        if row is None or row.editor.typed():
            return
        try:
            values = self.review.read().values
            row.put(numbering.next_number(register=self.register, kind=self.kind, values=values))
        except WorldError as fault:
            self.banner.tell(fault.message, "error")
        row.focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_of(event)
        if command == "next" and isinstance(button := self.focusWidget(), QPushButton):
            button.click()
        elif command is not None and self.kind:
            self.do(command)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and command_of(event):
            event.accept()  # the window has actions with the same keys, for its own pages
            return True
        return super().event(event)

    # Saving

    def save(self) -> bool:
        """Check everything, then save; goes to the first error, and answers whether the record is saved."""
        if not self.dirty and self.record_id is not None:
            return True
        for name in self.form.touched():
            self.form.rows[name].settle()
        self.review.tried = True
        reading = self.check()
        errors = [f.field for f in reading.findings if f.level == "error"]
        if errors:
            self.form.focus_first([name for name in errors if name])
            return False
        if not self._keyed_twice(reading):
            self.form.focus_first(self.form.touched())
            return False
        applied = self._write(self.review.read())
        if applied is not None:
            self._after_save(applied)
        return applied is not None

    def _keyed_twice(self, reading: FormReading) -> bool:
        """Whether the fields that the office keys twice agree in both keyings; a corrected value goes into the form."""
        bases = {name: row.base for name, row in self.form.rows.items()}
        again = double_entry.to_key_again(
            register=self.register, kind=self.form.kind, before=bases, after=reading.values
        )
        agreed = key_again(self.register, again, reading.values, self, self.form)
        for name, stored in (agreed or {}).items():
            if stored != reading.values[name]:
                self.form.rows[name].put(stored)
        return agreed is not None

    def _write(self, reading: FormReading) -> Applied | None:
        values = reading.values
        if self.record_id is not None:
            values = {name: values[name] for name in reading.touched}
        try:
            return operations.save_record(
                register=self.register,
                kind=self.kind,
                record_id=self.record_id,
                values=values,
                initiator=self,
            )
        except Refused as refused:
            self._show_refused(refused)
        except StaleChange:
            self._take_over_changes()
        except WorldError as fault:
            self._journal.keep_now()
            faults.tell(fault, self)
        return None

    def _show_refused(self, refused: Refused) -> None:
        findings = [f for found in refused.findings.values() for f in found if f.level == "error"]
        self.review.refuse(tuple(findings))
        self.check()
        if not any(f.field in self.form.rows for f in findings):
            self.banner.tell(refused.message, "error")
        self.form.focus_first([f.field for f in findings if f.field])

    def _after_save(self, applied: Applied) -> None:
        self._journal.drop()
        self._journal.begin()
        if self.record_id is None:
            self.record_id = applied.record_ids[0]
        self._saved_at = datetime.now()
        self.banner.clear()
        self._show_kept()
        self._last[self.kind] = dict(self._kept_values())
        self.saved.emit(applied)

    # Leaving

    def try_leave(self) -> bool:
        """Whether the form may be left; when something is unsaved, the user saves, drops or stays."""
        if not self.dirty:
            self._journal.drop()
            return True
        answer = ask_before_leaving(self.header.title.text(), self)
        if answer == "drop":
            self.drop()
        return self.save() if answer == "save" else answer == "drop"

    def drop(self) -> None:
        """Forget what was typed; the record stands there again."""
        self._journal.drop()
        self.banner.clear()
        self._show_kept()

    def hideEvent(self, event: QHideEvent) -> None:
        self._journal.keep_now()
        self._checking.stop()  # the register may be closed before the form is seen again
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._journal.keep_now()
        self._bridge.close()
        super().closeEvent(event)

    # Drafts of an earlier session

    def _compose_draft(self, draft_id: str, now: datetime) -> Draft | None:
        if not self.dirty:
            return None
        rows = {name: self.form.rows[name] for name in self.form.touched()}
        return Draft(
            draft_id=draft_id,
            kind=self.kind,
            record_id=self.record_id,
            title=self.header.title.text(),
            at=now,
            base={name: row.base for name, row in rows.items()},
            typed={name: row.editor.typed() for name, row in rows.items()},
        )

    def _offer_drafts(self) -> None:
        self.banner.clear()
        waiting = self._journal.waiting(self.kind, self.record_id)
        if not waiting or self.register.read_only:  # then they are those of whoever writes
            return
        draft = waiting[0]
        words = _("There is unsaved content from {time} ({count} fields).")
        words = words.format(time=draft.at.strftime("%Y-%m-%d %H:%M"), count=len(draft.typed))
        offers = (
            (_("Restore"), lambda: self.restore(draft)),
            (_("Throw away"), lambda: self._forget(draft)),
        )
        self.banner.tell(words, "warning", offers)

    def restore(self, draft: Draft) -> None:
        """Put back what was typed in an earlier session; where the record changed since, that is said."""
        self.banner.clear()
        self._journal.take_over(draft)
        for name, typed in draft.typed.items():
            row = self.form.rows.get(name)
            if row is not None:
                row.editor.set_typed(typed)
                if draft.base.get(name) != row.base:
                    self.review.overtaken.warn(name)
        self._journal.touch()
        self.check()
        self.form.focus_first(self.form.touched())
        self.drafts_changed.emit()

    def _forget(self, draft: Draft) -> None:
        self._journal.forget(draft)
        self._offer_drafts()
        self.drafts_changed.emit()

    # The same record, changed elsewhere

    def _on_applied(self, applied: Applied) -> None:
        if applied.initiator is not self and self.record_id in applied.record_ids:
            self._take_over_changes()

    def _take_over_changes(self) -> None:
        """Show what the record holds now under what was typed, which stays and can be given up."""
        self.review.overtaken.rebase(self._kept_values())
        self.check()
        record = self.register.get(self.record_id) if self.record_id else None
        if record is None or record.deleted:
            words = _("This record was deleted elsewhere; undo brings it back. It cannot be saved now.")
            self.banner.tell(words, "error")
            return
        self.banner.clear()
        if self.dirty:
            words = _("This record was changed elsewhere. What you typed is kept; look at it and save again.")
            self.banner.tell(words, "warning", ((_("Take the new values"), self.drop),))

    # Records made in place

    def _make_record(self, kind: str, words: str, answer: Callable[[str], None]) -> None:
        from ui.entry.dialog import RecordDialog

        title = {self.register.kinds[kind].title_field: words} if words else {}
        dialog = RecordDialog(self.register, kind, title, self)
        dialog.made.connect(answer)
        dialog.open()
