"""Money.

Stored and Python: whole fen (``int``), never a float. Text: in the field's unit, yuan with two decimals, 万元
with two to six. Exported as yuan with two decimals (``1235000.00``).
"""

from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import ClassVar, Literal

from lyuliang_desk.catalogue.folding import narrow
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

FEN = MappingProxyType(
    {
        "元": 100,
        "百元": 10_000,
        "千元": 100_000,
        "万元": 1_000_000,
        "十万元": 10_000_000,
        "百万元": 100_000_000,
        "千万元": 1_000_000_000,
        "亿元": 10_000_000_000,
    }
)
"""Fen in one of each unit."""

_UNITS = {
    **{unit: unit for unit in FEN},
    **{unit.removesuffix("元"): unit for unit in FEN if unit != "元"},
    **{f"{unit}整": unit for unit in FEN},
    **{f"{unit}人民币": unit for unit in FEN},
    "圆": "元",
    "圆整": "元",
    "元正": "元",
    "rmb": "元",
    "cny": "元",
    "yuan": "元",
    "万圆": "万元",
}
_SIGNS = ("人民币", "RMB", "CNY", "¥", "￥")
_LARGEST = 10**17
"""A thousand million million yuan: nobody's money, but a slip of units; and well within SQLite's integers."""


@dataclass(frozen=True)
class Money(ValueType[int]):
    """An amount, shown in ``unit`` (``元`` or ``万元``). Below zero only where ``negative`` is allowed."""

    name: ClassVar[str] = "money"
    column: ClassVar[Literal["TEXT", "INTEGER"]] = "INTEGER"
    align: ClassVar[Align] = "right"
    unit: str = "万元"
    negative: bool = False

    def read(self, raw: Raw, context: ReadingContext) -> Reading[int]:
        """The fen meant: by the cell's own unit, else the header's (``context.unit``), else the field's.

        Raises ``Unreadable``: ``unit_unknown``, ``below_fen``, ``negative``, ``too_large``,
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
            raise not_this(raw, _("an amount of money"))
        found = quantity_of(raw if not isinstance(raw, str) else _without_sign(raw))
        unit, notes = self._unit(found.unit, context)
        fen = without_noise(found.amount * FEN[unit], raw)
        return Reading(self._checked(fen), (*found.notes, *notes))

    def _unit(self, own: str, context: ReadingContext) -> tuple[str, tuple[Note, ...]]:
        expected = self.unit if context.unit is None else _known_unit(context.unit)
        if not own:
            return expected, ()
        unit = _known_unit(own)
        if unit == expected:
            return unit, ()
        message = _("{unit} is written there, where {expected} is expected; it is read as {unit}.")
        return unit, (Note("unit_from_cell", message.format(unit=unit, expected=expected)),)

    def _checked(self, fen: Decimal) -> int:
        if fen != fen.to_integral_value():
            raise Unreadable("below_fen", _("The amount has fractions of a fen. Round it in the workbook."))
        if fen < 0 and not self.negative:
            raise Unreadable("negative", _("The amount is negative. Correct it."))
        if abs(fen) >= _LARGEST:
            raise Unreadable("too_large", _("The amount is too large. Check its unit."))
        return int(fen)

    def show(self, value: int) -> str:
        digits = len(str(FEN[self.unit])) - 1
        sign, whole = ("-" if value < 0 else ""), str(abs(value)).rjust(digits + 1, "0")
        fraction = whole[-digits:]
        return f"{sign}{whole[:-digits]}.{fraction[:2]}{fraction[2:].rstrip('0')}"

    def export(self, value: int) -> str:
        return f"{'-' if value < 0 else ''}{abs(value) // 100}.{abs(value) % 100:02}"

    def store(self, value: int) -> int:
        return value

    def load(self, stored: str | int) -> int:
        if not isinstance(stored, int):
            raise ValueError(f"not fen: {stored!r}")
        return stored


def _known_unit(words: str) -> str:
    unit = _UNITS.get(narrow(words).strip("() ").lower())
    if unit is None:
        message = _("“{unit}” is not a unit of money that is known here; use 元 or 万元.")
        raise Unreadable("unit_unknown", message.format(unit=words))
    return unit


def _without_sign(words: str) -> str:
    if words[0].isascii() and words[0].isdigit():
        return words
    stripped = words.strip()
    for sign in _SIGNS:
        if stripped.startswith(sign):
            return stripped[len(sign) :]
    return stripped
