"""The entry aids of a register's table: paste a block, fill down, set a field on the selection, double entry."""

from PySide6.QtGui import QGuiApplication

from lyuliang_desk.errors import WorldError
from lyuliang_desk.excel.pasting.planner import PastePlace
from lyuliang_desk.messages import _
from lyuliang_desk.operations import pasting
from lyuliang_desk.store.changes import Applied
from lyuliang_desk.store.errors import ReadOnlyRegister
from ui import faults
from ui.registers.page import RegisterPage


class NothingToPaste(WorldError):
    """The clipboard holds no cells."""

    def __init__(self) -> None:
        words = _("There are no cells on the clipboard. Copy a block of cells in Excel or WPS first.")
        super().__init__("nothing_to_paste", words)


class FewSelected(WorldError):
    """Filling down needs a record to take from and others to give to."""

    def __init__(self) -> None:
        words = _("Select several records first; the value of the topmost one goes into the others.")
        super().__init__("few_selected", words)


class NothingSelected(WorldError):
    """There is no record to set a field on."""

    def __init__(self) -> None:
        super().__init__("nothing_selected", _("Select the records first on which a field is to be set."))


def paste(page: RegisterPage) -> None:
    """Show what pasting the clipboard at the current cell would do."""
    from ui.registers.paste_dialog import PasteDialog

    block = pasting.copied_cells(text=QGuiApplication.clipboard().text())
    if not _may_write(page):
        return
    if not block:
        faults.tell(NothingToPaste(), page)
        return
    here = page.table.grid.currentIndex()
    row, column = max(here.row(), 0), max(here.column(), 0)
    fields = [field.name for field in page.table.columns.fields()[column:]]
    place = PastePlace(page.kind.name, fields, page.table.model.records_from(row))
    dialog = PasteDialog(page.register, block, place, page)
    dialog.pasted.connect(lambda applied: _show(page, applied))
    dialog.open()


def fill_down(page: RegisterPage) -> None:
    """Ask whether the value of the topmost selected record, in the current column, is to go into the others."""
    from ui.registers.fill_dialog import FillDialog

    if not _may_write(page):
        return
    ids = page.table.selected_ids()
    top = page.register.get(ids[0]) if ids else None
    if top is None or len(ids) < 2:
        faults.tell(FewSelected(), page)
        return
    field = _current_field(page)
    dialog = FillDialog(
        page.register, page.kind, ids[1:], field, page, value=top.values.get(field), down=True
    )
    dialog.open()


def set_field(page: RegisterPage) -> None:
    """Ask for a field and a value for the selected records."""
    from ui.registers.fill_dialog import FillDialog

    if not _may_write(page):
        return
    ids = page.table.selected_ids()
    if not ids:
        faults.tell(NothingSelected(), page)
        return
    dialog = FillDialog(page.register, page.kind, ids, _current_field(page), page)
    dialog.open()
    dialog.row.focus()


def choose_double_entry(page: RegisterPage) -> None:
    """Ask which fields the office keys twice."""
    from ui.entry.double_entry_choice import DoubleEntryChoice

    if _may_write(page):
        DoubleEntryChoice(page.register, page).open()


def _may_write(page: RegisterPage) -> bool:
    if page.register.read_only:
        faults.tell(ReadOnlyRegister(page.register.path), page)
    return not page.register.read_only


def _current_field(page: RegisterPage) -> str:
    column = max(page.table.grid.currentIndex().column(), 0)
    return page.table.columns[column].field.name


def _show(page: RegisterPage, applied: Applied) -> None:
    """Bring the first pasted record into sight."""
    page.refresh()
    if applied.record_ids:
        page.table.show_record(applied.record_ids[0])
