"""Conditions that move with the calendar: today, this month, this year, and so many of them away."""

from datetime import date

import pytest
from store_scene import create, shown

from lyuliang_desk.store.register import Register
from lyuliang_desk.store.relative_days import day_of, is_relative
from lyuliang_desk.store.views import Filter, View


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("@today", "2026-01-31"),
        ("@today-31", "2025-12-31"),
        ("@today+90", "2026-05-01"),
        ("@month", "2026-01"),
        ("@month-1", "2025-12"),
        ("@month+13", "2027-02"),
        ("@year", "2026"),
        ("@year-5", "2021"),
    ],
)
def test_a_relative_day_is_one_of_the_calendar(written: str, day: str) -> None:
    assert is_relative(written)
    assert day_of(written, date(2026, 1, 31)) == day


@pytest.mark.parametrize("written", ["today", "@tomorrow", "2026-01-31", "@today+", "@year-5x", "", None, 5])
def test_anything_else_stays_what_it_is(written: str | int | None) -> None:
    assert not is_relative(written)


def test_a_view_asks_for_the_day_of_the_registers_clock(register: Register) -> None:
    """Its clock stands at 2026-07-06."""
    for end in ("2026-07-05", "2026-07-06", "2026-06", "2026-07", "2025", "2026", "2026-08-01", None):
        create(register, "project", title=str(end), end=end)
    overdue = View("project", filters=(Filter("end", "before", "@today"),))
    assert shown(register, overdue, "title") == ["2026-07-05", "2026-06", "2025"]
    soon = (Filter("end", "at_least", "@today"), Filter("end", "at_most", "@today+90"))
    assert shown(register, View("project", filters=soon), "title") == ["2026-07-06", "2026-08-01"]


def test_the_words_of_a_text_field_are_never_a_day(register: Register) -> None:
    create(register, "project", title="@today")
    assert shown(register, View("project", filters=(Filter("title", "is", "@today"),)), "title") == ["@today"]


def test_none_of_takes_in_what_is_empty(register: Register) -> None:
    for status in ("3", "7", None):
        create(register, "project", title=str(status), status=status)
    view = View("project", filters=(Filter("status", "none_of", ("7", "8")),))
    assert shown(register, view, "title") == ["3", "None"]
