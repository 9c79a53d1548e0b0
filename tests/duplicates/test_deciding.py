"""A merge while it is being decided: which record survives, whose values are taken, who takes part."""

from lyuliang_desk.operations import duplicates
from lyuliang_desk.store.register import Register
from tests.duplicates.entering import enter


def test_the_record_most_fully_filled_in_survives_by_itself(register: Register) -> None:
    poor, rich = (
        enter(register, "person", name="王小川"),
        enter(register, "person", name="王小川", post="主任"),
    )
    assert duplicates.draft_merge(register=register, kind="person", record_ids=[poor, rich]).survivor == rich


def test_values_are_taken_from_the_survivor_then_from_whoever_has_one(register: Register) -> None:
    first = enter(register, "person", name="王小川", post="工程师", school="某某大学")
    second = enter(register, "person", name="王晓川", major="采矿")
    draft = duplicates.draft_merge(register=register, kind="person", record_ids=[first, second])
    assert (draft.chosen("name"), draft.chosen("major")) == (first, second)
    assert draft.differing() == {"name", "post", "school", "major"}
    draft.choose("name", second)
    assert draft.merged()["name"] == "王晓川" and draft.merged()["post"] == "工程师"


def test_who_is_left_out_gives_no_value(register: Register) -> None:
    first, second, third = (enter(register, "person", name=name) for name in ("王小川", "王晓川", "王筱川"))
    draft = duplicates.draft_merge(register=register, kind="person", record_ids=[first, second, third])
    draft.choose("name", second)
    draft.turn(second)
    assert draft.losers() == [third] and draft.chosen("name") == first
    draft.choose("name", second)
    draft.turn(first)
    assert draft.chosen("name") == first and draft.survivor == first


def test_who_is_kept_takes_part(register: Register) -> None:
    first, second = (enter(register, "person", name="王小川") for _ in "12")
    draft = duplicates.draft_merge(register=register, kind="person", record_ids=[first, second])
    draft.turn(second)
    draft.keep(second)
    assert draft.losers() == [first]
