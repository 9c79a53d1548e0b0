"""What a table asks of the register: which records, in which order."""

from dataclasses import dataclass
from typing import Literal

from lyuliang_desk.catalogue.types.base import Stored

Comparison = Literal["is", "contains", "at_least", "at_most", "empty", "not_empty", "one_of"]


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition on a field.

    ``value`` is in stored form; ``contains`` looks into the shown text of links; ``one_of`` takes a tuple.
    """

    field: str
    comparison: Comparison
    value: Stored | tuple[Stored, ...] = None


@dataclass(frozen=True, slots=True)
class Order:
    """Sort by a field; empty values last in both directions; links by the shown words."""

    field: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """Which records of a kind a table shows, and in which order (none: as they were entered)."""

    kind: str
    search: str = ""
    filters: tuple[Filter, ...] = ()
    order: tuple[Order, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One record as a table wants it: ``values`` in stored form by field name."""

    rid: int
    id: str
    values: dict[str, Stored]
