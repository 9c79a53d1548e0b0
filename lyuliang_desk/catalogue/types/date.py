"""Dates with the precision that was written.

Stored and exported: ``2021``, ``2021-03``, ``2021-03-01``. Python: ``PartialDate``. Text: as stored, in forms
``2021.03``.
"""

from dataclasses import dataclass
from datetime import time, timedelta
from typing import ClassVar

from lyuliang_desk.catalogue.types.base import Align, Note, Raw, Reading, ReadingContext, ValueType
from lyuliang_desk.catalogue.types.cell import empty_mark, not_this, refuse_error_value
from lyuliang_desk.catalogue.types.date_words import WordsAndNotes, date_of_day, date_of_number, date_of_words
from lyuliang_desk.catalogue.types.partial_date import PartialDate, Precision
from lyuliang_desk.messages import _

_UNKNOWN = frozenset({"不详", "未知", "待定", "未定"})


@dataclass(frozen=True)
class Date(ValueType[PartialDate]):
    """A date kept no finer than ``finest``; what is finer is left out with a note."""

    name: ClassVar[str] = "date"
    align: ClassVar[Align] = "centre"
    finest: Precision = "day"

    def read(self, raw: Raw, context: ReadingContext) -> Reading[PartialDate]:
        """Raises ``Unreadable``: ``cell_error``, ``wrong_sort``, and those of ``date_words``."""
        if raw is None or raw == "":
            return Reading(None)
        if isinstance(raw, str):
            if "#" in raw:
                refuse_error_value(raw)
            mark = empty_mark(raw, also=_UNKNOWN)
            if mark is not None:
                return mark
            return self._kept(date_of_words(raw))
        if isinstance(raw, (bool, time, timedelta)):
            raise not_this(raw, _("a date"))
        if isinstance(raw, (int, float)):
            return self._kept(date_of_number(raw, context.epoch_1904))
        return self._kept(date_of_day(raw))

    def _kept(self, found: WordsAndNotes) -> Reading[PartialDate]:
        exact, notes = found
        if exact is None or self.finest == "day":
            return Reading(exact, notes)
        kept = exact.no_finer_than(self.finest)
        if kept is exact:
            return Reading(kept, notes)
        message = _("{written} is more precise than is kept; it is read as {kept}.")
        dropped = Note(
            "day_dropped" if self.finest == "month" else "month_dropped",
            message.format(written=exact, kept=kept),
        )
        return Reading(kept, (*notes, dropped))

    def show(self, value: PartialDate) -> str:
        return str(value)

    def show_short(self, value: PartialDate) -> str:
        return str(value).replace("-", ".")

    def search_text(self, value: PartialDate) -> str:
        return f"{value} {self.show_short(value)}" if value.month else str(value)

    def store(self, value: PartialDate) -> str:
        return str(value)

    def load(self, stored: str | int) -> PartialDate:
        if not isinstance(stored, str):
            raise ValueError(f"not a stored date: {stored!r}")
        kept = PartialDate.parse(stored)
        if kept.no_finer_than(self.finest) is not kept:
            raise ValueError(f"kept no finer than to the {self.finest}: {stored!r}")
        return kept
