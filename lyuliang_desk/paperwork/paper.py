"""The pages of one PDF while they are laid out, and the PDF they become.

Places are millimetres from the upper left corner, y downwards; type sizes and line widths are points. A page
only records; the file is written at the end, when the number of pages is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from lyuliang_desk.paperwork.embedding import EmbeddedFont
from lyuliang_desk.paperwork.fontfile import FontFile
from lyuliang_desk.paperwork.glyphs import Typeface

POINTS = 72 / 25.4  # points in a millimetre
Segment = tuple[float, float, float, float]  # x1, y1, x2, y2
Ink = tuple[float, float, float]  # red, green, blue, each 0 to 1


@dataclass(frozen=True)
class Metadata:
    """What the file says about itself."""

    title: str = ""
    author: str = ""
    subject: str = ""


class Paper:
    """All pages of a document; fonts are shared among them."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self._fonts: dict[FontFile, EmbeddedFont] = {}

    def new_page(self, width: float, height: float) -> Page:
        """Adds an empty page of this size in millimetres."""
        page = Page(self, width, height)
        self.pages.append(page)
        return page

    def font(self, font: FontFile) -> EmbeddedFont:
        """The document's copy of a font."""
        if font not in self._fonts:
            self._fonts[font] = EmbeddedFont(font, f"F{len(self._fonts) + 1}")
        return self._fonts[font]

    def to_pdf(self, metadata: Metadata) -> bytes:
        """The file: the same pages give the same bytes, whatever the clock says."""
        canvas = _BareCanvas(BytesIO(), invariant=1, pageCompression=1, pdfVersion=(1, 6), lang="zh-CN")
        canvas.setTitle(metadata.title)
        canvas.setAuthor(metadata.author)
        canvas.setSubject(metadata.subject)
        canvas.setCreator("Lyuliang Desk")
        for page in self.pages:
            canvas.add_page(page.width * POINTS, page.height * POINTS, page.content())
        document: Any = canvas._doc
        for embedded in self._fonts.values():
            embedded.add_to(document)
        return bytes(canvas.getpdfdata())


class Page:
    """One sheet: what is drawn and written on it."""

    def __init__(self, paper: Paper, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self._paper = paper
        self._drawn: list[str] = []
        self._written: list[str] = []
        self._face: FontFile | None = None  # what the text is written with at this point
        self._size = 0.0
        self._encode: Callable[[str], str] = str

    def text(self, x: float, y: float, text: str, typeface: Typeface, size: float) -> None:
        """Writes a line that begins at x; y is its base line. Raises MissingGlyph."""
        left, down = x * POINTS, (self.height - y) * POINTS
        for font, run in typeface.runs(text):
            if font is not self._face or size != self._size:
                self._use(font, size)
            self._written.append(f"1 0 0 1 {left:.2f} {down:.2f} Tm <{self._encode(run)}> Tj")
            if run is not text:
                left += typeface.width(run) * size

    def spread(
        self, x: float, y: float, pieces: Sequence[str], gap: float, typeface: Typeface, size: float
    ) -> None:
        """Writes a line whose pieces are set apart by ``gap`` points each. Raises MissingGlyph."""
        left, down = x * POINTS, (self.height - y) * POINTS
        kern = f"{-gap * 1000 / size:.1f}"
        part: list[str] = []
        for piece in pieces:
            for font, run in typeface.runs(piece):
                if not part or font is not self._face or size != self._size:
                    self._close(part)
                    self._use(font, size)
                    part = [f"1 0 0 1 {left:.2f} {down:.2f} Tm ["]
                part.append(f"<{self._encode(run)}>")
                left += typeface.width(run) * size
            part.append(kern)
            left += gap
        self._close(part)

    def _close(self, part: list[str]) -> None:
        if part:
            self._written.append(" ".join(part) + " ] TJ")

    def _use(self, font: FontFile, size: float) -> None:
        embedded = self._paper.font(font)
        self._face, self._size, self._encode = font, size, embedded.encode
        self._written.append(f"/{embedded.resource} {size:g} Tf")

    def lines(self, segments: Iterable[Segment], weight: float) -> None:
        """Draws straight black lines of one weight in points."""
        height = self.height
        k = POINTS
        path = " ".join(
            f"{x1 * k:.2f} {(height - y1) * k:.2f} m {x2 * k:.2f} {(height - y2) * k:.2f} l"
            for x1, y1, x2, y2 in segments
        )
        if path:
            self._drawn.append(f"{weight:g} w 2 J {path} S")

    def box(self, x: float, y: float, width: float, height: float, weight: float) -> None:
        """Draws a rectangle's outline."""
        left, down = x * POINTS, (self.height - y - height) * POINTS
        self._drawn.append(
            f"{weight:g} w 0 j {left:.2f} {down:.2f} {width * POINTS:.2f} {height * POINTS:.2f} re S"
        )

    def fill(self, x: float, y: float, width: float, height: float, ink: Ink) -> None:
        """Fills a rectangle with a colour."""
        left, down = x * POINTS, (self.height - y - height) * POINTS
        size = f"{width * POINTS:.2f} {height * POINTS:.2f}"
        self._drawn.append(f"q {_numbers(ink)} rg {left:.2f} {down:.2f} {size} re f Q")

    def rule(self, segment: Segment, weight: float, ink: Ink, dashes: Sequence[float] = ()) -> None:
        """Draws one straight line in a colour; ``dashes`` are the points drawn and left out in turn."""
        x1, y1, x2, y2 = segment
        path = (
            f"{x1 * POINTS:.2f} {(self.height - y1) * POINTS:.2f} m "
            f"{x2 * POINTS:.2f} {(self.height - y2) * POINTS:.2f} l S"
        )
        pattern = f"[{' '.join(f'{dash:g}' for dash in dashes)}] 0 d " if dashes else ""
        self._drawn.append(f"q {_numbers(ink)} RG {weight:g} w {pattern}{path} Q")

    def content(self) -> str:
        """The page's operators."""
        written = ["BT", *self._written, "ET"] if self._written else []
        return "\n".join([*self._drawn, *written])


def _numbers(ink: Ink) -> str:
    return " ".join(f"{part:.3f}" for part in ink)


class _BareCanvas(Canvas):  # type: ignore[misc]
    """reportlab's canvas without its preamble, which would name a Helvetica that is not embedded."""

    def _make_preamble(self) -> None:
        self._preamble = ""

    def add_page(self, width: float, height: float, operators: str) -> None:
        """Adds a page whose stream is Flate only: reportlab would wrap it in slow and longer ASCII 85."""
        self.setPageSize((width, height))
        name = self._doc.thisPageName()
        self.showPage()
        stream = pdfdoc.PDFStream(content=operators.encode("ascii") or b" ", filters=[pdfdoc.PDFZCompress])
        self._doc.idToObject[name].Contents = stream
