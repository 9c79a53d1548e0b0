"""Framed areas of a book: long texts that grow over pages, and opinions with room for a round seal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lyuliang_desk.paperwork.lettering import Lettering
from lyuliang_desk.paperwork.linebreak import Line
from lyuliang_desk.paperwork.page import Flow
from lyuliang_desk.paperwork.strips import draw_paragraph

FRAME = 1.0  # points
PADDING = 2.5  # millimetres between frame and text
SEAL = 45.0  # the side of the empty square for a round seal


@dataclass(frozen=True)
class BoxStyle:
    """The two letterings of a framed area."""

    head: Lettering
    body: Lettering


def draw_box(flow: Flow, heading: str, text: str, style: BoxStyle, *, least: float = 0.0) -> None:
    """A heading and a text in a frame; each page's part is framed. ``least`` is the height of an empty box.

    Neither a heading alone nor a single line of a paragraph of several stands at the end or the top of a
    page.
    """
    head = style.head.lines(heading, flow.width - 2 * PADDING) if heading else []
    body = style.body.lines(text, flow.width - 2 * PADDING, indent=2.0)
    head_height = len(head) * style.head.line_height
    pitch = style.body.line_height
    flow.need(2 * PADDING + head_height + min(len(body), 3) * pitch)
    top = flow.y
    flow.y += PADDING
    for line in head:
        style.head.write_line(flow.page, flow.left + PADDING, flow.y, flow.width, line, "left")
        flow.y += style.head.line_height
    while body:
        count = _lines_here(body, int((flow.room - PADDING + 1e-6) // pitch))
        _write(flow, body[:count], style.body)
        body = body[count:]
        if body:
            _frame(flow, top, flow.y + flow.room)
            least -= flow.y + flow.room - top
            flow.next_page()
            top = flow.y
            flow.y += PADDING
    bottom = max(flow.y + PADDING, min(top + least, flow.y + flow.room))
    _frame(flow, top, bottom)
    flow.y = bottom


def _lines_here(lines: Sequence[Line], fitting: int) -> int:
    """How many lines go on this page: no paragraph's first line ends it, no last one begins the next."""
    if len(lines) <= fitting:
        return len(lines)
    for count in range(fitting, max(fitting - 2, 1), -1):
        before, after = lines[count - 1], lines[count]
        torn_start = before.indent > 0 and not before.last
        torn_end = after.last and not before.last
        if not torn_start and not torn_end:
            return count
    return max(fitting, 1)


def _write(flow: Flow, lines: Sequence[Line], lettering: Lettering) -> None:
    width = flow.width - 2 * PADDING
    for line in lines:
        lettering.write_line(flow.page, flow.left + PADDING, flow.y, width, line, "justify")
        flow.y += lettering.line_height


def _frame(flow: Flow, top: float, bottom: float) -> None:
    flow.page.box(flow.left, top, flow.width, bottom - top, FRAME)


@dataclass(frozen=True)
class SealWords:
    """What is printed where somebody signs, seals and writes the date."""

    sign: str
    seal: str
    date: str


def draw_opinion(
    flow: Flow, heading: str, text: str, words: SealWords, style: BoxStyle, *, least: float = 0.0
) -> None:
    """An opinion of one body: heading, text, then a line to sign, an empty square for the seal, and the date.

    It stands on one page with its seal; a longer text is framed on the pages before.
    """
    pitch = style.body.line_height
    closing = SEAL + pitch + 2 * PADDING
    lines = style.body.lines(text, flow.width - 2 * PADDING, indent=2.0)
    height = max(least, 2 * PADDING + style.head.line_height + max(len(lines), 2) * pitch + closing)
    if height > flow.shape.usable_height:
        draw_box(flow, heading, text, style)
        heading, height = "", closing
    flow.need(height)
    top = flow.y
    if heading:
        style.head.write(flow.page, flow.left + PADDING, top + PADDING, flow.width, heading)
        flow.y += PADDING + style.head.line_height
        _write(flow, lines, style.body)
    _frame(flow, top, top + height)
    square = flow.left + flow.width - PADDING - SEAL - 8
    end = top + height - PADDING - pitch
    style.body.place(flow.page, flow.left + 14, end - SEAL / 2 - pitch / 2, words.sign)
    style.body.write(flow.page, square, end - SEAL / 2 - pitch / 2, SEAL, words.seal, "center")
    style.body.write(flow.page, square, end, SEAL, words.date, "center")
    flow.y = top + height


def draw_framed_heading(flow: Flow, heading: str, lettering: Lettering, *, below: float) -> None:
    """A heading in a frame of its own, above a table; ``below`` millimetres must follow on its page."""
    height = lettering.line_height + PADDING
    flow.need(height + below)
    lettering.write(flow.page, flow.left + PADDING, flow.y + PADDING / 2, flow.width, heading)
    _frame(flow, flow.y, flow.y + height)
    flow.y += height


def draw_pledge(
    flow: Flow, text: str, signers: Sequence[str], date: str, body: Lettering, *, room: float = 14.0
) -> None:
    """Paragraphs, then a line for each who signs, at the right, and the date."""
    draw_paragraph(flow, text, body)
    flow.need(room * (len(signers) + 1))
    flow.y += room
    for signer in signers:
        body.place(flow.page, flow.left + flow.width / 2, flow.y, signer)
        flow.y += room
    body.place(flow.page, flow.left + flow.width / 2, flow.y, date)
    flow.y += body.line_height
