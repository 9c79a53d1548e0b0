"""Names in the orders of official lists: by strokes, by pinyin, by rank of post."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_scene import create, shown

from lyuliang_desk.store.post_order import post_key, title_key
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Manner, Order, View
from lyuliang_desk.store.word_order import name_key, pinyin_key, stroke_key

CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=4)


@pytest.mark.parametrize(
    "in_order",
    [
        "丁 王 刘 张 陈 林 赵 韩 魏 瞿",  # by number of strokes: 2 4 6 7 7 8 9 12 17 18
        "丰 王 车 长 文 方",  # four strokes each: 横 横 横 撇 点 点
        "李 吴 言 张",  # seven strokes each: 横 竖 点 折
        "林 欧",  # 横竖 before 横撇
        "丁小宁 王小宁 洪少东",
        "李一鸣 李大鸣",
        "王丹 王丹丹",  # the end of a name comes before any character
        "田大利 田富",  # no place of its own for a name of two characters
        "欧阳少东 洪少东",  # the first character of a long surname alone decides
        "ABB公司 一心公司",
    ],
)
def test_strokes_are_counted_then_compared_one_by_one(in_order: str) -> None:
    names = in_order.split()
    assert sorted(sorted(names), key=stroke_key) == names


@pytest.mark.parametrize(
    "in_order",
    [
        "安 白 曹 丁",
        "妈 麻 马 骂",  # one syllable, four tones
        "黎 李",  # second tone before third
        "李二 李一",  # èr before yī
    ],
)
def test_pinyin_goes_by_syllable_and_tone(in_order: str) -> None:
    names = in_order.split()
    assert sorted(sorted(names), key=pinyin_key) == names


@pytest.mark.parametrize(
    ("name", "after", "before"),
    [
        ("单强", "赛强", "沈强"),  # shàn, not dān
        ("曾强", "袁强", "张强"),  # zēng, not céng
        ("解强", "夏强", "徐强"),  # xiè, not jiě
        ("仇强", "秦强", "曲强"),  # qiú, not chóu
        ("万俟强", "米强", "穆强"),  # mòqí, not wànsì
        ("尉迟强", "于强", "袁强"),  # yùchí, not wèichí
    ],
)
def test_a_surname_is_read_as_a_surname(name: str, after: str, before: str) -> None:
    assert name_key(after) < name_key(name) < name_key(before)
    assert not pinyin_key(after) < pinyin_key(name) < pinyin_key(before)


@given(CHINESE, CHINESE)
def test_different_names_never_have_one_place(one: str, other: str) -> None:
    for key in (stroke_key, pinyin_key, name_key):
        assert (key(one) == key(other)) == (one == other)


def test_every_character_of_the_norm_has_a_place() -> None:
    every = [chr(code) for code in range(0x4E00, 0x9FA6)]
    places = {stroke_key(character) for character in every}
    assert len(places) == len(every)
    assert max(places) < "\ud800"  # none was left where it stands in Unicode, behind the last place
    assert [c for c in every if stroke_key(c) == c] == ["一"]  # the first in both


def test_posts_go_by_rank_and_the_highest_of_several_counts() -> None:
    posts = [
        "党委书记、院长",
        "院长",
        "总经理",
        "副院长",
        "院长助理",
        "总工程师",
        "主任",
        "副主任",
        "科长",
        "工人",
    ]
    assert sorted(sorted(posts), key=post_key) == posts


def test_titles_go_by_the_level_in_their_code() -> None:
    titles = ["011", "081", "012", "082", "083", "084", "085", "自称大师"]
    assert sorted(sorted(titles), key=title_key) == titles


@pytest.mark.parametrize(
    ("field", "manner", "in_order"),
    [
        ("name", "strokes", ["丁宁", "王强", "单宁", "曾强"]),
        ("name", "pinyin", ["丁宁", "单宁", "王强", "曾强"]),
        ("post", "post", ["单宁", "丁宁", "王强", "曾强"]),
        ("title", "post", ["王强", "曾强", "丁宁", "单宁"]),
    ],
)
def test_the_register_orders_in_each_manner(
    register: Register, field: str, manner: Manner, in_order: list[str]
) -> None:
    create(register, "person", name="曾强", title="082")
    create(register, "person", name="王强", title="011", post="科长")
    create(register, "person", name="单宁", post="院长")
    create(register, "person", name="丁宁", title="083", post="副院长")
    assert shown(register, View("person", order=(Order(field, manner=manner),)), "name") == in_order
    turned = shown(register, View("person", order=(Order(field, True, manner),)), "name")
    empty = [
        name
        for name in in_order
        if name in {("post", "post"): ["曾强"], ("title", "post"): ["单宁"]}.get((field, manner), [])
    ]
    filled = [name for name in in_order if name not in empty]
    assert turned == [*reversed(filled), *empty]  # empty values stay last


def test_linked_people_are_ordered_by_their_names(register: Register) -> None:
    for number, name in enumerate(["曾强", "丁宁", "单宁"]):
        create(register, "project", title=f"{number}", leader=create(register, "person", name=name))
    view = View("project", order=(Order("leader", manner="pinyin"),))
    assert shown(register, view, "title") == ["1", "2", "0"]


def test_by_hand_comes_before_any_other_order(register: Register) -> None:
    ids = {name: create(register, "person", name=name) for name in ("甲", "乙", "丙", "丁")}
    view = View("person", order=(Order("name", manner="strokes"),), hand=(ids["丙"], ids["甲"], "gone"))
    assert shown(register, view, "name") == ["丙", "甲", "乙", "丁"]
