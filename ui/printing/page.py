"""The preview: a form for chosen records, made off the window's thread, looked at, saved, printed."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTemporaryDir, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from lyuliang_desk import operations
from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.paperwork.forms import Form
from lyuliang_desk.store.changes import Applied
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View
from ui import faults
from ui.banner import Banner
from ui.bridge import RegisterBridge
from ui.printing.bar import PreviewBar
from ui.printing.drawer import PageDrawer
from ui.printing.pages_view import STEP, PagesView
from ui.printing.printer import chosen_pages, print_pages
from ui.printing.waiting import Waiting
from ui.tasks import Task, run_with_dialog

KEYS = {
    "Ctrl+S": "save",
    "Ctrl+P": "print",
    "Ctrl+9": "fit_width",
    "Ctrl+0": "fit_page",
    "Ctrl++": "larger",
    "Ctrl+=": "larger",
    "Ctrl+-": "smaller",
}


YEARS = 12
"""So many years back may a form be asked for: the partnership's ten and two before."""


class FileRefused(WorldError):
    """The PDF cannot be written where the user wants it."""

    def __init__(self, path: Path, reason: str) -> None:
        message = _("{path} cannot be written ({reason}); close it elsewhere, or choose another name.")
        super().__init__("file_refused", message.format(path=path, reason=reason))


class PreviewPage(QWidget):
    """Previews one form. ``pdf`` holds what is shown, None while there is nothing."""

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.register = register
        self.pdf: bytes | None = None
        self._view: View | None = None
        self._record_ids: Sequence[str] | None = None
        self._form = ""
        self._task: Task | None = None
        self._drawer: PageDrawer | None = None
        self._elsewhere: QTemporaryDir | None = None
        self._bridge = RegisterBridge(register, self)
        self._bridge.applied.connect(self._on_applied)
        bridge = self._bridge
        self.destroyed.connect(lambda: bridge.close())  # a window takes its parts down without closing them
        self._columns: Sequence[str] = ()
        self._forms = {form.id: form for form in operations.forms()}
        self._lay_out()
        for keys, act in KEYS.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.act, act))

    def _lay_out(self) -> None:
        self.bar, self.banner = PreviewBar(list(self._forms.values())), Banner()
        self.pages, self.waiting, self._stack = PagesView(), Waiting(), QStackedWidget()
        self._stack.addWidget(self.pages)
        self._stack.addWidget(self.waiting)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.bar, self.banner, self._stack):
            column.addWidget(widget)
        self.bar.form_chosen.connect(lambda form: self._choose(form) or self.make())
        self.bar.sheet_chosen.connect(lambda _sheet: self.make())
        self.bar.year_chosen.connect(lambda _year: self.make())
        this_year = self.register.today().year
        self.bar.offer_years(range(this_year, this_year - YEARS, -1), this_year - 1)
        self.bar.page_chosen.connect(self.pages.go_to)
        self.bar.acted.connect(self.act)
        self.pages.current_changed.connect(self._show_place)
        self.pages.zoom_changed.connect(self.bar.show_zoom)
        self.waiting.stopped.connect(self.stop)

    # Making the pages

    def show_form(
        self,
        form_id: str,
        view: View | None,
        record_ids: Sequence[str] | None,
        columns: Sequence[str] = (),
    ) -> None:
        """Make and show the pages of a form for the records of a view, or for those chosen.

        ``columns`` are the fields that the list of a kind shows, as the table does.
        """
        self._view, self._record_ids, self._columns = view, record_ids, columns
        self._offer_forms(form_id)
        self._choose(form_id)
        self.make()

    def _offer_forms(self, form_id: str) -> None:
        """Offer the forms for the records at hand; those with an official one of the form's kind where none is named."""
        kind = self._view.kind if self._view is not None else _kind_of(form_id, self._forms)
        forms = operations.forms_for(kind, self.register)
        if [form.id for form in forms] != list(self._forms):
            self._forms = {form.id: form for form in forms}
            self._form = ""
            self.bar.offer_forms(forms)

    def _choose(self, form_id: str) -> None:
        if form_id != self._form:
            self._form = form_id
            self.bar.choose_form(form_id)

    def make(self) -> None:
        """Make the pages anew, from the records as they are now."""
        self.stop()
        self._show(None)
        self.banner.clear()
        self.waiting.show_work(_("Making the pages of {form} …").format(form=self._forms[self._form].title))
        form, sheet, view, ids = self._form, self.bar.sheet.current, self._view, self._record_ids
        year, columns = int(self.bar.year.current), self._columns
        task = Task(
            lambda progress, cancelled: operations.print_form(
                register=self.register,
                form=form,
                view=view,
                record_ids=ids,
                page=sheet,
                year=year,
                columns=columns,
                progress=progress,
                cancelled=cancelled,
            ),
            self,
            tell_failure=False,
        )
        task.progressed.connect(self.waiting.show_progress)
        task.done.connect(lambda pdf: task is self._task and self._show(pdf))
        task.failed.connect(lambda fault: task is self._task and self._show_fault(fault))
        task.cancelled.connect(lambda: task is self._task and self._show_stopped())
        task.ended.connect(lambda: self._forget(task))
        self._task = task
        task.start()

    def stop(self) -> None:
        """Stop making pages, if any are being made."""
        if self._task is not None:
            self._task.cancel()

    def _forget(self, task: Task) -> None:
        if self._task is task:
            self._task = None

    def _show(self, pdf: bytes | None) -> None:
        self.pages.show_pages(None)
        if self._drawer is not None:
            self._drawer.close()
            self._drawer.deleteLater()
        self.pdf, self._drawer = pdf, PageDrawer(pdf, self) if pdf is not None else None
        self.pages.show_pages(self._drawer)
        self._show_place(self.pages.current())
        self._stack.setCurrentWidget(self.waiting if pdf is None else self.pages)
        if pdf is not None:
            self.pages.setFocus()

    def _show_place(self, index: int) -> None:
        self.bar.show_pages(max(index, 0), self.pages.page_count())

    def _show_fault(self, fault: BaseException) -> None:
        if isinstance(fault, WorldError):
            self.waiting.show_fault(fault.message)
        else:
            self.waiting.show_fault(_("The pages could not be made."))
            faults.tell(fault, self)

    def _show_stopped(self) -> None:
        self.waiting.show_fault(_("Stopped. Choose the form again to make its pages."))

    def _on_applied(self, _applied: Applied) -> None:
        if self.pdf is not None:
            words = _("The register has changed since these pages were made.")
            self.banner.tell(words, "warning", ((_("Make anew"), self.make),))

    # What can be done with them

    def act(self, name: str) -> None:
        """Carry out an action of the bar or of ``KEYS``."""
        acts = {
            "fit_width": lambda: self.pages.fit_to("width"),
            "fit_page": lambda: self.pages.fit_to("page"),
            "larger": lambda: self.pages.zoom_by(STEP),
            "smaller": lambda: self.pages.zoom_by(1 / STEP),
            "save": self._ask_and_save,
            "open": self._open_elsewhere,
            "print": self._print,
        }
        if self.pdf is not None:
            acts[name]()

    def suggested_name(self) -> str:
        """A name for the file: the form and the day."""
        return f"{self._forms[self._form].title}{self.register.today():%Y%m%d}.pdf"

    def save_to(self, path: Path) -> None:
        """Write the PDF as it is shown, whole or not at all. Raises ``FileRefused``."""
        assert self.pdf is not None
        beside = path.with_name(f".{path.name}.part")
        try:
            beside.write_bytes(self.pdf)
            beside.replace(path)
        except OSError as fault:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise FileRefused(path, fault.strerror or str(fault)) from fault

    def _ask_and_save(self) -> None:
        beside = str(self.register.path.with_name(self.suggested_name()))
        chosen, _filter = QFileDialog.getSaveFileName(self, _("Save as PDF"), beside, "PDF (*.pdf)")
        if chosen:
            self._save_and_tell(Path(chosen))

    def _save_and_tell(self, path: Path) -> None:
        try:
            self.save_to(path)
        except WorldError as fault:
            faults.tell(fault, self)
        else:
            self.banner.tell(_("Saved: {path}").format(path=path), "good")

    def _open_elsewhere(self) -> None:
        self._elsewhere = self._elsewhere or QTemporaryDir()
        path = Path(self._elsewhere.path()) / self.suggested_name()
        self._save_and_tell(path)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _print(self) -> None:
        assert self.pdf is not None
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.suggested_name())
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self.pages.page_count())
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if agreed:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> Task:
        """Print the pages that the printer was told to, off the window's thread."""
        assert self.pdf is not None
        pdf, indices = self.pdf, chosen_pages(printer, self.pages.page_count())

        def work(progress: operations.Progress, cancelled: operations.Cancel) -> None:
            print_pages(pdf, printer, indices, progress, cancelled)

        return run_with_dialog(_("Printing"), work, self)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._task is not None:
            self._task.cancel_and_wait()
        self._bridge.close()
        if self._drawer is not None:
            self._drawer.close()
            self._drawer = None
        super().closeEvent(event)


def _kind_of(form_id: str, forms: Mapping[str, Form]) -> str:
    """The kind of records that a form is for when none were named."""
    return forms[form_id].kind if form_id in forms else form_id.partition(":")[2]
