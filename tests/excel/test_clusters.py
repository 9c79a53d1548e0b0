"""Spellings that mean one thing are found; names that only look alike stay two."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lyuliang_desk.excel.planning.clusters import Cluster, Manner, clusters

TEXTS = st.text("吕梁山新材料科技有限公司院所（） 的12", min_size=1, max_size=14)


def told(
    counts: dict[str, int], known: tuple[str, ...] = (), manner: Manner = "name"
) -> list[tuple[str, str, list[str]]]:
    return [(c.how, c.wanted, [s.text for s in c.spellings]) for c in clusters(counts, known, manner)]


def test_width_spaces_brackets_and_legal_forms_make_no_other_name() -> None:
    counts = {
        "吕梁山新材料有限公司": 3,
        "吕梁山 新材料有限公司": 1,
        "吕梁山新材料有限责任公司": 1,
        "临县绿源（山西）公司": 2,
    }
    assert told(counts) == [
        (
            "same",
            "吕梁山新材料有限公司",
            ["吕梁山新材料有限公司", "吕梁山 新材料有限公司", "吕梁山新材料有限责任公司"],
        )
    ]


def test_a_slip_of_the_pen_is_asked_about() -> None:
    assert told({"吕梁山新材料有限公司": 8, "吕粱山新材料有限公司": 1}) == [
        ("alike", "吕梁山新材料有限公司", ["吕梁山新材料有限公司", "吕粱山新材料有限公司"])
    ]


def test_a_name_with_and_without_its_legal_form_is_asked_about() -> None:
    assert told({"临县绿源农业": 1, "临县绿源农业有限公司": 4})[0][:2] == ("alike", "临县绿源农业有限公司")


def test_the_registers_own_spelling_is_offered_first() -> None:
    (found,) = clusters({"太原理工大学校": 9}, ["太原理工大学", "山西大学"])
    assert (found.wanted, found.known, found.to_correct) == ("太原理工大学", "太原理工大学", 9)


def test_what_the_register_spells_so_too_is_no_news() -> None:
    assert clusters({"吕梁山新材料有限公司": 3}, ["吕梁山新材料有限公司"]) == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("山西大学", "江西大学"),
        ("离石区第一中学校", "离石区第二中学校"),
        ("示范项目推广一期", "示范项目推广二期"),
        ("柳林县科学技术局", "柳林市科学技术局"),
        ("第101号示范项目", "第107号示范项目"),
        ("山西大学研究生院", "山西财经大学研究生院"),
    ],
)
def test_names_that_differ_in_meaning_stay_two(one: str, two: str) -> None:
    assert clusters({one: 5, two: 1}) == []


def test_two_records_of_the_register_are_never_made_one() -> None:
    known = ("吕梁山新材料研究院", "吕粱山新材料研究院")
    assert clusters(dict.fromkeys(known, 2), known) == []


def test_people_are_the_same_only_when_written_the_same() -> None:
    assert told({"张伟": 2, "张玮": 2, "李　明": 1, "李明": 3}, manner="person") == [
        ("same", "李明", ["李明", "李　明"])
    ]
    assert clusters({"欧阳建国": 2, "欧阳建園": 1}, ["欧阳建国"], "person") == []


def test_a_misspelt_word_of_a_code_list_is_led_to_the_list() -> None:
    (found,) = clusters({"高极工程师": 2}, ["高级工程师", "工程师", "正高级工程师"], "code")
    assert found.wanted == "高级工程师"


def test_no_chain_of_small_steps_leads_from_one_name_to_another() -> None:
    chain = {"红枣加工研究会": 9, "红枣深加工研究会": 5, "红枣深加工研究社": 4}
    groups = [{s.text for s in c.spellings} for c in clusters(chain)]
    assert {"红枣加工研究会", "红枣深加工研究社"} not in [
        g & {"红枣加工研究会", "红枣深加工研究社"} for g in groups
    ]


@given(st.dictionaries(TEXTS, st.integers(1, 9), max_size=12), st.lists(TEXTS, max_size=4))
def test_every_text_stands_in_one_group_and_something_is_to_correct(
    counts: dict[str, int], known: list[str]
) -> None:
    found: list[Cluster] = clusters(counts, known)
    times = Counter(spelling.text for cluster in found for spelling in cluster.spellings)
    assert all(count == 1 for count in times.values())
    assert times.keys() <= counts.keys()
    for cluster in found:
        assert cluster.to_correct > 0
        assert cluster.wanted in known or cluster.wanted in counts
        assert all(spelling.count == counts[spelling.text] for spelling in cluster.spellings)


@given(TEXTS, st.integers(1, 5))
def test_a_text_and_its_full_width_twin_with_gaps_come_together(text: str, count: int) -> None:
    twin = "　" + text.replace("1", "１").replace("2", "２") + " "
    found = clusters({text: count + 1, twin: count})
    assert not text.strip(" 的（）") or [c.how for c in found] == ["same"]
