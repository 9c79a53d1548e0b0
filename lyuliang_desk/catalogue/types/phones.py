"""Telephone numbers, often two in one cell.

Stored: joined by ``;``. Python: a tuple of strings, mobiles as 11 digits, landlines as ``0358-1234567``, with
an extension ``0358-1234567-801``. Text: joined by 、. An unusual shape is kept with a warning.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from lyuliang_desk.catalogue.folding import narrow, without_invisible
from lyuliang_desk.catalogue.types.base import Note, Raw, Reading, ReadingContext, Unreadable, ValueType
from lyuliang_desk.catalogue.types.cell import empty_mark, words_of
from lyuliang_desk.messages import _

_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_KNOWN = re.compile(
    r"1[3-9][0-9]{9}|1[04][0-9]{11}"  # mobile; thirteen digits: things, not people
    r"|0[0-9]{2,3}-[0-9]{7,8}(?:-[0-9]{1,6})?|[2-9][0-9]{6,7}(?:-[0-9]{1,6})?|[48]00-[0-9]{3}-[0-9]{4}"
)
_LANDLINE = re.compile(r"(010|02[0-9]|0[3-9][0-9]{2})-?([0-9]{7,8})(?:-([0-9]{1,6}))?")
_HOTLINE = re.compile(r"([48]00)-?([0-9]{3})-?([0-9]{4})|([48]00)-?([0-9]{4})-?([0-9]{3})")
_COUNTRY = re.compile(r"^(?:\+|00)?86-?(?=1[3-9][0-9]{9}$|0?[1-9][0-9]{1,2}-?[0-9]{7,8}$)")
_LABEL = re.compile(
    r"(?:手机号码|手机号|手机|联系电话|办公电话|电话|座机|固话|办公室|办公|tel|mobile)[::.]?", re.IGNORECASE
)
_EXTENSION = re.compile(r"(?<=[0-9])(?:转|分机|ext\.?|#)(?=[0-9])", re.IGNORECASE)
_HARD = re.compile(r"[/、;,，；|\n\r]+")
_MARKS = str.maketrans({**dict.fromkeys("‐‑‒–—―−_", "-"), ".": "", "(": "", ")": "-"})


@dataclass(frozen=True)
class Phones(ValueType[tuple[str, ...]]):
    """One or more telephone numbers, each once."""

    name: ClassVar[str] = "phones"

    def read(self, raw: Raw, context: ReadingContext) -> Reading[tuple[str, ...]]:
        """Raises ``Unreadable``: ``phone_letters`` for what holds more than digits, ``precision_lost``."""
        words = words_of(raw)
        if not words:
            return Reading(None)
        if _MOBILE.fullmatch(words):
            return Reading((words,))
        mark = empty_mark(words)
        if mark is not None:
            return mark
        spelled = _EXTENSION.sub("-", _LABEL.sub("", narrow(without_invisible(words))))
        found = [number for part in _HARD.split(spelled) for number in _numbers_of(part)]
        if not found:
            raise _not_a_phone(words)
        numbers = tuple(dict.fromkeys(found))
        return Reading(numbers, _remarks(words.strip(), numbers))

    def plain(self, texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
        return {text: (text,) for text in texts if _MOBILE.fullmatch(text)}

    def show(self, value: tuple[str, ...]) -> str:
        return "、".join(value)

    def export(self, value: tuple[str, ...]) -> str:
        return "、".join(value)

    def search_text(self, value: tuple[str, ...]) -> str:
        return " ".join(value)

    def store(self, value: tuple[str, ...]) -> str | None:
        return ";".join(value) or None

    def load(self, stored: str | int) -> tuple[str, ...]:
        if not isinstance(stored, str) or not stored:
            raise ValueError(f"not telephone numbers: {stored!r}")
        return tuple(stored.split(";"))


def _numbers_of(part: str) -> list[str]:
    """The numbers between two separators. Spaces stand inside a number (0358 1234567) or between two."""
    whole = _one_spelling("".join(part.split()))
    if not whole:
        return []
    pieces = part.split()
    if len(pieces) == 1 or _KNOWN.fullmatch(whole):
        return [whole]
    singles = [_one_spelling(piece) for piece in pieces]
    return [s for s in singles if s] if all(_KNOWN.fullmatch(s) for s in singles) else _by_area_code(pieces)


def _by_area_code(pieces: list[str]) -> list[str]:
    """Numbers of pieces, where an area code stands before its number: ``0358 1234567 13800000000``."""
    numbers: list[str] = []
    for piece in filter(_one_spelling, pieces):
        if numbers and re.fullmatch(r"0[0-9]{2,3}-?", numbers[-1]):
            piece = numbers.pop() + piece
        numbers.append(_one_spelling(piece))
    if any(len(n) < 5 for n in numbers):  # gaps inside one number that is not known here: +1 555 123 4567
        return [_one_spelling("".join(numbers))]
    return numbers


def _one_spelling(number: str) -> str:
    """Digits with the hyphens that divide them. Raises ``Unreadable`` for anything with letters."""
    text = _COUNTRY.sub("", re.sub(r"-+", "-", number.translate(_MARKS)).strip("-'"))
    if not text:
        return ""
    if not re.fullmatch(r"\+?[0-9-]+", text):
        raise _not_a_phone(number)
    digits = text.replace("-", "")
    if _MOBILE.fullmatch(digits):
        return digits
    landline = _LANDLINE.fullmatch(text) or (_LANDLINE.fullmatch(digits) if text[0] == "0" else None)
    if landline is not None:
        return "-".join(part for part in landline.groups() if part)
    hotline = _HOTLINE.fullmatch(text)
    if hotline is not None:
        return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
    return text


def _remarks(words: str, numbers: tuple[str, ...]) -> tuple[Note, ...]:
    shown = "、".join(numbers)
    notes: tuple[Note, ...] = ()
    if shown != words and "".join(words.split()) != shown and len(numbers) == 1:
        message = _("“{words}” is read as {phones}.").format(words=words, phones=shown)
        notes = (Note("respelled", message),)
    unusual = [n for n in numbers if not _KNOWN.fullmatch(n)]
    if unusual:
        message = _("{phones} has an unusual number of digits. Check it.").format(phones="、".join(unusual))
        notes = (*notes, Note("phone_unusual", message, "warning"))
    return notes


def _not_a_phone(words: str) -> Unreadable:
    message = _("“{words}” holds more than telephone numbers. Keep the digits.")
    return Unreadable("phone_letters", message.format(words=words.strip()))
