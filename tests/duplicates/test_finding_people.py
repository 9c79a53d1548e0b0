"""Persons who are likely one, and colleagues and namesakes who are not."""

import pytest

from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.catalogue.types.id_number import check_digit
from lyuliang_desk.duplicates.find import find_duplicates
from lyuliang_desk.duplicates.persons import whole_number
from lyuliang_desk.errors import Cancelled
from lyuliang_desk.store.register import Register
from tests.duplicates.entering import enter, people, signs

PHONE = "13800000001"


def number(first17: str) -> str:
    return first17 + check_digit(first17)


def test_a_shared_id_number_says_it(register: Register) -> None:
    same: dict[str, Stored] = {"id_number": number("14112119000101001")}
    assert signs(people(register, {"name": "王某", **same}, {"name": "王某某", **same})) >= {"same_id_number"}


def test_a_number_of_before_2003_is_known_under_the_new_region(register: Register) -> None:
    old, new = number("14232219000101001"), number("14112119000101001")
    groups = people(register, {"name": "王小川", "id_number": old}, {"name": "王小川", "id_number": new})
    assert signs(groups) == {"id_old_region", "same_name"} and groups[0].strength == "strong"


def test_a_number_of_fifteen_digits_is_its_number_of_eighteen() -> None:
    assert whole_number("142322000101001") == number("14232219000101001")


@pytest.mark.parametrize(
    ("first", "second", "sign"),
    [
        ("王小川", "王小川", "same_name"),
        ("王小川", "王晓川", "same_pinyin"),
        ("王小川", "王小州", "one_apart"),
        ("王小川", "王川", "one_apart"),
        ("Anna·Li", "ANNA LI", "same_name"),
    ],
)
def test_a_name_counts_with_the_phone_beside_it(
    register: Register, first: str, second: str, sign: str
) -> None:
    groups = people(
        register, {"name": first, "phone": PHONE}, {"name": second, "phone": f"0358-1234567;{PHONE}"}
    )
    assert signs(groups) == {sign, "same_phone"}


def test_names_that_sound_alike_count_at_one_employer(register: Register) -> None:
    firm = enter(register, "organisation", name="吕梁煤机有限公司")
    groups = people(register, {"name": "王小川", "workplace": firm}, {"name": "王晓川", "workplace": firm})
    assert signs(groups) == {"same_pinyin", "same_workplace"}


def test_colleagues_whose_names_differ_by_a_character_are_two(register: Register) -> None:
    firm = enter(register, "organisation", name="吕梁煤机有限公司")
    assert people(register, {"name": "王伟", "workplace": firm}, {"name": "王强", "workplace": firm}) == []


def test_namesakes_elsewhere_are_two(register: Register) -> None:
    here, there = (enter(register, "organisation", name=name) for name in ("吕梁煤机厂", "交城玻璃厂"))
    assert people(register, {"name": "王伟", "workplace": here}, {"name": "王伟", "workplace": there}) == []


def test_namesakes_of_whom_nothing_more_is_known_are_a_weak_sign(register: Register) -> None:
    (group,) = people(register, {"name": "王伟"}, {"name": "王伟", "birth": "1980-01"})
    assert group.strength == "weak"


def test_different_numbers_make_namesakes_of_one_firm_two(register: Register) -> None:
    firm = enter(register, "organisation", name="吕梁煤机有限公司")
    persons: list[dict[str, Stored]] = [
        {"name": "王伟", "workplace": firm, "id_number": number(f"141121190001{day}001")}
        for day in ("01", "02")
    ]
    assert people(register, *persons) == []


def test_a_phone_alone_is_a_weak_sign_and_an_office_phone_is_none(register: Register) -> None:
    (group,) = people(register, {"name": "王伟", "phone": PHONE}, {"name": "李敏", "phone": PHONE})
    assert group.strength == "weak" and group.evidence() == ["手机号相同"]
    assert people(register, *({"name": name, "phone": PHONE} for name in ("赵明", "钱丽芳", "孙国强"))) == []


def test_who_would_group_half_the_register_together_is_kept_in_small_groups(register: Register) -> None:
    same: dict[str, Stored] = {"name": "王小川", "phone": None, "id_number": number("14112119000101001")}
    groups = people(register, *[same] * 40)
    assert max(len(group.record_ids) for group in groups) <= 12
    assert {i for group in groups for i in group.record_ids} == {
        row.id for row in register.rows("person", range(1, 41), ["name"])
    }


def test_searching_tells_how_far_it_is_and_can_be_stopped(register: Register) -> None:
    told: list[tuple[int, int]] = []
    people(register, {"name": "王伟"})
    find_duplicates(register, "person", lambda done, total: told.append((done, total)))
    assert told and all(done <= total for done, total in told)
    with pytest.raises(Cancelled):
        find_duplicates(register, "person", cancelled=lambda: True)
