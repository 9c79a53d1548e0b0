"""Days that move with the calendar, in the conditions of a view that is kept: ``@today``, ``@month``, ``@year``.

A whole number may follow: ``@today+90`` is 90 days on, ``@month-1`` the month before, ``@year-1`` last year. They are
written in the place of a date and become one when the view is asked.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.store.views import Filter, View

_RELATIVE = re.compile(r"@(today|month|year)([+-]\d{1,4})?")


def is_relative(value: Stored | tuple[Stored, ...]) -> bool:
    """Whether a value of a condition moves with the calendar."""
    return isinstance(value, str) and _RELATIVE.fullmatch(value) is not None


def day_of(value: str, today: date) -> str:
    """The stored form of a relative day: a day, a month (``2026-07``) or a year."""
    found = _RELATIVE.fullmatch(value)
    assert found is not None
    unit, by = found[1], int(found[2] or 0)
    if unit == "today":
        return (today + timedelta(days=by)).isoformat()
    if unit == "month":
        year, month = divmod(today.year * 12 + today.month - 1 + by, 12)
        return f"{year:04}-{month + 1:02}"
    return f"{today.year + by:04}"


def resolved(view: View, kinds: Mapping[str, RecordKind], today: date) -> View:
    """The view with its relative days as days of the calendar."""
    if not any(is_relative(asked.value) for asked in view.filters):
        return view
    kind = kinds[view.kind]
    return replace(view, filters=tuple(_resolved(asked, kind, today) for asked in view.filters))


def _resolved(asked: Filter, kind: RecordKind, today: date) -> Filter:
    if isinstance(asked.value, str) and is_relative(asked.value) and isinstance(kind[asked.field].type, Date):
        return replace(asked, value=day_of(asked.value, today))
    return asked
