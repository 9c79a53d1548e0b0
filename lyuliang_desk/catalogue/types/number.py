"""Numbers that are no money: counts, months, order.

Stored: an integer, scaled by ``10**decimals``. Python: ``int``, or ``Decimal`` with decimals. Text: digits.
"""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import ClassVar, Literal

from lyuliang_desk.catalogue.types.base import (
    Align,
    Note,
    Raw,
    Reading,
    ReadingContext,
    Unreadable,
    ValueType,
)
from lyuliang_desk.catalogue.types.cell import empty_mark, not_this, refuse_error_value
from lyuliang_desk.catalogue.types.quantity import quantity_of, without_noise
from lyuliang_desk.messages import _

_COUNTERS = re.compile(r"(?:人|名|位|个|个月|月|年|项|件|篇|部|家|次|天|日|岁|台|套|份|周|期|场|人次|人月)")
_LARGEST = 10**15


@dataclass(frozen=True)
class Number(ValueType[int | Decimal]):
    """A number with up to ``decimals`` decimals, not below ``minimum``."""

    name: ClassVar[str] = "number"
    column: ClassVar[Literal["TEXT", "INTEGER"]] = "INTEGER"
    align: ClassVar[Align] = "right"
    decimals: int = 0
    minimum: int | None = None

    def read(self, raw: Raw, context: ReadingContext) -> Reading[int | Decimal]:
        """Raises ``Unreadable``: ``too_many_decimals``, ``below_minimum``, ``too_large``, ``unit_unknown``,
        ``wrong_sort``, and those of ``quantity_of``.
        """
        if raw is None or raw == "":
            return Reading(None)
        if isinstance(raw, str):
            if "#" in raw:
                refuse_error_value(raw)
            mark = empty_mark(raw)
            if mark is not None:
                return mark
        elif isinstance(raw, (bool, date, time, timedelta)):
            raise not_this(raw, _("a number"))
        found = quantity_of(raw)
        notes = found.notes
        if found.unit:
            notes = (*notes, _counter_dropped(found.unit))
        return Reading(self._value(self._scaled(found.amount, raw)), notes)

    def _scaled(self, amount: Decimal, raw: str | float) -> int:
        scaled = without_noise(amount.scaleb(self.decimals), raw)
        if scaled != scaled.to_integral_value():
            message = _("The number has more than {decimals} decimals. Round it.")
            raise Unreadable("too_many_decimals", message.format(decimals=self.decimals))
        if self.minimum is not None and amount < self.minimum:
            message = _("The number is below {minimum}. Correct it.").format(minimum=self.minimum)
            raise Unreadable("below_minimum", message)
        if abs(scaled) >= _LARGEST:
            raise Unreadable("too_large", _("The number is too large."))
        return int(scaled)

    def _value(self, scaled: int) -> int | Decimal:
        return scaled if self.decimals == 0 else Decimal(scaled).scaleb(-self.decimals)

    def show(self, value: int | Decimal) -> str:
        if self.decimals == 0:
            return str(value)
        digits = f"{value:.{self.decimals}f}".rstrip("0").rstrip(".")
        return "0" if digits == "-0" else digits

    def store(self, value: int | Decimal) -> int:
        return int(Decimal(value).scaleb(self.decimals))

    def load(self, stored: str | int) -> int | Decimal:
        if not isinstance(stored, int):
            raise ValueError(f"not a scaled number: {stored!r}")
        return self._value(stored)


def _counter_dropped(unit: str) -> Note:
    if _COUNTERS.fullmatch(unit) is None:
        message = _("“{unit}” behind the number is not understood.").format(unit=unit)
        raise Unreadable("unit_unknown", message)
    return Note("unit_dropped", _("The word “{unit}” behind the number was left out.").format(unit=unit))
