"""Merging: values by choice, links that follow, memberships folded, all of it one step that can be taken back."""

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lyuliang_desk import operations
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.operations import duplicates
from lyuliang_desk.store.errors import RecordMissing, Refused, StaleChange
from lyuliang_desk.store.links import target_kind, targets
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View
from tests.duplicates.entering import enter, state


def merge(register: Register, kind: str, survivor: str, *losers: str, **choices: str) -> None:
    plan = duplicates.plan_merge(
        register=register, kind=kind, survivor_id=survivor, loser_ids=losers, choices=choices
    )
    duplicates.merge_records(register=register, plan=plan, survivor_id=survivor)


def values(register: Register, record_id: str) -> dict[str, Stored]:
    record = register.get(record_id)
    assert record is not None and not record.deleted
    return record.values


def live(register: Register, kind: str) -> list[str]:
    return [row.id for row in register.rows(kind, register.ids(View(kind)), [])]


def test_the_survivor_keeps_its_values_and_takes_what_it_lacks(register: Register) -> None:
    first = enter(register, "person", name="王小川", post="工程师")
    second = enter(register, "person", name="王晓川", post="主任", school="某某大学")
    merge(register, "person", first, second)
    kept = values(register, first)
    assert (kept["name"], kept["post"], kept["school"]) == ("王小川", "工程师", "某某大学")
    assert live(register, "person") == [first]


def test_a_chosen_value_is_taken_from_the_record_named_even_an_empty_one(register: Register) -> None:
    first = enter(register, "person", name="王小川", post="工程师", remarks="旧")
    second = enter(register, "person", name="王晓川", post="主任")
    merge(register, "person", first, second, name=second, remarks=second)
    kept = values(register, first)
    assert (kept["name"], kept["post"], kept["remarks"]) == ("王晓川", "工程师", None)


def test_a_choice_of_a_stranger_is_a_fault_of_the_caller(register: Register) -> None:
    first, second = (enter(register, "person", name="王小川") for _ in "12")
    with pytest.raises(ValueError, match="stranger"):
        merge(register, "person", first, second, name="stranger")


def test_all_phones_are_kept_the_chosen_one_first(register: Register) -> None:
    first = enter(register, "person", name="王小川", phone="13800000001;13800000002")
    second = enter(register, "person", name="王小川", phone="13800000003;13800000001")
    merge(register, "person", first, second, phone=second)
    assert values(register, first)["phone"] == "13800000003;13800000001;13800000002"


def test_names_that_fall_away_are_former_names(register: Register) -> None:
    first = enter(register, "organisation", name="离石煤机厂", former_names="离石机械厂")
    second = enter(register, "organisation", name="吕梁煤机有限公司", former_names="吕梁机械厂")
    third = enter(register, "organisation", name="吕梁煤机有限责任公司")
    merge(register, "organisation", first, second, third, name=second)
    kept = values(register, first)
    assert kept["name"] == "吕梁煤机有限公司"
    assert kept["former_names"] == "离石机械厂、吕梁机械厂、离石煤机厂"


def test_links_follow_each_once(register: Register) -> None:
    first, second, third = (enter(register, "organisation", name=f"单位{n}") for n in "123")
    person = enter(register, "person", name="王小川", workplace=second)
    project = enter(
        register,
        "project",
        title="某项目",
        lead_organisation=second,
        partners=json.dumps([second, third, first]),
    )
    merge(register, "organisation", first, second)
    assert values(register, person)["workplace"] == first
    assert values(register, project)["lead_organisation"] == first
    assert json.loads(str(values(register, project)["partners"])) == [first, third]


def test_two_memberships_of_one_team_become_one_with_all_that_is_known(register: Register) -> None:
    first, second = (enter(register, "person", name="王小川") for _ in "12")
    team, other = (enter(register, "team", name=f"团队{n}") for n in "12")
    enter(register, "membership", team=team, person=second, months=6, task="试验")
    kept = enter(register, "membership", team=team, person=first, task="设计")
    follows = enter(register, "membership", team=other, person=second)
    merge(register, "person", first, second)
    assert live(register, "membership") == [kept, follows]
    folded = values(register, kept)
    assert (folded["person"], folded["months"], folded["task"]) == (first, 6, "设计")
    assert values(register, follows)["person"] == first


def test_who_left_a_team_and_came_back_stays_a_member_twice(register: Register) -> None:
    first, second = (enter(register, "person", name="王小川") for _ in "12")
    team = enter(register, "team", name="团队")
    enter(register, "membership", team=team, person=first, start="2021-01", end="2022-12")
    enter(register, "membership", team=team, person=second, start="2024-01")
    merge(register, "person", first, second)
    assert len(live(register, "membership")) == 2


def test_attachments_and_views_of_the_office_follow(register: Register) -> None:
    first, second = (enter(register, "organisation", name=f"单位{n}") for n in "12")
    attached = enter(
        register,
        "attachment",
        owner=second,
        owner_kind="organisation",
        name="证照.pdf",
        sha256="0",
        size=1,
        added_on="2026-07-06",
    )
    view = enter(
        register,
        "saved_view",
        name="某单位",
        record_kind="person",
        definition=json.dumps({"workplace": second}),
    )
    merge(register, "organisation", first, second)
    assert values(register, attached)["owner"] == first
    assert json.loads(str(values(register, view)["definition"])) == {"workplace": first}


def test_an_expert_stands_in_the_pool_once(register: Register) -> None:
    first, second = (enter(register, "person", name="王小川") for _ in "12")
    kept = enter(register, "expert", person=first, expertise="采矿")
    enter(register, "expert", person=second, expertise="采矿工程", remarks="推荐")
    merge(register, "person", first, second)
    assert live(register, "expert") == [kept]
    assert values(register, kept)["remarks"] == "推荐"


def test_a_signed_paper_names_the_record_that_remains(register: Register) -> None:
    first, second = (enter(register, "organisation", name=f"单位{n}") for n in "12")
    fixed = enter(
        register,
        "project",
        title="某项目",
        lead_organisation=second,
        number="LL2025-0001",
        start="2025-01-01",
        end="2026-12-31",
        contract_signed_on="2025-03-01",
    )
    with pytest.raises(Refused):
        operations.save_record(
            register=register, kind="project", record_id=fixed, values={"lead_organisation": first}
        )
    merge(register, "organisation", first, second)
    assert values(register, fixed)["lead_organisation"] == first


def test_a_decision_about_a_loser_holds_for_the_survivor(register: Register) -> None:
    first, second, third = (enter(register, "person", name="王小川") for _ in "123")
    duplicates.not_the_same(register=register, kind="person", record_ids=[second, third])
    assert len(duplicates.find_duplicates(register=register, kind="person")[0].pairs) == 2
    merge(register, "person", first, second)
    assert duplicates.find_duplicates(register=register, kind="person") == []
    register.undo()
    merge(register, "person", third, second)
    assert live(register, "not_duplicate") == []


def test_pairs_told_apart_are_not_shown_again_until_that_is_undone(register: Register) -> None:
    ids = [enter(register, "person", name="王小川") for _ in "12"]
    duplicates.not_the_same(register=register, kind="person", record_ids=ids, reason="父子")
    assert duplicates.find_duplicates(register=register, kind="person") == []
    assert duplicates.not_the_same(register=register, kind="person", record_ids=ids).step is None
    register.undo()
    assert len(duplicates.find_duplicates(register=register, kind="person")) == 1


def test_what_follows_can_be_told_before(register: Register) -> None:
    first, second = (enter(register, "person", name="王小川") for _ in "12")
    team = enter(register, "team", name="团队")
    for person in (first, second):
        enter(register, "membership", team=team, person=person)
    enter(register, "project", title="某项目", leader=second)
    plan = duplicates.plan_merge(register=register, kind="person", survivor_id=first, loser_ids=[second])
    told = duplicates.consequences(plan=plan, kind="person", survivor_id=first)
    assert (told.repointed, told.folded, told.hidden) == ({"project": 1}, {"membership": 1}, 1)


def test_a_plan_is_not_written_over_what_changed_since(register: Register) -> None:
    first, second = (
        enter(register, "person", name="王小川"),
        enter(register, "person", name="王小川", post="主任"),
    )
    plan = duplicates.plan_merge(register=register, kind="person", survivor_id=first, loser_ids=[second])
    operations.set_field(register=register, kind="person", record_ids=[first], field="post", value="工程师")
    with pytest.raises(StaleChange):
        duplicates.merge_records(register=register, plan=plan, survivor_id=first)


def test_a_plan_whose_survivor_is_gone_is_not_written(register: Register) -> None:
    first, second = (enter(register, "person", name="王小川") for _ in "12")
    plan = duplicates.plan_merge(register=register, kind="person", survivor_id=first, loser_ids=[second])
    merge(register, "person", second, first)
    with pytest.raises(RecordMissing):
        duplicates.merge_records(register=register, plan=plan, survivor_id=first)
    with pytest.raises(RecordMissing):
        duplicates.plan_merge(register=register, kind="person", survivor_id=second, loser_ids=[first])


COUNT = 4
SCENE = st.fixed_dictionaries(
    {
        "workplaces": st.lists(st.integers(0, COUNT - 1) | st.none(), min_size=COUNT, max_size=COUNT),
        "members": st.lists(st.tuples(st.integers(0, 1), st.integers(0, COUNT - 1)), max_size=8, unique=True),
        "leaders": st.lists(st.integers(0, COUNT - 1), max_size=3),
        "partners": st.lists(st.lists(st.integers(0, COUNT - 1), max_size=4, unique=True), max_size=3),
        "merged": st.permutations(range(COUNT)),
        "losers": st.integers(1, COUNT - 1),
        "kind": st.sampled_from(["person", "organisation"]),
        "chosen": st.dictionaries(st.sampled_from(["name", "phone", "remarks"]), st.integers(0, 1)),
    }
)


@settings(max_examples=40)
@given(scene=SCENE)
def test_no_live_record_points_at_a_hidden_one_and_undo_brings_all_back(scene: dict[str, Any]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Register.create(Path(folder) / "r.lyr", office="甲", operator="乙") as register,
    ):
        taking_part = set_up(register, scene)
        before = state(register)
        chosen = {name: taking_part[place] for name, place in scene["chosen"].items()}
        merge(register, scene["kind"], *taking_part, **chosen)
        assert_all_links_live(register)
        together = [(row["team"], row["person"]) for _rid, row in state(register)["membership"].values()]
        if scene["kind"] == "person":
            assert len([p for _t, p in together if p == taking_part[0]]) <= len({t for t, _p in together})
        after = state(register)
        register.undo()
        assert state(register) == before
        register.redo()
        assert state(register) == after
        assert register.check() == []


def set_up(register: Register, scene: dict[str, Any]) -> list[str]:
    """Enter what the scene says; answers with the records that are merged, the survivor first."""
    firms = [enter(register, "organisation", name=f"单位{n}") for n in range(COUNT)]
    everyone = json.dumps(firms)
    people = [
        enter(register, "person", name=f"人{n}", workplace=None if w is None else firms[w])
        for n, w in enumerate(scene["workplaces"])
    ]
    teams = [enter(register, "team", name=f"团队{n}", host_organisations=everyone) for n in "12"]
    for team, person in scene["members"]:
        enter(register, "membership", team=teams[team], person=people[person])
    for n in scene["leaders"]:
        enter(register, "project", title="某项目", leader=people[n], lead_organisation=firms[n])
    for some in scene["partners"]:
        partners = json.dumps([firms[n] for n in some]) if some else None
        enter(register, "project", title="又一项目", partners=partners)
    order = [(people if scene["kind"] == "person" else firms)[n] for n in scene["merged"]]
    return order[: scene["losers"] + 1]


def assert_all_links_live(register: Register) -> None:
    kept = state(register)
    for name, records in kept.items():
        for field in register.kinds[name].fields:
            target = target_kind(field)
            for _rid, row in records.values() if target else ():
                linked = targets(field, row[field.name])
                assert set(linked) <= kept[str(target)].keys()
                assert len(set(linked)) == len(linked)
