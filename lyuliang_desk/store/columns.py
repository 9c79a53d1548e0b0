"""Many records at once by column: the lists into which a sheet was read serve as the changes that make its records.

A hundred thousand changes with thirty fields each are three million pairs in as many dictionaries. Where the records are
new, a change is instead a place in the lists of all; it reads like the dictionary that it stands for, and the door takes
whole columns from it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from lyuliang_desk.catalogue.types.base import Stored

Cells = Mapping[str, Sequence[Stored]]
"""The kept scalars of many records by field; the i-th entry of every list belongs to the i-th record."""


class Place:
    """Where a record stands in the lists of all."""

    __slots__ = ("at", "cells")

    def __init__(self, cells: Cells, at: int) -> None:
        self.cells = cells
        self.at = at

    def __iter__(self) -> Iterator[str]:
        at = self.at
        return (name for name, column in self.cells.items() if column[at] is not None)

    def __len__(self) -> int:
        return sum(1 for _name in self)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({ {name: column[self.at] for name, column in self.cells.items()} })"


class KeptValues(Place, Mapping[str, Stored]):
    """The values of a record that stands in lists, without the empty ones."""

    __slots__ = ()

    def __getitem__(self, name: str) -> Stored:
        value = self.cells[name][self.at]
        if value is None:
            raise KeyError(name)
        return value

    def get(self, name: str, default: Stored = None) -> Stored:  # type: ignore[override]
        """The value of a field; asked for more often than all else, so without a raised KeyError."""
        column = self.cells.get(name)
        value = None if column is None else column[self.at]
        return default if value is None else value


class MadeFields(Place, Mapping[str, tuple[Stored, Stored]]):
    """What a change says that makes such a record: for each filled field nothing before, the value after."""

    __slots__ = ()

    def __getitem__(self, name: str) -> tuple[Stored, Stored]:
        value = self.cells[name][self.at]
        if value is None:
            raise KeyError(name)
        return None, value

    def after(self) -> KeptValues:
        """The values of the record once it is made."""
        return KeptValues(self.cells, self.at)


def columns_of(rows: Iterable[Mapping[str, Stored]], names: Iterable[str]) -> dict[str, list[Stored]]:
    """The values of records by column, those that stand in lists already taken from there; None where one is empty."""
    columns: dict[str, list[Stored]] = {name: [] for name in names}
    for _table, alike in groupby(rows, key=table_of):
        some = list(alike)
        first = some[0]
        if isinstance(first, KeptValues):
            places = [row.at for row in some if isinstance(row, KeptValues)]
            for name, column in columns.items():
                cells = first.cells.get(name)
                column.extend([None] * len(places) if cells is None else map(cells.__getitem__, places))
        else:
            for name, column in columns.items():
                column.extend([row.get(name) for row in some])
    return columns


def table_of(row: object) -> int:
    """What tells records of the same lists from others: 0 for one that stands alone."""
    return id(row.cells) if isinstance(row, Place) else 0
