"""Single lines across the page: titles, the line above a table, the signatures below it, notes."""

from __future__ import annotations

from collections.abc import Sequence

from lyuliang_desk.paperwork.lettering import Align, Lettering
from lyuliang_desk.paperwork.page import Flow


def draw_title(flow: Flow, text: str, lettering: Lettering, *, after: float = 4.0) -> None:
    """A centred title, in lines of equal length where it needs more than one."""
    for line in lettering.balanced(text, flow.width):
        lettering.write_line(flow.page, flow.left, flow.y, flow.width, line, "center")
        flow.y += lettering.line_height
    flow.y += after


def draw_strip(flow: Flow, parts: Sequence[str], lettering: Lettering, *, after: float = 1.5) -> None:
    """One line of one to three parts: left, middle, right; where they are too long, the first above the others."""
    aligns: dict[int, Sequence[Align]] = {1: ("left",), 2: ("left", "right"), 3: ("left", "center", "right")}
    widths = [lettering.width(part) for part in parts]
    gap = 2 * lettering.em
    if sum(widths) + gap * (len(parts) - 1) > flow.width:
        draw_paragraph(flow, parts[0], lettering, indent=0)
        if parts[1:]:
            draw_strip(flow, parts[1:], lettering, after=0)
    else:
        lefts = _lefts(flow, widths, aligns[len(parts)], gap)
        for part, left in zip(parts, lefts, strict=True):
            lettering.place(flow.page, left, flow.y, part)
        flow.y += lettering.line_height
    flow.y += after


def _lefts(flow: Flow, widths: Sequence[float], aligns: Sequence[Align], gap: float) -> list[float]:
    """Where the parts begin; a middle part makes way for a long left one."""
    right = flow.left + flow.width
    lefts = []
    for width, align in zip(widths, aligns, strict=True):
        if align == "left":
            lefts.append(flow.left)
        elif align == "right":
            lefts.append(right - width)
        else:
            middle = flow.left + (flow.width - width) / 2
            latest = right - widths[-1] - gap - width
            lefts.append(min(max(middle, flow.left + widths[0] + gap), latest))
    return lefts


def draw_signatures(flow: Flow, labels: Sequence[str], lettering: Lettering, *, before: float = 4.0) -> None:
    """Labels with room to sign, evenly across the page. The caller has kept ``signature_height`` free."""
    flow.need(signature_height(lettering, before=before))
    flow.y += before
    step = flow.width / len(labels)
    for place, label in enumerate(labels):
        lettering.place(flow.page, flow.left + place * step, flow.y, label)
    flow.y += lettering.line_height


def signature_height(lettering: Lettering, *, before: float = 4.0) -> float:
    """The millimetres that a line of signatures takes."""
    return before + lettering.line_height


def paragraph_height(flow: Flow, text: str, lettering: Lettering, *, indent: float = 0.0) -> float:
    """The millimetres that ``draw_paragraph`` takes."""
    return len(lettering.lines(text, flow.width, indent=indent)) * lettering.line_height


def draw_paragraph(flow: Flow, text: str, lettering: Lettering, *, indent: float = 2.0) -> None:
    """A text across the page, justified, going on over pages."""
    for line in lettering.lines(text, flow.width, indent=indent):
        flow.need(lettering.line_height)
        lettering.write_line(flow.page, flow.left, flow.y, flow.width, line, "justify")
        flow.y += lettering.line_height


def draw_centred(flow: Flow, top: float, text: str, lettering: Lettering) -> None:
    """A centred line at a fixed place of the page."""
    lettering.write(flow.page, flow.left, top, flow.width, text, "center")
