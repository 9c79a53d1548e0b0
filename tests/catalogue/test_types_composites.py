"""Cells that fill two fields."""

import pytest
from type_reading import notes, refusal, value

from lyuliang_desk.catalogue.types.composites import (
    EducationAndDegree,
    SchoolAndMajor,
    TitleAndPost,
    WorkplaceAndPost,
)
from lyuliang_desk.catalogue.types.named import Named


@pytest.mark.parametrize(
    ("written", "education", "degree"),
    [
        ("研究生/硕士", "14", "3"),
        ("硕士/研究生", "14", "3"),
        ("研究生/博士", "11", "2"),
        ("博士研究生／工学博士", "11", "208"),
        ("本科学士", "21", "4"),
        ("研究生（硕士）", "14", "3"),
        ("研究生（博士）", "11", "2"),
        ("大学本科工学学士", "21", "408"),
        ("大学本科、工学学士", "21", "408"),
        ("本科\n学士", "21", "4"),
        ("本科 学士", "21", "4"),
        ("本科", "21", None),
        ("本科/无", "21", None),
        ("硕士", None, "3"),
        ("MBA", None, "346"),
        ("硕士研究生", "14", None),
    ],
)
def test_education_and_degree(written: str, education: str | None, degree: str | None) -> None:
    assert value(EducationAndDegree(), written) == (education, degree)


def test_a_side_that_its_list_lacks_is_refused() -> None:
    assert refusal(EducationAndDegree(), "自学成才/硕士") == "code_unknown"


@pytest.mark.parametrize(
    ("written", "school", "major"),
    [
        ("太原理工大学 采矿工程", "太原理工大学", "采矿工程"),
        ("太原理工大学/采矿工程", "太原理工大学", "采矿工程"),
        ("太原理工大学、采矿工程", "太原理工大学", "采矿工程"),
        ("太原理工大学\n采矿工程", "太原理工大学", "采矿工程"),
        ("太原理工大学采矿工程", "太原理工大学", "采矿工程"),
        ("太原理工大学矿业工程学院采矿工程", "太原理工大学矿业工程学院", "采矿工程"),
        ("中国矿业大学（北京）安全工程", "中国矿业大学（北京）", "安全工程"),
        ("University of Leeds/Mining", "University of Leeds", "Mining"),
        ("太 原 理 工 大 学", "太原理工大学", None),
        ("太原理工大学", "太原理工大学", None),
    ],
)
def test_school_and_major(written: str, school: str, major: str | None) -> None:
    assert value(SchoolAndMajor(), written) == (school, major)


def test_a_cell_without_a_separator_is_divided_with_a_note_or_not_at_all() -> None:
    assert notes(SchoolAndMajor(), "太原理工大学采矿工程") == ["note divided"]
    assert notes(SchoolAndMajor(), "University of Leeds Mining") == ["warning divided_unsure"]


@pytest.mark.parametrize(
    ("written", "workplace", "post"),
    [
        ("太原理工大学/教授", "太原理工大学", "教授"),
        ("某某公司 总经理", "某某公司", "总经理"),
        ("某某公司\n总工程师", "某某公司", "总工程师"),
        ("太原理工大学机械工程学院院长", "太原理工大学", "机械工程学院院长"),
        ("某某科技有限公司董事长兼总经理", "某某科技有限公司", "董事长兼总经理"),
        ("太原理工大学科技有限公司董事长", "太原理工大学科技有限公司", "董事长"),
        ("吕梁市科技局副局长", "吕梁市科技局", "副局长"),
        ("某某有限公司（吕梁）经理", "某某有限公司（吕梁）", "经理"),
        ("太原理工大学", "太原理工大学", None),
    ],
)
def test_workplace_and_post(written: str, workplace: str, post: str | None) -> None:
    assert value(WorkplaceAndPost(), written) == (Named(workplace), post)


def test_a_post_alone_has_no_workplace() -> None:
    assert value(WorkplaceAndPost(), "总经理") == (None, "总经理")


@pytest.mark.parametrize(
    ("written", "title", "post"),
    [
        ("教授/院长", "011", "院长"),
        ("院长/教授", "011", "院长"),
        ("高级工程师、总经理", "082", "总经理"),
        ("副教授、系主任、党委委员", "012", "系主任、党委委员"),
        ("教授院长", "011", "院长"),
        ("院长教授", "011", "院长"),
        ("教授", "011", None),
        ("总经理", None, "总经理"),
        ("院长/书记", None, "院长/书记"),
        ("院士/校长", "院士", "校长"),
    ],
)
def test_title_and_post(written: str, title: str | None, post: str | None) -> None:
    assert value(TitleAndPost(), written) == (title, post)


def test_on_paper_the_short_words_stand() -> None:
    assert EducationAndDegree().show_short(("21", "408")) == "本科/工学学士"
    assert EducationAndDegree().show_short(("21", None)) == "本科"
