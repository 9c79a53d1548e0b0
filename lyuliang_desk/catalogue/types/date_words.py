"""The spellings of dates in county workbooks: 2021.3, 2021年3月, 20210301, 二〇二一年三月, serials.

For dates and for both ends of periods. Nothing here knows of fields.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from lyuliang_desk.catalogue.folding import narrow, without_invisible
from lyuliang_desk.catalogue.types.base import Note, Unreadable
from lyuliang_desk.catalogue.types.cell import FEWEST_LOST_DIGITS, number_words, precision_lost
from lyuliang_desk.catalogue.types.partial_date import PartialDate
from lyuliang_desk.messages import _

EARLIEST_YEAR, LATEST_YEAR = 1800, 2100
UNKNOWN_YEAR = 9999
"""GB/T 35397 writes an unknown date as 9999."""

_COMMON = re.compile(r"([0-9]{4})[-.](1[0-2]|0?[1-9])(?:[-.]([0-9]{1,2}))?")
_PARTS = re.compile(r"([0-9]{4})[-./年、,]([0-9]{1,2})(?:(?:[-./月、,]([0-9]{1,2})日?)|月)?号?")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})?")
_YEAR = re.compile(r"([0-9]{4})(?:年度?)?")
_TIME = re.compile(r"[ T]?([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?Z?$")
_SERIAL = re.compile(r"[0-9]{5}")
_SHORT_YEAR = re.compile(r"'?([0-9]{2})(?:[-./][0-9]{1,2}){1,2}|'?([0-9]{2})年.*")
_YEAR_LAST = re.compile(r"[0-9]{1,2}[-./][0-9]{1,2}[-./][0-9]{2,4}")
_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九两元", "00012345678921")
_CHINESE_NUMBER = re.compile(r"([一二三四五六七八九]?)(十|廿|卅)([一二三四五六七八九]?)")
_CHINESE_TENS = {"十": 1, "廿": 2, "卅": 3}
_CHINESE = re.compile(r"[〇○零一二三四五六七八九十廿卅元]")
_DASHES = str.maketrans("‐‑‒–—―−﹣。", "--------.")

WordsAndNotes = tuple[PartialDate | None, tuple[Note, ...]]


def date_of_words(words: str) -> WordsAndNotes:
    """The date that a text states, as precisely as it does; None for the unknown date 9999.

    Raises ``Unreadable``: ``date_unreadable``, ``date_two_digit_year``, ``date_order``, ``date_year_range``,
    ``date_no_such_month``, ``date_no_such_day``.
    """
    match = _COMMON.fullmatch(words)
    if match is not None:
        return _of_groups(match, words)
    spelled, notes = _one_spelling(words)
    for pattern, read in _SPELLINGS:
        match = pattern.fullmatch(spelled)
        if match is not None:
            found, more = read(match, words.strip())
            return found, notes + more
    raise _unreadable(words)


def date_of_number(number: float, epoch_1904: bool) -> WordsAndNotes:
    """The date that a number cell states: 2021, 202103, 20210301, 2021.03, or a serial of days.

    Raises ``Unreadable``: ``date_ambiguous_month`` for 2021.1, perhaps 2021.10, and as ``date_of_words``.
    """
    if abs(number) >= FEWEST_LOST_DIGITS:
        raise precision_lost()
    words = number_words(number)
    if 10_000 <= number < 100_000:
        return _of_serial(int(number), epoch_1904)
    whole, _dot, fraction = words.partition(".")
    if fraction == "1" and len(whole) == 4:
        message = _("The number {words} may mean January or October. Make the cell text and write the month.")
        raise Unreadable("date_ambiguous_month", message.format(words=words))
    return date_of_words(words)


def date_of_day(day: date) -> WordsAndNotes:
    """The date of a date cell."""
    if isinstance(day, datetime) and day.time() != time():
        found, notes = date_of_day(day.date())
        message = _("The time of day in “{words}” was left out.").format(words=day.isoformat(" ", "minutes"))
        return found, (*notes, Note("time_dropped", message))
    return _checked(day.year, day.month, day.day, day.isoformat())


def _one_spelling(words: str) -> tuple[str, tuple[Note, ...]]:
    """ASCII digits and marks, without gaps and without a time of day."""
    text = narrow(without_invisible(words)).strip().translate(_DASHES)
    notes: tuple[Note, ...] = ()
    clock = _TIME.search(text)
    if clock is not None:
        text = text[: clock.start()]
        if any(int(part or 0) for part in clock.groups()):
            notes = (
                Note("time_dropped", _("The time of day in “{words}” was left out.").format(words=words)),
            )
    text = "".join(text.split()).rstrip(".,")
    if _CHINESE.search(text):
        text = _CHINESE_NUMBER.sub(_chinese_number, text).translate(_CHINESE_DIGITS)
    return text, notes


def _chinese_number(match: re.Match[str]) -> str:
    """十一 is 11, 二十 is 20, 廿三 is 23."""
    tens, sign, ones = match.groups()
    ten = int(tens.translate(_CHINESE_DIGITS)) if tens else _CHINESE_TENS[sign]
    return f"{ten}{ones.translate(_CHINESE_DIGITS) or 0}"


def _of_groups(match: re.Match[str], words: str) -> WordsAndNotes:
    year, month, day = (int(part) if part else None for part in (*match.groups(), None, None)[:3])
    assert year is not None
    return _checked(year, month, day, words)


def _of_serial_words(match: re.Match[str], words: str) -> WordsAndNotes:
    return _of_serial(int(match[0]), False)


def _two_digit_year(match: re.Match[str], words: str) -> WordsAndNotes:
    message = _("“{words}” does not say which century. Write the year with four digits.")
    raise Unreadable("date_two_digit_year", message.format(words=words))


def _order_unclear(match: re.Match[str], words: str) -> WordsAndNotes:
    message = _("In “{words}” the order of day and month is unclear. Write it as 2021-03-01.")
    raise Unreadable("date_order", message.format(words=words))


_SPELLINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str], WordsAndNotes]], ...] = (
    (_PARTS, _of_groups),
    (_COMPACT, _of_groups),
    (_YEAR, _of_groups),
    (_SERIAL, _of_serial_words),
    (_YEAR_LAST, _order_unclear),
    (_SHORT_YEAR, _two_digit_year),
)


def _of_serial(days: int, epoch_1904: bool) -> WordsAndNotes:
    """The day of Excel's serial number; the 1900 system counts a 29 February 1900 that never was."""
    origin = date(1904, 1, 1) if epoch_1904 else date(1899, 12, 30)
    found, notes = date_of_day(origin + timedelta(days=days))
    message = _("{words} was read as Excel's number of a day. Check it.").format(words=days)
    return found, (*notes, Note("serial_date", message, "warning"))


def _checked(year: int, month: int | None, day: int | None, words: str) -> WordsAndNotes:
    if year == UNKNOWN_YEAR:
        return None, (Note("date_unknown", _("9999 means that the date is not known.")),)
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise Unreadable("date_year_range", _("The year of “{words}” cannot be right.").format(words=words))
    try:
        return _partial_date(year, month, day), ()
    except ValueError:
        raise _not_in_calendar(month, words) from None


@lru_cache(maxsize=10_000)
def _partial_date(year: int, month: int | None, day: int | None) -> PartialDate:
    """The dates of a workbook are few and come again and again."""
    return PartialDate(year, month, day)


def _not_in_calendar(month: int | None, words: str) -> Unreadable:
    if month is not None and not 1 <= month <= 12:
        return Unreadable(
            "date_no_such_month", _("“{words}” names no month from 1 to 12.").format(words=words)
        )
    return Unreadable("date_no_such_day", _("The calendar has no day “{words}”.").format(words=words))


def _unreadable(words: str) -> Unreadable:
    message = _("“{words}” cannot be read as a date. Write it as 2021-03 or 2021-03-01.")
    return Unreadable("date_unreadable", message.format(words=words.strip()))
