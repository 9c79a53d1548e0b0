"""The import page: choose or drop a workbook, see what would become of every row, correct it, apply it."""

from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from lyuliang_desk import operations
from lyuliang_desk.errors import WorldError
from lyuliang_desk.excel.grid import Workbook
from lyuliang_desk.excel.planning.plan import ImportPlan
from lyuliang_desk.messages import _
from lyuliang_desk.store.changes import Applied
from lyuliang_desk.store.register import Register
from ui.banner import Banner, Offer
from ui.bridge import RegisterBridge
from ui.importing.apply_bar import ApplyBar
from ui.importing.drop_area import DropArea
from ui.importing.dropping import FileDrop
from ui.importing.file_bar import FileBar
from ui.importing.import_work import ImportWork
from ui.importing.leaving import agrees_to_lose
from ui.importing.names import Names
from ui.importing.outcome import outcome_words
from ui.importing.page_keys import give_keys
from ui.importing.rehearsal import RehearsalDialog
from ui.importing.sheet_list import SheetList
from ui.importing.sheet_panel import SheetPanel
from ui.importing.work_strip import WorkStrip

ENDINGS = "*.xlsx *.xlsm *.xls *.xlsb *.ods *.et *.csv *.txt"
TEXT_ENDINGS = (".csv", ".txt", ".tsv")


class ImportPage(QWidget):
    """Nothing is written before Import is pressed.

    ``applied(Applied)`` tells what was written, ``records_wanted(kind)`` that the records shall be shown, ``closed()``
    that the person is done here. Ask ``may_leave()`` before the page is taken away, then ``stop()`` it.
    """

    applied = Signal(object)
    records_wanted = Signal(str)
    closed = Signal()

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.register = register
        self.path: Path | None = None
        self.queue: deque[Path] = deque()
        self.sheet = ""
        self._step: int | None = None
        self.work = ImportWork(register, self)
        self._bridge = RegisterBridge(register, self)
        self.files = FileBar()
        self.banner = Banner()
        self.strip = WorkStrip()
        self.drop = DropArea()
        self.sheets = SheetList()
        self.panel = SheetPanel(register)
        self.foot = ApplyBar(viewing=register.read_only)
        drop = FileDrop(self)
        drop.hovering.connect(self.drop.heat)
        drop.dropped.connect(self.open_files)
        self._lay_out()
        self._connect()
        give_keys(self)

    @property
    def file_name(self) -> str:
        """The name of the file that is open, empty for none."""
        return self.path.name if self.path else ""

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.sheets)
        split.addWidget(self.panel)
        split.setSizes([190, 900])
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(split, 1)
        column.addWidget(self.foot)
        self.places = QStackedWidget()
        self.places.addWidget(self.drop)
        self.places.addWidget(work)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for widget in (self.files, self.banner, self.strip):
            whole.addWidget(widget)
        whole.addWidget(self.places, 1)

    def _connect(self) -> None:
        self.drop.choose.connect(self.choose_files)
        self.files.choose.connect(self.choose_files)
        self.files.leave.connect(self.leave)
        self.files.undo.connect(self.take_back)
        self.files.redo.connect(self.say_again)
        self.files.encoding_chosen.connect(self._read_again)
        self.files.skip_hidden.connect(self._skip_hidden)
        self.strip.stopped.connect(self.work.cancel)
        self.sheets.chosen.connect(self._show_sheet)
        self.panel.said.connect(self._said)
        self.foot.wanted.connect(self._apply)
        self.foot.rehearsal_wanted.connect(self.rehearse)
        self._bridge.applied.connect(self._register_changed)
        work = self.work
        work.began.connect(self._began)
        work.progressed.connect(self.strip.show_progress)
        work.ended.connect(self._ended)
        work.workbook_read.connect(self._read)
        work.planned.connect(self._planned)
        work.applied.connect(self._applied)
        work.failed.connect(self._failed)

    # Files

    def choose_files(self) -> None:
        """Ask for files and open them one after another."""
        words = _("Workbooks ({endings});;All files (*)").format(endings=ENDINGS)
        folder = str(self.path.parent) if self.path else ""
        names, _filter = QFileDialog.getOpenFileNames(self, _("Choose workbooks"), folder, words)
        self.open_files([Path(name) for name in names])

    def open_files(self, paths: Iterable[Path]) -> None:
        """Open the first file now, the others after it."""
        waiting = deque(paths)
        if waiting and self.may_leave():
            self.queue = waiting
            self._open(self.queue.popleft())

    def open_file(self, path: Path) -> None:
        """Read a workbook and show what would become of it; asks first when corrections would be lost."""
        self.open_files([path])

    def _open(self, path: Path) -> None:
        self.path, self.sheet, self._step = path, "", None
        self.banner.clear()
        self.files.show_file(path.name, len(self.queue), is_text=path.suffix.lower() in TEXT_ENDINGS)
        self.places.setEnabled(False)
        self.work.read(path)

    def _read_again(self, encoding: str | None) -> None:
        if self.path is not None:
            self.banner.clear()
            self.work.read(self.path, encoding, keep=True)

    def _skip_hidden(self, skip: bool) -> None:
        self.work.skip_hidden = skip
        self._said()

    # The plan

    def _read(self, workbook: Workbook) -> None:
        self.files.show_workbook(workbook)
        if workbook.warnings:
            self.banner.tell("\n".join(warning.message for warning in workbook.warnings), "warning")

    def _planned(self, plan: ImportPlan) -> None:
        names = [sheet.grid.name for sheet in plan.sheets]
        if self.sheet not in names:
            first = next((s for s in plan.sheets if s.kind), plan.sheets[0])
            self.sheet = first.grid.name
        self.sheets.show_plan(plan, self.sheet)
        self._names = Names(self.register, plan.sheets)
        self.foot.show_plan(plan, ready=not self.work.busy)
        first_time = not self.places.isEnabled()
        self.places.setEnabled(True)
        self.places.setCurrentIndex(1)
        self._show_sheet(self.sheet)
        if first_time:
            self.panel.grid.setFocus()

    def _show_sheet(self, name: str) -> None:
        plan = self.work.plan
        if plan is None:
            return
        self.sheet = name
        sheet = next(s for s in plan.sheets if s.grid.name == name)
        self.panel.show_sheet(plan, sheet, self.work.corrected, self._names)
        self._show_steps()

    def _said(self) -> None:
        self.work.replan()
        self.foot.set_ready(self.work.fresh and not self.work.busy)
        self._show_steps()

    def take_back(self) -> None:
        """Ctrl+Z: take the last correction back; the register's own steps are never touched from here."""
        self._step_back(self.work.corrected.undo)

    def say_again(self) -> None:
        """Ctrl+Y: make the correction again that was taken back."""
        self._step_back(self.work.corrected.redo)

    def _step_back(self, step: Callable[[], str | None]) -> None:
        sheet = step()
        if sheet is not None:
            self.sheet = sheet
            self._said()

    def _show_steps(self) -> None:
        corrected = self.work.corrected
        self.files.show_steps(corrected.undo_name, corrected.redo_name, corrected.cells)

    def _register_changed(self, applied: Applied) -> None:
        """Somebody wrote: the plan is made again, so that it never speaks of an older register."""
        if self.work.workbook is None or applied.initiator is self.work:
            return
        if self._step is not None:
            self._step = None
            self.banner.clear()
        self._said()

    # Applying

    def ask_to_apply(self) -> None:
        """Ctrl+Enter; in the middle of a cell it only takes what was typed, whose result is to be seen first."""
        if self.panel.grid.is_editing():
            self.panel.grid.setFocus()
        else:
            self.foot.ask()

    def rehearse(self) -> RehearsalDialog | None:
        """Show what applying the plan would do to figures and forms."""
        if self.work.plan is None or not self.work.fresh or self.work.busy:
            return None
        dialog = RehearsalDialog(self.register, self.work.plan, self)
        dialog.open()
        return dialog

    def _apply(self, all_or_nothing: bool) -> None:
        if self.work.fresh and not self.work.busy:
            self.banner.clear()
            self.work.apply(all_or_nothing)

    def _applied(self, applied: Applied) -> None:
        plan = self.work.plan
        self._step = applied.step
        kind = next((s.kind for s in plan.sheets if s.kind), None) if plan else None
        deeds: list[Offer] = [(_("Undo the import"), self.undo_import)]
        if kind:
            deeds.append((_("Show the records"), lambda: self.records_wanted.emit(kind)))
        if self.queue:
            deeds.append((_("Next file: {file}").format(file=self.queue[0].name), self.next_file))
        self.banner.tell(outcome_words(applied, plan, self.file_name), "good", deeds)
        self.applied.emit(applied)
        self.work.replan(at_once=True)

    def undo_import(self) -> None:
        """Take the import back, as long as it is the last step."""
        if self._step is None:
            return
        self._step = None
        try:
            operations.undo(register=self.register)
        except WorldError as fault:
            self._failed(fault)
            return
        self.banner.tell(_("The import is undone; the register is as it was before."), "good")

    def next_file(self) -> None:
        """Open the file that waits next."""
        if self.queue and self.may_leave():
            self._open(self.queue.popleft())

    # Work and faults

    def _began(self, words: str) -> None:
        self.strip.begin(words)
        self.foot.set_ready(False)

    def _ended(self) -> None:
        self.strip.end()
        if self.work.outdated:
            words = _("The comparison was stopped; the states shown are those before.")
            self.banner.tell(words, "warning", [(_("Compare again"), self._compare_again)])
        self.foot.set_ready(self.work.fresh)

    def _compare_again(self) -> None:
        self.banner.clear()
        self.work.replan(at_once=True)

    def _failed(self, fault: WorldError) -> None:
        deeds: list[Offer] = []
        if self.queue:
            deeds.append((_("Next file: {file}").format(file=self.queue[0].name), self.next_file))
        self.banner.tell(fault.message, "error", deeds)
        if self.work.plan is None:
            self.places.setEnabled(True)
            self.places.setCurrentIndex(0)
            self.foot.show_plan(None, ready=False)
        elif self.work.workbook is not None and self.work.fresh:
            self.work.replan()

    def escape(self) -> None:
        """Escape: stop what is under way, else leave."""
        if self.work.busy:
            self.work.cancel()
        else:
            self.leave()

    # Leaving

    def may_leave(self) -> bool:
        """Whether nothing is lost by leaving, or the person agrees to lose it."""
        if not self.work.corrected.open_work:
            return True
        return agrees_to_lose(self.file_name, self)

    def leave(self) -> None:
        """Close the page if nothing is lost by it; a plan without corrections stays for the way back."""
        if self.may_leave():
            self.stop()
            if self.work.corrected.open_work:
                self._forget()
            self.closed.emit()

    def _forget(self) -> None:
        """Begin as if nothing was opened."""
        self.path, self.sheet, self._step = None, "", None
        self.queue.clear()
        self.work.forget()
        self.banner.clear()
        self.files.show_file("", 0, is_text=False)
        self.places.setCurrentIndex(0)

    def stop(self) -> None:
        """Stop what is under way; the page or the register goes away."""
        self.work.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.stop()
        self._bridge.close()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.work.plan is not None:
            self._show_sheet(self.sheet)  # icons and inks are those of the scheme

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DeferredDelete:
            self.stop()
            self._bridge.close()
        return super().event(event)
