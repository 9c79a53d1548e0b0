"""Forms printed from a register: which records, under which heading, with which sums."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from ruled import tables

from lyuliang_desk import operations
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.errors import Cancelled, WorldError
from lyuliang_desk.paperwork.glyphs import MissingGlyph
from lyuliang_desk.paperwork.printing import FormDoesNotFit, NothingToPrint, kind_of_form
from lyuliang_desk.store.changes import Action, ChangeSet, RecordChange
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Filter, Order, View

Read = Callable[[bytes], list[str]]
FEN_IN_WAN = 1_000_000


def record(register: Register, kind: str, **values: Stored) -> str:
    applied = register.new_id()
    fields = {name: (None, value) for name, value in values.items()}
    register.apply(ChangeSet(Action("create", {}), (RecordChange(applied, kind, "create", fields),)))
    return applied


@pytest.fixture
def people(register: Register) -> dict[str, str]:
    """Two teams, one person in both, one in none, and a team that is still empty."""
    ids = {
        name: record(register, "person", name=name, sex="2") for name in ("欧阳㛃", "赵犇", "𬭩明", "钱一")
    }
    for team, members in {"甲队": ("欧阳㛃", "赵犇"), "乙队": ("赵犇", "𬭩明"), "空队": ()}.items():
        ids[team] = record(register, "team", name=team)
        for order, name in enumerate(members, 1):
            role = "1" if order == 1 else "3"
            record(register, "membership", team=ids[team], person=ids[name], role=role, order=order)
    return ids


def named(pdf: bytes) -> list[list[str]]:
    """Number, name and role of each person on each page."""
    return [[row[0], row[1], row[12]] for page in tables(pdf) for row in page[1:] if row[0].isdigit()]


def test_each_team_has_its_roster_and_those_in_none_come_last(
    register: Register, people: dict[str, str], read_back: Read
) -> None:
    pages = read_back(operations.print_form(register=register, form="F09"))
    headings = [next(line for line in page.splitlines() if "团队名称" in line) for page in pages]
    assert [heading.split("团队名称：")[1].split()[0] for heading in headings] == [
        "甲队",
        "乙队",
        "未编入团队",
    ]
    assert "钱一" in pages[2]


def test_a_chosen_team_without_members_is_an_empty_roster(
    register: Register, people: dict[str, str], read_back: Read
) -> None:
    pages = read_back(operations.print_form(register=register, form="F09", record_ids=[people["空队"]]))
    assert len(pages) == 1 and "空队" in pages[0]


def test_people_picked_one_by_one_are_printed_with_team_and_role(
    register: Register, people: dict[str, str], read_back: Read
) -> None:
    view = View("person", order=(Order("name"),))
    picked = [people["赵犇"], people["欧阳㛃"]]
    pdf = operations.print_form(register=register, form="F09", view=view, record_ids=picked)
    assert named(pdf) == [["1", "赵犇", "成员"], ["2", "欧阳㛃", "带头人"]]
    assert "团队名称：甲队" in read_back(pdf)[0]
    assert pdf == operations.print_form(register=register, form="F09", record_ids=picked)


def test_people_of_several_teams_stand_each_once_under_their_team(
    register: Register, people: dict[str, str]
) -> None:
    view = View("person", filters=(Filter("sex", "is", "2"),))
    pdf = operations.print_form(register=register, form="F09", view=view)
    assert named(pdf) == [
        ["1", "欧阳㛃", "带头人"],
        ["2", "赵犇", "成员"],
        ["3", "𬭩明", "成员"],
        ["4", "钱一", ""],
    ]


def test_groups_of_people_say_how_many_they_are(
    register: Register, people: dict[str, str], read_back: Read
) -> None:
    page = read_back(operations.print_form(register=register, form="F09", view=View("person")))[0]
    assert "甲队（2 人）" in page and "乙队（1 人）" in page and "未编入团队（1 人）" in page


@pytest.mark.parametrize(("form", "kind"), [("F09", "project"), ("F05", "person"), ("F01", "team")])
def test_a_form_for_another_kind_is_refused_in_words(register: Register, form: str, kind: str) -> None:
    with pytest.raises(FormDoesNotFit) as caught:
        operations.print_form(register=register, form=form, view=View(kind))
    assert form in caught.value.message and isinstance(caught.value, WorldError)


@pytest.mark.parametrize(
    ("where", "kind"),
    [
        (["name=甲队"], "team"),
        (["county=兴县"], "team"),
        (["sex=女"], "person"),
        (["workplace=某大学"], "person"),
    ],
)
def test_a_roster_is_chosen_by_its_team_s_fields_or_its_people_s(where: list[str], kind: str) -> None:
    assert kind_of_form("F09", where) == kind


def test_a_record_that_is_gone_leaves_nothing_to_print(register: Register, people: dict[str, str]) -> None:
    operations.delete_records(register=register, record_ids=[people["甲队"]])
    with pytest.raises(NothingToPrint):
        operations.print_form(register=register, form="F09", view=View("team"), record_ids=[people["甲队"]])


def test_sums_are_rounded_and_told_exactly_where_the_rows_miss_them(
    register: Register, read_back: Read
) -> None:
    for number in range(3):
        exact = {"total_budget": 8484 * FEN_IN_WAN + 983_330, "city_funds": 10 * FEN_IN_WAN}
        record(register, "project", title=f"项目{number}", **exact)
    pdf = operations.print_form(register=register, form="F05")
    last = next(row for row in tables(pdf)[0] if "合计" in "".join(row))
    assert [cell for cell in last if cell and "合" not in cell and "计" not in cell][:2] == [
        "25454.95",
        "30.00",
    ]
    note = next(line for line in read_back(pdf)[0].splitlines() if line.startswith("注："))
    assert "总投资 25454.94999 万元" in note and "市级财政" not in note


def test_no_note_is_printed_where_the_rows_add_up(register: Register, read_back: Read) -> None:
    record(register, "project", title="甲", total_budget=FEN_IN_WAN)
    assert "注：" not in read_back(operations.print_form(register=register, form="F05"))[0]


def test_two_telephone_numbers_stand_below_one_another(register: Register, read_back: Read) -> None:
    record(register, "person", name="王堃", phone='["13800000001","0358-8220000"]')
    lines = read_back(operations.print_form(register=register, form="F09"))[0].splitlines()
    assert any("13800000001" in line and "8220000" not in line for line in lines)
    assert any("0358-8220000" in line for line in lines)


def test_a_print_bears_its_day_and_who_filled_it_in(
    register: Register, people: dict[str, str], read_back: Read
) -> None:
    page = read_back(
        operations.print_form(register=register, form="F09", report_date=date(2026, 7, 6), prepared_by="吕㛃")
    )[0]
    assert "填报日期：2026年7月6日" in page and "填表人：吕㛃" in page


def test_the_same_records_give_the_same_bytes_with_no_day_given(
    register: Register, people: dict[str, str]
) -> None:
    assert operations.print_form(register=register, form="F09") == operations.print_form(
        register=register, form="F09"
    )


def test_progress_goes_on_over_all_parts_and_stops_when_asked(
    register: Register, people: dict[str, str]
) -> None:
    told: list[tuple[int, int]] = []
    operations.print_form(register=register, form="F09", progress=lambda *at: told.append(at))
    assert all(a <= b for a, b in pairwise(told)) and told[-1] == (5, 5) and {at[1] for at in told} == {5}
    with pytest.raises(Cancelled):
        operations.print_form(register=register, form="F09", cancelled=lambda: True)


def test_a_character_in_no_font_names_the_person_and_the_field(register: Register) -> None:
    record(register, "person", name="王堃", remarks="好🙂")
    with pytest.raises(MissingGlyph) as caught:
        operations.print_form(register=register, form="F09")
    assert all(words in caught.value.message for words in ("🙂", "王堃", "备注", "U+1F642"))


def test_a_book_prints_the_discipline_with_its_code(register: Register, read_back: Read) -> None:
    record(register, "project", title="甲", discipline="430")
    pages = read_back(operations.print_form(register=register, form="F01"))
    assert "430 材料科学" in pages[2]
