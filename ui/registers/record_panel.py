"""What stands beside the table: the entry form of a record, a team's roster or its other tables, and the record's history."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.life import LIVES
from lyuliang_desk.messages import _
from lyuliang_desk.operations import own_tables
from lyuliang_desk.store.changes import Applied
from lyuliang_desk.store.drafts import Draft
from lyuliang_desk.store.register import Register
from ui.registers.attachments import AttachmentsPanel
from ui.registers.history import HistoryPanel
from ui.registers.life_strip import LifeStrip
from ui.registers.own_tables import OwnTables
from ui.registers.roster import RosterPanel


class RecordPanel(QWidget):
    """Tabs for one record at a time; ``closed`` when the user goes back to the table."""

    closed = Signal()
    saved = Signal(object)
    person_wanted = Signal(str)

    def __init__(self, register: Register, kind: RecordKind, parent: QWidget) -> None:
        super().__init__(parent)
        from ui.entry.panel import EntryPanel  # the editors are loaded with the first record that is opened

        self.kind = kind
        self.entry = EntryPanel(register, self)
        self.life = LifeStrip(register, kind.name, self) if kind.name in LIVES else None
        self.roster = RosterPanel(register, self) if kind.name == "team" else None
        owns = self.roster is None and own_tables.tables_of(kinds=register.kinds, kind=kind.name)
        self.own = OwnTables(register, kind, self) if owns else None
        self.attachments = AttachmentsPanel(register, self)
        self.history = HistoryPanel(register, self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.entry, str(kind.label))
        if self.roster is not None:
            self.tabs.addTab(self.roster, _("Members"))
            self.roster.person_wanted.connect(self.person_wanted)
        if self.own is not None:
            only = self.own.kinds[0].label if len(self.own.kinds) == 1 else None
            self.tabs.addTab(self.own, str(only) if only else _("Tables"))
        self.tabs.addTab(self.attachments, _("Attachments"))
        self.attachments.counted.connect(self._count_attachments)
        self.tabs.addTab(self.history, _("History"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        if self.life is not None:
            layout.addWidget(self.life)
            self.life.taken.connect(self._step_taken)
        layout.addWidget(self.tabs)
        self.entry.saved.connect(self._saved)
        self.entry.closed.connect(self.closed)
        self.tabs.currentChanged.connect(self._show_tab)

    @property
    def record_id(self) -> str | None:
        """The record that is shown, None for a new one."""
        return self.entry.record_id

    def open_record(self, record_id: str | None) -> bool:
        """Show a record, or an empty form; False when the user stays with what is typed."""
        if not self.entry.try_leave():
            return False
        self.entry.open_record(self.kind.name, record_id)
        if record_id is None:
            self.tabs.setCurrentWidget(self.entry)
        self._show_tab()
        if self.tabs.currentWidget() is not self.entry:
            self.focus_current()  # the form puts the keyboard into its first field by itself
        return True

    def show_field(self, name: str) -> None:
        """Bring the form to the front with the keyboard in one field."""
        self.tabs.setCurrentWidget(self.entry)
        self.entry.go_to_field(name)

    def continue_draft(self, draft: Draft) -> None:
        """Bring the form to the front with what was typed in an earlier session."""
        self.tabs.setCurrentWidget(self.entry)
        self.entry.restore(draft)

    def try_leave(self) -> bool:
        """Whether the panel may go away; asks the user when something typed is not saved."""
        return bool(self.entry.try_leave())

    def focus_current(self) -> None:
        """Put the keyboard into the tab that is shown."""
        self.tabs.currentWidget().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_history(self) -> None:
        """Bring the history to the front."""
        self.tabs.setCurrentWidget(self.history)
        self.focus_current()

    def refresh(self) -> None:
        """Read roster and history anew after something was written."""
        self._show_tab()

    def _show_tab(self) -> None:
        for place in range(1, self.tabs.count()):
            self.tabs.setTabEnabled(place, self.record_id is not None)
        if self.life is not None:
            self.life.show_record(self.record_id)
        self.attachments.show_record(self.record_id)
        shown = self.tabs.currentWidget()
        if self.own is not None and shown is self.own:
            self.own.show_record(self.record_id)
        elif shown is self.history:
            self.history.show_record(self.record_id)
        elif self.roster is not None and shown is self.roster:
            self.roster.show_team(self.record_id)

    def _count_attachments(self, count: int) -> None:
        words = _("Attachments {count}").format(count=count) if count else _("Attachments")
        self.tabs.setTabText(self.tabs.indexOf(self.attachments), words)

    def _step_taken(self) -> None:
        if self.record_id is not None:
            self.open_record(self.record_id)

    def _saved(self, applied: Applied) -> None:
        self._show_tab()
        self.saved.emit(applied)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.tabs.currentWidget() is not self.entry:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
