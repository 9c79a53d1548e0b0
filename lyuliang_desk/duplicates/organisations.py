"""When two organisations are likely one: by their credit codes, and by their names in all the ways a county spells them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lyuliang_desk.catalogue.folding import fold, fold_name
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.duplicates.spelling import OrganisationName, divided, places_agree, read_name
from lyuliang_desk.duplicates.subjects import Comparison, Key, one_edit_apart, phones_of, with_one_dropped
from lyuliang_desk.store.pinyin import syllables

_LONG_CORE = 5
"""From so many characters on, names that differ by one may be one name mistyped; 一中 and 二中 are two schools."""
_ORDINALS = frozenset("一二三四五六七八九十0123456789东西南北中上下大小新老甲乙丙丁")
"""Names that differ by one of these are told apart by it."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """What is compared of an organisation."""

    name: OrganisationName
    sound: str
    former: frozenset[str]
    code: str
    county: Stored
    representative: str
    phones: frozenset[str]


def _subject(values: Mapping[str, Stored]) -> Organisation:
    name = read_name(str(values["name"] or ""))
    return Organisation(
        name,
        " ".join(syllables(name.core)),
        frozenset(fold_name(name) for name in divided(values["former_names"])),
        str(values["credit_code"] or ""),
        values["county"],
        fold(str(values["legal_representative"] or "")),
        phones_of(values["phone"]),
    )


def _keys(firm: Organisation) -> Iterator[Key]:
    if firm.code:
        yield "number", firm.code
    if not firm.name.folded:
        return
    yield "name", firm.name.folded
    for former in firm.former:
        yield "name", former
    yield "core", firm.name.core
    yield "sound", firm.sound
    if len(firm.name.core) >= _LONG_CORE:
        for part in with_one_dropped(firm.name.core):
            yield "near", part
    for phone in firm.phones:
        yield "phone", phone


def _evidence(a: Organisation, b: Organisation) -> list[str]:
    found = [*_code_evidence(a, b), *_name_evidence(a, b)]
    if a.phones & b.phones:
        found.append("same_phone")
    if found and a.representative and a.representative == b.representative:
        found.append("same_representative")
    return found


def _code_evidence(a: Organisation, b: Organisation) -> Iterator[str]:
    if a.code and a.code == b.code:
        yield "same_credit_code"


def _name_evidence(a: Organisation, b: Organisation) -> Iterator[str]:
    first, second = a.name, b.name
    if not first.folded or not second.folded:
        return
    if first.folded in b.former or second.folded in a.former:
        yield "former_name"
    if first.folded == second.folded:
        yield "same_full_name" if first.typed == second.typed else "same_spelled_otherwise"
    elif first.formless == second.formless:
        yield "same_legal_form"
    elif first.core == second.core:
        if places_agree(first, second):
            yield "same_without_place" if first.form == second.form else "same_core"
    elif places_agree(first, second):
        yield from _mistyped(a, b)


def _mistyped(a: Organisation, b: Organisation) -> Iterator[str]:
    first, second = a.name.core, b.name.core
    if a.sound == b.sound and "-" not in a.sound:
        yield "same_pinyin"
    elif _long(first, second) and one_edit_apart(first, second) and not _told_by_ordinal(first, second):
        yield "one_apart"


def _long(first: str, second: str) -> bool:
    return min(len(first), len(second)) >= _LONG_CORE


def _told_by_ordinal(first: str, second: str) -> bool:
    return bool((set(first) ^ set(second)) & _ORDINALS)


def _counter(a: Organisation, b: Organisation) -> list[str]:
    found = []
    if a.code and b.code and a.code != b.code:
        found.append("other_credit_code")
    if a.code and a.code == b.code and not any(_name_evidence(a, b)):
        found.append("other_name")
    if a.county and b.county and a.county != b.county:
        found.append("other_county")
    return found


ORGANISATIONS = Comparison(
    fields=("name", "credit_code", "former_names", "county", "legal_representative", "phone"),
    subject=_subject,
    keys=_keys,
    evidence=_evidence,
    counter=_counter,
    most={"core": 60, "sound": 60, "near": 24, "phone": 4},
)
