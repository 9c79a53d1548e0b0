"""The place of one kind: its table, and beside it the record that is open."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QMenu, QMessageBox, QSplitter, QVBoxLayout, QWidget

from lyuliang_desk import operations
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.catalogue.types.link import Link, Links
from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.store.changes import Applied
from lyuliang_desk.store.drafts import Draft
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.saved_views import SavedView
from lyuliang_desk.store.views import View
from ui import faults
from ui.registers.clipboard import copied, texts_of
from ui.registers.column_dialog import ColumnDialog
from ui.registers.record_panel import RecordPanel
from ui.registers.search_bar import SearchBar
from ui.registers.selection_totals import totals_text
from ui.registers.table_view import RecordTable
from ui.registers.table_views import TableViews
from ui.settings import Settings

TOTALS_QUIET = 60
"""Milliseconds without a change of the selection before its sums are asked."""


class RegisterPage(QWidget):
    """One register of the sidebar. ``status`` is the line for the status bar, ``record_wanted`` asks for another page."""

    status = Signal(str)
    record_wanted = Signal(str, str)
    drafts_changed = Signal()

    def __init__(self, register: Register, kind: RecordKind, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.register = register
        self.kind = kind
        self._settings = settings
        self._stale = True
        self.panel: RecordPanel | None = None
        self.bar = SearchBar(str(kind.label), self)
        self.table = RecordTable(register, kind, settings, self)
        self.views = TableViews(register, self.table, self.bar, self)
        self.bar.add_after_title(self.views.button)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.table)
        self._totals = QTimer(self)
        self._totals.setSingleShot(True)
        self._totals.setInterval(TOTALS_QUIET)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.views.banner)
        layout.addWidget(self._splitter, 1)
        self._connect()

    def _connect(self) -> None:
        self._totals.timeout.connect(self.tell_status)
        self.bar.box.searched.connect(self.table.search)
        self.bar.box.left.connect(self.table.grid.setFocus)
        self.table.filters.left.connect(self.table.grid.setFocus)
        self.bar.clear_wanted.connect(self.clear_filters)
        self.bar.columns_wanted.connect(self.choose_columns)
        self.table.opened.connect(self.open_current)
        self.table.typed.connect(self.search_for)
        self.table.selection_changed.connect(self._totals.start)
        self.table.view_changed.connect(self._show_state)
        self.table.grid.delete_wanted.connect(self.delete_selected)
        self.table.grid.copy_wanted.connect(self.copy)
        self.table.grid.paste_wanted.connect(self.paste)
        self.table.header_menu.connect(self._header_menu)

    # Freshness

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def hear(self, applied: Applied) -> None:
        """Something was written: ask anew now, or when the page is shown, if it is about what stands here."""
        self.views.hear(applied)
        linked = {f.type.kind for f in self.kind.fields if isinstance(f.type, Link | Links)}
        if not {self.kind.name, *linked} & set(applied.kinds) and not self._roster_hit(applied):
            return
        self._stale = True
        if self.isVisible() and applied.initiator is not self:
            self.refresh()

    def _roster_hit(self, applied: Applied) -> bool:
        return self.kind.name == "team" and bool({"membership", "person"} & set(applied.kinds))

    def refresh(self) -> None:
        """Ask anew when something was written since the last time."""
        if self._stale:
            self._stale = False
            self.table.refetch()
            self._show_state()
            if self.panel is not None and self.panel.isVisible():
                self.panel.refresh()

    def _show_state(self) -> None:
        view = self.table.view
        asked = bool(view.search or view.filters)
        self.bar.clear.setVisible(asked)
        found = self.table.model.count
        if asked:
            words = _("{found} of {count}").format(
                found=f"{found:,}", count=f"{self.register.count(self.kind.name):,}"
            )
        else:
            words = f"{found:,}"
        self.bar.found.setText(words)
        self.table.show_hint("" if found else self._hint(asked))

    def _hint(self, asked: bool) -> str:
        if asked:
            return _("Nothing is found. Press Esc in the search box, or clear the filters (Ctrl+Shift+L).")
        if self.register.read_only:
            return _("Nothing here yet.")
        return _(
            "Nothing here yet. Press Ctrl+N to enter the first one, or drop a workbook here to import it."
        )

    def tell_status(self) -> None:
        """Say in the status bar what is selected."""
        self._totals.stop()
        if self.isVisible():
            self.status.emit(totals_text(self.table))

    # Records

    def new_record(self) -> None:
        """An empty form beside the table."""
        self._open(None)

    def open_current(self) -> None:
        """The record under the cursor beside the table."""
        record_id = self.table.current_id()
        if record_id is not None:
            self._mark_current()
            self._open(record_id)

    def _mark_current(self) -> None:
        """The row of the cursor is seen to be the open one."""
        here = self.table.grid.currentIndex()
        self.table.grid.setCurrentIndex(here)
        self.table.grid.scrollTo(here)

    def show_rows(self, view: View, words: str) -> None:
        """Show the rows that a figure elsewhere is made of, under its words."""
        self.views.show(SavedView("", words, view))

    def open_record(self, record_id: str, field: str = "") -> None:
        """A record by its id, whether the view holds it or not, with the keyboard in a field."""
        self.table.show_record(record_id)
        if self._open(record_id) and field:
            self._panel().show_field(field)

    def continue_draft(self, draft: Draft) -> None:
        """Go on with what was typed in an earlier session."""
        if draft.record_id is not None:
            self.table.show_record(draft.record_id)
        if self._open(draft.record_id):
            self._panel().continue_draft(draft)

    def show_history(self) -> None:
        """The history of the record under the cursor."""
        record_id = self.table.current_id()
        if record_id is not None and self._open(record_id):
            self._mark_current()
            self._panel().show_history()

    def _open(self, record_id: str | None) -> bool:
        panel = self._panel()
        panel.show()
        return panel.open_record(record_id)

    def _panel(self) -> RecordPanel:
        if self.panel is None:
            self.panel = RecordPanel(self.register, self.kind, self._splitter)
            self._splitter.addWidget(self.panel)
            self._splitter.setStretchFactor(0, 3)
            self._splitter.setStretchFactor(1, 2)
            kept = self._settings.get_bytes(f"splitter/{self.kind.name}")
            if kept.isEmpty() or not self._splitter.restoreState(kept):
                width = self._splitter.width()
                self._splitter.setSizes([width * 3 // 5, width * 2 // 5])
            self.panel.closed.connect(self.close_panel)
            self.panel.saved.connect(self._saved)
            self.panel.person_wanted.connect(lambda person: self.record_wanted.emit("person", person))
            self.panel.entry.drafts_changed.connect(self.drafts_changed)
            self.panel.entry.next_record.connect(self._step)
            self.panel.entry.previous_values = self._values_before
        return self.panel

    def _values_before(self) -> dict[str, Stored] | None:
        row = self.table.grid.currentIndex().row() - (0 if self.panel and self.panel.record_id is None else 1)
        if not 0 <= row < len(self.table.model.rids):
            return None
        record = self.register.get(self.table.model.row(row).id)
        return record.values if record else None

    def _step(self, by: int) -> None:
        row = self.table.grid.currentIndex().row() + by
        while self.table.model.heading(row) is not None:
            row += by
        if 0 <= row < len(self.table.model.rids):
            self.table.grid.setCurrentIndex(self.table.model.index(row, 0))
            self.open_current()

    def _saved(self, applied: Applied) -> None:
        if applied.record_ids:
            self.table.show_record(applied.record_ids[0])

    def close_panel(self) -> None:
        """Back to the table alone."""
        if self.panel is not None:
            self._settings.put_bytes(f"splitter/{self.kind.name}", self._splitter.saveState())
            self.panel.hide()
        self.table.grid.setFocus()

    def may_leave(self) -> bool:
        """Whether the page may go away; asks when something typed is not saved."""
        return self.panel is None or self.panel.try_leave()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.panel is not None:
            self.panel.entry.close()
        super().closeEvent(event)

    def delete_selected(self) -> None:
        """Ask, then delete the selected records; undo brings them back."""
        chosen = self.table.selected_ids()
        if not chosen or self.register.read_only:
            return
        titles = self.register.titles(chosen[:3])
        named = "、".join(titles.get(record_id, "") for record_id in chosen[:3])
        words = _("Delete {count} records ({titles})? Undo (Ctrl+Z) brings them back.")
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(_("Delete"))
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(words.format(count=len(chosen), titles=named + ("…" if len(chosen) > 3 else "")))
        delete = box.addButton(_("Delete"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(delete)
        box.accepted.connect(lambda: self._delete(chosen))
        box.open()

    def _delete(self, chosen: list[str]) -> None:
        if self.panel is not None and self.panel.isVisible() and self.panel.record_id in chosen:
            if not self.panel.try_leave():
                return
            self.close_panel()
        try:
            operations.delete_records(register=self.register, record_ids=chosen, initiator=self)
        except WorldError as fault:
            faults.tell(fault, self)
        self.refresh()

    # The view

    def search_for(self, letters: str) -> None:
        """Go to the search box with letters that were typed in the table."""
        self.focus_search()
        self.bar.box.setText(letters)

    def focus_search(self) -> None:
        """The keyboard into the search box."""
        self.bar.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.box.selectAll()

    def focus_filter(self) -> None:
        """The keyboard into the filter over the column of the cursor."""
        column = max(self.table.grid.currentIndex().column(), 0)
        self.table.filters.cell(self.table.columns[column].field.name).setFocus(
            Qt.FocusReason.ShortcutFocusReason
        )

    def clear_filters(self) -> None:
        """Show everything of the view again, in the order that is set; then everything there is."""
        if self.views.clear():
            return
        self.bar.box.clear()
        self.bar.box.take()
        self.table.filters.clear()
        self.table.grid.setFocus()

    def choose_columns(self) -> None:
        """The dialog with the columns."""
        dialog = ColumnDialog(self.table.columns, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def choose_own_fields(self) -> None:
        """The dialog with the fields that the office has added; asks first where something typed is not saved."""
        from ui.registers.own_fields_dialog import OwnFieldsDialog

        if self.may_leave():
            OwnFieldsDialog(self.register, self.kind, self).open()

    def sort_by_current_column(self) -> None:
        """Order by the column of the cursor: up, down, not at all."""
        column = self.table.grid.currentIndex().column()
        if column >= 0:
            self.table.sort(self.table.columns[column].field.name)

    def copy(self, headers: bool = False) -> None:
        """The selected rows, or the current one, to the clipboard."""
        rids = self.table.selected_rids()
        row = self.table.grid.currentIndex().row()
        if not rids and 0 <= row < len(self.table.model.rids):
            rids = self.table.model.rids[row : row + 1]
        if rids:
            fields = self.table.columns.fields()
            data = copied(fields, texts_of(self.table.model, rids), headers)
            QGuiApplication.clipboard().setMimeData(data)

    def paste(self) -> None:
        """Show what pasting the clipboard at the cursor would do."""
        from ui.registers import aids

        aids.paste(self)

    def _header_menu(self, column: int, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        columns = self.table.columns
        if column >= 0:
            name = columns[column].field.name
            menu.addAction(_("Sort by this column"), lambda: self.table.sort(name))
            self.views.fill_header_menu(menu, column)
            menu.addSeparator()
            menu.addAction(_("Fit the width"), lambda: self.table.fit(column))
        if column > 0:
            shown = [entry.field.name for entry in columns.shown if entry.field.name != name]
            menu.addAction(_("Hide this column"), lambda: columns.choose(shown))
        menu.addSeparator()
        menu.addAction(_("Choose columns…"), self.choose_columns)
        menu.addAction(_("Columns as at first"), columns.reset)
        menu.popup(place)

    def areas(self) -> list[QWidget]:
        """Where F6 goes, in order."""
        shown = [self.bar.box, self.table.grid]
        return [*shown, self.panel] if self.panel is not None and self.panel.isVisible() else list(shown)
