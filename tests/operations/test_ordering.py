"""An order by hand: records moved among their neighbours, one or several, never past the ends."""

import pytest

from lyuliang_desk import operations
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.errors import WorldError
from lyuliang_desk.operations import ordering
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View


def people(register: Register, names: str) -> dict[str, str]:
    made = {}
    for name in names:
        applied = operations.save_record(
            register=register, kind="person", record_id=None, values={"name": name}
        )
        made[name] = applied.record_ids[0]
    return made


@pytest.mark.parametrize(
    ("moved", "by", "then"),
    [
        ("乙", -1, "乙甲丙丁"),
        ("乙", 1, "甲丙乙丁"),
        ("甲", -1, "甲乙丙丁"),
        ("丁", 1, "甲乙丙丁"),
        ("乙丙", 1, "甲丁乙丙"),
        ("乙丁", -1, "乙甲丁丙"),
        ("甲丙", -1, "甲丙乙丁"),
        ("甲乙", -1, "甲乙丙丁"),
        ("", 0, "甲乙丙丁"),
    ],
)
def test_records_move_by_one_place(register: Register, moved: str, by: int, then: str) -> None:
    ids = people(register, "甲乙丙丁")
    names = {record_id: name for name, record_id in ids.items()}
    hand = ordering.moved_by_hand(
        register=register, view=View("person"), record_ids=[ids[name] for name in moved], by=by
    )
    assert "".join(names[record_id] for record_id in hand) == then


def test_more_records_than_a_hand_can_order_are_refused(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    people(register, "甲乙丙")
    monkeypatch.setattr(ordering, "MOST_BY_HAND", 2)
    with pytest.raises(WorldError, match="3"):
        ordering.moved_by_hand(register=register, view=View("person"), record_ids=[], by=0)


def test_each_field_offers_the_manners_that_suit_it() -> None:
    person, project = KINDS["person"], KINDS["project"]
    assert ordering.manners(person["name"]) == ("value", "strokes", "pinyin")
    assert ordering.manners(person["post"]) == ("value", "strokes", "pinyin", "post")
    assert ordering.manners(person["title"]) == ("value", "post")
    assert ordering.manners(project["leader"]) == ("value", "strokes", "pinyin")
    assert ordering.manners(project["total_budget"]) == ("value",)
    assert ordering.can_group(project["county"]) and not ordering.can_group(project["title"])
