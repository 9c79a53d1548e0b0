"""The contract of every value type: store ↔ Python ↔ text.

Three forms of a value:

- *stored*: the scalar that SQLite and the change log hold (``str``, ``int`` or None; never a float);
- *Python*: what code computes with (``int`` fen for money, ``PartialDate`` for a date …);
- *text*: what people type, what a workbook's cell says, and what is shown.

``read`` takes text or a cell's raw value to Python and never guesses silently: a changed spelling is a note, an
assumption is a warning, what cannot be read is an ``Unreadable`` with a reason code.
``read(show(v)).value == v`` for every value.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import ClassVar, Generic, Literal, TypeVar

from lyuliang_desk.catalogue.finding import Finding, Level

Stored = str | int | None
Raw = str | int | float | bool | date | datetime | time | timedelta | None
Align = Literal["left", "centre", "right"]
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """What reading a value depends on besides the value.

    ``today`` is the day by which dates are judged (in the future? plausible age?); ``unit`` is what the header or the
    sheet said about money (``元``, ``万元``), None when it said nothing; ``epoch_1904`` tells that the workbook
    counts days from 1904.
    """

    today: date
    unit: str | None = None
    epoch_1904: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A changed spelling (level ``note``) or an assumption that wants a look (``warning``)."""

    code: str
    message: str
    level: Level = "note"

    def at(self, field: str) -> Finding:
        return Finding(self.code, self.level, self.message, field)


@dataclass(frozen=True, slots=True)
class Reading(Generic[V]):
    """A value that was read, and what is to be said about how; None for an empty cell or mark (``—``, ``无``)."""

    value: V | None
    notes: tuple[Note, ...] = ()


class Unreadable(ValueError):
    """A value that cannot be read. ``code`` is a reason code, ``message`` a translated sentence that says what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def at(self, field: str) -> Finding:
        return Finding(self.code, "error", self.message, field)


class ValueType(ABC, Generic[V]):
    """One sort of value. Instances are immutable and carry the options of one field (unit, code list, precision)."""

    name: ClassVar[str]
    """The name of the type: ``text``, ``money`` …"""
    column: ClassVar[Literal["TEXT", "INTEGER"]] = "TEXT"
    """The SQLite column that holds the stored form."""
    align: ClassVar[Align] = "left"

    @abstractmethod
    def read(self, raw: Raw, context: ReadingContext) -> Reading[V]:
        """The value that a typed text or a cell stands for.

        Raises ``Unreadable`` with a reason code for what cannot be read or is ambiguous.
        """

    def plain(self, texts: Iterable[str]) -> dict[str, V]:
        """What ``read`` makes of those of many texts that nothing is to be said of; all others are left to ``read``.

        For columns of which nearly every cell is another one, where the type can look at many at a time.
        """
        return {}

    @abstractmethod
    def show(self, value: V) -> str:
        """The text for the screen, in the current language; ``read`` reads it back to the same value."""

    def show_short(self, value: V) -> str:
        """The text for a narrow cell on paper or in a table; like ``show`` unless the type has shorter words."""
        return self.show(value)

    def export(self, value: V) -> str | int | bool | list[str]:
        """The JSON form, as ``list --json`` gives it; like ``show``, always in Chinese, unless the type says otherwise."""
        return self.show(value)

    def search_text(self, value: V) -> str:
        """The words under which a record is found by this value."""
        return self.show(value)

    @abstractmethod
    def store(self, value: V) -> Stored:
        """The scalar that is kept."""

    @abstractmethod
    def load(self, stored: str | int) -> V:
        """The value of a kept scalar, which is never None. Raises ``ValueError`` for a scalar that ``store`` never gives."""
