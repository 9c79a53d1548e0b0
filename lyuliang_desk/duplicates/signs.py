"""What speaks for two records being one, and what speaks against it: each sign with its weight and its words.

A weight is the chance, in hundredths, that two records with this sign alone are one. Signs of one pair are taken as
independent (noisy or: three weak ones make a strong one); what speaks against a pair leaves a part of that.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from lyuliang_desk.messages import _

Strength = Literal["strong", "likely", "weak"]

SHOWN_FROM = 40
"""Pairs below are not shown: too many strangers share a name."""
_STRENGTHS: tuple[tuple[int, Strength], ...] = ((85, "strong"), (60, "likely"), (0, "weak"))


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign by its code, how much it says, and its words in the language spoken now."""

    code: str
    weight: int
    words: Callable[[], str]


def _table(*signs: Sign) -> Mapping[str, Sign]:
    return {sign.code: sign for sign in signs}


EVIDENCE = _table(
    Sign("same_credit_code", 98, lambda: _("same credit code")),
    Sign("same_id_number", 98, lambda: _("same ID number")),
    Sign("id_old_region", 90, lambda: _("same ID number but for the old region code")),
    Sign("former_name", 85, lambda: _("name equals a former name")),
    Sign("same_name", 45, lambda: _("same person's name")),
    Sign("same_full_name", 92, lambda: _("same name")),
    Sign("same_spelled_otherwise", 90, lambda: _("same name but for width, brackets or spaces")),
    Sign("same_legal_form", 78, lambda: _("same name but for the legal form")),
    Sign("same_without_place", 65, lambda: _("same name but for the place before it")),
    Sign("same_core", 55, lambda: _("same name but for place and legal form")),
    Sign("same_pinyin", 45, lambda: _("name sounds the same (pinyin)")),
    Sign("one_apart", 40, lambda: _("names differ by one character")),
    Sign("same_workplace", 45, lambda: _("same employer")),
    Sign("same_birth", 45, lambda: _("same birth")),
    Sign("same_phone", 40, lambda: _("same phone")),
    Sign("same_representative", 30, lambda: _("same legal representative")),
)
"""What speaks for a pair. A person's name is shared by many, so it says less than an organisation's full name."""

COUNTER = _table(
    Sign("other_credit_code", 52, lambda: _("credit codes differ")),
    Sign("other_id_number", 52, lambda: _("ID numbers differ")),
    Sign("other_name", 25, lambda: _("names are nothing alike")),
    Sign("other_birth", 45, lambda: _("births differ")),
    Sign("other_sex", 40, lambda: _("sex differs")),
    Sign("other_workplace", 25, lambda: _("employers differ")),
    Sign("other_county", 15, lambda: _("counties differ")),
)
"""What speaks against a pair; a weight takes that part of the score away."""


def score_of(evidence: Iterable[str], counter: Iterable[str]) -> int:
    """From 0 to 99 how likely a pair is one, by the codes of its signs."""
    doubt = 1.0
    for code in evidence:
        doubt *= 1 - EVIDENCE[code].weight / 100
    belief = 1 - doubt
    for code in counter:
        belief *= 1 - COUNTER[code].weight / 100
    return min(round(belief * 100), 99)


def strength_of(score: int) -> Strength:
    """The word for a score."""
    return next(name for least, name in _STRENGTHS if score >= least)


def strength_words(strength: Strength) -> str:
    """The strength in the language spoken now."""
    return {"strong": _("very likely"), "likely": _("likely"), "weak": _("possible")}[strength]
