"""The cover of a book: a title, and labels with their values on lines to write on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lyuliang_desk.paperwork.lettering import Lettering
from lyuliang_desk.paperwork.linebreak import Line
from lyuliang_desk.paperwork.page import Flow
from lyuliang_desk.paperwork.paper import Segment
from lyuliang_desk.paperwork.strips import draw_centred, draw_title

_RULE = 0.6  # points
_GAP = 3.0  # millimetres between two entries
_HEAD = 30.0  # millimetres above the title
_SIZES = (15.0, 14.0, 12.0, 10.5, 9.0)  # 小三 first


@dataclass(frozen=True)
class CoverStyle:
    """The letterings of a cover, and how wide labels and values are in millimetres."""

    title: Lettering
    entry: Lettering
    label_width: float
    value_width: float


def draw_cover(
    flow: Flow, title: str, entries: Sequence[tuple[str, str]], foot: Sequence[str], style: CoverStyle
) -> None:
    """Title in the upper third, entries below the middle, the issuing body at the foot of the page.

    Long entries begin higher up, and take smaller type where they would come down to the foot.
    """
    flow.y += _HEAD
    draw_title(flow, title, style.title)
    top = flow.shape.height - flow.shape.bottom - len(foot) * style.entry.line_height
    for size in _SIZES:
        entry = replace(style.entry, size=size)
        lines = [entry.lines(value, style.value_width - 2) for _label, value in entries]
        height = sum(map(len, lines)) * entry.line_height + len(lines) * _GAP
        if flow.y + _GAP + height <= top:
            break
    highest, customary = flow.y + _GAP, max(flow.y + 22, flow.shape.top + 75)
    flow.y = max(highest, min(customary, top - 3 * _GAP - height))
    _draw_entries(flow, [label for label, _value in entries], lines, replace(style, entry=entry))
    for place, text in enumerate(foot):
        draw_centred(flow, top + place * style.entry.line_height, text, style.entry)


def _draw_entries(
    flow: Flow, labels: Sequence[str], values: Sequence[Sequence[Line]], style: CoverStyle
) -> None:
    rules: list[Segment] = []
    left = flow.left + (flow.width - style.label_width - style.value_width - 2) / 2
    start = left + style.label_width + 2
    for label, lines in zip(labels, values, strict=True):
        _label(flow, left, label, style)
        for line in lines:
            style.entry.write_line(flow.page, start + 1, flow.y, style.value_width - 2, line, "left")
            flow.y += style.entry.line_height
            rules.append((start, flow.y, start + style.value_width, flow.y))
        flow.y += _GAP
    flow.page.lines(rules, _RULE)


def _label(flow: Flow, left: float, label: str, style: CoverStyle) -> None:
    """A label spread over the width of the longest, as covers are set; a longer one shrinks to fit."""
    entry = style.entry
    natural = entry.width(label)
    if natural > style.label_width:
        entry = Lettering(entry.typeface, entry.size * style.label_width / natural, 1.0)
        entry.place(flow.page, left, flow.y + (style.entry.line_height - entry.line_height) / 2, label)
        return
    line = Line(tuple(label), natural / entry.em, last=False)
    entry.write_line(flow.page, left, flow.y, style.label_width, line, "justify")
