"""Draws pages off the window's thread, one after another, and only those that are still wanted."""

from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from lyuliang_desk.paperwork.preview import PageSize, Picture, Preview

KEPT = 24
"""So many drawn pages are kept; an A4 page on a screen of 150 % takes about 8 MB."""


def image_of(picture: Picture) -> QImage:
    """A drawn page as Qt wants it, with memory of its own."""
    return QImage(
        picture.data, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32
    ).copy()


class PageDrawer(QObject):
    """The drawn pages of one PDF. ``drawn(index)`` tells that a page is ready; close it when done."""

    drawn = Signal(int)
    _finished = Signal(int, float, object)

    def __init__(self, pdf: bytes, parent: QObject) -> None:
        super().__init__(parent)
        self._preview = Preview(pdf)
        self._worker = ThreadPoolExecutor(1, "pages")
        self._wanted: dict[int, float] = {}
        self._pages: dict[int, tuple[float, QPixmap]] = {}
        self._finished.connect(self._take)

    @property
    def sizes(self) -> list[PageSize]:
        """The pages in millimetres."""
        return self._preview.sizes

    def want(self, indices: list[int], dots_per_inch: float) -> None:
        """These pages are in sight; whatever else was waiting is not drawn any more."""
        missing = [i for i in indices if self._pages.get(i, (0.0, None))[0] != dots_per_inch]
        fresh = [i for i in missing if self._wanted.get(i) != dots_per_inch]
        self._wanted = dict.fromkeys(missing, dots_per_inch)
        for index in fresh:
            self._worker.submit(self._draw, index, dots_per_inch)

    def page(self, index: int) -> QPixmap | None:
        """The page as it was drawn last, perhaps for another zoom."""
        return self._pages[index][1] if index in self._pages else None

    def is_drawn(self, index: int, dots_per_inch: float) -> bool:
        """Whether the page is there in this fineness."""
        return index in self._pages and self._pages[index][0] == dots_per_inch

    def close(self) -> None:
        """Draw nothing more."""
        self._wanted = {}
        self._worker.shutdown(wait=True, cancel_futures=True)
        self._preview.close()

    def _draw(self, index: int, dots_per_inch: float) -> None:
        if self._wanted.get(index) == dots_per_inch:
            self._finished.emit(index, dots_per_inch, image_of(self._preview.picture(index, dots_per_inch)))

    def _take(self, index: int, dots_per_inch: float, image: QImage) -> None:
        if self._wanted.get(index) != dots_per_inch:
            return
        del self._wanted[index]
        self._pages.pop(index, None)
        self._pages[index] = (dots_per_inch, QPixmap.fromImage(image))
        while len(self._pages) > KEPT:
            self._pages.pop(next(iter(self._pages)))
        self.drawn.emit(index)
