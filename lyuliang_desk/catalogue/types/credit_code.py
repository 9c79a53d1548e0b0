"""Unified social credit codes (GB 32100-2015).

Stored, Python and text are the same string: 18 characters in capitals, without gaps.
"""

import re
from dataclasses import dataclass
from operator import mul
from typing import ClassVar

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
from lyuliang_desk.messages import _

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}
_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_SHAPE = re.compile(f"[{_ALPHABET}]{{18}}")
_ORGANISATION_SHAPE = re.compile(r"[0-9A-Z]{8}-?[0-9X]")
_EXPONENT = re.compile(r"[0-9](?:\.[0-9]+)?E\+?[0-9]{2}")
_NO_NOTES: tuple[Note, ...] = ()
_DEPARTMENTS = frozenset("123456789ANY")
_LOOKALIKES = {"O": "0", "I": "1", "S": "5", "V": "U", "Z": "2"}


@dataclass(frozen=True)
class CreditCode(ValueType[str]):
    """The code under which an organisation is registered."""

    name: ClassVar[str] = "credit_code"
    align: ClassVar[Align] = "centre"

    def read(self, raw: Raw, context: ReadingContext) -> Reading[str]:
        """Raises ``Unreadable``: ``precision_lost``, ``credit_code_length``, ``credit_code_alphabet``,
        ``credit_code_check``, ``organisation_code`` and ``registration_number`` for the two older numbers.
        """
        words = words_of(raw)
        if not words:
            return Reading(None)
        code, notes = words, _NO_NOTES
        if not _SHAPE.fullmatch(words):
            mark = empty_mark(words)
            if mark is not None:
                return mark
            code, notes = _one_spelling(words)
        if credit_check(code[:17]) != code[17]:
            message = _("The check character of the credit code is wrong. Compare it with the licence.")
            raise Unreadable("credit_code_check", message)
        return Reading(code, notes + _remarks(code))

    def show(self, value: str) -> str:
        return value

    def store(self, value: str) -> str:
        return value

    def load(self, stored: str | int) -> str:
        if not isinstance(stored, str) or not _SHAPE.fullmatch(stored):
            raise ValueError(f"not a credit code: {stored!r}")
        return stored


def credit_check(first17: str) -> str:
    """The last character of a credit code that begins so (GB 32100: modulus 31, weights 3^i)."""
    total = sum(map(mul, map(_VALUES.__getitem__, first17), _WEIGHTS))
    return _ALPHABET[-total % 31]


def organisation_check(first8: str) -> str:
    """The ninth character of an organisation code (GB 11714: modulus 11, all 36 characters have a value)."""
    rest = 11 - sum(int(c, 36) * w for c, w in zip(first8, _ORGANISATION_WEIGHTS, strict=True)) % 11
    return {10: "X", 11: "0"}.get(rest, str(rest))


def _one_spelling(words: str) -> tuple[str, tuple[Note, ...]]:
    spaced = "".join(narrow(without_invisible(words)).upper().split()).strip("'‘’`")
    if _EXPONENT.fullmatch(spaced):
        raise precision_lost()
    code = spaced.replace("-", "")
    _refuse_older_numbers(spaced, code)
    if len(code) != 18:
        message = _(
            "The credit code has {count} characters, not 18. Check whether one is missing or too many."
        )
        raise Unreadable("credit_code_length", message.format(count=len(code)))
    for character in code:
        if character not in _VALUES:
            raise _not_in_alphabet(character)
    message = _("The credit code is read as {code}.").format(code=code)
    return code, (() if code == words.strip() else (Note("respelled", message),))


def _refuse_older_numbers(spaced: str, code: str) -> None:
    if _ORGANISATION_SHAPE.fullmatch(spaced):
        message = _(
            "This is an organisation code of 9 characters. Enter the credit code of 18, which contains it."
        )
        raise Unreadable("organisation_code", message)
    if len(code) == 15 and code.isdigit():
        message = _(
            "This is a business registration number of 15 digits. Enter the credit code of 18 characters."
        )
        raise Unreadable("registration_number", message)


def _not_in_alphabet(character: str) -> Unreadable:
    meant = _LOOKALIKES.get(character)
    if meant is None:
        message = _("A credit code has no character “{character}”.")
    else:
        message = _(
            "A credit code has no letter {character}; perhaps {meant} is meant. Compare it with the licence."
        )
    return Unreadable("credit_code_alphabet", message.format(character=character, meant=meant))


def _remarks(code: str) -> tuple[Note, ...]:
    """What is odd in a code whose check character is right."""
    notes = []
    if code[0] not in _DEPARTMENTS:
        message = _("The credit code begins with {character}, which no registering department has.")
        notes.append(Note("credit_code_department", message.format(character=code[0]), "warning"))
    if organisation_check(code[8:16]) != code[16]:
        message = _("The organisation code inside the credit code has a wrong check character. Compare it.")
        notes.append(Note("credit_code_organisation", message, "warning"))
    return tuple(notes)
