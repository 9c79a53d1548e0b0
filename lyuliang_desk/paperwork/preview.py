"""What a PDF looks like, page by page, as plain pixels: for the window's preview and for printing."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from types import TracebackType

import pypdfium2

from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.paperwork.paper import POINTS

_PDFIUM = Lock()  # the library serves one caller at a time


@dataclass(frozen=True)
class PageSize:
    """A page's width and height in millimetres."""

    width: float
    height: float


@dataclass(frozen=True)
class Picture:
    """A drawn page: four bytes a pixel in the order blue, green, red, unused; ``stride`` bytes a row."""

    width: int
    height: int
    stride: int
    data: bytes


class Preview:
    """An open PDF. Close it, or use it in a ``with``."""

    def __init__(self, pdf: bytes) -> None:
        """Opens the PDF. Raises WorldError where it is none."""
        try:
            with _PDFIUM:
                self._document = pypdfium2.PdfDocument(pdf)
                points = [self._document.get_page_size(index) for index in range(len(self._document))]
        except pypdfium2.PdfiumError as error:
            raise WorldError("pdf_unreadable", _("The PDF cannot be shown: it is damaged.")) from error
        self.sizes = [PageSize(width / POINTS, height / POINTS) for width, height in points]

    def __enter__(self) -> Preview:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the PDF's memory."""
        with _PDFIUM:
            self._document.close()

    def picture(self, index: int, dots_per_inch: float) -> Picture:
        """Draws a page, counted from 0, on white."""
        with _PDFIUM:
            page = self._document[index]
            bitmap = page.render(scale=dots_per_inch / 72, prefer_bgrx=True)
            picture = Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
            bitmap.close()
            page.close()
        return picture

    def text(self, index: int) -> str:
        """The text of a page, counted from 0, as copying it would give."""
        with _PDFIUM:
            page = self._document[index]
            text_page = page.get_textpage()
            text: str = text_page.get_text_range()
            text_page.close()
            page.close()
        return text
