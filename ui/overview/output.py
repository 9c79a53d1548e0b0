"""The overview taken away: as a yearly report with its workbook beside it, or as the workbook alone."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from lyuliang_desk.messages import _
from lyuliang_desk.operations import overview as operations
from lyuliang_desk.store.register import Register
from ui.tasks import run_with_dialog

Say = Callable[[str], None]
Asked = Callable[[Path], None]


def report(register: Register, year: int | None, folder: Path, parent: QWidget, say: Say) -> None:
    """Ask for a name, then write the report and, beside it, the workbook of the same figures."""

    def write(path: Path) -> None:
        run_with_dialog(
            _("Writing the yearly report"),
            lambda progress, cancelled: operations.save_report(
                register=register, year=year, path=path, progress=progress, cancelled=cancelled
            ),
            parent,
            lambda paths: say(_("Wrote {report} and {workbook}").format(report=paths[0], workbook=paths[1])),
        )

    _ask(_("Print the yearly report"), folder / f"{_stem(register, year)}.pdf", "PDF (*.pdf)", parent, write)


def workbook(register: Register, year: int | None, folder: Path, parent: QWidget, say: Say) -> None:
    """Ask for a name, then write the workbook."""

    def write(path: Path) -> None:
        run_with_dialog(
            _("Saving the figures"),
            lambda _progress, _cancelled: operations.save_figures(register=register, year=year, path=path),
            parent,
            lambda written: say(_("Wrote {path}").format(path=written)),
        )

    name = folder / f"{_stem(register, year)}.xlsx"
    _ask(_("Save the figures as a workbook"), name, "Excel (*.xlsx)", parent, write)


def _stem(register: Register, year: int | None) -> str:
    period = _("2021 to 2030") if year is None else str(year)
    return _("Overview {period} as of {day}").format(period=period, day=register.today().isoformat())


def _ask(title: str, first: Path, sort: str, parent: QWidget, answer: Asked) -> None:
    dialog = QFileDialog(parent, title, str(first), sort)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(first.suffix.removeprefix("."))
    dialog.selectFile(first.name)
    dialog.fileSelected.connect(lambda chosen: answer(Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
