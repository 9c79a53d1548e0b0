"""Resident ID numbers (GB 11643-1999) and the numbers that are used like them.

Stored, Python and text are the same string: 18 characters, the last one perhaps X; or 3 letters and 12 digits
(foreign permanent residents, 2017). An old number of 15 digits is brought to 18, with a note that keeps it.
"""

import re
from dataclasses import dataclass
from datetime import date
from operator import mul
from typing import ClassVar, Literal

from lyuliang_desk.catalogue.folding import narrow, without_invisible
from lyuliang_desk.catalogue.types.base import (
    Align,
    Note,
    Raw,
    Reading,
    ReadingContext,
    Unreadable,
    ValueType,
)
from lyuliang_desk.catalogue.types.cell import empty_mark, precision_lost, words_of
from lyuliang_desk.catalogue.types.partial_date import PartialDate
from lyuliang_desk.messages import _

IdKind = Literal["resident", "residence_permit", "foreign_resident", "foreign_resident_2017"]

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_SHAPE = re.compile(r"[0-9]{17}[0-9X]")
_FOREIGN_2017 = re.compile(r"[A-Z]{3}[0-9]{12}")
_EXPONENT = re.compile(r"[0-9](?:\.[0-9]+)?E\+?[0-9]{2}")
_PROVINCES = frozenset(
    str(p)
    for p in (
        *range(11, 16),
        21,
        22,
        23,
        *range(31, 38),
        *range(41, 47),
        *range(50, 55),
        *range(61, 66),
        71,
        81,
        82,
        83,
    )
)
_PERMIT_REGIONS = frozenset({"810000", "820000", "830000"})
_NO_NOTES: tuple[Note, ...] = ()
_LYULIANG = frozenset(
    [f"1411{c:02}" for c in (0, 1, 2, *range(21, 31), 81, 82)]
    + [f"1423{c:02}" for c in (0, 1, 2, 3, *range(21, 34))]
)
"""GB/T 2260 of Lyuliang; numbers assigned before 2003 keep 1423xx for life (DOMAIN 1)."""
_PUNCTUATION = str.maketrans({**dict.fromkeys("'‘’`´-‐–—·.", ""), "×": "X", "x": "X", "*": "X"})


@dataclass(frozen=True)
class IdNumber(ValueType[str]):
    """The number of an identity card, a residence permit or a foreign permanent resident's card."""

    name: ClassVar[str] = "id_number"
    align: ClassVar[Align] = "centre"

    def read(self, raw: Raw, context: ReadingContext) -> Reading[str]:
        """Raises ``Unreadable``: ``precision_lost``, ``id_length``, ``id_characters``, ``id_truncated``,
        ``id_no_such_date``, ``id_in_future``, ``id_check_digit``.
        """
        words = words_of(raw)
        if not words:
            return Reading(None)
        number, notes = words, _NO_NOTES
        if not _SHAPE.fullmatch(words):
            mark = empty_mark(words)
            if mark is not None:
                return mark
            number, notes = _one_spelling(words)
        _check(number, context.today)
        return Reading(number, notes + _region_remarks(number))

    def show(self, value: str) -> str:
        return value

    def store(self, value: str) -> str:
        return value

    def load(self, stored: str | int) -> str:
        if not isinstance(stored, str) or not (_SHAPE.fullmatch(stored) or _FOREIGN_2017.fullmatch(stored)):
            raise ValueError("not an ID number")
        return stored


def check_digit(first17: str) -> str:
    """The last character of a number that begins so (ISO 7064 MOD 11-2)."""
    return _CHECKS[sum(map(mul, map(int, first17), _WEIGHTS)) % 11]


def kind_of(number: str) -> IdKind:
    """Whose number it is, by its first characters."""
    if number[0].isalpha():
        return "foreign_resident_2017"
    if number[0] == "9":
        return "foreign_resident"
    return "residence_permit" if number[:6] in _PERMIT_REGIONS else "resident"


def birth_of(number: str) -> PartialDate | None:
    """The day of birth it states; None for the 2017 form, which leaves the century out."""
    if kind_of(number) == "foreign_resident_2017":
        return None
    return PartialDate(int(number[6:10]), int(number[10:12]), int(number[12:14]))


def sex_of(number: str) -> Literal["1", "2"] | None:
    """The sex by GB/T 2261.1 (1 male, 2 female); None for the 2017 form."""
    if kind_of(number) == "foreign_resident_2017":
        return None
    return "1" if int(number[16]) % 2 else "2"


def _one_spelling(words: str) -> tuple[str, tuple[Note, ...]]:
    """Eighteen characters in capitals without gaps and apostrophes; an old number upgraded."""
    number = "".join(narrow(without_invisible(words).replace("×", "X")).upper().split())
    if _EXPONENT.fullmatch(number):
        raise precision_lost()
    number = number.translate(_PUNCTUATION)
    if len(number) == 15 and number.isdigit() and number.isascii():
        return _upgraded(number)
    if not number.isascii() or not number.isalnum():
        raise _characters()
    if len(number) not in (15, 18):
        message = _("The ID number has {count} characters, not 18. Check whether one is missing or too many.")
        raise Unreadable("id_length", message.format(count=len(number)))
    if not (_SHAPE if len(number) == 18 else _FOREIGN_2017).fullmatch(number):
        raise _characters()
    if number == words.strip().lstrip("'").upper():
        return number, ()
    return number, (Note("respelled", _("Spaces and marks were taken out of the ID number.")),)


def _upgraded(old: str) -> tuple[str, tuple[Note, ...]]:
    first17 = f"{old[:6]}19{old[6:]}"
    number = first17 + check_digit(first17)
    message = _("The old number {old} of 15 digits was brought to 18: {number}.").format(
        old=old, number=number
    )
    return number, (Note("id_upgraded", message),)


def _check(number: str, today: date) -> None:
    if kind_of(number) == "foreign_resident_2017":
        return
    agrees = check_digit(number[:17]) == number[17]
    if not agrees and number.endswith("000"):
        message = _(
            "The last digits are 000 and the check digit is wrong: Excel has lost them. Ask for the number."
        )
        raise Unreadable("id_truncated", message)
    try:
        birth = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        message = _("The ID number states a day of birth that does not exist ({birth}).")
        raise Unreadable("id_no_such_date", message.format(birth=number[6:14])) from None
    if birth > today:
        raise Unreadable("id_in_future", _("The ID number states a day of birth in the future."))
    if not agrees:
        message = _("The check digit of the ID number is wrong. Compare it with the document.")
        raise Unreadable("id_check_digit", message)


def _region_remarks(number: str) -> tuple[Note, ...]:
    kind = kind_of(number)
    if kind == "foreign_resident_2017":
        return ()
    region = number[1:3] if kind == "foreign_resident" else number[:2]
    lyuliang = kind == "resident" and number[:4] in ("1411", "1423")
    if region in _PROVINCES and not (lyuliang and number[:6] not in _LYULIANG):
        return ()
    message = _("The region {region} of the ID number is not known. Check it.")
    return (Note("id_region_unknown", message.format(region=number[:6]), "warning"),)


def _characters() -> Unreadable:
    message = _("An ID number has 17 digits and a last digit or X. Check it for other characters.")
    return Unreadable("id_characters", message)
