"""Rules within one record: what contradicts itself is an error, what is merely odd is asked about."""

from collections.abc import Mapping
from datetime import date

import pytest

from lyuliang_desk.catalogue.check import check_record
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.catalogue.types.base import Stored

TODAY = date(2026, 7, 6)
WAN = 1_000_000


def found(kind: str, **values: Stored) -> set[tuple[str, str, str | None]]:
    return {(f.code, f.level, f.field) for f in check_record(KINDS[kind], values, TODAY)}


def project(**values: Stored) -> set[tuple[str, str, str | None]]:
    return found("project", title="某某项目", **values)


def person(**values: Stored) -> set[tuple[str, str, str | None]]:
    return found("person", name="某某", **values)


@pytest.mark.parametrize(
    ("start", "end", "wrong"),
    [
        ("2021-03", "2023-12", False),
        ("2021-03", "2021-03", False),
        ("2021", "2021-03", False),
        ("2021-03-15", "2021-03", False),
        ("2021-03", "2021-02", True),
        ("2021-03-02", "2021-03-01", True),
        ("2022", "2021", True),
    ],
)
def test_the_end_is_not_before_the_start(start: str, end: str, wrong: bool) -> None:
    assert (("end_before_start", "error", "end") in project(start=start, end=end)) is wrong


@pytest.mark.parametrize(
    ("funds", "level"),
    [
        ({"city_funds": 60, "county_funds": 0, "own_funds": 40}, None),
        ({"city_funds": 60, "own_funds": 40}, None),
        ({"city_funds": 60, "own_funds": 30}, "error"),
        ({"city_funds": 60, "county_funds": 30, "own_funds": 20}, "error"),
        ({"city_funds": 60}, "warning"),
        ({"city_funds": 101}, "error"),
        ({}, None),
    ],
)
def test_the_sources_add_up_to_the_total(funds: Mapping[str, int], level: str | None) -> None:
    told = project(total_budget=100 * WAN, **{name: wan * WAN for name, wan in funds.items()})
    assert {lv for code, lv, _ in told if code == "sum_differs"} == ({level} if level else set())


def test_a_fen_too_much_is_seen() -> None:
    assert ("sum_differs", "error", "total_budget") in project(total_budget=100, city_funds=60, own_funds=41)


def test_paying_out_more_than_the_total_is_asked_about() -> None:
    assert ("more_than_total", "warning", "spent") in project(total_budget=WAN, spent=WAN + 1)
    assert not project(total_budget=WAN, spent=WAN, disbursed=WAN)


def test_a_title_is_needed() -> None:
    assert ("required_missing", "error", "title") in found("project", number="LL-1")


@pytest.mark.parametrize(
    ("id_number", "sex", "birth", "codes"),
    [
        ("141102190001010017", "1", "1900-01", set()),
        ("141102190001010017", "2", "1900-01", {"sex_differs_from_id"}),
        ("141102190001010025", "2", "1900-01-01", set()),
        ("141102190001010025", "2", "1900-01-02", {"birth_differs_from_id"}),
        ("141102190001010025", "2", "1900", set()),
        ("141102190001010025", "9", "1901", {"birth_differs_from_id"}),
        ("911124198108030024", "1", "1981-08", {"sex_differs_from_id"}),
    ],
)
def test_sex_and_birth_agree_with_the_id_number(
    id_number: str, sex: str, birth: str, codes: set[str]
) -> None:
    told = person(id_number=id_number, sex=sex, birth=birth)
    assert {code for code, level, _ in told if level == "error"} == codes


@pytest.mark.parametrize(
    ("birth", "told"),
    [("1980-05", None), ("2015-01", ("age_unusual", "warning")), ("2027-01", ("birth_in_future", "error"))],
)
def test_an_age_is_plausible(birth: str, told: tuple[str, str] | None) -> None:
    assert person(birth=birth) == ({(*told, "birth")} if told else set())


def test_a_doctorate_goes_with_doctoral_studies() -> None:
    assert ("education_below_degree", "warning", "education") in person(education="14", degree="2")
    assert not person(education="11", degree="2") and not person(education="14", degree="3")


def test_a_membership_ends_after_it_began() -> None:
    told = found("membership", team="t", person="p", start="2022-01", end="2021-12")
    assert told == {("end_before_start", "error", "end")}
