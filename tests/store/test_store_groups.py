"""Groups of a view: in order, and adding up to the view's own totals, whatever the register holds."""

from collections.abc import Mapping
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_scene import create, creation, delete, write

from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Filter, Order, View

MONEY = ["total_budget", "funds_applied"]
COUNTIES, STATUSES = [None, "141125", "141121"], [None, "3", "4"]
GROUPINGS = st.sampled_from(
    [
        ("county",),
        ("status",),
        ("start",),
        ("lead_organisation",),
        ("county", "status"),
        ("start", "lead_organisation"),
        ("partners", "county"),
    ]
)
PROJECT = st.fixed_dictionaries(
    {
        "county": st.sampled_from(COUNTIES),
        "status": st.sampled_from(STATUSES),
        "start": st.sampled_from([None, "2021", "2021-03", "2022-01-05"]),
        "total_budget": st.one_of(st.none(), st.integers(0, 10**12)),
        "funds_applied": st.one_of(st.none(), st.integers(0, 10**9)),
        "firm": st.sampled_from([None, 0, 1]),
    }
)
ORDERS = st.sampled_from(
    [
        (),
        (Order("title", manner="strokes"),),
        (Order("county", True),),
        (Order("lead_organisation", manner="pinyin"),),
    ]
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(projects=st.lists(PROJECT, max_size=12), group=GROUPINGS, order=ORDERS, narrowed=st.booleans())
def test_subtotals_add_up_to_the_totals_of_the_view(
    register: Register,
    projects: list[dict[str, object]],
    group: tuple[str, ...],
    order: tuple[Order, ...],
    narrowed: bool,
) -> None:
    mine = fill(register, projects)  # the register holds what earlier examples made as well
    filters = (mine, Filter("status", "none_of", ("4",))) if narrowed else (mine,)
    view = View("project", filters=filters, order=order, group=group)
    rids, groups = register.laid_out(view, MONEY)
    assert rids == register.ids(view)
    assert sum(found.count for found in groups) == len(register.ids(View("project", filters=filters)))
    sums = {name: sum(found.sums[name] for found in groups) for name in MONEY}
    assert sums == register.totals(view, "project", MONEY)
    assert len({found.values for found in groups}) == len(groups)
    place = 0
    for found in groups:  # the records of a group stand together, in the place of the group
        rows = register.rows("project", rids[place : place + found.count])
        assert {tuple(_grouped(row.values, name) for name in group) for row in rows} == {found.values}
        amounts = [row.values["total_budget"] for row in rows]
        assert sum(amount for amount in amounts if isinstance(amount, int)) == found.sums["total_budget"]
        place += found.count


def fill(register: Register, projects: list[dict[str, object]]) -> Filter:
    """Write the projects of one example; the condition that finds them again."""
    firms = [create(register, "organisation", name="样例公司") for _ in range(2)]
    batch, made = register.new_id()[:30], []
    for number, values in enumerate(projects):
        kept: dict[str, Any] = {name: value for name, value in values.items() if name != "firm"}
        if isinstance(values["firm"], int):  # two firms of one name: their records are not to be mixed
            kept |= {"lead_organisation": firms[values["firm"]], "partners": f'["{firms[0]}"]'}
        made.append(creation(register, "project", title=f"项目{number}", acceptance_number=batch, **kept))
    write(register, *made)
    return Filter("acceptance_number", "is", batch)


def _grouped(values: Mapping[str, object], name: str) -> object:
    value = values[name]
    return value[:4] if name == "start" and isinstance(value, str) else value


def test_deleted_records_are_in_no_group(register: Register) -> None:
    delete(register, create(register, "project", title="甲", county="141125", total_budget=5))
    create(register, "project", title="乙", county="141125", total_budget=7)
    _rids, groups = register.laid_out(View("project", group=("county",)), MONEY)
    assert [(g.values, g.count, g.sums["total_budget"]) for g in groups] == [(("141125",), 1, 7)]


def test_a_view_without_groups_has_none(register: Register) -> None:
    create(register, "project", title="甲")
    rids, groups = register.laid_out(View("project"), MONEY)
    assert (len(rids), groups) == (1, [])
