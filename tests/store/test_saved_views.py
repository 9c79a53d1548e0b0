"""Views under a name: kept and read back, understood as far as this register can, never losing what it cannot."""

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_scene import create

from lyuliang_desk import operations
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import use_language
from lyuliang_desk.operations import saved_views
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.saved_views import built_in, definition, saved_view
from lyuliang_desk.store.views import Filter, Order, View

PROJECT = KINDS["project"]
COLUMNS = (("title", 300), ("county", 90))
FULL = View(
    "project",
    "红枣",
    (Filter("status", "one_of", ("3", "4")), Filter("end", "before", "@today"), Filter("county", "empty")),
    (Order("title", True, "strokes"), Order("year")),
    ("county", "status"),
    ("0190-a", "0190-b"),
)
FIELDS = st.sampled_from([field.name for field in PROJECT.fields])
FILTERS = st.one_of(
    st.builds(
        Filter,
        FIELDS,
        st.sampled_from(["is", "contains", "at_least"]),
        st.one_of(st.text(max_size=5), st.integers(0, 9)),
    ),
    st.builds(Filter, FIELDS, st.just("one_of"), st.lists(st.text(max_size=3), max_size=3).map(tuple)),
    st.builds(Filter, FIELDS, st.sampled_from(["empty", "not_empty"])),
)
VIEWS = st.builds(
    View,
    st.just("project"),
    st.text(max_size=6),
    st.lists(FILTERS, max_size=4).map(tuple),
    st.lists(
        st.builds(Order, FIELDS, st.booleans(), st.sampled_from(["value", "strokes", "pinyin"])), max_size=3
    ).map(tuple),
    st.lists(FIELDS, max_size=2, unique=True).map(tuple),
)


@given(VIEWS)
def test_any_view_is_read_back_as_it_was_kept(view: View) -> None:
    read = saved_view("id", "名", PROJECT, definition(view, COLUMNS, {}))
    assert (read.view, read.columns, read.lost) == (view, COLUMNS, ())


def test_what_is_not_understood_is_told_and_kept() -> None:
    newer = {
        "filters": [
            {"field": "status", "comparison": "one_of", "value": ["3"]},
            {"field": "gone", "comparison": "is", "value": "x"},
            {"field": "county", "comparison": "near", "value": "141125"},
        ],
        "order": [{"field": "title", "manner": "loudness"}],
        "group": ["gone_too", "county"],
        "colour": "red",
    }
    read = saved_view("id", "新版视图", PROJECT, orjson.dumps(newer).decode())
    assert read.view == View("project", filters=(Filter("status", "one_of", ("3",)),), group=("county",))
    assert read.lost == ("gone", "实施县（市、区） near", "项目名称 loudness", "gone_too")
    again = orjson.loads(definition(read.view, (), read.rest))
    assert again["colour"] == "red"
    for part in ("filters", "order", "group"):
        for entry in newer[part]:
            known = entry if isinstance(entry, str) else entry["field"]  # type: ignore[index]
            assert any(known in str(kept) for kept in again[part])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"filters": 5, "hand": [3]}',
        '{"filters": [5], "order": [null], "columns": [[]]}',
    ],
)
def test_a_damaged_view_shows_everything(text: str) -> None:
    assert saved_view("id", "坏", PROJECT, text).view == View("project")


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_built_in_view_is_understood_and_can_be_asked(register: Register, kind: str) -> None:
    for view in built_in(KINDS[kind]):
        assert view.lost == ()
        assert view.built_in
        register.laid_out(view.view, [])


def test_built_in_views_speak_both_languages() -> None:
    chinese = [view.name for view in built_in(PROJECT)]
    use_language("en")
    english = [view.name for view in built_in(PROJECT)]
    assert chinese[:3] == ["在研项目", "逾期", "本年立项"]
    assert english[:3] == ["Under way", "Overdue", "Approved this year"]


def test_the_projects_of_the_built_in_views(register: Register) -> None:
    """The register's clock stands at 2026-07-06."""
    made = [
        ("在研未到期", "4", "2026", "2027-01"),
        ("在研逾期", "4", "2023", "2025-12"),
        ("立项", "3", "2026", "2026-09-01"),
        ("结题", "7", "2021", "2023"),
        ("申报", "1", "2026", None),
        ("无状态逾期", None, "2021", "2024"),
    ]
    for title, status, year, end in made:
        create(register, "project", title=title, status=status, year=year, end=end)

    def titles(name: str) -> list[object]:
        view = saved_views.view_named(register=register, kind="project", name=name).view
        return [row.values["title"] for row in register.rows("project", register.ids(view))]

    assert titles("在研项目") == ["在研未到期", "在研逾期", "立项"]
    assert titles("逾期") == ["无状态逾期", "在研逾期"]
    assert titles("本年立项") == ["在研未到期", "立项"]
    assert titles("90 天内到期") == ["立项"]


def test_an_own_view_is_saved_changed_renamed_and_deleted_and_each_can_be_undone(register: Register) -> None:
    saved = saved_views.save_view(register=register, name="  我的  视图 ", view=FULL, columns=COLUMNS)
    assert (saved.name, saved.view, saved.columns) == ("我的 视图", FULL, COLUMNS)

    def own() -> list[tuple[str, View]]:
        return [(view.name, view.view) for view in saved_views.own_views(register=register, kind="project")]

    plain = View("project")
    again = saved_views.save_view(register=register, name="我的 视图", view=plain)
    assert again.id == saved.id
    saved_views.rename_view(register=register, saved=again, name="别的名")
    saved_views.delete_view(register=register, saved=again)
    seen = [own()]
    while operations.undo(register=register) is not None:
        seen.append(own())
    assert seen == [[], [("别的名", plain)], [("我的 视图", plain)], [("我的 视图", FULL)], []]


def test_views_of_another_kind_stand_there_only(register: Register) -> None:
    saved_views.save_view(register=register, name="甲", view=View("person"))
    assert [v.name for v in saved_views.own_views(register=register, kind="person")] == ["甲"]
    assert saved_views.own_views(register=register, kind="project") == []


@pytest.mark.parametrize("name", ["", "   ", "字" * 41])
def test_a_name_that_does_not_fit_is_refused(register: Register, name: str) -> None:
    with pytest.raises(WorldError):
        saved_views.save_view(register=register, name=name, view=FULL)


def test_two_own_views_of_a_kind_have_two_names(register: Register) -> None:
    saved_views.save_view(register=register, name="甲", view=FULL)
    other = saved_views.save_view(register=register, name="乙", view=FULL)
    with pytest.raises(WorldError, match="甲"):
        saved_views.rename_view(register=register, saved=other, name="甲")


def test_a_view_that_is_not_there_names_those_that_are(register: Register) -> None:
    with pytest.raises(WorldError, match="在研项目"):
        saved_views.view_named(register=register, kind="project", name="没有")
