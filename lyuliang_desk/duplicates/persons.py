"""When two persons are likely one.

Names are shared by many, so a name counts with what goes with it: employer, birth, phone. An ID number is for life; those
given before 2003 in Lyuliang keep region 1423xx (DOMAIN 1), and some people were given one with the new region besides.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.catalogue.types.id_number import check_digit
from lyuliang_desk.duplicates.spelling import fold_person
from lyuliang_desk.duplicates.subjects import Comparison, Key, one_edit_apart, phones_of, with_one_dropped
from lyuliang_desk.store.pinyin import syllables

_LONG_NAME = 4
"""From so many characters on, a name that differs by one is hardly another person's at the same employer."""
_REGION = 6
_MONTH, _DAY = len("1980-01"), len("1980-01-31")
_OLD, _NEW = "1423", "1411"


@dataclass(frozen=True, slots=True)
class Person:
    """What is compared of a person."""

    name: str
    folded: str
    sound: str
    number: str
    birth: str
    sex: Stored
    workplace: Stored
    phones: frozenset[str]


def _subject(values: Mapping[str, Stored]) -> Person:
    name = str(values["name"] or "")
    folded = fold_person(name)
    return Person(
        name,
        folded,
        " ".join(syllables(folded)),
        whole_number(values["id_number"]),
        str(values["birth"] or ""),
        values["sex"],
        values["workplace"],
        phones_of(values["phone"]),
    )


def whole_number(stored: Stored) -> str:
    """An ID number of 18 characters; one of 15 digits, as it was given before 1999, is brought to 18."""
    number = str(stored or "").upper()
    if len(number) == 15 and number.isdigit():
        first17 = f"{number[:6]}19{number[6:]}"
        return first17 + check_digit(first17)
    return number


def _keys(person: Person) -> Iterator[Key]:
    if person.number:
        yield "number", person.number
        yield "born_and_number", person.folded, person.number[_REGION:17]
    if not person.folded:
        return
    yield "name", person.folded
    beside = [
        *([("workplace", person.workplace)] if person.workplace else ()),
        *([("birth", person.birth)] if person.birth else ()),
        *(("phone", phone) for phone in person.phones),
    ]
    for what in beside:
        yield "sound", person.sound, *what
    for phone in person.phones:
        yield "phone", phone
    for what in beside if len(person.folded) >= _LONG_NAME else beside[1:]:
        for part in with_one_dropped(person.folded):
            yield "near", part, *what


def _evidence(a: Person, b: Person) -> list[str]:
    found = [*_number_evidence(a, b), *_name_evidence(a, b)]
    shares_phone = bool(a.phones & b.phones)
    if not found:
        return ["same_phone"] if shares_phone else []
    if a.workplace and a.workplace == b.workplace:
        found.append("same_workplace")
    if _same_birth(a.birth, b.birth):
        found.append("same_birth")
    if shares_phone:
        found.append("same_phone")
    return found if _is_enough(set(found), a, b) else []


def _is_enough(codes: set[str], a: Person, b: Person) -> bool:
    """A name that only sounds or looks alike needs something beside it: 王伟 and 王强 work in one firm and are two.

    Of a hundred thousand people many share a month of birth; elsewhere employed, only the day counts.
    """
    if codes & {"same_id_number", "id_old_region", "same_name"}:
        return True
    beside = codes & {"same_birth", "same_phone"}
    if a.workplace and b.workplace and a.workplace != b.workplace and min(len(a.birth), len(b.birth)) < _DAY:
        beside.discard("same_birth")
    if "same_pinyin" in codes or len(a.folded) >= _LONG_NAME:
        beside |= codes & {"same_workplace"}
    return bool(beside)


def _number_evidence(a: Person, b: Person) -> Iterator[str]:
    if a.number and a.number == b.number:
        yield "same_id_number"
    elif _old_and_new(a.number, b.number):
        yield "id_old_region"


def _old_and_new(first: str, second: str) -> bool:
    """Whether two numbers differ by the region before and after 2003 only (and by the check digit that follows from it)."""
    regions = {first[:4], second[:4]}
    return regions == {_OLD, _NEW} and first[_REGION:17] == second[_REGION:17]


def _name_evidence(a: Person, b: Person) -> Iterator[str]:
    if not a.folded or not b.folded:
        return
    if a.folded == b.folded:
        yield "same_name"
    elif a.sound == b.sound and "-" not in a.sound:
        yield "same_pinyin"
    elif one_edit_apart(a.folded, b.folded) and min(len(a.folded), len(b.folded)) > 1:
        yield "one_apart"


def _same_birth(first: str, second: str) -> bool:
    """Whether two births are one as far as both are known, to the month at least."""
    known = min(len(first), len(second))
    return known >= _MONTH and first[:known] == second[:known]


def _counter(a: Person, b: Person) -> list[str]:
    found = []
    if a.number and b.number and a.number != b.number and not _old_and_new(a.number, b.number):
        found.append("other_id_number")
    if a.number and a.number == b.number and not any(_name_evidence(a, b)):
        found.append("other_name")
    known = min(len(a.birth), len(b.birth))
    if known and a.birth[:known] != b.birth[:known]:
        found.append("other_birth")
    if a.sex and b.sex and a.sex != b.sex:
        found.append("other_sex")
    if a.workplace and b.workplace and a.workplace != b.workplace:
        found.append("other_workplace")
    return found


PERSONS = Comparison(
    fields=("name", "id_number", "birth", "sex", "workplace", "phone"),
    subject=_subject,
    keys=_keys,
    evidence=_evidence,
    counter=_counter,
    most={"name": 6, "sound": 24, "near": 24, "phone": 4},
)
