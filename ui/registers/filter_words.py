"""What is typed above a column, read as conditions.

Words: contained anywhere. Numbers, money and dates: ``100``, ``>100``, ``>=100``, ``<100``, ``<=100``, ``100..200``;
a year stands for all of its days. Every column: ``=`` is empty, ``<>`` is not empty.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.types.base import ReadingContext, Stored, Unreadable
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.catalogue.types.number import Number
from lyuliang_desk.catalogue.types.partial_date import PartialDate
from lyuliang_desk.messages import _
from lyuliang_desk.store.views import Filter

SIGNS = {"≥": ">=", "≤": "<=", "＞": ">", "＜": "<", "＝": "=", "…": "..", "～": "..", "~": "..", "—": ".."}
RANGE = re.compile(r"^(.*?)\.\.+(.*)$")
COMPARED = re.compile(r"^(>=|<=|>|<|=)\s*(.+)$")


def conditions(field: Field, words: str, today: date) -> tuple[Filter, ...]:
    """The conditions that the words stand for, none for empty words. Raises ``Unreadable`` with a sentence."""
    text = words.strip()
    if not text:
        return ()
    plain = _plain(text)
    if plain in ("=", "<>"):
        return (Filter(field.name, "empty" if plain == "=" else "not_empty"),)
    if isinstance(field.type, Money | Number):
        return _bounded(field, plain, lambda part: _amount(field, part, today))
    if isinstance(field.type, Date):
        return _bounded(field, plain, lambda part: _day(field, part, today))
    return (Filter(field.name, "contains", text),)


def _plain(text: str) -> str:
    for sign, spelled in SIGNS.items():
        text = text.replace(sign, spelled)
    return text


Bounds = tuple[Stored, Stored, Stored, Stored]
"""Of what a part stands for: its first and last stored value, the last one before it and the first one after it."""


def _bounded(field: Field, text: str, read: Callable[[str], Bounds]) -> tuple[Filter, ...]:
    found = RANGE.match(text)
    if found:
        low, high = (part.strip() for part in found.groups())
        ends = [Filter(field.name, "at_least", read(low)[0])] if low else []
        ends += [Filter(field.name, "at_most", read(high)[1])] if high else []
        return tuple(ends)
    compared = COMPARED.match(text)
    sign, part = compared.groups() if compared else ("=", text)
    first, last, before, after = read(part)
    if sign == "=":
        return (Filter(field.name, "at_least", first), Filter(field.name, "at_most", last))
    bound = {
        ">=": ("at_least", first),
        "<=": ("at_most", last),
        ">": ("at_least", after),
        "<": ("at_most", before),
    }
    comparison, value = bound[sign]
    return (Filter(field.name, "at_least" if comparison == "at_least" else "at_most", value),)


def _amount(field: Field, part: str, today: date) -> Bounds:
    unit = field.type.unit if isinstance(field.type, Money) else None
    value = field.type.read(part, ReadingContext(today, unit)).value
    if value is None:
        raise Unreadable("filter_unclear", unclear())
    stored = field.type.store(value)
    assert isinstance(stored, int)
    return stored, stored, stored - 1, stored + 1


def _day(field: Field, part: str, today: date) -> Bounds:
    value = Date().read(part, ReadingContext(today)).value
    if not isinstance(value, PartialDate):
        raise Unreadable("filter_unclear", unclear())
    first, last = value.first_day(), value.last_day()
    if value.month is None:
        after = f"{value.year + 1:04}"
    else:
        following = last + timedelta(days=1)
        after = following.isoformat() if value.day is not None else f"{following:%Y-%m}"
    return Date().store(value), last.isoformat(), (first - timedelta(days=1)).isoformat(), after


def unclear() -> str:
    """What to write instead, for a tip at the filter."""
    return _("Write for example 100, >100, <=100 or 100..200; = for empty, <> for not empty.")
