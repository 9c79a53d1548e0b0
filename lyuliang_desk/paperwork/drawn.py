"""A drawing on a page: the same shapes that the screen shows, the words in the document's own fonts."""

from typing import Any

from reportlab.graphics.shapes import Drawing, Line, Rect, String

from lyuliang_desk.paperwork.glyphs import Typeface
from lyuliang_desk.paperwork.paper import POINTS, Ink, Page

_PARTS = {"start": 0.0, "middle": 0.5, "end": 1.0}


def place_drawing(page: Page, x: float, top: float, drawing: Drawing, typeface: Typeface) -> None:
    """Draws it with its upper left corner at a place in millimetres. Raises ``MissingGlyph``, ``TypeError``.

    Words are black: what is grey beside a bar on the screen is to be read from a copy too.
    """
    foot = top + drawing.height / POINTS
    for shape in drawing.contents:
        if isinstance(shape, Rect):
            left, upper = x + shape.x / POINTS, foot - (shape.y + shape.height) / POINTS
            page.fill(left, upper, shape.width / POINTS, shape.height / POINTS, _ink(shape.fillColor))
        elif isinstance(shape, Line):
            ends = (
                x + shape.x1 / POINTS,
                foot - shape.y1 / POINTS,
                x + shape.x2 / POINTS,
                foot - shape.y2 / POINTS,
            )
            page.rule(ends, shape.strokeWidth, _ink(shape.strokeColor), shape.strokeDashArray or ())
        elif isinstance(shape, String):
            natural = typeface.width(shape.text) * shape.fontSize
            left = x + (shape.x - natural * _PARTS[shape.textAnchor]) / POINTS
            page.text(left, foot - shape.y / POINTS, shape.text, typeface, shape.fontSize)
        else:
            raise TypeError(f"no shape of a chart: {type(shape).__name__}")


def _ink(colour: Any) -> Ink:
    return (colour.red, colour.green, colour.blue)
