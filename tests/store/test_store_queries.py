"""What a table asks: which records, in which order, what stands in them, what they sum up to."""

import json

import pytest
from store_scene import create, creation, delete, shown, write

from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Comparison, Filter, Order, View

ROWS: tuple[dict[str, Stored], ...] = (
    {"title": "甲", "number": "B2", "total_budget": 300, "start": "2021-03", "county": "141125"},
    {"title": "乙", "number": "A1", "total_budget": None, "start": "2020", "county": "141102"},
    {"title": "丙", "number": None, "total_budget": 100, "start": "2021", "category": "自拟类别"},
    {"title": "丁", "number": "C3_%", "total_budget": 200, "start": None, "county": "141125"},
)


@pytest.fixture
def filled(register: Register) -> Register:
    """Four projects: two with organisations, one of them with partners."""
    firms = [creation(register, "organisation", name=name) for name in ("中阳钢铁", "汾阳酒业")]
    links: tuple[dict[str, Stored], ...] = (
        {"lead_organisation": firms[1].record_id},
        {"lead_organisation": firms[0].record_id, "partners": json.dumps([firms[1].record_id])},
        {},
        {},
    )
    rows = [creation(register, "project", **row, **link) for row, link in zip(ROWS, links, strict=True)]
    write(register, *firms, *rows)
    return register


def titles(register: Register, *filters: Filter, order: tuple[Order, ...] = ()) -> str:
    return "".join(map(str, shown(register, View("project", filters=filters, order=order), "title")))


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ((), "甲乙丙丁"),
        ((Order("number"),), "乙甲丁丙"),
        ((Order("number", descending=True),), "丁甲乙丙"),
        ((Order("total_budget"),), "丙丁甲乙"),
        ((Order("total_budget", descending=True),), "甲丁丙乙"),
        ((Order("lead_organisation"),), "乙甲丙丁"),
        ((Order("partners"),), "乙甲丙丁"),
        ((Order("county"), Order("number", descending=True)), "乙丁甲丙"),
    ],
)
def test_order_puts_empty_values_last(filled: Register, order: tuple[Order, ...], expected: str) -> None:
    assert titles(filled, order=order) == expected


@pytest.mark.parametrize(
    ("field", "comparison", "value", "expected"),
    [
        ("number", "is", "A1", "乙"),
        ("number", "is", None, "丙"),
        ("number", "contains", "3_", "丁"),
        ("number", "contains", "_%", "丁"),
        ("number", "contains", "a", "乙"),
        ("number", "one_of", ("A1", "B2"), "甲乙"),
        ("number", "empty", None, "丙"),
        ("number", "not_empty", None, "甲乙丁"),
        ("total_budget", "at_least", 200, "甲丁"),
        ("total_budget", "at_most", 200, "丙丁"),
        ("start", "at_most", "2021", "甲乙丙"),
        ("start", "at_most", "2020", "乙"),
        ("start", "at_least", "2021", "甲丙"),
        ("lead_organisation", "contains", "酒", "甲"),
        ("partners", "contains", "汾阳", "乙"),
        ("county", "contains", "柳林", "甲丁"),
        ("category", "contains", "自拟", "丙"),
    ],
)
def test_filters(filled: Register, field: str, comparison: Comparison, value: Stored, expected: str) -> None:
    assert titles(filled, Filter(field, comparison, value)) == expected


def test_filters_all_hold_at_once(filled: Register) -> None:
    both = (Filter("county", "is", "141125"), Filter("total_budget", "at_least", 250))
    assert titles(filled, *both) == "甲"


def test_hidden_records_are_not_shown_counted_or_summed(filled: Register) -> None:
    first = filled.rows("project", filled.ids(View("project")))[0]
    delete(filled, first.id)
    assert titles(filled) == "乙丙丁"
    assert filled.count("project") == 3
    assert filled.totals(View("project"), "project", ["total_budget"]) == {"total_budget": 300}
    assert filled.find("project", "number", ["B2"]) == {}


def test_rows_come_in_the_order_asked_for_with_the_fields_asked_for(filled: Register) -> None:
    rids = filled.ids(View("project"))
    wanted = [rids[2], rids[0], 999_999]
    rows = filled.rows("project", wanted, ["title", "total_budget"])
    assert [row.values for row in rows] == [
        {"title": "丙", "total_budget": 100},
        {"title": "甲", "total_budget": 300},
    ]
    assert [row.rid for row in rows] == wanted[:2]


def test_totals_of_a_view_and_of_a_selection(filled: Register) -> None:
    view = View("project", filters=(Filter("county", "is", "141125"),))
    fields = ["total_budget", "spent"]
    assert filled.totals(view, "project", fields) == {"total_budget": 500, "spent": 0}
    some = filled.ids(View("project"))[:3]
    assert filled.totals(some, "project", fields) == {"total_budget": 400, "spent": 0}


def test_keys_are_found_in_bulk(filled: Register) -> None:
    create(filled, "project", title="戊", number="A1")
    found = filled.find("project", "number", ["A1", "B2", "没有", None])
    assert {number: len(ids) for number, ids in found.items()} == {"A1": 2, "B2": 1}


def test_titles_of_any_kind_and_of_hidden_records(filled: Register) -> None:
    person = create(filled, "person", name="李明")
    delete(filled, person)
    firm = filled.find("organisation", "name", ["中阳钢铁"])["中阳钢铁"][0]
    assert filled.titles([person, firm, "nobody"]) == {person: "李明", firm: "中阳钢铁"}


def test_naming_words_tell_within_what_they_are_unique(filled: Register) -> None:
    firm = filled.find("organisation", "name", ["中阳钢铁"])["中阳钢铁"][0]
    person = create(filled, "person", name="李明", workplace=firm)
    assert filled.title_index("person") == [(person, "李明", firm)]
    assert [entry.title for entry in filled.title_index("organisation")] == ["中阳钢铁", "汾阳酒业"]


def test_a_pick_list_offers_what_is_in_use(filled: Register) -> None:
    assert filled.names("project", "county") == ["柳林县", "离石区"]


def test_a_team_shows_its_members_in_order(register: Register) -> None:
    team = create(register, "team", name="氢能团队")
    people = [create(register, "person", name=name) for name in ("李明", "王芳", "赵刚")]
    for place, person in zip((2, 1, None), people, strict=True):
        create(register, "membership", team=team, person=person, order=place)
    assert [row.values["person"] for row in register.members(team)] == [people[1], people[0], people[2]]
    assert {(kind, field) for kind, field, _id in register.linking(team)} == {("membership", "team")}


def test_who_links_to_a_record(filled: Register) -> None:
    firm = filled.find("organisation", "name", ["汾阳酒业"])["汾阳酒业"][0]
    rows = filled.rows("project", filled.ids(View("project")))
    assert set(filled.linking(firm)) == {
        ("project", "lead_organisation", rows[0].id),
        ("project", "partners", rows[1].id),
    }
    assert filled.linking("nobody") == []


def test_a_record_that_is_not_there_is_none(register: Register) -> None:
    assert register.get("nobody") is None
