"""What an overview is made of: tables of figures, and of every figure the view whose rows it counts or sums.

Screen, workbook and paper are fed by these same objects; none of them counts for itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lyuliang_desk.store.views import View

Unit = Literal["count", "money"]
"""A number of records, or an amount in fen."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. ``view`` gives its rows, ``summed`` the field that is added up over them (none: they are counted).

    ``short_of`` is the amount that the sum is subtracted from: the figure then is what is missing of it.
    """

    value: int
    unit: Unit
    view: View | None = None
    summed: str | None = None
    short_of: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: its words and a figure for each column; ``is_total`` sums the lines above."""

    label: str
    figures: tuple[Figure, ...]
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Lines under columns. ``name`` is stable (``promise``), ``title`` and ``columns`` are words to be shown."""

    name: str
    title: str
    head: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """All tables for one year or for the whole ten, as the register stood on a day.

    ``year`` is None for the whole period; ``rules`` say how the figures are counted (统计口径).
    """

    office: str
    day: date
    year: int | None
    tables: tuple[Table, ...]
    rules: tuple[str, ...]

    def table(self, name: str) -> Table:
        """The table of a name. Raises ``KeyError``."""
        for table in self.tables:
            if table.name == name:
                return table
        raise KeyError(name)

    def figures(self) -> Iterator[Figure]:
        """Every figure."""
        for table in self.tables:
            for line in table.lines:
                yield from line.figures
