"""A field, declared once: everything that any room needs to know of it."""

from dataclasses import dataclass
from typing import Any

from lyuliang_desk.catalogue.label import Label
from lyuliang_desk.catalogue.types.base import Stored, ValueType


@dataclass(frozen=True)
class Field:
    """One field of a record kind.

    ``name`` is the catalogue name (column, JSON key); ``headers`` are the header texts, besides the label, under
    which it appears in county workbooks; ``width`` is its customary width on paper in mm; ``required`` fields
    must be filled before a record is written, ``wanted`` ones are asked for by a form and only warned about;
    ``personal`` marks personal information (PIPL), which ``--masked`` masks; ``searchable`` fields enter the search
    index, those in ``pinyin`` by pinyin and initials too; ``in_table`` tells whether the table shows it at first;
    ``month_on_paper`` dates are printed by year and month (出生年月), whatever is known of the day.
    """

    name: str
    label: Label
    type: ValueType[Any]
    headers: tuple[str, ...] = ()
    width: float = 20.0
    required: bool = False
    wanted: bool = False
    personal: bool = False
    searchable: bool = False
    pinyin: bool = False
    in_table: bool = True
    month_on_paper: bool = False
    group: Label | None = None

    def show(self, stored: Stored) -> str:
        """The screen text of a kept scalar, empty for None."""
        return "" if stored is None else self.type.show(self.type.load(stored))

    def show_short(self, stored: Stored) -> str:
        """The short text of a kept scalar, empty for None."""
        return "" if stored is None else self.type.show_short(self.type.load(stored))
