"""Code lists, and the type that reads them."""

from pathlib import Path

import pytest
from type_reading import notes, refusal, value

from lyuliang_desk.catalogue.codes import code_list
from lyuliang_desk.catalogue.types.code import Code, Codes
from lyuliang_desk.messages import use_language
from lyuliang_desk.resources import resources_folder

LISTS = sorted(path.stem for path in (resources_folder() / "codes").glob("*.csv"))

COUNTY = Code("gbt2260_lvliang")
EDUCATION = Code("gbt4658_education")
DEGREE = Code("gbt6864_degree")
POLITICAL = Code("gbt4762_political")
TITLE = Code("gbt8561_title", open=True)


@pytest.mark.parametrize("name", LISTS)
def test_every_item_is_read_by_its_code_and_by_its_words_in_both_languages(name: str) -> None:
    for item in code_list(name).items:
        for words in (item.code, item.zh, item.en):
            assert value(Code(name), words) == item.code
            assert notes(Code(name), words) == []


@pytest.mark.parametrize("name", LISTS)
def test_every_alias_is_read_and_told_of(name: str) -> None:
    for item in code_list(name).items:
        for alias in item.aliases:
            assert value(Code(name), alias) == item.code, alias
        for alias in item.assumed:
            assert value(Code(name), alias) == item.code, alias
            assert notes(Code(name), alias) == ["warning code_assumed"]


@pytest.mark.parametrize("name", LISTS)
def test_codes_and_words_of_a_list_are_unlike(name: str) -> None:
    items = code_list(name).items
    assert len({item.code for item in items}) == len(items)
    assert len({item.zh for item in items}) == len(items)
    assert len({item.en for item in items}) == len(items)


def test_the_lists_have_the_sizes_of_their_standards() -> None:
    sizes = {name: len(code_list(name).items) for name in LISTS}
    assert sizes["gbt2260_lvliang"] == 14
    assert sizes["gbt4658_education"] == 40
    assert sizes["gbt6864_degree"] == 56
    assert sizes["gbt4762_political"] == 13
    assert sizes["gbt13745_discipline_l1"] == 62
    assert sizes["trl9"] == 9


@pytest.mark.parametrize("old", ["142302", "142331", "离石市", "离石县", "离石", "吕梁市离石区", "离 石 区"])
def test_a_county_is_read_by_its_old_codes_and_names(old: str) -> None:
    assert value(COUNTY, old) == "141102"


def test_a_number_cell_that_lost_its_zero_still_names_the_code() -> None:
    assert value(Code("gbt3304_ethnic"), 1.0) == "01"
    assert value(COUNTY, 141125.0) == "141125"


@pytest.mark.parametrize(
    ("words", "code"),
    [("本科", "21"), ("大学", "21"), ("大专", "31"), ("中专", "41"), ("研究生", "14"), ("博士研究生", "11")],
)
def test_education_is_read_by_its_common_words(words: str, code: str) -> None:
    assert value(EDUCATION, words) == code


def test_a_degree_in_the_column_of_education_is_an_assumption() -> None:
    assert value(EDUCATION, "博士") == "11"
    assert notes(EDUCATION, "博士") == ["warning code_assumed"]
    assert value(DEGREE, "博士") == "2"
    assert notes(DEGREE, "博士") == []


def test_who_still_studies_has_not_graduated() -> None:
    assert value(EDUCATION, "博士在读") == "10"
    assert notes(EDUCATION, "博士在读") == ["warning code_assumed"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("党员", "01"),
        ("预备党员", "02"),
        ("团员", "03"),
        ("民革党员", "04"),
        ("无党派人士", "12"),
        ("群众", "13"),
    ],
)
def test_political_status_is_read_by_todays_words(words: str, code: str) -> None:
    assert value(POLITICAL, words) == code


def test_no_political_status_is_empty() -> None:
    assert value(POLITICAL, "无") is None
    assert notes(POLITICAL, "无") == ["note empty_mark"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("高工", "082"),
        ("教授级高工", "081"),
        ("研究员级高工", "081"),
        ("正高级工程师", "081"),
        ("助工", "084"),
    ],
)
def test_engineers_are_read_by_their_common_titles(words: str, code: str) -> None:
    assert value(TITLE, words) == code


@pytest.mark.parametrize(
    ("words", "code"), [("讲师", "013"), ("馆员", "643"), ("研究员", "611"), ("技师", "264")]
)
def test_a_title_of_several_series_is_an_assumption(words: str, code: str) -> None:
    assert value(TITLE, words) == code
    assert notes(TITLE, words) == ["warning code_assumed"]


def test_an_open_list_keeps_words_that_it_lacks() -> None:
    assert value(TITLE, "特聘 岗位") == "特聘岗位"
    assert notes(TITLE, "特聘岗位") == ["warning code_not_listed"]
    assert TITLE.show("特聘岗位") == TITLE.export("特聘岗位") == "特聘岗位"


def test_a_closed_list_refuses_them_and_names_the_nearest() -> None:
    assert refusal(COUNTY, "柳林乡") == "code_unknown"
    with pytest.raises(ValueError, match="柳林县"):
        value(COUNTY, "柳林乡")


def test_a_code_with_its_words_is_one_code() -> None:
    assert value(Code("gbt13745_discipline_l1"), "440 矿山工程技术") == "440"
    assert refusal(Code("gbt13745_discipline_l1"), "440 力学") == "code_unknown"


def test_words_are_long_on_screen_and_short_on_paper() -> None:
    assert EDUCATION.show("21") == "大学本科毕业"
    assert EDUCATION.show_short("21") == "本科"
    use_language("en")
    assert EDUCATION.show("21") == "Undergraduate, graduated"
    assert EDUCATION.export("21") == "大学本科毕业"


def test_several_codes_are_read_from_one_cell() -> None:
    disciplines = Codes("gbt13745_discipline_l1", most=2)
    assert value(disciplines, "力学、物理学") == ("130", "140")
    assert value(disciplines, "畜牧、兽医科学；力学") == ("230", "130")
    assert notes(disciplines, "力学/物理学/化学") == ["warning too_many"]
    assert disciplines.export(("130", "140")) == ["力学", "物理学"]


def test_the_files_are_the_same_on_every_system() -> None:
    for name in LISTS:
        data = Path(resources_folder() / "codes" / f"{name}.csv").read_bytes()
        assert b"\r" not in data
        assert not data.startswith(b"\xef\xbb\xbf")
