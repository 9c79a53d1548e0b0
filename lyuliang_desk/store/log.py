"""The change log, which is the data; the record tables are its projection.

A *step* is one change set that went through the door; a *change* is what it did to one record. A change is named by
its office and its number within that office, without gaps, so that a lost package is noticed. ``fields`` is a JSON object
``{field: [before, after, prev]}``, with the original spelling as fourth where reading changed it; ``prev`` lists the
changes (``office:seq``) that this one overwrote, which decides what is concurrent when two offices' logs are merged
(``research/reliability.md`` 2). Hiding a record is written as the field ``deleted``; its ``prev`` names every change of
the record that its author had seen.
"""

from typing import ClassVar

from sqlalchemy import ForeignKey, Index, MetaData, Table, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

metadata = MetaData()
"""All tables of a register: the log here, the record tables by ``tables.record_tables``."""

_STRICT = {"sqlite_strict": True}


class Base(DeclarativeBase):
    """The tables that are the same whatever the catalogue holds."""

    metadata = metadata
    type_annotation_map: ClassVar = {str: Text}


class Setting(Base):
    """What the register knows of itself: the office's instance id and name, the day of the last backup."""

    __tablename__ = "register"
    __table_args__ = (_STRICT,)

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class Step(Base):
    """One change set that was written. JSON texts: ``words`` of the action, ``source_columns`` by sheet and field."""

    __tablename__ = "step"
    __table_args__ = (_STRICT,)

    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[int]
    action: Mapped[str]
    words: Mapped[str]
    operator: Mapped[str]
    office: Mapped[str]
    mode: Mapped[str]
    reverses: Mapped[int | None] = mapped_column(ForeignKey("step.number"))
    source_name: Mapped[str | None]
    source_sha256: Mapped[str | None]
    source_columns: Mapped[str | None]


class Change(Base):
    """What one step did to one record."""

    __tablename__ = "change"

    number: Mapped[int] = mapped_column(primary_key=True)
    office: Mapped[str]
    seq: Mapped[int]
    step: Mapped[int] = mapped_column(ForeignKey("step.number"))
    record_id: Mapped[str]
    kind: Mapped[str]
    operation: Mapped[str]
    hlc: Mapped[int]
    operator: Mapped[str]
    schema_version: Mapped[int]
    fields: Mapped[str]
    origin: Mapped[str | None]

    __table_args__ = (
        Index("change_record", "record_id"),
        Index("change_step", "step"),
        UniqueConstraint("office", "seq"),
        _STRICT,
    )


class Blob(Base):
    """The content of attached files, each once, by its SHA-256; ``attachment`` records say what it is called and whose it is."""

    __tablename__ = "blob"
    __table_args__ = (_STRICT,)

    sha256: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int]
    content: Mapped[bytes]


LOG_TABLES: tuple[Table, ...] = tuple(metadata.sorted_tables)
