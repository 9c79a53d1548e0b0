"""Two sorts of chart: amounts as columns in groups over a scale, and numbers as bars beside their words.

A drawing holds only straight lines, rectangles and words, each at its place: whatever shows one draws these three.
Lengths are points, as wide as the type area of an A4 sheet; the origin is the lower left corner (reportlab's).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import Color, HexColor

from lyuliang_desk.messages import _
from lyuliang_desk.paperwork.palette import Palette

WIDTH = 442.0
_SIZE = 9.0  # points: 小五
_SMALL = 8.0
_TICKS = 5
_YI, _WAN = 10_000_000_000, 1_000_000  # fen


@dataclass(frozen=True)
class Columns:
    """Fen by group (a year) and series (raised, spent); ``goal`` is an amount to be reached, with its words."""

    groups: tuple[str, ...]
    series: tuple[str, ...]
    values: tuple[tuple[int, ...], ...]
    goal: tuple[int, str] | None = None


@dataclass(frozen=True)
class Bar:
    """One bar: its words, its length, and what is written at its end and at the right edge."""

    label: str
    value: int
    shown: str
    beside: str


def draw_columns(columns: Columns, colours: Palette) -> Drawing:
    """Groups of columns over a scale of amounts, the names of the series above."""
    height, left, right, bottom, top = 166.0, 44.0, 4.0, 20.0, 36.0
    drawing = Drawing(WIDTH, height)
    goal = columns.goal[0] if columns.goal else 0
    highest = max(goal, *(value for group in columns.values for value in group), 1)
    step = _step(highest)
    ticks = -(-highest // step)
    scale = (height - bottom - top) / (ticks * step)
    unit, per = (_("100 million yuan"), _YI) if step * ticks >= _YI else (_("10,000 yuan"), _WAN)
    drawing.add(_words(0, height - _SIZE - 14, _("Unit: {unit}").format(unit=unit), colours.muted, _SMALL))
    for tick in range(ticks + 1):
        y = bottom + tick * step * scale
        drawing.add(_line(left, y, WIDTH - right, y, colours.line if tick else colours.muted, 0.5))
        drawing.add(
            _words(left - 4, y - 3, _amount(tick * step, step, per), colours.muted, _SMALL, anchor="end")
        )
    room = (WIDTH - left - right) / len(columns.groups)
    thick = min(room * 0.8 / len(columns.series), 16.0)
    for place, (group, values) in enumerate(zip(columns.groups, columns.values, strict=True)):
        middle = left + (place + 0.5) * room
        x = middle - thick * len(values) / 2
        for value, colour in zip(values, colours.series, strict=False):
            if value > 0:
                drawing.add(_rect(x, bottom, thick * 0.92, value * scale, colour))
            x += thick
        words = _cut(group, room - 4, _SIZE)
        drawing.add(_words(middle, 6, words, colours.text, _SIZE, anchor="middle"))
    if columns.goal:
        _draw_goal(drawing, columns.goal[1], (left, WIDTH - right), bottom + goal * scale, colours)
    _draw_key(drawing, columns.series, height - _SIZE - 2, colours)
    return drawing


def _draw_goal(drawing: Drawing, words: str, span: tuple[float, float], y: float, colours: Palette) -> None:
    """The amount to be reached, across all groups; its words stand with the names of the series, out of the way."""
    drawing.add(_line(*_flat(span, y), colours.goal, 1.0, dashes=[4, 2]))
    x = WIDTH - 4 - _width(words, _SIZE)
    top = drawing.height - _SIZE - 2
    drawing.add(_line(x - 20, top + 3, x - 4, top + 3, colours.goal, 1.0, dashes=[4, 2]))
    drawing.add(_words(x, top, words, colours.text, _SIZE))


def _flat(span: tuple[float, float], y: float) -> tuple[float, float, float, float]:
    return span[0], y, span[1], y


def _draw_key(drawing: Drawing, series: Sequence[str], y: float, colours: Palette) -> None:
    x = 0.0
    for name, colour in zip(series, colours.series, strict=False):
        drawing.add(_rect(x, y - 0.5, 8, 8, colour))
        drawing.add(_words(x + 11, y, name, colours.text, _SIZE))
        x += 11 + _width(name, _SIZE) + 14


def draw_bars(bars: Sequence[Bar], heads: tuple[str, str], colours: Palette) -> Drawing:
    """A bar for each line, from above downwards, under the names of its two figures."""
    row, top = 17.0, 20.0
    height = top + row * len(bars) + 2
    drawing = Drawing(WIDTH, height)
    left = min(max(_width(bar.label, _SIZE) for bar in bars), WIDTH * 0.36) + 8
    beside = max(*(_width(bar.beside, _SIZE) for bar in bars), _width(heads[1], _SIZE))
    longest = max(*(bar.value for bar in bars), 1)
    room = WIDTH - left - beside - max(_width(bar.shown, _SIZE) for bar in bars) - 20
    drawing.add(_words(left, height - 12, heads[0], colours.muted, _SIZE))
    drawing.add(_words(WIDTH, height - 12, heads[1], colours.muted, _SIZE, anchor="end"))
    for place, bar in enumerate(bars):
        base = height - top - (place + 1) * row
        length = max(bar.value, 0) * room / longest
        drawing.add(
            _words(left - 6, base + 5, _cut(bar.label, left - 8, _SIZE), colours.text, _SIZE, anchor="end")
        )
        if length:
            drawing.add(_rect(left, base + 2.5, length, row - 5, colours.series[1]))
        drawing.add(_words(left + length + 4, base + 5, bar.shown, colours.text, _SIZE))
        drawing.add(_words(WIDTH, base + 5, bar.beside, colours.muted, _SIZE, anchor="end"))
    drawing.add(_line(left, 0, left, height - top, colours.muted, 0.5))
    return drawing


def _step(highest: int) -> int:
    """The round amount between two lines of the scale: 1, 2, 2.5 or 5 with zeros behind."""
    power = 1
    while True:
        for tenths in (10, 20, 25, 50):
            if tenths * power * _TICKS >= highest * 10:
                return max(tenths * power // 10, 1)
        power *= 10


def _amount(fen: int, step: int, per: int) -> str:
    """An amount on the scale, with the decimals that the step needs: 0.25, 0.50, 1.00."""
    decimals = next(places for places in (0, 1, 2) if places == 2 or step * 10**places % per == 0)
    return f"{fen / per:,.{decimals}f}"


def _width(text: str, size: float) -> float:
    """Nearly the width of a text, for the drawing does not know in which font it will be shown."""
    return sum(1.0 if ord(character) > 0x2000 else 0.56 for character in text) * size


def _cut(text: str, room: float, size: float) -> str:
    """The text, its end left out where it is too long; the table says it whole."""
    if _width(text, size) <= room:
        return text
    while text and _width(f"{text}…", size) > room:
        text = text[:-1]
    return f"{text}…"


def _words(x: float, y: float, text: str, colour: str, size: float, *, anchor: str = "start") -> String:
    return String(x, y, text, fontSize=size, fillColor=_colour(colour), textAnchor=anchor)


def _rect(x: float, y: float, width: float, height: float, colour: str) -> Rect:
    return Rect(x, y, width, height, fillColor=_colour(colour), strokeColor=None, strokeWidth=0)


def _line(
    x1: float, y1: float, x2: float, y2: float, colour: str, weight: float, *, dashes: list[int] | None = None
) -> Line:
    return Line(x1, y1, x2, y2, strokeColor=_colour(colour), strokeWidth=weight, strokeDashArray=dashes)


def _colour(words: str) -> Color:
    return HexColor(words)
