"""What fills a form, and every text of it with the words that name its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lyuliang_desk.paperwork.blocks import Block, Box, Cover, Grid, Opinion
from lyuliang_desk.paperwork.formkeys import Source
from lyuliang_desk.paperwork.forms import Form
from lyuliang_desk.paperwork.glyphs import Label

GROUP = "="  # a row that has this key alone is a group heading over all columns


@dataclass(frozen=True)
class FormData:
    """What fills a form, as texts: the caller has formatted money, dates and codes."""

    heading: Mapping[str, str] = field(default_factory=dict)  # reporting_unit, report_date, unit …
    rows: Sequence[Mapping[str, str]] = ()
    totals: Mapping[str, str] = field(default_factory=dict)  # of a record's own table as budget.fiscal
    record: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)
    labels: Sequence[str] = ()  # names each of rows, groups too (or the one record), in a message


def texts_of(form: Form, data: FormData) -> Iterator[tuple[str, Label]]:
    """Every text that the data brings, with the words that name its place."""
    record = data.labels[0] if data.labels and form.prints == "record" else ""
    for name, text in data.heading.items():
        yield text, Label("", _words_before(form, name))
    for table in form.tables:
        rows = data.tables.get(table.source, ()) if table.source else data.rows
        columns = [(column.field, column.header.replace("\n", "")) for column in table.columns]
        for place, row in enumerate(rows):
            label = data.labels[place] if not table.source and place < len(data.labels) else record
            yield row.get(GROUP, ""), Label(label)
            for source, header in columns:
                yield source.value(row), Label(label, header)
    for block in form.blocks:
        for heading, source in _single(block):
            yield source.value(data.record), Label(record, heading)


def _words_before(form: Form, name: str) -> str:
    """What the form prints before the place of a heading: 填报单位（盖章） for reporting_unit."""
    lines = [
        line
        for block in form.blocks
        for line in (getattr(block, "parts", None) or getattr(block, "labels", None) or ())
    ]
    found = next((line for line in lines if f"{{{name}" in line), "")
    return found.partition("{")[0].rstrip("：") or name


def _single(block: Block) -> Iterator[tuple[str, Source]]:
    """The fields that a block takes from the one record, each with its label on the form."""
    if isinstance(block, Cover):
        yield from ((entry.label, entry.field) for entry in block.entries)
    elif isinstance(block, Grid):
        yield from ((cell.label, cell.field) for row in block.rows for cell in row if cell.field.names)
    elif isinstance(block, Box | Opinion) and block.field.names:
        yield block.heading, block.field
