"""The records that the rows of a sheet speak of, kept by column: a row is put together when it is asked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from lyuliang_desk.catalogue.folding import fold_all, fold_name
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.excel.planning.cells import ReadColumn
from lyuliang_desk.store.columns import MadeFields

T = TypeVar("T")
NameKey = tuple[str, str | None]
"""The folded name of a record and the record it belongs within."""


@dataclass
class SheetRecords:
    """The kept scalars of one kind's fields; the i-th entry of a column belongs to the i-th data row."""

    columns: dict[str, list[Stored]]
    count: int

    def row(self, i: int) -> dict[str, Stored]:
        """The fields of a row that say something."""
        return {name: cells[i] for name, cells in self.columns.items() if cells[i] is not None}

    def created(self, i: int) -> MadeFields:
        """The same as a change that makes the record."""
        return MadeFields(self.columns, i)

    def values(self, name: str | None) -> Sequence[Stored]:
        """A column; nothing in every row where the sheet has none of that name."""
        return self.columns.get(name or "") or [None] * self.count

    def names(self, kind: RecordKind) -> list[NameKey]:
        """The name by which each row's record is found when no key tells it."""
        name, within = kind.name_key
        said, insides = self.values(name), self.values(within)
        texts = {str(text or "") for text in set(said)}
        by_text = {t: fold_name(t) for t in texts} if kind.name == "organisation" else fold_all(texts)
        folded = {text: by_text[str(text or "")] for text in set(said)}
        return [
            (folded[text], None if inside is None else str(inside))
            for text, inside in zip(said, insides, strict=True)
        ]


def records_of(columns: Sequence[ReadColumn], count: int) -> SheetRecords:
    """The records in some columns."""
    return SheetRecords(joined((n, c.stored[n]) for c in columns for n in c.target.fields), count)


def joined(columns: Iterable[tuple[str, list[T]]]) -> dict[str, list[T]]:
    """The columns by field; where two fill one field, the later one that says something counts."""
    found: dict[str, list[T]] = {}
    for name, cells in columns:
        before = found.get(name)
        if before is not None:
            cells = [old if new is None else new for old, new in zip(before, cells, strict=True)]
        found[name] = cells
    return found
