"""What a paste would do: columns by place or by header, records by line, findings at the cells, nothing in silence."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lyuliang_desk import operations
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.errors import Cancelled
from lyuliang_desk.excel.grid import column_letter
from lyuliang_desk.excel.pasting.columns import by_place
from lyuliang_desk.excel.pasting.plan import PastedRow, PastePlan
from lyuliang_desk.excel.pasting.planner import PastePlace
from lyuliang_desk.operations import pasting
from lyuliang_desk.store.errors import ReadOnlyRegister
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View

WAN = 1_000_000
FIELDS = ("title", "number", "total_budget", "city_funds", "lead_organisation", "leader")
ID_NUMBER = "110101190001010018"


def save(register: Register, kind: str, **values: Stored) -> str:
    applied = operations.save_record(register=register, kind=kind, record_id=None, values=values)
    return applied.record_ids[0]


@pytest.fixture
def ids(register: Register) -> dict[str, str]:
    """Two projects of two organisations, by title."""
    found = {name: save(register, "organisation", name=name) for name in ("样例红枣研究所", "样例能源公司")}
    for number, title in (("LL-001", "红枣深加工"), ("LL-002", "煤层气利用")):
        found[title] = save(
            register,
            "project",
            number=number,
            title=title,
            total_budget=120 * WAN,
            lead_organisation=found["样例红枣研究所"],
        )
    return found


def plan(register: Register, text: str, kind: str = "project", row: int = 0, **place: Any) -> PastePlan:
    """The plan of a block pasted at a row of the whole table."""
    where = {"fields": FIELDS, **place}
    rids = register.ids(View(kind))[row:]
    block = pasting.copied_cells(text=text)
    return pasting.plan_paste(register=register, block=block, place=PastePlace(kind, rids=rids, **where))


def said(row: PastedRow) -> list[tuple[str, str, str | None]]:
    return [(f.level, f.code, f.field) for f in row.findings]


def states(made: PastePlan) -> list[str]:
    return [row.state for row in made.rows]


def after(row: PastedRow) -> dict[str, Stored]:
    return {name: cell.after for name, cell in row.cells.items() if cell.after != cell.before}


# Where the cells go


def test_cells_go_to_the_fields_from_the_cursor_to_the_right_and_records_downwards(
    register: Register, ids: dict[str, str]
) -> None:
    made = plan(register, "150\t50\n160\t60", fields=FIELDS[2:])
    assert not made.has_header
    assert [row.record_id for row in made.rows] == [ids["红枣深加工"], ids["煤层气利用"]]
    assert [after(row) for row in made.rows] == [
        {"total_budget": 150 * WAN, "city_funds": 50 * WAN},
        {"total_budget": 160 * WAN, "city_funds": 60 * WAN},
    ]
    assert made.rows[0].cells["total_budget"].before == 120 * WAN


def test_rows_beyond_the_end_make_new_records(register: Register, ids: dict[str, str]) -> None:
    made = plan(register, "煤层气二期\tLL-003\n镁合金\tLL-004", row=1)
    assert states(made) == ["changed", "new"]
    assert made.rows[1].record_id is None
    assert after(made.rows[1]) == {"title": "镁合金", "number": "LL-004"}


def test_a_new_record_needs_what_is_required(register: Register, ids: dict[str, str]) -> None:
    made = plan(register, "100\n200", row=1, fields=("total_budget",))
    assert states(made) == ["changed", "refused"]
    assert said(made.rows[1]) == [("error", "new_without_required", None)]
    assert "项目名称" in made.rows[1].findings[0].message


def test_columns_are_matched_by_their_headers_in_any_order(register: Register, ids: dict[str, str]) -> None:
    made = plan(register, "序号\t总投资（元）\t名称\n1\t1500000\t红枣二期", fields=FIELDS[3:])
    assert made.has_header
    assert made.fields == ("total_budget", "title")
    assert after(made.rows[0]) == {"total_budget": 150 * WAN, "title": "红枣二期"}
    assert made.rows[0].number == 2
    assert [f.code for f in made.findings] == ["unknown_header"]
    assert "序号" in made.findings[0].message


def test_a_header_may_name_a_column_that_fills_two_fields(register: Register, ids: dict[str, str]) -> None:
    made = plan(register, "项目名称\t起止时间\n红枣深加工\t2021.3-2023.12")
    assert after(made.rows[0]) == {"start": "2021-03", "end": "2023-12"}


def test_one_column_is_headed_only_by_the_name_of_its_own_field(
    register: Register, ids: dict[str, str]
) -> None:
    assert plan(register, "备注\n甲", fields=("remarks",)).has_header
    assert not plan(register, "负责人\n甲", fields=("remarks",)).has_header
    assert not plan(register, "备注", fields=("remarks",)).has_header


def test_the_user_has_the_last_word_on_the_header(register: Register, ids: dict[str, str]) -> None:
    made = plan(register, "项目名称\t项目编号\n甲\tLL-9", header=False)
    assert [row.cells["title"].after for row in made.rows] == ["项目名称", "甲"]


def test_columns_beyond_the_table_are_named(register: Register, ids: dict[str, str]) -> None:
    made = plan(register, "甲\tLL-9\t多余\t\t再多", fields=FIELDS[:2])
    assert made.fields == FIELDS[:2]
    assert [f.code for f in made.findings] == ["beyond_table"]
    assert "C、E" in made.findings[0].message


def test_blank_lines_keep_their_record_as_it_is(register: Register, ids: dict[str, str]) -> None:
    made = plan(register, "\t\n煤层气二期\tLL-002")
    assert [row.record_id for row in made.rows] == [ids["煤层气利用"]]


def test_an_empty_cell_says_nothing_unless_it_is_to_clear(register: Register, ids: dict[str, str]) -> None:
    text = "红枣深加工\t\t130"
    assert after(plan(register, text).rows[0]) == {"total_budget": 130 * WAN}
    cleared = plan(register, text, empties_clear=True)
    assert after(cleared.rows[0]) == {"number": None, "total_budget": 130 * WAN}


def test_what_is_there_already_is_unchanged(register: Register, ids: dict[str, str]) -> None:
    made = plan(register, "红枣深加工\tLL-001\t120.00\t\t样例红枣研究所")
    assert states(made) == ["unchanged"]
    assert made.change_set().changes == ()


# What is said of the cells


@pytest.mark.parametrize(
    ("text", "field", "code"),
    [
        ("很多", "total_budget", "not_a_number"),
        ("-5", "total_budget", "negative"),
        ("####", "total_budget", "too_narrow"),
        ("#REF!", "title", "cell_error"),
        ("没有这个单位", "lead_organisation", "link_unknown"),
        ("没有这个人", "leader", "link_unknown"),
    ],
)
def test_what_cannot_be_read_or_found_refuses_its_row(
    register: Register, ids: dict[str, str], text: str, field: str, code: str
) -> None:
    made = plan(register, f"{text}\n{text}", fields=(field,))
    assert states(made) == ["refused", "refused"]
    level, _code, at = said(made.rows[0])[0]
    assert (level, at) == ("error", field)
    if code != "not_a_number":
        assert said(made.rows[0])[0][1] == code
    assert made.rows[0].cells[field].after == made.rows[0].cells[field].before
    assert made.change_set().changes == ()


def test_names_are_resolved_to_the_records_of_that_name(register: Register, ids: dict[str, str]) -> None:
    person = save(register, "person", name="甲样例", workplace=ids["样例能源公司"])
    made = plan(register, "样例能源公司\t甲样例", fields=FIELDS[4:])
    assert after(made.rows[0]) == {"lead_organisation": ids["样例能源公司"], "leader": person}
    assert said(made.rows[0]) == []
    assert made.titles[person] == "甲样例"
    assert made.titles[ids["样例红枣研究所"]] == "样例红枣研究所"


def test_of_two_people_of_one_name_the_one_of_the_organisation_is_meant(
    register: Register, ids: dict[str, str]
) -> None:
    save(register, "person", name="甲样例", workplace=ids["样例能源公司"])
    here = save(register, "person", name="甲样例", workplace=ids["样例红枣研究所"])
    assert after(plan(register, "甲样例", fields=("leader",)).rows[0]) == {"leader": here}


def test_two_people_of_one_name_are_asked_about(register: Register, ids: dict[str, str]) -> None:
    for _again in range(2):
        save(register, "person", name="甲样例", workplace=ids["样例红枣研究所"])
    assert said(plan(register, "甲样例", fields=("leader",)).rows[0]) == [
        ("error", "link_ambiguous", "leader")
    ]


def test_a_person_of_another_organisation_is_asked_about(register: Register, ids: dict[str, str]) -> None:
    save(register, "person", name="甲样例", workplace=ids["样例能源公司"])
    made = plan(register, "甲样例", fields=("leader",))
    assert said(made.rows[0]) == [("warning", "person_elsewhere", "leader")]
    assert states(made) == ["changed"]


def test_the_rules_of_the_record_are_asked(register: Register, ids: dict[str, str]) -> None:
    made = plan(register, "2023-01\t2021-01\n2021-01\t2023-01", fields=("start", "end"))
    assert states(made) == ["refused", "changed"]
    assert said(made.rows[0]) == [("error", "end_before_start", "end")]


def test_what_a_signed_paper_has_fixed_refuses_its_row(register: Register, ids: dict[str, str]) -> None:
    operations.save_record(
        register=register,
        kind="project",
        record_id=ids["红枣深加工"],
        values={"contract_signed_on": "2021-02-01"},
    )
    made = plan(register, "150\n160", fields=("total_budget",))
    assert states(made) == ["refused", "changed"]
    assert said(made.rows[0]) == [("error", "field_locked", "total_budget")]


def test_what_other_fields_tell_comes_with_them(register: Register) -> None:
    fields = ("date", "movement", "source", "amount")
    made = plan(register, "2024-03-05\t到账\t市级财政\t100", "fund_movement", fields=fields)
    pasting.apply_paste(register=register, plan=made)
    (row,) = register.rows("fund_movement", register.ids(View("fund_movement")))
    assert row.values["year"] == "2024"


def test_what_a_record_was_warned_of_before_is_not_said_again(register: Register) -> None:
    save(register, "project", title="甲", total_budget=100 * WAN, spent=200 * WAN)
    assert said(plan(register, "备注一", fields=("remarks",)).rows[0]) == []
    assert "spent" in [at for _level, _code, at in said(plan(register, "300", fields=("spent",)).rows[0])]


def test_an_amount_beyond_belief_is_asked_about(register: Register, ids: dict[str, str]) -> None:
    made = plan(register, "1200000", fields=("total_budget",))
    assert ("warning", "unit_doubtful", "total_budget") in said(made.rows[0])


# A second record of one number or name


def test_the_same_block_pasted_again_as_new_is_refused(register: Register, ids: dict[str, str]) -> None:
    made = plan(register, "红枣深加工\tLL-001\n煤层气利用\tLL-002", row=2)
    assert states(made) == ["refused", "refused"]
    assert [said(row)[0] for row in made.rows] == [("error", "key_taken", "number")] * 2
    assert "红枣深加工" in made.rows[0].findings[0].message


def test_two_new_rows_of_one_number_are_told_apart(register: Register, ids: dict[str, str]) -> None:
    made = plan(register, "甲\tLL-9\n乙\tLL-9", row=2)
    assert states(made) == ["new", "refused"]
    assert said(made.rows[1]) == [("error", "key_twice", "number")]


def test_numbers_may_be_exchanged_between_pasted_rows(register: Register, ids: dict[str, str]) -> None:
    made = plan(register, "LL-002\nLL-001", fields=("number",))
    assert [said(row) for row in made.rows] == [[], []]


def test_a_second_record_of_a_name_is_warned_of(register: Register, ids: dict[str, str]) -> None:
    made = plan(
        register,
        "样例能源公司\n样例能源有限公司\n样例能源有限责任公司",
        "organisation",
        row=2,
        fields=("name",),
    )
    assert states(made) == ["new", "new", "new"]
    assert [said(row) for row in made.rows] == [
        [("warning", "same_name", "name")],
        [],
        [("warning", "same_name", "name")],
    ]


# Applying


def test_the_good_rows_are_written_as_one_step_and_taken_back_as_one(
    register: Register, ids: dict[str, str]
) -> None:
    before = table(register)
    made = plan(register, "红枣一\tLL-1\t130\n煤层气一\tLL-2\t很多\n新一\tLL-3\t5\n新二\tLL-4\t６")
    assert states(made) == ["changed", "refused", "new", "new"]
    assert table(register) == before
    applied = pasting.apply_paste(register=register, plan=made)
    assert len(applied.record_ids) == 3
    assert operations.step_name(applied.action) == "粘贴到项目（3 条记录）"
    assert [row[0] for row in table(register)] == ["红枣一", "煤层气利用", "新一", "新二"]
    operations.undo(register=register)
    assert table(register) == before


def test_the_text_as_it_was_pasted_is_kept_where_its_spelling_changed(
    register: Register, ids: dict[str, str]
) -> None:
    applied = pasting.apply_paste(
        register=register, plan=plan(register, "１３０万元", fields=("total_budget",))
    )
    assert applied.step is not None
    change = register.changes_of(applied.step)[0]
    assert change.fields == {"total_budget": (120 * WAN, 130 * WAN)}
    assert change.written == {"total_budget": "１３０万元"}


def test_a_plan_can_be_stopped(register: Register, ids: dict[str, str]) -> None:
    block = pasting.copied_cells(text="甲\n" * 300)
    place = PastePlace("project", ("title",))
    with pytest.raises(Cancelled):
        pasting.plan_paste(register=register, block=block, place=place, cancelled=lambda: True)


def table(register: Register) -> list[list[Stored]]:
    rows = register.rows("project", register.ids(View("project")))
    return [[row.values[name] for name in FIELDS] for row in rows]


def test_a_register_opened_for_viewing_refuses(register: Register, ids: dict[str, str]) -> None:
    with (
        Register.open(register.path, operator="看", read_only=True) as viewed,
        pytest.raises(ReadOnlyRegister),
    ):
        plan(viewed, "甲")


# Whatever is shown can be pasted back


AMOUNTS = st.integers(0, 10**12)
TITLES = st.text(st.sampled_from("红枣加工煤层气ABC()12"), min_size=1, max_size=20).filter(
    lambda t: any(c in "红枣加工煤层气" for c in t)
)


def test_what_the_table_shows_is_read_as_the_same_values(register: Register) -> None:
    fields = ("title", "total_budget", "city_funds")
    kind = KINDS["project"]

    @given(st.lists(st.tuples(TITLES, AMOUNTS, AMOUNTS), min_size=1, max_size=8))
    def holds(rows: Sequence[tuple[str, int, int]]) -> None:
        lines = ("\t".join(kind[f].show(v) for f, v in zip(fields, row, strict=True)) for row in rows)
        made = plan(register, "\r\n".join(lines), fields=fields, header=False)
        assert [tuple(cell.after for cell in row.cells.values()) for row in made.rows] == rows

    holds()


@given(st.data())
def test_no_filled_cell_goes_without_a_word(data: st.DataObject) -> None:
    """Each filled cell of the block is in the plan, or its column is named as left out."""
    width = data.draw(st.integers(1, 8))
    block = data.draw(st.lists(st.lists(st.sampled_from(["", "甲", "12"]), min_size=width, max_size=width)))
    columns = by_place(block, [KINDS["project"][name] for name in FIELDS])
    taken = {column.place for column in columns.matched}
    named = "".join(f.message.split("；")[0] for f in columns.findings)
    for row in block:
        for place, cell in enumerate(row):
            assert not cell or place in taken or column_letter(place) in named
