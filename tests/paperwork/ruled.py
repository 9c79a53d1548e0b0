"""What stands in each cell of a printed table: its lines are found in the PDF, and the text between them is read."""

from collections.abc import Iterator
from ctypes import c_float
from itertools import pairwise
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

POINTS = 72 / 25.4
_SAME = 0.6  # points: lines nearer than this are one


def tables(pdf: bytes) -> list[list[list[str]]]:
    """The cells of each page, row by row, without any white space; a spanned column is an empty cell."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_table(page) for page in document]
    finally:
        document.close()


def rules(pdf: bytes) -> list[tuple[list[float], list[float]]]:
    """Of each page, where upright lines stand from the left and level ones from the top, in millimetres."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_in_millimetres(page) for page in document]
    finally:
        document.close()


def _in_millimetres(page: Any) -> tuple[list[float], list[float]]:
    upright, level = _lines(page)
    height = page.get_height()
    return [round(x / POINTS, 2) for x in upright], [round((height - y) / POINTS, 2) for y in reversed(level)]


def _table(page: Any) -> list[list[str]]:
    upright, level = _lines(page)
    text = page.get_textpage()
    return [
        [_words(text.get_text_bounded(left, bottom, right, top)) for left, right in pairwise(upright)]
        for bottom, top in reversed(list(pairwise(level)))
    ]


def _words(text: str) -> str:
    """PDFium reads a hyphen at the end of a line as a control character."""
    return "".join(text.replace("\x02", "-").split())


def _lines(page: Any) -> tuple[list[float], list[float]]:
    upright, level = set[float](), set[float]()
    for shape in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        points = list(_points(shape.raw))
        upright.update(x for (x, y), (u, v) in pairwise(points) if x == u and y != v)
        level.update(y for (x, y), (u, v) in pairwise(points) if y == v and x != u)
    return _apart(upright), _apart(level)


def _points(shape: Any) -> Iterator[tuple[float, float]]:
    x, y = c_float(), c_float()
    for index in range(pdfium.FPDFPath_CountSegments(shape)):
        pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFPath_GetPathSegment(shape, index), x, y)
        yield x.value, y.value


def _apart(places: set[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _SAME:
            found.append(place)
    return found
