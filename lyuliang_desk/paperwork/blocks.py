"""What a form file may hold: the kinds of block and their keys, each with its reader."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from lyuliang_desk.messages import _
from lyuliang_desk.paperwork.formkeys import (
    FormError,
    Source,
    list_of,
    read_align,
    read_number,
    read_source,
    read_text,
    read_yes,
    reads,
    record_of,
)
from lyuliang_desk.paperwork.lettering import Align


@dataclass(frozen=True)
class TableColumn:
    """One column: ``whole`` values are never broken; columns of one ``group`` stand under a common header.

    A ``free`` column stays empty where it has no value, whatever the form says of empty cells.
    """

    header: str = dataclasses.field(metadata=reads(read_text))
    width: float = dataclasses.field(metadata=reads(read_number))
    field: Source = dataclasses.field(metadata=reads(read_source))
    align: Align = dataclasses.field(metadata=reads(read_align), default="left")
    whole: bool = dataclasses.field(metadata=reads(read_yes), default=False)
    group: str = dataclasses.field(metadata=reads(read_text), default="")
    free: bool = dataclasses.field(metadata=reads(read_yes), default=False)


@dataclass(frozen=True)
class GridField:
    """A label cell and the value cell beside it; without a ``field`` the label stands alone."""

    label: str = dataclasses.field(metadata=reads(read_text), default="")
    label_width: float = dataclasses.field(metadata=reads(read_number), default=0.0)
    field: Source = dataclasses.field(metadata=reads(read_source), default=Source(()))
    width: float = dataclasses.field(metadata=reads(read_number), default=0.0)
    align: Align = dataclasses.field(metadata=reads(read_align), default="left")
    # the least height of the row that it stands in: room to seal
    least: float = dataclasses.field(metadata=reads(read_number), default=0.0)


@dataclass(frozen=True)
class CoverEntry:
    """A line of the cover."""

    label: str = dataclasses.field(metadata=reads(read_text))
    field: Source = dataclasses.field(metadata=reads(read_source))


@dataclass(frozen=True)
class Title:
    """A centred title."""

    type: ClassVar[str] = "title"
    text: str = dataclasses.field(metadata=reads(read_text))
    size: float = dataclasses.field(metadata=reads(read_number), default=18.0)


@dataclass(frozen=True)
class Strip:
    """One line of up to three parts: left, middle, right."""

    type: ClassVar[str] = "line"
    parts: tuple[str, ...] = dataclasses.field(metadata=reads(list_of(read_text)))


@dataclass(frozen=True)
class Heading:
    """A heading that stays with what follows it, ``framed`` where that is a table."""

    type: ClassVar[str] = "heading"
    text: str = dataclasses.field(metadata=reads(read_text))
    framed: bool = dataclasses.field(metadata=reads(read_yes), default=False)


@dataclass(frozen=True)
class Table:
    """The records of the print, or one of a record's own tables (``source``), as rows.

    A ``source`` is a kind whose records belong to the printed one, or one of ``owntables.SPECIAL``. An
    ``optional`` table is left out with its ``heading`` where it has no row; ``drop_empty`` leaves out columns
    without a value and gives their room to the others.
    """

    type: ClassVar[str] = "table"
    columns: tuple[TableColumn, ...] = dataclasses.field(metadata=reads(list_of(record_of(TableColumn))))
    source: str = dataclasses.field(metadata=reads(read_text), default="")
    total: str = dataclasses.field(metadata=reads(read_text), default="")
    total_fields: tuple[str, ...] = dataclasses.field(metadata=reads(list_of(read_text)), default=())
    least_rows: float = dataclasses.field(metadata=reads(read_number), default=1)
    sizes: tuple[float, ...] = dataclasses.field(metadata=reads(list_of(read_number)), default=())
    heading: str = dataclasses.field(metadata=reads(read_text), default="")
    optional: bool = dataclasses.field(metadata=reads(read_yes), default=False)
    drop_empty: bool = dataclasses.field(metadata=reads(read_yes), default=False)


@dataclass(frozen=True)
class Cover:
    """The cover page."""

    type: ClassVar[str] = "cover"
    title: str = dataclasses.field(metadata=reads(read_text))
    entries: tuple[CoverEntry, ...] = dataclasses.field(metadata=reads(list_of(record_of(CoverEntry))))
    foot: tuple[str, ...] = dataclasses.field(metadata=reads(list_of(read_text)), default=())
    label_width: float = dataclasses.field(metadata=reads(read_number), default=40.0)
    value_width: float = dataclasses.field(metadata=reads(read_number), default=100.0)


@dataclass(frozen=True)
class Grid:
    """Labels and values; ``side`` is a label along the left.

    Rows are ``row_height`` millimetres high at least. Of a ``filled_only`` grid the fields that have a value are
    set one after another, short ones two in a row.
    """

    type: ClassVar[str] = "grid"
    rows: tuple[tuple[GridField, ...], ...] = dataclasses.field(
        metadata=reads(list_of(list_of(record_of(GridField))))
    )
    side: str = dataclasses.field(metadata=reads(read_text), default="")
    side_width: float = dataclasses.field(metadata=reads(read_number), default=0.0)
    row_height: float = dataclasses.field(metadata=reads(read_number), default=9.0)
    filled_only: bool = dataclasses.field(metadata=reads(read_yes), default=False)


@dataclass(frozen=True)
class Box:
    """A long text in a frame that grows over pages; ``least`` millimetres high.

    Where the record has rows of its own for the box's ``table``, they stand below the heading, and what the text
    adds to them follows. An ``optional`` box is left out where it is empty.
    """

    type: ClassVar[str] = "box"
    heading: str = dataclasses.field(metadata=reads(read_text))
    field: Source = dataclasses.field(metadata=reads(read_source))
    least: float = dataclasses.field(metadata=reads(read_number), default=40.0)
    table: Table | None = dataclasses.field(metadata=reads(record_of(Table)), default=None)
    optional: bool = dataclasses.field(metadata=reads(read_yes), default=False)


@dataclass(frozen=True)
class Opinion:
    """An opinion with room for a signature and a round seal."""

    type: ClassVar[str] = "opinion"
    heading: str = dataclasses.field(metadata=reads(read_text))
    field: Source = dataclasses.field(metadata=reads(read_source), default=Source(()))
    least: float = dataclasses.field(metadata=reads(read_number), default=0.0)
    sign: str = dataclasses.field(metadata=reads(read_text), default="负责人（签字）：")
    seal: str = dataclasses.field(metadata=reads(read_text), default="（盖章）")
    date: str = dataclasses.field(metadata=reads(read_text), default="年　　月　　日")


@dataclass(frozen=True)
class Pledge:
    """A title, paragraphs, and those who sign below."""

    type: ClassVar[str] = "pledge"
    title: str = dataclasses.field(metadata=reads(read_text))
    text: str = dataclasses.field(metadata=reads(read_text))
    signers: tuple[str, ...] = dataclasses.field(metadata=reads(list_of(read_text)))
    date: str = dataclasses.field(metadata=reads(read_text), default="年　　月　　日")


@dataclass(frozen=True)
class Signatures:
    """Labels with room to sign, below a table."""

    type: ClassVar[str] = "signatures"
    labels: tuple[str, ...] = dataclasses.field(metadata=reads(list_of(read_text)))


@dataclass(frozen=True)
class Notes:
    """A heading and paragraphs: 填写说明, or 注 below a table (without a title).

    With ``when``, the notes stand there only if that word of the heading is filled.
    """

    type: ClassVar[str] = "notes"
    items: tuple[str, ...] = dataclasses.field(metadata=reads(list_of(read_text)))
    title: str = dataclasses.field(metadata=reads(read_text), default="")
    size: float = dataclasses.field(metadata=reads(read_number), default=14.0)
    when: str = dataclasses.field(metadata=reads(read_text), default="")


@dataclass(frozen=True)
class NewPage:
    """What follows begins on a new page; ``numbered`` makes it page 1, with no number on those before."""

    type: ClassVar[str] = "new_page"
    numbered: bool = dataclasses.field(metadata=reads(read_yes), default=False)


Block = Title | Strip | Heading | Table | Cover | Grid | Box | Opinion | Pledge | Signatures | Notes | NewPage
BLOCKS: Mapping[str, type[Any]] = {
    kind.type: kind
    for kind in (
        Title, Strip, Heading, Table, Cover, Grid, Box, Opinion, Pledge, Signatures, Notes, NewPage
    )
}  # fmt: skip


def read_block(value: Any, where: str) -> Block:
    """One ``[[blocks]]`` entry: its ``type`` says which keys it has."""
    if not isinstance(value, dict):
        raise FormError(where, _("a table of keys is expected here"))
    name = value.get("type", "")
    if not isinstance(name, str) or name not in BLOCKS:
        known = ", ".join(BLOCKS)
        raise FormError(where, _("the type is “{type}”; known are {known}").format(type=name, known=known))
    rest = {key: item for key, item in value.items() if key != "type"}
    block: Block = record_of(BLOCKS[name])(rest, f"{where} ({name})")
    return block


def tables_of(blocks: Sequence[Block]) -> Iterator[Table]:
    """The tables among the blocks, those inside a box too."""
    for block in blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Box) and block.table is not None:
            yield block.table


def fields_of(blocks: Sequence[Block]) -> set[str]:
    """Every field name that the blocks ask for; those of a record's tables as ``members.name``."""
    names: set[str] = set()
    for table in tables_of(blocks):
        prefix = f"{table.source}." if table.source else ""
        names |= {prefix + name for column in table.columns for name in column.field.names}
    for block in blocks:
        if isinstance(block, Cover):
            names |= {name for entry in block.entries for name in entry.field.names}
        elif isinstance(block, Grid):
            names |= {name for row in block.rows for cell in row for name in cell.field.names}
        elif isinstance(block, Box | Opinion):
            names |= set(block.field.names)
    return {name for name in names if name and not name.endswith(("#", "."))}
