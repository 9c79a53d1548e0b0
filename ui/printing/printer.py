"""From the preview onto a printer: each page as a picture of at most 300 dpi, in its exact size."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from lyuliang_desk.errors import Cancelled, WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.paperwork.preview import PageSize, Preview
from ui.printing.drawer import image_of

FINEST_DPI = 300
"""At 600 dpi an A4 page is 139 MB of pixels; beyond that the system's viewer prints vectors."""
INCH = 25.4


class PrinterRefused(WorldError):
    """The printer does not take the pages."""

    def __init__(self, name: str) -> None:
        message = _("The printer {name} does not accept the pages; check that it is on and has paper.")
        super().__init__("printer_refused", message.format(name=name))


def layout_of(size: PageSize) -> QPageLayout:
    """The sheet for a page: a known size where there is one, upright or lying."""
    short, long = sorted((size.width, size.height))
    lying = size.width > size.height
    return QPageLayout(
        QPageSize(QSizeF(short, long), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch),
        QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait,
        QMarginsF(0, 0, 0, 0),
    )


def print_pages(
    pdf: bytes,
    printer: QPrinter,
    indices: Sequence[int],
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> None:
    """Print pages, counted from 0. Raises ``Cancelled`` between two pages, ``PrinterRefused``."""
    painter = QPainter()
    with Preview(pdf) as preview:
        for done, index in enumerate(indices):
            if cancelled():
                printer.abort()
                raise Cancelled
            printer.setFullPage(True)
            printer.setPageLayout(layout_of(preview.sizes[index]))
            if not (printer.newPage() if painter.isActive() else painter.begin(printer)):
                raise PrinterRefused(printer.printerName())
            _draw(preview, index, painter, printer.resolution())
            progress(done + 1, len(indices))
    painter.end()


def _draw(preview: Preview, index: int, painter: QPainter, resolution: int) -> None:
    image = image_of(preview.picture(index, min(resolution, FINEST_DPI)))
    size = preview.sizes[index]
    sheet = QRectF(0, 0, size.width / INCH * resolution, size.height / INCH * resolution)
    painter.drawImage(sheet, image)


def chosen_pages(printer: QPrinter, count: int) -> list[int]:
    """The pages that the print dialog asked for, counted from 0."""
    if printer.printRange() != QPrinter.PrintRange.PageRange or printer.fromPage() == 0:
        return list(range(count))
    return list(range(printer.fromPage() - 1, min(printer.toPage(), count)))
