"""A drawing as SVG for the screen.

reportlab's own SVG mirrors the whole picture, words too, and turns each word back by itself, which Qt sets at other
places; it also names the font of each word by its PostScript name. Here every shape says where it stands.
"""

from html import escape
from typing import Any

from reportlab.graphics.shapes import Drawing, Line, Rect, String


def svg(drawing: Drawing, font_family: str) -> str:
    """The drawing as an SVG document, its words in a font of the screen. Raises ``TypeError`` for other shapes."""
    height = float(drawing.height)
    shapes = "\n".join(_shape(shape, height) for shape in drawing.contents)
    size = f'width="{_number(drawing.width)}" height="{_number(height)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {_number(drawing.width)} {_number(height)}" '
        f'font-family="{escape(font_family)}">\n{shapes}\n</svg>\n'
    )


def _shape(shape: Any, height: float) -> str:
    if isinstance(shape, Rect):
        place = f'x="{_number(shape.x)}" y="{_number(height - shape.y - shape.height)}"'
        size = f'width="{_number(shape.width)}" height="{_number(shape.height)}"'
        return f'<rect {place} {size} fill="{_colour(shape.fillColor)}"/>'
    if isinstance(shape, Line):
        start = f'x1="{_number(shape.x1)}" y1="{_number(height - shape.y1)}"'
        end = f'x2="{_number(shape.x2)}" y2="{_number(height - shape.y2)}"'
        dashes = ",".join(map(str, shape.strokeDashArray or ()))
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        stroke = f'stroke="{_colour(shape.strokeColor)}" stroke-width="{_number(shape.strokeWidth)}"'
        return f"<line {start} {end} {stroke}{dashed}/>"
    if isinstance(shape, String):
        place = f'x="{_number(shape.x)}" y="{_number(height - shape.y)}"'
        style = f'font-size="{_number(shape.fontSize)}" text-anchor="{shape.textAnchor}"'
        return f'<text {place} {style} fill="{_colour(shape.fillColor)}">{escape(shape.text)}</text>'
    raise TypeError(f"no shape of a chart: {type(shape).__name__}")


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _colour(colour: Any) -> str:
    return f"#{colour.hexval()[2:]}"
