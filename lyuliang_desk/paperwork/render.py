"""One renderer for all forms: a form, what fills it, and the fonts; out come the bytes of a PDF.

Values come in as the texts that are to stand on paper. The same form, data and fonts give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from lyuliang_desk.messages import _
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
from lyuliang_desk.paperwork.formdata import GROUP, FormData, texts_of
from lyuliang_desk.paperwork.formkeys import FormError, Source, fill
from lyuliang_desk.paperwork.forms import Form
from lyuliang_desk.paperwork.glyphs import MissingGlyph, preflight
from lyuliang_desk.paperwork.grid import GridCell, GridStyle, draw_grid
from lyuliang_desk.paperwork.lettering import Lettering
from lyuliang_desk.paperwork.linebreak import words_kept
from lyuliang_desk.paperwork.page import SHAPES, Flow, number_pages
from lyuliang_desk.paperwork.paper import Metadata, Paper
from lyuliang_desk.paperwork.strips import (
    draw_paragraph,
    draw_signatures,
    draw_strip,
    draw_title,
    paragraph_height,
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


def render(
    form: Form,
    data: FormData | Sequence[FormData],
    fonts: FontSet,
    *,
    page: str | None = None,
    watch: Watch | None = None,
) -> bytes:
    """The form as a PDF, on its customary sheet or on ``page``; several parts follow one another, each
    numbered for itself (a roster for each team, a book for each project).

    Raises MissingGlyph (with every place) before anything is drawn, Cancelled when the watch says so, and
    FormError for a sheet that the form does not name.
    """
    sheet = page or form.pages[0]
    if sheet not in form.pages:
        reason = _("it can be printed on {known}").format(known=", ".join(form.pages))
        raise FormError(f"{form.id}: {sheet}", reason)
    parts = [data] if isinstance(data, FormData) else data
    body = fonts.typeface(form.fonts.body)
    if missing := [one for part in parts for one in preflight(texts_of(form, part), body)]:
        raise MissingGlyph(missing)
    paper, watch = Paper(), watch or Watch()
    lengths = [max(1, len(part.rows)) for part in parts]
    for part, own, done in zip(parts, lengths, accumulate(lengths), strict=True):
        mine = replace(watch, place=(done - own, own, sum(lengths)))
        _Drawing(form, part, fonts, paper, sheet, mine).draw_all()
        mine.look(own, own)
    author = parts[0].heading.get("reporting_unit", "") if parts else ""
    return paper.to_pdf(Metadata(title=form.name.zh, author=author, subject=form.id))


class _Drawing:
    """One part of a document being drawn, block after block, on pages of its own."""

    def __init__(
        self, form: Form, data: FormData, fonts: FontSet, paper: Paper, sheet: str, watch: Watch
    ) -> None:
        self.form, self.data, self.watch = form, data, watch
        shape = SHAPES[sheet]
        self.shape = replace(shape, top=form.top or shape.top, bottom=form.bottom or shape.bottom)
        self.scale = self.shape.usable_width / SHAPES[form.pages[0]].usable_width
        self.paper = paper
        self.first_numbered = len(paper.pages)
        self.flow = Flow(paper, self.shape)
        roles, sizes = form.fonts, form.sizes if self.scale > 0.99 else form.small_sizes
        self.sizes = sizes
        self.title = Lettering(fonts.typeface(roles.title), 18)
        self.head = Lettering(fonts.typeface(roles.head), sizes[0])
        self.body = Lettering(fonts.typeface(roles.body), sizes[0])
        self.strip = Lettering(fonts.typeface(roles.body), 12 if self.scale > 0.99 else 10.5, 1.5)
        self.number = Lettering(fonts.typeface(roles.number), 10.5)
        self.text = Lettering(fonts.typeface(roles.body), form.text_size, 1.6)
        self.heading = Lettering(fonts.typeface(roles.head), form.text_size, 1.8)
        self.words = {**data.record, **data.heading}
        self.unbroken = words_kept(form.unbroken)

    def draw_all(self) -> None:
        """Draws every block and numbers the pages."""
        form = self.form
        for place, block in enumerate(form.blocks):
            if isinstance(block, Table):
                self._table(block, form.blocks[place + 1 :])
            else:
                _DRAW[type(block)](self, block)
        pages = self.paper.pages[self.first_numbered :]
        number_pages(pages, form.page_number, self.number, self.shape, outside=form.page_number_outside)

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

    def _table(self, block: Table, later: Sequence[Block] = ()) -> None:
        if self._is_left_out(block):
            return
        records = self._records(block)
        if block.drop_empty:
            block = with_filled_columns(block, records)
        if block.heading:
            draw_framed_heading(self.flow, fill(block.heading, self.words), self.heading, below=30)
        columns = [Column(c.width * self.scale, c.align, c.whole, c.group) for c in block.columns]
        sizes = block.sizes or self.sizes
        head, body = replace(self.head, size=sizes[0]), replace(self.body, size=sizes[0])
        style = TableStyle(
            head,
            body,
            sizes,
            PADDING * self.scale,
            tail=self._tail(later),
            words=self.unbroken,
            watch=self.watch if not block.source else Watch(cancelled=self.watch.cancelled),
        )
        draw_table(self.flow, columns, header_of(block.columns), self._rows(block), style)

    def _tail(self, later: Sequence[Block]) -> float:
        """What must stay on the page of a table's last row: signatures and notes below it."""
        height = 0.0
        for block in later:
            if isinstance(block, Signatures):
                height += signature_height(self.strip)
            elif isinstance(block, Notes) and not block.title:
                texts = self._items(block)
                height += sum(paragraph_height(self.flow, text, self._note(block)) for text in texts)
            elif not self._is_left_out(block):
                break
        return height

    def _is_left_out(self, block: Block) -> bool:
        """Whether an optional block has nothing to show."""
        if isinstance(block, Table):
            return block.optional and not self._records(block)
        return isinstance(block, Box) and block.optional and not block.field.value(self.words)

    def _records(self, block: Table) -> Sequence[Mapping[str, str]]:
        return self.data.tables.get(block.source, ()) if block.source else self.data.rows

    def _rows(self, block: Table) -> list[Row]:
        rows, number, wide = [], 0, len(block.columns)
        for record in self._records(block):
            if record.keys() == {GROUP}:
                rows.append(Row((record[GROUP],), "group", (wide,)))
                continue
            number += 1
            rows.append(Row([self._cell(column, record, number) for column in block.columns]))
        rows += [Row([""] * wide, "blank")] * (int(block.least_rows) - len(rows))
        if block.total:
            rows.append(self._total(block, number))
        return rows

    def _cell(self, column: TableColumn, values: Mapping[str, str], number: int) -> str:
        source = column.field
        return source.value(values, number) if column.free else self._value(source, values, number)

    def _value(self, source: Source, values: Mapping[str, str], number: int = 0) -> str:
        """What stands in a cell; one without a field stays free, to sign in."""
        return source.value(values, number) or (self.form.empty if any(source.names) else "")

    def _total(self, block: Table, count: int) -> Row:
        """The sums, below the columns named; the label reaches to the first of them."""
        summed = [c.field.names[0] if c.field.names[0] in block.total_fields else "" for c in block.columns]
        span = next((place for place, name in enumerate(summed) if name), len(summed))
        label = fill(block.total, {"count": str(count)})
        of = f"{block.source}." if block.source else ""
        cells = [label, *(self.data.totals.get(of + name, "") for name in summed[span:])]
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
        fields = self._packed(block) if block.filled_only else block.rows
        rows = [[cell for one in row for cell in self._grid_cells(one)] for row in fields]
        side, width = block.side, block.side_width
        style = GridStyle(self.head, self.body, self.unbroken, block.row_height)
        draw_grid(self.flow, rows, style, side=side, side_width=width)

    def _grid_cells(self, one: GridField) -> Iterator[GridCell]:
        if one.label_width:
            yield GridCell(one.label, one.label_width, label=True)
        if one.width:
            text = self._value(one.field, self.words)
            yield GridCell(text, one.width, align=one.align, least=one.least)

    def _packed(self, block: Grid) -> list[list[GridField]]:
        """The fields that have a value, two in a row where both are short; one alone has the row to itself."""
        whole = self.flow.width
        rows: list[list[GridField]] = []
        room = 0.0
        for one in (one for row in block.rows for one in row if one.field.value(self.words)):
            own = one.label_width + one.width
            text = one.field.value(self.words)
            long = any(self.body.width(line) > 2 * (one.width - 3) for line in text.split("\n"))
            if own > room + 0.1 or long or one.field.names == ():
                rows.append([])
                room = whole
            rows[-1].append(replace(one, width=room - one.label_width) if long else one)
            room = 0.0 if long else room - own
        return [[*row[:-1], _widened(row, whole)] for row in rows]

    def _box(self, block: Box) -> None:
        if self._is_left_out(block):
            return
        text = self._value(block.field, self.words)
        heading, least = block.heading, block.least
        if block.table is not None and self._records(block.table):
            draw_framed_heading(self.flow, heading, self.heading, below=30)
            self._table(block.table)
            text, heading, least = block.field.value(self.words), "", 0.0
            if not text:
                return
        draw_box(self.flow, heading, text, self._box_style(), least=least)

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
        for text in self._items(block):
            draw_paragraph(self.flow, text, self._note(block), indent=2.0 if block.title else 0.0)

    def _items(self, block: Notes) -> list[str]:
        if block.when and not self.words.get(block.when):
            return []
        return [text for item in block.items if (text := fill(item, self.words))]

    def _note(self, block: Notes) -> Lettering:
        return Lettering(self.text.typeface, block.size, 1.8)

    def _new_page(self, block: NewPage) -> None:
        if not self.flow.fresh:
            self.flow.next_page()
        if block.numbered:
            self.first_numbered = len(self.paper.pages) - 1


def _widened(row: Sequence[GridField], whole: float) -> GridField:
    """The last field of a row, reaching to the end of the page."""
    others = sum(one.label_width + one.width for one in row[:-1])
    return replace(row[-1], width=whole - others - row[-1].label_width)


def with_filled_columns(block: Table, records: Sequence[Mapping[str, str]]) -> Table:
    """The table with those columns alone that have a value, as wide together as all of them were."""
    filled = [c for c in block.columns if c.field.names == ("#",) or any(c.field.value(r) for r in records)]
    numbered = sum(c.width for c in filled if c.field.names == ("#",))
    others = sum(c.width for c in filled) - numbered
    whole = sum(c.width for c in block.columns)
    if not others:
        return block
    wider = (whole - numbered) / others
    columns = (c if c.field.names == ("#",) else replace(c, width=c.width * wider) for c in filled)
    return replace(block, columns=tuple(columns))


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
