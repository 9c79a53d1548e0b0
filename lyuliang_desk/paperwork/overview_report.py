"""The overview as a yearly report on A4: the tables, their charts, the sums in capitals, how the figures are counted."""

from collections.abc import Iterator, Sequence

from lyuliang_desk.catalogue.rules.capitals import in_capitals
from lyuliang_desk.catalogue.rules.money import wan
from lyuliang_desk.overview.figures import Figure, Overview, Table
from lyuliang_desk.overview.figures import Line as FigureLine
from lyuliang_desk.overview.words import period, shown
from lyuliang_desk.paperwork.charts import chart
from lyuliang_desk.paperwork.drawn import place_drawing
from lyuliang_desk.paperwork.filling import day_on_paper, rows_miss_sum
from lyuliang_desk.paperwork.fonts import FontSet
from lyuliang_desk.paperwork.glyphs import Label, MissingGlyph, preflight
from lyuliang_desk.paperwork.lettering import Lettering
from lyuliang_desk.paperwork.page import SHAPES, Flow, number_pages
from lyuliang_desk.paperwork.palette import PAPER
from lyuliang_desk.paperwork.paper import POINTS, Metadata, Paper
from lyuliang_desk.paperwork.strips import (
    draw_centred,
    draw_paragraph,
    draw_signatures,
    draw_strip,
    draw_title,
)
from lyuliang_desk.paperwork.table import Column, HeadCell, Row, TableStyle, Watch, draw_table

TITLE = "吕梁产业技术研究院合作工作总览"  # paper is Chinese, whatever the window speaks
_NUMERALS = "〇一二三四五六七八九十"
_PAIRS = 3  # a table of one number a line stands in so many pairs of columns beside one another
_SIZES = (9.0, 7.5)
_GAP = 26.0  # what is missing of the promise, or 超额 before the amount
_AFTER = 5.0  # millimetres between a table and what follows


def report(overview: Overview, fonts: FontSet, watch: Watch | None = None) -> bytes:
    """The PDF of an overview whose words are Chinese. Raises ``MissingGlyph``, ``Cancelled``."""
    watch = watch or Watch()
    body = fonts.typeface("song")
    if missing := preflight(_texts(overview), body):
        raise MissingGlyph(missing)
    drawn = _Report(overview, fonts)
    drawn.head()
    for number, table in enumerate(overview.tables, 1):
        watch.look(number - 1, len(overview.tables))
        drawn.table(number, table)
    watch.look(len(overview.tables), len(overview.tables))
    drawn.foot(len(overview.tables) + 1)
    return drawn.paper.to_pdf(Metadata(title=TITLE, author=overview.office, subject=period(overview)))


def _texts(overview: Overview) -> Iterator[tuple[str, Label]]:
    yield overview.office, Label("", "填报单位")
    for table in overview.tables:
        for text in (table.head, *table.columns, *(line.label for line in table.lines)):
            yield text, Label("", table.title)


class _Report:
    """The pages while they are filled."""

    def __init__(self, overview: Overview, fonts: FontSet) -> None:
        self.overview = overview
        self.paper = Paper()
        self.shape = SHAPES["A4P"]
        self.flow = Flow(self.paper, self.shape)
        self.typeface = fonts.typeface("song")
        self.title = Lettering(fonts.typeface("song_bold"), 18)
        self.heading = Lettering(fonts.typeface("hei"), 12, 1.6)
        self.caption = Lettering(fonts.typeface("hei"), 9, 1.5)
        self.note = Lettering(self.typeface, 9, 1.5)
        self.charts = 0
        self.line = Lettering(self.typeface, 10.5, 1.5)
        self.style = TableStyle(
            Lettering(fonts.typeface("hei"), _SIZES[0]),
            Lettering(self.typeface, _SIZES[0]),
            _SIZES,
            row_height=6.0,
        )

    def head(self) -> None:
        """The title, the period, the day, who reports, and the unit."""
        draw_title(self.flow, TITLE, self.title)
        day = f"截至{day_on_paper(self.overview.day)}"
        draw_strip(self.flow, [f"统计期间：{period(self.overview)}", day], self.line, after=0)
        draw_strip(self.flow, [f"填报单位：{self.overview.office}", "金额单位：万元"], self.line, after=3)

    def table(self, number: int, table: Table) -> None:
        """A heading, the table or that there is nothing, its sums in capitals, its chart."""
        self.flow.need(self.heading.line_height + (len(table.lines) + 2) * self.style.row_height)
        self._heading(number, table.title)
        if not table.lines:
            draw_paragraph(self.flow, "无记录。", self.line)
            self.flow.y += _AFTER
            return
        if len(table.columns) == 1:
            self._pairs(table)
        else:
            self._rows(table)
        if table.name == "promise":
            self._capitals(table)
        self._chart(table)
        self.flow.y += _AFTER

    def foot(self, number: int) -> None:
        """How the figures are counted, who signs, the numbers of the pages."""
        self._heading(number, "统计口径")
        for place, rule in enumerate(self.overview.rules, 1):
            draw_paragraph(self.flow, f"{place}. {rule}", self.line, indent=0)
        draw_signatures(self.flow, ["单位负责人：", "审核人：", "填报人："], self.line, before=8)
        number_pages(self.paper.pages, "第 {page} 页 共 {pages} 页", self.line, self.shape)

    def _heading(self, number: int, text: str) -> None:
        flow = self.flow
        flow.need(self.heading.line_height + 30)
        self.heading.place(flow.page, flow.left, flow.y, f"{_numeral(number)}、{text}")
        flow.y += self.heading.line_height + 1

    def _rows(self, table: Table) -> None:
        count, flow = len(table.columns), self.flow
        first = self._first(table, count)
        gap = _GAP if any(figure.short_of is not None for figure in table.lines[0].figures) else 0.0
        width = (flow.width - first - gap) / (count - bool(gap))
        widths = [first, *[width] * (count - bool(gap)), *[gap] * bool(gap)]
        columns = [
            Column(width, "right" if place else "left", whole=bool(place))
            for place, width in enumerate(widths)
        ]
        rows = [_row(line) for line in table.lines]
        head = [HeadCell(text) for text in (table.head, *table.columns)]
        draw_table(self.flow, columns, [head], rows, self.style)
        if exact := "，".join(_exact_sums(table)):
            note = f"注：各行四舍五入后相加与合计有尾差，合计的准确数为：{exact}。"
            draw_paragraph(flow, note, self.note, indent=0)

    def _first(self, table: Table, count: int) -> float:
        """The words take what they need, and leave each number its room."""
        wanted = max(
            self.style.body.width(text) for text in (table.head, *(line.label for line in table.lines))
        )
        if count > 5:
            return min(max(wanted + 4, 14.0), 30.0)
        least = self.flow.width - count * 34
        most = self.flow.width - count * 22
        return min(max(wanted + 4, least), most)

    def _pairs(self, table: Table) -> None:
        """Words and number, three times beside one another."""
        pair = self.flow.width / _PAIRS
        columns = [Column(pair - 16), Column(16, "right", whole=True)] * _PAIRS
        lines = [line for line in table.lines if not line.is_total]
        rows = []
        for start in range(0, len(lines), _PAIRS):
            cells = [
                text
                for line in lines[start : start + _PAIRS]
                for text in (line.label, shown(line.figures[0]))
            ]
            rows.append(Row([*cells, *[""] * (2 * _PAIRS - len(cells))]))
        for line in table.lines:
            if line.is_total:
                cells = [line.label, shown(line.figures[0])]
                rows.append(Row(cells, "total", (2 * _PAIRS - 1, 1)))
        head = [HeadCell(text) for text in (table.head, table.columns[0]) * _PAIRS]
        draw_table(self.flow, columns, [head], rows, self.style)

    def _chart(self, table: Table) -> None:
        """The chart with its number and name below, for it may stand on another page than its table."""
        drawing = chart(table.name, self.overview, PAPER)
        if drawing is None:
            return
        self.charts += 1
        height, flow = drawing.height / POINTS, self.flow
        flow.y += 2
        flow.need(height + self.caption.line_height)
        place_drawing(flow.page, flow.left, flow.y, drawing, self.typeface)
        words = f"图 {self.charts}\u3000{table.title}"
        draw_centred(flow, flow.y + height, words, self.caption)
        flow.y += height + self.caption.line_height

    def _capitals(self, table: Table) -> None:
        """The sums of the ten years in 人民币大写, as on a bill."""
        self.flow.y += 2
        columns = [Column(34), Column(28, "right", whole=True), Column(self.flow.width - 62)]
        head = [HeadCell("合计（2021—2030年）"), HeadCell("万元"), HeadCell("人民币大写")]
        total = table.lines[-1]
        rows = [
            Row([*_sum(words, figure), in_capitals(abs(figure.value))])
            for words, figure in zip(table.columns, total.figures, strict=True)
        ]
        draw_table(self.flow, columns, [head], rows, self.style)


def _exact_sums(table: Table) -> Iterator[str]:
    """The sums to the fen, where the rounded lines miss the rounded sum (DOMAIN section 7)."""
    lines = [line for line in table.lines if not line.is_total]
    for total in (line for line in table.lines if line.is_total):
        for column, words in enumerate(table.columns):
            figure = total.figures[column]
            parts = [line.figures[column].value for line in lines]
            if figure.unit == "money" and sum(parts) == figure.value and rows_miss_sum(parts):
                yield f"{words} {wan(figure.value)} 万元"


def _sum(words: str, figure: Figure) -> tuple[str, str]:
    """What a sum is called; what is missing of the ten years' promise is missing of 1 billion yuan."""
    return ("距 10 亿元差额" if figure.short_of is not None else words), shown(figure)


def _row(line: FigureLine) -> Row:
    cells: Sequence[str] = (line.label, *map(shown, line.figures))
    return Row(cells, "total", (1,) * len(cells)) if line.is_total else Row(cells)


def _numeral(number: int) -> str:
    """1 to 99 as headings are numbered: 一, 十, 十一, 二十."""
    tens, ones = divmod(number, 10)
    words = f"{_NUMERALS[tens] if tens > 1 else ''}十" if tens else ""
    return words + (_NUMERALS[ones] if ones or not tens else "")
