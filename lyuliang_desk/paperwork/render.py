"""One renderer for all forms: a form, what fills it, and the fonts; out come the bytes of a PDF.

Values come in as the texts that are to stand on paper. The same form, data and fonts give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lyuliang_desk.paperwork.blocks import (
    Block,
    Box,
    Cover,
    Grid,
    GridField,
    Heading,
    NewPage,
    Notes,
    Opinion,
    Pledge,
    Signatures,
    Strip,
    Table,
    TableColumn,
    Title,
)
from lyuliang_desk.paperwork.cells import PADDING
from lyuliang_desk.paperwork.cover import CoverStyle, draw_cover
from lyuliang_desk.paperwork.fonts import FontSet
from lyuliang_desk.paperwork.formkeys import Source, fill
from lyuliang_desk.paperwork.forms import Form
from lyuliang_desk.paperwork.glyphs import Label, MissingGlyph, preflight
from lyuliang_desk.paperwork.grid import GridCell, draw_grid
from lyuliang_desk.paperwork.lettering import Lettering
from lyuliang_desk.paperwork.page import SHAPES, Flow, number_pages
from lyuliang_desk.paperwork.paper import Metadata, Paper
from lyuliang_desk.paperwork.strips import (
    draw_paragraph,
    draw_signatures,
    draw_strip,
    draw_title,
    signature_height,
)
from lyuliang_desk.paperwork.table import Column, HeadCell, Row, TableStyle, Watch, draw_table
from lyuliang_desk.paperwork.textbox import (
    BoxStyle,
    SealWords,
    draw_box,
    draw_framed_heading,
    draw_opinion,
    draw_pledge,
)

GROUP = "="  # a row that has this key alone is a group heading over all columns


@dataclass(frozen=True)
class FormData:
    """What fills a form, as texts: the caller has formatted money, dates and codes."""

    heading: Mapping[str, str] = field(default_factory=dict)  # reporting_unit, report_date, unit …
    rows: Sequence[Mapping[str, str]] = ()
    totals: Mapping[str, str] = field(default_factory=dict)
    record: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)
    labels: Sequence[str] = ()  # names each row (or the one record) in a message


def render(
    form: Form, data: FormData, fonts: FontSet, *, page: str = "", watch: Watch | None = None
) -> bytes:
    """The form as a PDF, on its customary sheet or on ``page``.

    Raises MissingGlyph (with every place) before anything is drawn, and PrintCancelled when the watch says
    so.
    """
    if missing := preflight(_texts(form, data), fonts.typeface(form.fonts.body)):
        raise MissingGlyph(missing)
    drawing = _Drawing(form, data, fonts, page or form.pages[0], watch or Watch())
    for place, block in enumerate(form.blocks):
        drawing.draw(block, form.blocks[place + 1 :])
    return drawing.finish()


class _Drawing:
    """One document being drawn, block after block."""

    def __init__(self, form: Form, data: FormData, fonts: FontSet, sheet: str, watch: Watch) -> None:
        self.form, self.data, self.watch = form, data, watch
        self.shape = SHAPES[sheet]
        self.scale = self.shape.usable_width / SHAPES[form.pages[0]].usable_width
        self.paper = Paper()
        self.flow = Flow(self.paper, self.shape)
        self.first_numbered = 0
        roles, sizes = form.fonts, form.sizes if self.scale > 0.99 else form.small_sizes
        self.sizes = sizes
        self.title = Lettering(fonts.typeface(roles.title), 18)
        self.head = Lettering(fonts.typeface(roles.head), sizes[0])
        self.body = Lettering(fonts.typeface(roles.body), sizes[0])
        self.strip = Lettering(fonts.typeface(roles.body), 12 if self.scale > 0.99 else 10.5, 1.5)
        self.number = Lettering(fonts.typeface(roles.number), 10.5)
        self.text = Lettering(fonts.typeface(roles.body), 12, 1.6)
        self.heading = Lettering(fonts.typeface(roles.head), 12, 1.8)
        self.words = {**data.record, **data.heading}

    def draw(self, block: Block, later: Sequence[Block]) -> None:
        """Draws one block; ``later`` are those after it, of which a table keeps its signatures."""
        if isinstance(block, Table):
            self._table(block, later)
        else:
            _DRAW[type(block)](self, block)

    def finish(self) -> bytes:
        """Numbers the pages and writes the file."""
        form = self.form
        pages = self.paper.pages[self.first_numbered :]
        number_pages(pages, form.page_number, self.number, self.shape, outside=form.page_number_outside)
        author = self.data.heading.get("reporting_unit", "")
        return self.paper.to_pdf(Metadata(title=form.name.zh, author=author, subject=form.id))

    # blocks

    def _title(self, block: Title) -> None:
        draw_title(self.flow, fill(block.text, self.words), replace(self.title, size=block.size))

    def _strip(self, block: Strip) -> None:
        draw_strip(self.flow, [fill(part, self.words) for part in block.parts], self.strip)

    def _heading(self, block: Heading) -> None:
        if block.framed:
            draw_framed_heading(self.flow, fill(block.text, self.words), self.heading, below=30)
            return
        self.flow.need(self.heading.line_height + 40)
        self.heading.place(self.flow.page, self.flow.left, self.flow.y, fill(block.text, self.words))
        self.flow.y += self.heading.line_height + 1

    def _table(self, block: Table, later: Sequence[Block]) -> None:
        columns = [Column(c.width * self.scale, c.align, c.whole, c.group) for c in block.columns]
        tail = 0.0
        if later and isinstance(later[0], Signatures):
            tail = signature_height(self.strip)
        sizes = block.sizes or self.sizes
        head, body = replace(self.head, size=sizes[0]), replace(self.body, size=sizes[0])
        style = TableStyle(head, body, sizes, PADDING * self.scale, tail=tail, watch=self.watch)
        draw_table(self.flow, columns, header_of(block.columns), self._rows(block), style)

    def _rows(self, block: Table) -> list[Row]:
        records = self.data.tables.get(block.source, ()) if block.source else self.data.rows
        rows, number, wide = [], 0, len(block.columns)
        for record in records:
            if record.keys() == {GROUP}:
                rows.append(Row((record[GROUP],), "group", (wide,)))
                continue
            number += 1
            rows.append(Row([self._value(c.field, record, number) for c in block.columns]))
        rows += [Row([""] * wide)] * (int(block.least_rows) - len(rows))
        if block.total:
            rows.append(self._total(block, number))
        return rows

    def _value(self, source: Source, values: Mapping[str, str], number: int = 0) -> str:
        """What stands in a cell; one without a field stays free, to sign in."""
        return source.value(values, number) or (self.form.empty if any(source.names) else "")

    def _total(self, block: Table, count: int) -> Row:
        """The sums, below the columns named; the label reaches to the first of them."""
        summed = [c.field.names[0] if c.field.names[0] in block.total_fields else "" for c in block.columns]
        span = next((place for place, name in enumerate(summed) if name), len(summed))
        label = fill(block.total, {"count": str(count)})
        cells = [label, *(self.data.totals.get(name, "") for name in summed[span:])]
        return Row(cells, "total", (span, *[1] * (len(summed) - span)))

    def _cover(self, block: Cover) -> None:
        typeface = self.text.typeface
        style = CoverStyle(
            replace(self.title, size=26, leading=1.5),
            Lettering(typeface, 15, 1.45),
            block.label_width,
            block.value_width,
        )
        entries = [(entry.label, entry.field.value(self.words)) for entry in block.entries]
        draw_cover(
            self.flow,
            fill(block.title, self.words),
            entries,
            [fill(line, self.words) for line in block.foot],
            style,
        )

    def _grid(self, block: Grid) -> None:
        rows = [[cell for one in row for cell in self._grid_cells(one)] for row in block.rows]
        draw_grid(self.flow, rows, self.head, self.body, side=block.side, side_width=block.side_width)

    def _grid_cells(self, one: GridField) -> Iterator[GridCell]:
        if one.label_width:
            yield GridCell(one.label, one.label_width, label=True)
        if one.width:
            yield GridCell(self._value(one.field, self.words), one.width, align=one.align)

    def _box(self, block: Box) -> None:
        text = self._value(block.field, self.words)
        draw_box(self.flow, block.heading, text, self._box_style(), least=block.least)

    def _opinion(self, block: Opinion) -> None:
        text = block.field.value(self.words) if block.field.names else ""
        words = SealWords(block.sign, block.seal, block.date)
        draw_opinion(self.flow, block.heading, text, words, self._box_style(), least=block.least)

    def _box_style(self) -> BoxStyle:
        return BoxStyle(self.heading, self.text)

    def _pledge(self, block: Pledge) -> None:
        draw_title(self.flow, block.title, self.title, after=8)
        body = replace(self.text, size=14, leading=1.8)
        signers = [fill(signer, self.words) for signer in block.signers]
        draw_pledge(self.flow, fill(block.text, self.words), signers, block.date, body)

    def _signatures(self, block: Signatures) -> None:
        draw_signatures(self.flow, [fill(label, self.words) for label in block.labels], self.strip)

    def _notes(self, block: Notes) -> None:
        if block.title:
            draw_title(self.flow, block.title, self.title, after=8)
        body = Lettering(self.text.typeface, block.size, 1.8)
        for item in block.items:
            draw_paragraph(self.flow, fill(item, self.words), body)

    def _new_page(self, block: NewPage) -> None:
        if not self.flow.fresh:
            self.flow.next_page()
        if block.numbered:
            self.first_numbered = len(self.paper.pages) - 1


_DRAW: Mapping[type[Block], Callable[..., None]] = {
    Title: _Drawing._title,
    Strip: _Drawing._strip,
    Heading: _Drawing._heading,
    Cover: _Drawing._cover,
    Grid: _Drawing._grid,
    Box: _Drawing._box,
    Opinion: _Drawing._opinion,
    Pledge: _Drawing._pledge,
    Signatures: _Drawing._signatures,
    Notes: _Drawing._notes,
    NewPage: _Drawing._new_page,
}


def header_of(columns: Sequence[TableColumn]) -> list[list[HeadCell]]:
    """One header row, or two where neighbouring columns have a group."""
    if not any(column.group for column in columns):
        return [[HeadCell(column.header) for column in columns]]
    upper: list[HeadCell] = []
    lower: list[HeadCell] = []
    last = ""
    for column in columns:
        if not column.group:
            upper.append(HeadCell(column.header, rows=2))
        else:
            if column.group == last:
                upper[-1] = replace(upper[-1], columns=upper[-1].columns + 1)
            else:
                upper.append(HeadCell(column.group))
            lower.append(HeadCell(column.header))
        last = column.group
    return [upper, lower]


def _texts(form: Form, data: FormData) -> Iterator[tuple[str, Label]]:
    """Every text that the data brings, with the words that name its place."""
    record = data.labels[0] if data.labels and form.prints == "record" else ""
    for name, text in data.heading.items():
        yield text, Label("", name)
    for block in form.blocks:
        if isinstance(block, Table):
            rows = data.tables.get(block.source, ()) if block.source else data.rows
            for place, row in enumerate(rows):
                label = data.labels[place] if not block.source and place < len(data.labels) else record
                for column in block.columns:
                    yield column.field.value(row), Label(label, column.header.replace("\n", ""))
        for heading, source in _single(block):
            yield source.value(data.record), Label(record, heading)


def _single(block: Block) -> Iterator[tuple[str, Source]]:
    """The fields that a block takes from the one record, each with its label on the form."""
    if isinstance(block, Cover):
        yield from ((entry.label, entry.field) for entry in block.entries)
    elif isinstance(block, Grid):
        yield from ((cell.label, cell.field) for row in block.rows for cell in row if cell.field.names)
    elif isinstance(block, Box | Opinion) and block.field.names:
        yield block.heading, block.field
