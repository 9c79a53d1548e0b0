"""Organisations that are likely one, in the spellings of county workbooks, and those that only look so."""

import pytest

from lyuliang_desk.store.register import Register
from tests.duplicates.entering import enter, firms, signs

CODE, OTHER_CODE = "91141124PDY001001B", "91141124PDY002004N"


def test_a_shared_credit_code_says_it_under_any_name(register: Register) -> None:
    (group,) = firms(
        register,
        {"name": "吕梁晋绿新材料有限公司", "credit_code": CODE},
        {"name": "离石煤机厂", "credit_code": CODE},
    )
    assert group.pairs[0].evidence == ("same_credit_code",) and group.pairs[0].counter == ("other_name",)
    assert group.strength == "likely"
    assert group.evidence() == ["统一社会信用代码相同"]


@pytest.mark.parametrize(
    ("first", "second", "sign"),
    [
        ("吕梁晋绿新材料有限公司", "吕梁晋绿新材料有限公司", "same_full_name"),
        ("吕梁晋绿（山西）新材料有限公司", "吕梁晋绿(山西)新材料有限公司", "same_spelled_otherwise"),
        ("吕梁ＡＢ科技有限公司", "吕梁ab科技有限公司", "same_spelled_otherwise"),
        ("吕梁晋绿新材料有限责任公司", "吕梁晋绿新材料有限公司", "same_spelled_otherwise"),
        ("吕梁晋绿新材料股份有限公司", "吕梁晋绿新材料有限公司", "same_legal_form"),
        ("吕梁晋绿新材料集团", "吕梁晋绿新材料集团有限公司", "same_legal_form"),
        ("山西晋绿新材料有限公司", "吕梁晋绿新材料有限公司", "same_without_place"),
        ("山西省吕梁市柳林县科技局", "柳林县科技局", "same_without_place"),
        ("吕梁市科技局", "科技局", "same_without_place"),
        ("山西晋绿新材料有限公司", "晋绿新材料", "same_core"),
        ("山西晋绿新材料股份有限公司", "晋绿新材料有限公司", "same_core"),
        ("吕梁晋绿新材料有限公司", "吕梁晋律新材料有限公司", "same_pinyin"),
        ("吕梁晋绿新材料有限公司", "吕梁晋绿新才料有限公司", "same_pinyin"),
        ("吕梁晋绿新材料有限公司", "吕梁晋绿新型材料有限公司", "one_apart"),
    ],
)
def test_one_name_in_two_spellings(register: Register, first: str, second: str, sign: str) -> None:
    assert signs(firms(register, first, second)) == {sign}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("山西大学", "山西财经大学"),
        ("柳林县科技局", "离石区科技局"),
        ("吕梁市科技局", "柳林县科技局"),
        ("柳林县第一中学校", "柳林县第二中学校"),
        ("柳林晋绿新材料有限公司", "临县晋绿新材料有限公司"),
        ("吕梁晋绿新材料有限公司", "吕梁晋绿煤层气有限公司"),
    ],
)
def test_two_names_that_only_look_alike(register: Register, first: str, second: str) -> None:
    assert firms(register, first, second) == []


def test_a_former_name_leads_to_the_name_of_now(register: Register) -> None:
    groups = firms(
        register, "离石煤机厂", {"name": "吕梁煤机有限公司", "former_names": "吕梁机械厂、离石煤机厂"}
    )
    assert signs(groups) == {"former_name"} and groups[0].strength == "strong"


def test_two_valid_codes_leave_one_name_as_a_weak_sign(register: Register) -> None:
    (group,) = firms(
        register,
        {"name": "吕梁晋绿新材料有限公司", "credit_code": CODE},
        {"name": "吕梁晋绿新材料有限公司", "credit_code": OTHER_CODE},
    )
    assert group.strength == "weak" and group.counter_evidence() == ["统一社会信用代码不同"]


def test_two_valid_codes_hide_what_is_less_than_one_name(register: Register) -> None:
    a = {"name": "吕梁晋绿新材料有限公司", "credit_code": CODE}
    b = {"name": "吕梁晋律新材料有限公司", "credit_code": OTHER_CODE}
    assert firms(register, a, b) == []


def test_what_hangs_together_is_one_group_beginning_with_the_fullest_record(register: Register) -> None:
    (group,) = firms(
        register,
        "离石煤机厂",
        {"name": "吕梁煤机有限公司", "former_names": "离石煤机厂", "credit_code": CODE},
        "吕梁煤机有限责任公司",
    )
    assert group.titles == ("吕梁煤机有限公司", "离石煤机厂", "吕梁煤机有限责任公司")
    assert len(group.pairs) == 2


def test_hidden_records_are_not_looked_at(register: Register) -> None:
    from lyuliang_desk import operations

    gone = enter(register, "organisation", name="吕梁煤机有限公司")
    operations.delete_records(register=register, record_ids=[gone])
    assert firms(register, "吕梁煤机有限公司") == []
