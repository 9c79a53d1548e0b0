"""How the records of a kind are numbered: patterns like ``LL{year}-{office}{serial:4}``, and what they are filled with.

``{serial:4}`` is the running number of at least four digits, and must stand there once; ``{year}`` the record's year,
``{county}`` its county's and ``{office}`` the office's letters. Letters never look like digits, so that two offices with
different letters can never make the same number (a test holds that).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lyuliang_desk.catalogue.codes import code_list
from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _

_TOKEN = re.compile(r"\{([a-z]*)(?::([0-9]))?\}")
_SERIAL = "serial"
_WORDS = ("year", "office", "county")
_LETTERS = re.compile(r"[A-Z]{0,6}")
_ALPHA = re.compile(r"[A-Z]{3}")


class PatternFault(WorldError):
    """A pattern or an office part that cannot be used; the sentence says what to change."""

    def __init__(self, message: str) -> None:
        super().__init__("numbering_pattern", message)


@dataclass(frozen=True, slots=True)
class Numbered:
    """Which field of a kind holds its number, where the year comes from, and the pattern until an office has its own."""

    field: str
    year_from: tuple[str, ...]
    pattern: str
    county_from: str | None = None


NUMBERED: Mapping[str, Numbered] = {
    "project": Numbered("number", ("year", "start"), "LL{year}-{office}{serial:4}", "county"),
    "agreement": Numbered("number", ("signed_on",), "HZ{year}-{office}{serial:3}"),
    "technology_need": Numbered("number", ("collected_on",), "XQ{year}-{office}{serial:4}", "county"),
    "platform": Numbered("number", ("approved_on",), "PT{year}-{office}{serial:3}", "county"),
}
"""The kinds whose records the office itself numbers."""


@dataclass(frozen=True, slots=True)
class NumberSeries:
    """A pattern filled but for the serial: numbers of one series are ``head``, digits, ``tail``."""

    head: str
    tail: str
    width: int

    def number(self, serial: int) -> str:
        """The number with this serial."""
        return f"{self.head}{serial:0{self.width}}{self.tail}"

    def serial(self, number: str) -> int | None:
        """The serial of a number of this series, None for any other number."""
        if not (number.startswith(self.head) and number.endswith(self.tail)):
            return None
        digits = number[len(self.head) : len(number) - len(self.tail)]
        return int(digits) if digits.isascii() and digits.isdigit() else None


def check_pattern(pattern: str) -> None:
    """Raises ``PatternFault`` for a pattern that cannot number anything."""
    tokens = _TOKEN.findall(pattern)
    if re.search(r"[{}]", _TOKEN.sub("", pattern)):
        raise PatternFault(
            _("“{pattern}” has a brace without its partner; write {serial:4}.").replace("{pattern}", pattern)
        )
    unknown = [
        name for name, width in tokens if name not in (*_WORDS, _SERIAL) or (width and name != _SERIAL)
    ]
    if unknown:
        message = _("“{pattern}” has {unknown}; there are only {year}, {office}, {county} and {serial:4}.")
        raise PatternFault(message.replace("{pattern}", pattern).replace("{unknown}", "{" + unknown[0] + "}"))
    if [name for name, _width in tokens].count(_SERIAL) != 1:
        message = _("“{pattern}” needs the running number once; write {serial:4}.")
        raise PatternFault(message.replace("{pattern}", pattern))


def check_office_part(letters: str) -> None:
    """Raises ``PatternFault`` for anything but up to six capital letters, or none."""
    if not _LETTERS.fullmatch(letters):
        message = _(
            "The office part “{letters}” is not up to six capital letters A–Z; write for example LSW."
        )
        raise PatternFault(message.format(letters=letters))


def has_office(pattern: str) -> bool:
    """Whether numbers of a pattern say which office gave them."""
    return "{office}" in pattern


def series_of(pattern: str, *, year: str, office: str, county: str | None) -> NumberSeries:
    """The series that a record's number is taken from. Raises ``PatternFault``, also for a county that is missing."""
    check_pattern(pattern)
    check_office_part(office)
    if "{county}" in pattern and not county:
        raise PatternFault(_("The number asks for the county; fill in the county first."))
    words = {"year": year, "office": office, "county": county or ""}
    place = next(m for m in _TOKEN.finditer(pattern) if m[1] == _SERIAL)
    head, tail = (
        _TOKEN.sub(lambda m: words[m[1]], part) for part in (pattern[: place.start()], pattern[place.end() :])
    )
    return NumberSeries(head, tail, int(place[2] or 1))


@cache
def county_letters() -> Mapping[str, str]:
    """The three letters of each county (GB/T 2260) by its code."""
    items = code_list("gbt2260_lvliang").items
    return {i.code: next((a for a in i.aliases if _ALPHA.fullmatch(a)), "") for i in items}
