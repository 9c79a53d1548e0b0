"""退回意见 on one sheet of A4: to whom, which file, what is wrong in which cell, by when, and room for hand and seal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from lyuliang_desk.paperwork.fonts import FontSet
from lyuliang_desk.paperwork.glyphs import Label, MissingGlyph, preflight
from lyuliang_desk.paperwork.lettering import Lettering
from lyuliang_desk.paperwork.page import Flow, PageShape
from lyuliang_desk.paperwork.paper import Metadata, Paper
from lyuliang_desk.paperwork.strips import (
    draw_paragraph,
    draw_strip,
    draw_title,
    paragraph_height,
)
from lyuliang_desk.paperwork.table import Column, HeadCell, Row, TableStyle, draw_table

TITLE = "报送材料退回意见"  # paper is Chinese, whatever the window speaks
_SHAPE = PageShape(210, 297, top=25, bottom=20, left=24, right=22)
_HEADS = ("序号", "工作表", "单元格", "原填内容", "存在问题", "更正要求")
_WIDTHS = (10.0, 22.0, 15.0, 30.0, 46.0, 41.0)
_MOST_LINES = 25
_BLANK_DAY = "　　　年　　月　　日"
_SIZES = (9.0, 8.0, 7.0)
_FOOT_GAP, _SEAL_GAP = 5.0, 6.0


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One problem: where it stands, what the cell says, what is wrong with it, what is to be done."""

    sheet: str
    cell: str
    content: str
    problem: str
    advice: str


@dataclass(frozen=True, slots=True)
class Letter:
    """What the sheet says. ``rows`` were read, ``wrong`` of them have the problems; None leaves a day to be written by hand.

    ``sender`` is empty where the file does not say whose it is; ``rows`` is 0 where only the wrong ones are known.
    """

    office: str
    sender: str
    file_name: str
    lines: tuple[LetterLine, ...]
    rows: int
    wrong: int
    day: date
    received: date | None = None
    deadline: date | None = None
    contact: str = ""


def letter_pdf(letter: Letter, fonts: FontSet) -> bytes:
    """The PDF, always one page: what does not fit is in the workbook beside it, and is counted. Raises MissingGlyph."""
    song = fonts.typeface("song")
    if missing := preflight(_texts(letter), song):
        raise MissingGlyph(missing)
    shown = min(len(letter.lines), _MOST_LINES)
    paper = _drawn(letter, fonts, shown)
    while len(paper.pages) > 1 and shown > 0:
        shown -= 1
        paper = _drawn(letter, fonts, shown)
    return paper.to_pdf(Metadata(title=TITLE, author=letter.office, subject=letter.file_name))


def _texts(letter: Letter) -> Iterator[tuple[str, Label]]:
    yield letter.office, Label("", "退回单位")
    yield letter.sender, Label("", "报送单位")
    yield letter.file_name, Label("", "文件")
    yield letter.contact, Label("", "联系方式")
    for line in letter.lines[:_MOST_LINES]:
        for text in (line.sheet, line.content, line.problem, line.advice):
            yield text, Label(line.cell, line.sheet)


def _drawn(letter: Letter, fonts: FontSet, shown: int) -> Paper:
    paper = Paper()
    flow = Flow(paper, _SHAPE)
    song = fonts.typeface("song")
    line = Lettering(song, 11, 1.6)
    draw_title(flow, TITLE, Lettering(fonts.typeface("song_bold"), 20), after=5)
    draw_paragraph(flow, f"{letter.sender or '　　　　　　　　　　'}：", line, indent=0)
    draw_paragraph(flow, _opening(letter), line)
    draw_paragraph(flow, _request(letter), line)
    flow.y += 2
    style = TableStyle(
        Lettering(fonts.typeface("hei"), _SIZES[0]), Lettering(song, _SIZES[0]), _SIZES, row_height=6.0
    )
    columns = [Column(width, "center" if n in (0, 2) else "left") for n, width in enumerate(_WIDTHS)]
    rows = [_row(n, each) for n, each in enumerate(letter.lines[:shown], 1)]
    if shown:
        draw_table(flow, columns, [[HeadCell(text) for text in _HEADS]], rows, style)
    left = len(letter.lines) - shown
    if left:
        flow.y += 1.5
        draw_paragraph(flow, f"其余 {left} 处见附件表格“错误说明”栏。", Lettering(song, 10, 1.5), indent=0)
    _foot(flow, letter, line)
    return paper


def _opening(letter: Letter) -> str:
    received = f"（{_day(letter.received)}收到）" if letter.received else ""
    read = (
        f"全表共 {letter.rows} 行，其中 {letter.wrong} 行存在问题"
        if letter.rows
        else f"{letter.wrong} 行存在问题"
    )
    return (
        f"你单位报送的《{letter.file_name}》{received}已审核。{read}，共 {len(letter.lines)} 处，现予退回。"
    )


def _request(letter: Letter) -> str:
    until = _day(letter.deadline) if letter.deadline else _BLANK_DAY
    return (
        f"请对照下表逐项核对更正，于 {until} 前重新报送并加盖公章。"
        "更正时请保留原表格式，不要增删或移动列；附件表格中标色单元格即为需更正之处。"
    )


def _row(number: int, line: LetterLine) -> Row:
    return Row((str(number), line.sheet, line.cell, line.content or "（空）", line.problem, line.advice))


def _foot(flow: Flow, letter: Letter, line: Lettering) -> None:
    """The sender's name with room for the seal, then the line on which the other side signs for it."""
    contact = f"联系人及电话：{letter.contact}" if letter.contact else ""
    signed: Sequence[str] = ("签收单位（盖章）：", "签收人（签字）：", f"签收日期：{_BLANK_DAY}")
    height = _FOOT_GAP + 4 * line.line_height + 2 * _SEAL_GAP
    height += paragraph_height(flow, contact, line) if contact else 0.0
    flow.need(height)
    flow.y += _FOOT_GAP
    if contact:
        draw_paragraph(flow, contact, line, indent=0)
    for text in (f"{letter.office}（盖章）", _day(letter.day)):
        line.write(flow.page, flow.left, flow.y, flow.width, text, "right")
        flow.y += line.line_height
    flow.y += _SEAL_GAP
    draw_strip(flow, signed, line, after=0)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
