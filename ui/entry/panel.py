"""The entry panel: one record in a form, typed, journalled, checked, and saved by one operation.

Nothing is written before Save. What is typed lies over the record (the editors hold it); dropping it shows
the record again. A change of the same record from elsewhere is shown under what was typed, which stays.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QMessageBox, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lyuliang_desk import operations
from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.store.changes import Applied
from lyuliang_desk.store.drafts import Draft
from lyuliang_desk.store.errors import Refused, StaleChange
from lyuliang_desk.store.register import Register
from ui import faults
from ui.bridge import RegisterBridge
from ui.entry.banner import Banner
from ui.entry.derived import derived_from
from ui.entry.editors.protocol import Surroundings
from ui.entry.footer import Footer
from ui.entry.form import FormReading, RecordForm
from ui.entry.header import Header
from ui.entry.journal import FormJournal
from ui.entry.keys import command_of

CHECKED_AFTER_MS = 350
Previous = Callable[[], Mapping[str, Stored] | None]


class EntryPanel(QWidget):
    """One record of any kind. ``previous_values`` may be set: the values of the record above, for Ctrl+D."""

    saved = Signal(object)
    closed = Signal()
    next_record = Signal(int)

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.register = register
        self.previous_values: Previous | None = None
        self.record_id: str | None = None
        self.form: RecordForm | None = None
        self._kind = ""
        self._saved_at: datetime | None = None
        self._tried = False
        self._refused: tuple[Finding, ...] = ()
        self._derived: dict[str, str] = {}
        self._overtaken: dict[str, Finding] = {}
        self._last: dict[str, Mapping[str, Stored]] = {}
        self._field = ""
        self._around = Surroundings(register, self._make_record)
        self._journal = FormJournal(register, self._compose_draft, self)
        self._journal.refused.connect(lambda words: self.banner.tell(words, "error"))
        self._checking = QTimer(self, interval=CHECKED_AFTER_MS, singleShot=True)
        self._checking.timeout.connect(self.review)
        self._bridge = RegisterBridge(register, self)
        self._bridge.applied.connect(self._on_applied)
        self._lay_out()

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
        if kind != self._kind or self.form is None:
            self._build(kind)
        self.record_id = record_id
        self._saved_at, self._tried, self._refused = None, False, ()
        self._derived, self._overtaken = {}, {}
        self._show_kept()
        self._offer_drafts()
        assert self.form is not None
        self._scroll.verticalScrollBar().setValue(0)
        self.form.focus_first()

    def _build(self, kind: str) -> None:
        self._kind = kind
        self.form = RecordForm(KINDS[kind], self._around)
        self.form.edited.connect(self._on_edited)
        self.form.commanded.connect(self._on_command)
        self.form.entered.connect(self._on_entered)
        self.form.left.connect(self._on_left)
        self._scroll.setWidget(self.form)
        QWidget.setTabOrder(self.form, self.footer)

    def _show_kept(self) -> None:
        assert self.form is not None
        values = self._kept_values()
        self.form.show_record(values)
        self._name_record(values)
        self._show_state()

    def _kept_values(self) -> Mapping[str, Stored]:
        record = self.register.get(self.record_id) if self.record_id else None
        return record.values if record else {}

    def _name_record(self, values: Mapping[str, Stored]) -> None:
        kind = KINDS[self._kind]
        stored = values.get(kind.title_field)
        self.header.show_record(kind, kind[kind.title_field].show(stored), self.record_id is None)

    def _show_state(self, errors: int = 0) -> None:
        self.header.show_state(self.dirty, self._saved_at, errors)

    @property
    def dirty(self) -> bool:
        """Whether something typed is not saved."""
        return self.form is not None and bool(self.form.touched())

    def put_values(self, values: Mapping[str, Stored]) -> None:
        """Put values into the form as if they had been typed."""
        assert self.form is not None
        for name, stored in values.items():
            self.form.rows[name].put(stored)

    # Typing

    def _on_edited(self, name: str) -> None:
        self._derived.pop(name, None)
        self._overtaken.pop(name, None)
        self._refused = tuple(f for f in self._refused if f.field != name)
        self._journal.touch()
        self._checking.start()
        self._show_state()

    def _on_entered(self, name: str) -> None:
        assert self.form is not None
        self._field = name
        self._scroll.ensureWidgetVisible(self.form.rows[name].body, 0, 48)

    def _on_left(self, name: str) -> None:
        assert self.form is not None
        self.form.rows[name].settle()
        self.review()

    def review(self) -> FormReading:
        """Read the form and say at the fields what is to be said; fill what an ID number tells."""
        assert self.form is not None
        self._checking.stop()
        reading = self.form.read()
        if self._derive(reading):
            reading = self.form.read()
        findings = [*reading.findings, *self._refused, *self._overtaken.values()]
        checked = operations.check_values(register=self.register, kind=self._kind, values=reading.values)
        findings += [f for f in checked if self._timely(f)]
        findings += [self._derived_note(n, source) for n, source in self._derived.items()]
        self.form.tell(findings)
        self._name_record(reading.values)
        self._show_state(sum(f.level == "error" for f in findings) if self._tried else 0)
        return FormReading(reading.values, (*reading.findings, *checked), reading.touched)

    def _timely(self, finding: Finding) -> bool:
        """An empty required field is told once Save was tried, not while one is on the way to it."""
        return self._tried or finding.code != "required_missing"

    def _derive(self, reading: FormReading) -> bool:
        assert self.form is not None
        filled = False
        for source in reading.touched:
            told = derived_from(self._kind, source, reading.values)
            for name, stored in told.items():
                empty = name in reading.values and reading.values[name] is None
                if (empty or name in self._derived) and reading.values.get(name) != stored:
                    self.form.rows[name].put(stored)
                    self._derived[name] = source
                    filled = True
        return filled

    def _derived_note(self, name: str, source: str) -> Finding:
        words = _("told by the field {field}; correct it if it is wrong")
        return Finding("derived", "note", words.format(field=KINDS[self._kind][source].label), name)

    # Commands

    def do(self, command: str) -> None:
        """Carry out a command of ``ui.entry.keys`` for the field that was entered last."""
        self._on_command(self._field, command)

    def _on_command(self, name: str, command: str) -> None:
        acts: dict[str, Callable[[], object]] = {
            "next": lambda: self._go(name, 1),
            "previous": lambda: self._go(name, -1),
            "save": self.save,
            "save_and_new": lambda: self.save() and self.open_record(self._kind, None),
            "new": lambda: self.try_leave() and self.open_record(self._kind, None),
            "take_previous": lambda: self._take_previous(name),
            "pick": lambda: self.form and name and self.form.rows[name].editor.pick(),
            "cancel": lambda: self.try_leave() and self.closed.emit(),
            "record_before": lambda: self.try_leave() and self.next_record.emit(-1),
            "record_after": lambda: self.try_leave() and self.next_record.emit(1),
        }
        acts[command]()

    def _go(self, name: str, step: int) -> None:
        assert self.form is not None
        if not self.form.go(name, step) and step > 0:
            self.footer.save.setFocus(Qt.FocusReason.TabFocusReason)

    def _take_previous(self, name: str) -> None:
        values = (self.previous_values() if self.previous_values else None) or self._last.get(self._kind, {})
        if self.form is not None and name and values.get(name) is not None:
            self.form.rows[name].put(values[name])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_of(event)
        if command == "next" and isinstance(button := self.focusWidget(), QPushButton):
            button.click()
        elif command is not None:
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
        assert self.form is not None
        if not self.dirty and self.record_id is not None:
            return True
        for name in self.form.touched():
            self.form.rows[name].settle()
        self._tried, self._refused = True, ()
        reading = self.review()
        errors = [f.field for f in reading.findings if f.level == "error"]
        if errors:
            self.form.focus_first([name for name in errors if name])
            return False
        values = {n: reading.values[n] for n in reading.touched} if self.record_id else reading.values
        applied = self._write(values)
        if applied is not None:
            self._after_save(applied)
        return applied is not None

    def _write(self, values: Mapping[str, Stored]) -> Applied | None:
        try:
            return operations.save_record(
                register=self.register,
                kind=self._kind,
                record_id=self.record_id,
                values=values,
                initiator=self,
            )
        except Refused as refused:
            self._show_refused(refused)
        except StaleChange:
            self._rebase()
            self._tell_overtaken()
        except WorldError as fault:
            self._journal.keep_now()
            faults.tell(fault, self)
        return None

    def _show_refused(self, refused: Refused) -> None:
        assert self.form is not None
        self._refused = tuple(f for found in refused.findings.values() for f in found if f.level == "error")
        self.review()
        if not any(f.field in self.form.rows for f in self._refused):
            self.banner.tell(refused.message, "error")
        self.form.focus_first([f.field for f in self._refused if f.field])

    def _after_save(self, applied: Applied) -> None:
        self._journal.drop()
        self._journal.begin()
        if self.record_id is None and applied.record_ids:
            self.record_id = applied.record_ids[0]
        self._saved_at, self._tried = datetime.now(), False
        self._derived, self._overtaken = {}, {}
        self.banner.clear()
        self._show_kept()
        self._last[self._kind] = dict(self._kept_values())
        self.saved.emit(applied)

    # Leaving

    def try_leave(self) -> bool:
        """Whether the form may be left; when something is unsaved, the user saves, drops or stays."""
        if not self.dirty:
            self._journal.drop()
            return True
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(_("Unsaved changes"))
        box.setText(_("Save the changes to “{title}”?").format(title=self.header.title.text()))
        save = box.addButton(_("Save"), QMessageBox.ButtonRole.AcceptRole)
        drop = box.addButton(_("Do not save"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(_("Go on typing"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(stay)
        box.exec()
        chosen = box.clickedButton()
        box.deleteLater()
        if chosen is save:
            return self.save()
        if chosen is drop:
            self.drop()
            return True
        return False

    def drop(self) -> None:
        """Forget what was typed; the record stands there again."""
        self._journal.drop()
        self._tried, self._refused, self._derived, self._overtaken = False, (), {}, {}
        self._show_kept()

    def hideEvent(self, event: QHideEvent) -> None:
        self._journal.keep_now()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._journal.keep_now()
        self._bridge.close()
        super().closeEvent(event)

    # Drafts of an earlier session

    def _compose_draft(self, draft_id: str, now: datetime) -> Draft | None:
        if self.form is None or not self.dirty:
            return None
        rows = {name: self.form.rows[name] for name in self.form.touched()}
        return Draft(
            draft_id=draft_id,
            kind=self._kind,
            record_id=self.record_id,
            title=self.header.title.text(),
            at=now,
            base={name: row.base for name, row in rows.items()},
            typed={name: row.editor.typed() for name, row in rows.items()},
        )

    def _offer_drafts(self) -> None:
        self.banner.clear()
        waiting = self._journal.waiting(self._kind, self.record_id)
        if not waiting:
            return
        draft = waiting[0]
        words = _("There is unsaved content from {time} ({count} fields).")
        time = draft.at.strftime("%Y-%m-%d %H:%M")
        offers = (
            (_("Restore"), lambda: self.restore(draft)),
            (_("Throw away"), lambda: self._forget(draft)),
        )
        self.banner.tell(words.format(time=time, count=len(draft.typed)), "warning", offers)

    def restore(self, draft: Draft) -> None:
        """Put back what was typed in an earlier session; where the record changed since, that is said."""
        assert self.form is not None
        self.banner.clear()
        self._journal.take_over(draft)
        for name, typed in draft.typed.items():
            row = self.form.rows.get(name)
            if row is not None:
                row.editor.set_typed(typed)
                if draft.base.get(name) != row.base:
                    self._note_overtaken(name)
        self._journal.touch()
        self.review()
        self.form.focus_first(self.form.touched())

    def _forget(self, draft: Draft) -> None:
        self._journal.forget(draft)
        self._offer_drafts()

    # The same record, changed elsewhere

    def _on_applied(self, applied: Applied) -> None:
        if applied.initiator is not self and self.record_id in applied.record_ids and self.form is not None:
            self._rebase()
            if self._overtaken:
                self._tell_overtaken()
            self.review()

    def _rebase(self) -> None:
        """Take over what the record holds now, under what was typed."""
        assert self.form is not None
        values = self._kept_values()
        touched = set(self.form.touched())
        for name, row in self.form.rows.items():
            stored = values.get(name)
            if stored != row.base:
                row.rebase(stored)
                if name in touched and row.touched:
                    self._note_overtaken(name)

    def _note_overtaken(self, name: str) -> None:
        assert self.form is not None
        row = self.form.rows[name]
        words = _("the record says “{value}” now; saving replaces it").format(
            value=self._words_of(name, row.base)
        )
        self._overtaken[name] = Finding("overtaken", "warning", words, name)

    def _words_of(self, name: str, stored: Stored) -> str:
        kind_field = KINDS[self._kind][name]
        if kind_field.type.name == "link" and isinstance(stored, str):
            return self.register.titles([stored]).get(stored, stored)
        return kind_field.show(stored) or _("(empty)")

    def _tell_overtaken(self) -> None:
        words = _("This record was changed elsewhere. What you typed is kept; look at it and save again.")
        self.banner.tell(words, "warning", ((_("Take the new values"), self._take_theirs),))

    def _take_theirs(self) -> None:
        self.drop()
        self.banner.clear()

    # Records made in place

    def _make_record(self, kind: str, words: str, answer: Callable[[str], None]) -> None:
        from ui.entry.dialog import RecordDialog

        title = {KINDS[kind].title_field: words} if words else {}
        dialog = RecordDialog(self.register, kind, title, self)
        dialog.made.connect(answer)
        dialog.open()
