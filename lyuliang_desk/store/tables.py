"""The record tables, made from the catalogue: a field is declared once.

Every table has ``rid`` (the row number that lists of rows and the search index speak of), ``id`` (UUIDv7) and ``deleted``;
links are foreign keys, checked when the transaction ends. Keys that people use are not UNIQUE: two offices may have
entered the same firm, which is a finding to resolve and not an error of the database.
"""

from collections.abc import Mapping

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text, text

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.store import log
from lyuliang_desk.store.links import link_kind, points
from lyuliang_desk.store.sql import search_table


def all_tables(kinds: Mapping[str, RecordKind] = KINDS) -> MetaData:
    """The tables of a register whose catalogue is ``kinds``: the log and one table for each kind."""
    metadata = MetaData()
    for table in log.LOG_TABLES:
        table.to_metadata(metadata)
    for kind in kinds.values():
        record_table(kind, metadata)
    return metadata


def record_table(kind: RecordKind, metadata: MetaData) -> Table:
    """The table of one kind, with indexes on what records are found and sorted by."""
    return Table(
        kind.name,
        metadata,
        Column("rid", Integer, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        Column("deleted", Integer, nullable=False, server_default="0"),
        *(_column(field) for field in kind.fields),
        Index(f"{kind.name}_live", "rid", sqlite_where=text("deleted = 0")),
        *(Index(f"{kind.name}_{name}", name, sqlite_where=text("deleted = 0")) for name in sorted_by(kind)),
        *(Index(f"{kind.name}_{f.name}", f.name) for f in kind.fields if points(f)),
        *(
            Index(f"{kind.name}_by_{'_'.join(names)}", *names, sqlite_where=text("deleted = 0"))
            for names in kind.indexes
        ),
        sqlite_strict=True,
    )


def sorted_by(kind: RecordKind) -> list[str]:
    """The keys and the title: live records are found and sorted by them."""
    names = dict.fromkeys([*kind.keys, kind.name_key[0], kind.title_field])
    return [name for name in names if not link_kind(kind[name])]


def search_ddl(kind: RecordKind) -> str:
    """The full-text table of a kind; it keeps no text, only where the words stand (see ``search_index``)."""
    return (
        f"CREATE VIRTUAL TABLE {search_table(kind)} USING fts5(text, pinyin, initials, "
        "content='', contentless_delete=1, tokenize='ascii')"
    )


def _column(field: Field) -> Column[str] | Column[int]:
    target = link_kind(field)
    if target:
        return Column(field.name, Text, ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED"))
    return Column(field.name, Integer) if field.type.column == "INTEGER" else Column(field.name, Text)
