"""What a table asks of the register: which records, in which order, in which groups."""

from dataclasses import dataclass
from typing import Literal

from lyuliang_desk.catalogue.types.base import Stored

Comparison = Literal[
    "is", "contains", "at_least", "at_most", "before", "not_before", "empty", "not_empty", "one_of", "none_of"
]
Manner = Literal["value", "strokes", "pinyin", "post"]
"""How words are put in order: as they are kept, by strokes (姓氏笔画), by pinyin, by rank of post or title."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition on a field.

    ``value`` is in stored form; ``contains`` looks into the shown text of links; ``one_of`` and ``none_of`` take a
    tuple, and what is empty is none of them; ``before`` holds of dates that are over before that day, whatever their
    precision, ``not_before`` of those that are not. The value of a date may be relative: ``@today-1``, ``@year`` (see
    ``relative_days``).
    """

    field: str
    comparison: Comparison
    value: Stored | tuple[Stored, ...] = None


@dataclass(frozen=True, slots=True)
class Order:
    """Sort by a field; empty values last in both directions; links by the shown words."""

    field: str
    descending: bool = False
    manner: Manner = "value"


@dataclass(frozen=True, slots=True)
class View:
    """Which records of a kind a table shows, and in which order (none: as they were entered).

    ``group`` names up to two fields whose equal values stand together, before any order. ``hand`` are record ids in
    the order that somebody gave them; they come first within their group, the others follow in ``order``.
    """

    kind: str
    search: str = ""
    filters: tuple[Filter, ...] = ()
    order: tuple[Order, ...] = ()
    group: tuple[str, ...] = ()
    hand: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One record as a table wants it: ``values`` in stored form by field name."""

    rid: int
    id: str
    values: dict[str, Stored]


@dataclass(frozen=True, slots=True)
class Group:
    """Records of a view that have the same values in the fields it is grouped by.

    ``values`` are in stored form; of a date with month or day it is the year. ``sums`` are those of the fields asked.
    """

    values: tuple[Stored, ...]
    count: int
    sums: dict[str, int]
