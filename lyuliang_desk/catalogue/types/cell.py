"""What every type does first with a typed text or a cell's raw value."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from typing import Any

from lyuliang_desk.catalogue.folding import without_invisible
from lyuliang_desk.catalogue.types.base import Note, Raw, Reading, Unreadable
from lyuliang_desk.messages import _

FEWEST_LOST_DIGITS = 10**15
"""Excel keeps 15 digits of a number; from the sixteenth on a number cell lies (DOMAIN 6)."""

_EMPTY_WORDS = frozenset(
    {
        "无",
        "空",
        "暂无",
        "没有",
        "（空）",
        "(空)",
        "（无）",
        "(无)",
        "N/A",
        "n/a",
        "NA",
        "NULL",
        "null",
        "None",
        "none",
    }
)
_EMPTY_STROKES = re.compile(r"[-‐‑–—―─－_/／\\|.…·*＊〃\s]+")
_ERROR_VALUES = frozenset(
    {
        "#REF!",
        "#N/A",
        "#VALUE!",
        "#DIV/0!",
        "#NAME?",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#BLOCKED!",
    }
)
_SEPARATORS = frozenset("、；;，,\n\r")
_OPENING = frozenset("（(【[《“")
_CLOSING = frozenset("）)】]》”")


def words_of(raw: Raw) -> str | None:
    """The cell as text, not tidied; None when it is empty. ``12.0`` is ``12``, a day is ``2021-03-01``.

    Raises ``Unreadable``: ``cell_error`` for Excel's error values, ``precision_lost`` from 16 digits on.
    """
    if raw is None:
        return None
    if isinstance(raw, str):
        if "#" in raw:
            refuse_error_value(raw)
        return raw
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, (int, float)):
        return number_words(raw)
    if isinstance(raw, datetime):
        return raw.date().isoformat() if raw.time() == time() else raw.isoformat(" ", "seconds")
    if isinstance(raw, timedelta):
        return str(raw)
    return raw.isoformat()


def number_words(number: float) -> str:
    """A number as Excel shows it, with up to 15 digits and no exponent."""
    exact = decimal_of(number)
    return str(int(exact)) if exact == int(exact) else format(exact, "f")


def decimal_of(number: float) -> Decimal:
    """The number with the 15 digits that Excel keeps, so without the noise of binary fractions.

    Raises ``Unreadable``: ``cell_error`` for what is no number, ``precision_lost`` from 16 digits on.
    """
    if not isfinite(number):
        raise Unreadable(
            "cell_error", _("The cell holds no number but an error value. Correct the workbook.")
        )
    if abs(number) >= FEWEST_LOST_DIGITS:
        raise precision_lost()
    return Decimal(number) if isinstance(number, int) else Decimal(format(number, ".15g"))


def refuse_error_value(text: str) -> None:
    """Raises ``Unreadable`` (``cell_error``) when a text is an error value of Excel."""
    value = text.strip().upper()
    if value in _ERROR_VALUES:
        message = _("The cell holds the error value {value}. Correct the formula, or enter the value.")
        raise Unreadable("cell_error", message.format(value=value))


def precision_lost() -> Unreadable:
    """The error for a long number that a number cell has rounded."""
    return Unreadable(
        "precision_lost",
        _("Excel keeps 15 digits of a number, the rest is lost. Make the cell text, enter the number again."),
    )


def empty_mark(words: str, also: frozenset[str] = frozenset()) -> Reading[Any] | None:
    """The empty reading, when the words only say that there is nothing (``—``, ``无``, ``also``)."""
    if len(words) > 16 or (words.isalnum() and words not in _EMPTY_WORDS and words not in also):
        return None
    stripped = without_invisible(words).strip()
    if not stripped:
        return Reading(None)
    if (
        stripped in _EMPTY_WORDS
        or stripped in also
        or (not stripped[0].isalnum() and _EMPTY_STROKES.fullmatch(stripped))
    ):
        return Reading(None, (Note("empty_mark", _("“{words}” means empty.").format(words=stripped)),))
    return None


def not_this(raw: date | time | timedelta | bool, wanted: str) -> Unreadable:
    """The error for a cell of quite another sort (a date among money). ``wanted`` is a translated noun."""
    message = _("The cell holds {found}, not {wanted}. Check the column and the cell's format.")
    if isinstance(raw, bool):
        found = _("a truth value")
    elif isinstance(raw, date):
        found = _("a date")
    else:
        found = _("a time of day")
    return Unreadable("wrong_sort", message.format(found=found, wanted=wanted))


def split_outside_brackets(words: str, also: str = "") -> list[str]:
    """The parts between 、；， line breaks and ``also``, not inside brackets: ``某大学（机械、电气）``."""
    separators = _SEPARATORS | frozenset(also)
    parts, start = [], 0
    for place in _outside_brackets(words):
        if words[place] in separators:
            parts.append(words[start:place])
            start = place + 1
    return [*parts, words[start:]]


def _outside_brackets(words: str) -> list[int]:
    """The places that no pair of brackets encloses; a bracket without its other half encloses nothing."""
    opened: list[int] = []
    outside: list[int] = []
    for place, character in enumerate(words):
        outside.append(place)
        if character in _OPENING:
            opened.append(place)
        elif character in _CLOSING and opened:
            begin = opened.pop()
            while outside and outside[-1] >= begin:
                outside.pop()
    return outside


def too_many(count: int, most: int | None) -> tuple[Note, ...]:
    """A warning when more are named than a form has room for."""
    if most is None or count <= most:
        return ()
    message = _("{count} are named, the forms have room for {most}.").format(count=count, most=most)
    return (Note("too_many", message, "warning"),)
