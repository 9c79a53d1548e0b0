"""Words, links, telephone numbers, e-mail and yes or no as workbooks write them."""

from datetime import datetime

import pytest
from type_reading import notes, refusal, value

from lyuliang_desk.catalogue.types.base import Raw
from lyuliang_desk.catalogue.types.email import Email
from lyuliang_desk.catalogue.types.link import Link, Links
from lyuliang_desk.catalogue.types.named import Named
from lyuliang_desk.catalogue.types.phones import Phones
from lyuliang_desk.catalogue.types.text import LongText, Text
from lyuliang_desk.catalogue.types.yes_no import YesNo
from lyuliang_desk.messages import use_language


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("李　明", "李明"),
        ("张  三", "张三"),
        ("John Smith", "John Smith"),
        ("煤机\n设备", "煤机设备"),
        (" abc\t", "abc"),
        ("Ａ１", "Ａ１"),
        ("\x00甲", "甲"),
        (12.0, "12"),
        (2021.5, "2021.5"),
        (12345678901, "12345678901"),
        ("0", "0"),
        (0, "0"),
    ],
)
def test_words_of_one_line(written: Raw, words: str) -> None:
    assert value(Text(), written) == words


def test_removed_alignment_is_told_of_and_trimmed_ends_are_not() -> None:
    assert notes(Text(), "李　明") == ["note spaces_removed"]
    assert notes(Text(), " 李明 ") == []


def test_words_too_long_for_the_form_are_kept_with_a_warning() -> None:
    assert value(Text(5), "一二三四五六") == "一二三四五六"
    assert notes(Text(5), "一二三四五六") == ["warning text_too_long"]
    assert notes(Text(5), "一二三四五") == []


def test_a_date_among_words_is_asked_about() -> None:
    assert value(Text(), datetime(2021, 3, 1)) == "2021-03-01"
    assert notes(Text(), datetime(2021, 3, 1)) == ["warning date_as_text"]


def test_long_words_keep_their_lines() -> None:
    assert value(LongText(), "　　一、目标\r\n\r\n  二、内容 A 与 B \n") == "一、目标\n\n二、内容 A 与 B"


def test_a_link_is_read_as_a_name() -> None:
    assert value(Link("organisation"), "太原 理工大学\n") == Named("太原理工大学")
    assert value(Link("organisation"), "无") is None


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("甲公司、乙公司；丙公司", ["甲公司", "乙公司", "丙公司"]),
        ("甲公司\n乙公司，丙公司,", ["甲公司", "乙公司", "丙公司"]),
        ("某某大学（机械、电气学院）、甲公司", ["某某大学（机械、电气学院）", "甲公司"]),
        ("甲公司、甲公司", ["甲公司"]),
        ("甲（公司、乙公司", ["甲（公司", "乙公司"]),
    ],
)
def test_several_records_are_named_in_one_cell(written: str, words: list[str]) -> None:
    links = Links("organisation")
    assert value(links, written) == tuple(map(Named, words))
    assert links.export(value(links, written)) == words


def test_persons_divided_by_spaces_are_asked_about() -> None:
    assert value(Links("person"), "张三 李四") == (Named("张三"), Named("李四"))
    assert notes(Links("person"), "张三 李四") == ["warning split_at_spaces"]
    assert value(Links("person"), "李　明、王五") == (Named("李明"), Named("王五"))


def test_more_links_than_a_form_has_room_for() -> None:
    assert notes(Links("organisation", most=1), "甲、乙") == ["warning too_many"]


def test_resolved_links_are_kept_as_ids() -> None:
    assert Links("person").store(("id-1", "id-2")) == '["id-1", "id-2"]'
    assert Links("person").load('["id-1", "id-2"]') == ("id-1", "id-2")
    assert Links("person").store(()) is None
    assert Link("person").show(Link("person").load("id-1")) == "id-1"


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("13800000000", ["13800000000"]),
        (13800000000.0, ["13800000000"]),
        ("１３８００００００００", ["13800000000"]),
        ("138 0000 0000", ["13800000000"]),
        ("138-0000-0000", ["13800000000"]),
        ("+86 13800000000", ["13800000000"]),
        ("8613800000000", ["13800000000"]),
        ("手机：13800000000", ["13800000000"]),
        ("（0358）1234567", ["0358-1234567"]),
        ("03581234567", ["0358-1234567"]),
        ("0358 1234567", ["0358-1234567"]),
        ("0358－1234567", ["0358-1234567"]),
        ("010-12345678", ["010-12345678"]),
        ("0358-1234567转801", ["0358-1234567-801"]),
        ("4001234567", ["400-123-4567"]),
        ("13800000000/0358-1234567", ["13800000000", "0358-1234567"]),
        ("13800000000、13900000000；", ["13800000000", "13900000000"]),
        ("13800000000 13900000000", ["13800000000", "13900000000"]),
        ("0358 1234567 13800000000", ["0358-1234567", "13800000000"]),
        ("13800000000\n13800000000", ["13800000000"]),
    ],
)
def test_telephone_numbers(written: Raw, numbers: list[str]) -> None:
    assert value(Phones(), written) == tuple(numbers)
    assert not [n for n in notes(Phones(), written) if n.startswith("warning")]


@pytest.mark.parametrize("written", ["1380000000", "12345", "+1 555 123 4567", 3581234567.0])
def test_an_unusual_number_is_kept_with_a_warning(written: Raw) -> None:
    assert len(value(Phones(), written)) == 1
    assert "warning phone_unusual" in notes(Phones(), written)


@pytest.mark.parametrize("written", ["张三13800000000", "abc", "13800000000（办）"])
def test_letters_are_no_telephone_number(written: str) -> None:
    assert refusal(Phones(), written) == "phone_letters"


def test_telephone_numbers_are_kept_in_one_column() -> None:
    assert Phones().store(("13800000000", "0358-1234567")) == "13800000000;0358-1234567"
    assert Phones().show(("13800000000", "0358-1234567")) == "13800000000、0358-1234567"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("a.b@example.com", "a.b@example.com"),
        ("A@Example.COM", "A@example.com"),
        ("ａ＠example.com", "a@example.com"),
        (" a@example.com;", "a@example.com"),
        ("邮箱：a@example.com", "a@example.com"),
    ],
)
def test_email(written: str, address: str) -> None:
    assert value(Email(), written) == address


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("a@b", "email_shape"),
        ("example.com", "email_shape"),
        ("张@example.com", "email_shape"),
        ("a@b.cn c@d.cn", "email_several"),
    ],
)
def test_what_is_no_email_is_refused(written: str, code: str) -> None:
    assert refusal(Email(), written) == code


@pytest.mark.parametrize("written", ["是", "有", "√", "Y", "yes", True, 1, 1.0, "☑"])
def test_yes(written: Raw) -> None:
    assert value(YesNo(), written) is True


@pytest.mark.parametrize("written", ["否", "无", "×", "N", "No", False, 0, "没有"])
def test_no(written: Raw) -> None:
    assert value(YesNo(), written) is False


def test_neither_yes_nor_no() -> None:
    assert refusal(YesNo(), "也许") == "not_yes_or_no"
    assert YesNo().show(True) == "是"
    use_language("en")
    assert YesNo().show(False) == "No"
    assert YesNo().export(False) is False


def test_one_organisation_is_not_two() -> None:
    assert refusal(Link("organisation"), "甲某科技有限公司、乙某大学") == "several_organisations"
    whole = "某市农、林、牧服务中心"
    assert value(Link("organisation"), whole) == Named(whole)


@pytest.mark.parametrize(
    ("written", "remarks"),
    [
        ("太原理工大学 山西大学", ["warning split_at_spaces"]),
        ("太原理工大学/山西大学", []),
        ("1.太原理工大学 2.山西大学", ["note split_at_numbers"]),
        ("①太原理工大学②山西大学", ["note split_at_numbers"]),
        ("（1）太原理工大学；（2）山西大学。", ["note split_at_numbers"]),
    ],
)
def test_organisations_are_told_apart_however_they_are_listed(written: str, remarks: list[str]) -> None:
    links = Links("organisation")
    assert value(links, written.rstrip("。")) == (Named("太原理工大学"), Named("山西大学"))
    assert notes(links, written.rstrip("。")) == remarks


def test_alignment_spaces_do_not_divide_an_organisation() -> None:
    assert value(Links("organisation"), "太 原 理 工 大 学") == (Named("太原理工大学"),)
    assert value(Links("organisation"), "A/B 联合实验室") == (Named("A/B 联合实验室"),)


@pytest.mark.parametrize(
    ("written", "name", "remarks"),
    [
        ("张三、", "张三", []),
        ("李　明", "李明", []),
        ("买买提·吐尔逊", "买买提·吐尔逊", []),
        ("John Smith", "John Smith", []),
        ("张三(2021001)", "张三(2021001)", ["warning name_unusual"]),
        ("张三13800000001", "张三13800000001", ["warning name_unusual"]),
        ("张三 李四", "张三李四", ["warning name_perhaps_two"]),
    ],
)
def test_a_persons_name_with_more_beside_it_is_asked_about(
    written: str, name: str, remarks: list[str]
) -> None:
    assert value(Link("person"), written) == Named(name)
    assert notes(Link("person"), written) == remarks


def test_a_number_given_to_a_thing_has_one_spelling() -> None:
    number = Text(30, is_number=True)
    assert value(number, "ＬＬ２０２１－００３") == "LL2021-003"
    assert notes(number, "ＬＬ２０２１－００３") == ["note respelled"]
    assert value(number, "吕科〔2021〕6号") == "吕科〔2021〕6号"
    assert value(Text(), "Ａ类") == "Ａ类"


def test_a_leader_yet_to_be_named_is_no_person_of_that_name() -> None:
    assert value(Link("person"), "待定") is None
    assert notes(Links("organisation"), "待定") == ["note empty_mark"]
