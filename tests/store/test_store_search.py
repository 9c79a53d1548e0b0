"""Search as people type it: any characters inside a word, pinyin, initials, numbers and codes."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_scene import create, delete, edit, shown

from lyuliang_desk.store.pinyin import SYLLABLES, readings, ways_to_read
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.search_query import search_query
from lyuliang_desk.store.search_words import words
from lyuliang_desk.store.views import Filter, Order, View


def found(register: Register, kind: str, typed: str) -> list[object]:
    field = "title" if kind == "project" else "name"
    return list(shown(register, View(kind, search=typed), field))


@pytest.mark.parametrize(
    "typed",
    [
        "吕梁",
        "梁市",
        "市",
        "吕梁市人民",
        "lls",
        "lvliang",
        "luliang",
        "lyuliang",
        "lvl",
        "llsrm",
        "LLS",
        "Ｌｌｓ",
        "lüliang",
        "renmin yiyuan",
    ],
)
def test_a_name_is_found_by(register: Register, typed: str) -> None:
    create(register, "organisation", name="吕梁市人民医院")
    create(register, "organisation", name="山西某某大学")
    assert found(register, "organisation", typed) == ["吕梁市人民医院"]


@pytest.mark.parametrize("typed", ["吕市", "梁吕", "人医", "lry", "liangl", "某某医院", "anyuan"])
def test_a_name_is_not_found_by(register: Register, typed: str) -> None:
    create(register, "organisation", name="吕梁市人民医院")
    create(register, "organisation", name="山西某某大学")
    assert found(register, "organisation", typed) == []


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("单小强", "shanxiaoqiang"),
        ("单小强", "sxq"),
        ("仇英", "qiuying"),
        ("解明", "xieming"),
        ("曾荣", "zengrong"),
        ("重庆某某公司", "chongqing"),
        ("重庆某某公司", "cq"),
        ("长治市", "changzhi"),
        ("女娲", "nuwa"),
        ("女娲", "nvwa"),
        ("西安某厂", "xian"),
        ("西安某厂", "xi'an"),
    ],
)
def test_names_are_found_however_their_characters_are_read(register: Register, name: str, typed: str) -> None:
    create(register, "organisation", name=name)
    assert found(register, "organisation", typed) == [name]


@pytest.mark.parametrize(
    "typed", ["2021", "2021ZDYF", "zdyf", "ZDYF001", "2021-ZDYF-001", "２０２１zd", "001"]
)
def test_a_project_is_found_by_its_number(register: Register, typed: str) -> None:
    create(register, "project", number="2021ZDYF001", title="甲")
    create(register, "project", number="2019KJ002", title="乙")
    assert found(register, "project", typed) == ["甲"]


def test_people_are_found_by_the_beginning_and_the_end_of_their_numbers(register: Register) -> None:
    create(register, "person", name="李明", id_number="14230219000101001X", phone="0358-8221234;13800005678")
    for typed in (
        "14230219",
        "14230219000101001X",
        "001X",
        "01001x",
        "0358-8221234",
        "03588221234",
        "1234",
        "5678",
        "005678",
        "138000",
    ):
        assert found(register, "person", typed) == ["李明"], typed
    for typed in ("4230219", "3800"):
        assert found(register, "person", typed) == [], typed


def test_words_apart_must_all_be_there(register: Register) -> None:
    create(register, "project", number="2021A", title="煤矿智能化")
    create(register, "project", number="2022A", title="煤矿安全")
    assert found(register, "project", "煤矿 2021") == ["煤矿智能化"]
    assert found(register, "project", "mk zn") == ["煤矿智能化"]
    assert found(register, "project", "煤矿") == ["煤矿智能化", "煤矿安全"]


def test_a_phrase_never_runs_from_one_field_into_the_next(register: Register) -> None:
    create(register, "organisation", name="某某煤业", former_names="铝业公司", contact="李明")
    for typed in ("煤业铝业", "业铝", "公司李明", "yelv", "yl"):
        assert found(register, "organisation", typed) == [], typed


def test_a_project_is_found_by_the_people_and_firms_it_links_to(register: Register) -> None:
    firm = create(register, "organisation", name="离石区某某煤业")
    other = create(register, "organisation", name="方山县某某铝业")
    leader = create(register, "person", name="王小明")
    create(
        register, "project", title="甲", lead_organisation=firm, partners=json.dumps([other]), leader=leader
    )
    for typed in ("离石", "lishi", "王小明", "wxm", "方山"):
        assert found(register, "project", typed) == ["甲"], typed


def test_a_renamed_firm_is_found_under_its_new_name_everywhere(register: Register) -> None:
    firm = create(register, "organisation", name="离石煤业")
    live = create(register, "project", title="甲", lead_organisation=firm)
    hidden = create(register, "project", title="乙", partners=json.dumps([firm]))
    delete(register, hidden)
    edit(register, firm, name="临县铝业")
    assert found(register, "project", "离石") == []
    assert found(register, "project", "临县") == ["甲"]
    register.undo()
    register.undo()
    edit(register, firm, name="兴县铝业")
    assert found(register, "project", "兴县") == ["甲", "乙"]
    edit(register, live, lead_organisation=None)
    assert found(register, "project", "兴县") == ["乙"]


def test_an_edited_record_is_found_by_its_new_words_only(register: Register) -> None:
    record = create(register, "project", title="煤矿智能化", number="2021")
    edit(register, record, title="氢能重卡")
    assert found(register, "project", "煤矿") == []
    assert found(register, "project", "氢能 2021") == ["氢能重卡"]
    delete(register, record)
    assert found(register, "project", "氢能") == []


def test_search_goes_with_filters_and_order(register: Register) -> None:
    for title, number in (("煤矿甲", "3"), ("煤矿乙", "1"), ("氢能丙", "2"), ("煤矿丁", None)):
        create(register, "project", title=title, number=number)
    view = View("project", "煤矿", (Filter("number", "not_empty"),), (Order("number"),))
    assert shown(register, view, "title") == ["煤矿乙", "煤矿甲"]


@pytest.mark.parametrize("typed", ["", "  ", "——", "。", '"', "'", "*", "()", "\ue000"])
def test_a_search_for_nothing_shows_all(register: Register, typed: str) -> None:
    create(register, "project", title="甲")
    assert search_query(typed) is None
    assert found(register, "project", typed) == ["甲"]


@given(st.text(max_size=12))
def test_whatever_is_typed_is_a_question_that_can_be_asked(typed: str) -> None:
    asked = search_query(typed)
    assert asked is None or asked.count('"') % 2 == 0


@given(title=st.text("吕梁市煤2021zdＡ、 ", min_size=1, max_size=10), data=st.data())
def test_every_part_of_a_chinese_run_is_found(title: str, data: st.DataObject) -> None:
    """In words: each beginning-to-end part of a run gives search words that stand in the index side by side."""
    runs = [run for run in title.replace("、", " ").split() if all("\u4e00" <= c <= "\u9fff" for c in run)]
    if not runs:
        return
    run = data.draw(st.sampled_from(runs))
    begin = data.draw(st.integers(0, len(run) - 1))
    part = run[begin : data.draw(st.integers(begin + 1, len(run)))]
    asked = search_query(part)
    assert asked is not None
    phrase = asked.split('"')[1]
    indexed = f" {words(title)} "
    assert (f" {phrase}" if asked.endswith("*") else f" {phrase} ") in indexed


@given(st.lists(st.sampled_from(sorted(SYLLABLES)), min_size=1, max_size=4))
def test_typed_syllables_are_read_back(syllables: list[str]) -> None:
    assert tuple(syllables) in ways_to_read("".join(syllables))


def test_letters_that_are_no_pinyin_have_no_reading() -> None:
    assert ways_to_read("lls") == []


def test_every_common_character_has_a_reading() -> None:
    common = "吕梁市离石文水交城兴县临柳林石楼岚方山中阳孝义汾酒煤铝镁氢能焦化医院大学"
    assert [c for c in common if not readings(c)] == []
