"""A sheet to be written, in no format yet. Rows and columns count from zero."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Formula:
    """A formula that no program has computed."""

    text: str


@dataclass(frozen=True)
class Wrong:
    """A cell with an error, ``#REF!`` or another of Excel's."""

    text: str


@dataclass
class Sheet:
    """``merged`` are (first row, first column, last row, last column), inclusive."""

    rows: Sequence[Sequence[Any]]
    name: str = "Sheet1"
    merged: Sequence[tuple[int, int, int, int]] = ()
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    visible: bool = True
    autofilter: str | None = None
    styled_empty: Sequence[tuple[int, int]] = field(default_factory=tuple)
