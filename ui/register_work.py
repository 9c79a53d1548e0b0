"""What is done with the whole register or a whole table: back up, check, export; long work, off the window's thread."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from lyuliang_desk import operations
from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.messages import _
from lyuliang_desk.store.register import Register
from ui.registers.page import RegisterPage
from ui.tasks import run_with_dialog

Say = Callable[[str], None]


def back_up(register: Register, parent: QWidget, say: Say) -> None:
    """Make a proved copy of the register and say where it is."""
    run_with_dialog(
        _("Backing up"),
        lambda _progress, _cancelled: operations.backup(register=register),
        parent,
        lambda path: say(_("Backed up to {path}").format(path=path)),
    )


def back_up_daily(register: Register, parent: QWidget) -> None:
    """The first copy of the day; of a large register it takes a while, and nothing is written meanwhile."""
    run_with_dialog(
        _("Making the backup of the day"),
        lambda _progress, _cancelled: operations.back_up_daily(register=register),
        parent,
        can_stop=False,
    )


def check(register: Register, parent: QWidget) -> None:
    """Check the file and the tables against the log, and tell what was found."""
    run_with_dialog(
        _("Checking the register"),
        lambda _progress, _cancelled: operations.check(register=register),
        parent,
        lambda findings: _tell_findings(findings, parent),
    )


def _tell_findings(findings: list[Finding], parent: QWidget) -> None:
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(_("Check the register"))
    if findings:
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(
            _("{count} faults were found. Keep this file, and open the newest backup.").format(
                count=len(findings)
            )
        )
        box.setDetailedText("\n".join(finding.message for finding in findings))
    else:
        box.setIcon(QMessageBox.Icon.Information)
        box.setText(_("All is well: the file is whole, and its tables are what the log says."))
    box.open()


def export(page: RegisterPage, parent: QWidget, say: Say) -> None:
    """Ask for a file, then write the table as it is shown: its records, order and columns."""
    day = page.register.as_of
    suffix = _(" (as of {day})").format(day=day.isoformat()) if day else ""
    dialog = QFileDialog(parent, _("Export the table"), f"{page.kind.label}{suffix}.xlsx")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([_("Excel workbook (*.xlsx)")])
    dialog.setDefaultSuffix("xlsx")
    dialog.fileSelected.connect(lambda name: export_to(page, Path(name), parent, say))
    dialog.open()


def export_to(page: RegisterPage, path: Path, parent: QWidget, say: Say) -> None:
    """Write the table of a page to a workbook."""
    register, view = page.register, page.table.view
    fields = [field.name for field in page.table.columns.fields()]
    run_with_dialog(
        _("Exporting"),
        lambda _progress, _cancelled: operations.export_table(
            register=register, view=view, path=path, fields=fields
        ),
        parent,
        lambda count: say(_("{count} records written to {path}").format(count=count, path=path)),
    )
