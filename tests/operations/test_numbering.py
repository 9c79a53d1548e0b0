"""Numbers of records: never twice, gaps stay gaps, two offices apart, by hand, by themselves, many at once."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lyuliang_desk import operations
from lyuliang_desk.catalogue.numbering import NUMBERED, PatternFault, check_pattern, county_letters, series_of
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.operations import numbering
from lyuliang_desk.operations.numbering import Rule
from lyuliang_desk.store.errors import ReadOnlyRegister
from lyuliang_desk.store.register import Register
from tests.duplicates.entering import enter


def keep(register: Register, kind: str, pattern: str, automatic: bool = False, office: str = "") -> None:
    rule = Rule(kind, pattern, automatic)
    numbering.save_rules(register=register, wanted=[rule], office_code=office)


def following(register: Register, **values: Stored) -> str:
    return numbering.next_number(register=register, kind="project", values=values)


def number_of(register: Register, record_id: str) -> Stored:
    record = register.get(record_id)
    assert record is not None
    return record.values["number"]


@pytest.mark.parametrize("kind", NUMBERED)
def test_every_built_in_rule_can_number_a_record_of_its_kind(register: Register, kind: str) -> None:
    (rule,) = (r for r in numbering.rules(register=register) if r.kind == kind)
    shape = register.kinds[kind]
    assert {NUMBERED[kind].field, *NUMBERED[kind].year_from} <= shape.by_name.keys()
    assert rule.says_office and not rule.automatic
    assert numbering.next_number(register=register, kind=kind, values={}).endswith("1")


def test_the_year_is_that_of_the_record_or_of_today(register: Register) -> None:
    assert following(register, year="2025") == "LL2025-0001"
    assert following(register, start="2024-03-01") == "LL2024-0001"
    assert following(register) == "LL2026-0001"


def test_each_year_counts_for_itself(register: Register) -> None:
    assert [following(register, year=year) for year in ("2025", "2025", "2026")] == [
        "LL2025-0001",
        "LL2025-0002",
        "LL2026-0001",
    ]


def test_numbers_typed_or_imported_are_passed_over_hidden_ones_too(register: Register) -> None:
    enter(register, "project", title="甲", number="LL2026-0007")
    gone = enter(register, "project", title="乙", number="LL2026-0011")
    enter(register, "project", title="丙", number="LL2026-0099-补")
    operations.delete_records(register=register, record_ids=[gone])
    assert following(register) == "LL2026-0012"


def test_a_serial_outgrows_its_width(register: Register) -> None:
    enter(register, "project", title="甲", number="LL2026-9999")
    assert following(register) == "LL2026-10000"


def test_a_number_is_not_given_again_after_undo_and_restart(register: Register) -> None:
    record = enter(register, "project", title="甲")
    numbering.number_records(register=register, kind="project", record_ids=[record])
    assert number_of(register, record) == "LL2026-0001"
    register.undo()
    assert number_of(register, record) is None
    path = register.path
    register.close()
    with Register.open(path, operator="又一人", back_up=False, clock=register._clock) as again:
        assert following(again) == "LL2026-0002"


def test_many_are_numbered_in_one_step_and_those_that_have_one_keep_it(register: Register) -> None:
    ids = [
        enter(register, "project", title="甲", year="2025"),
        enter(register, "project", title="乙", number="旧号"),
        enter(register, "project", title="丙", year="2024"),
        enter(register, "project", title="丁", year="2025"),
    ]
    applied = numbering.number_records(register=register, kind="project", record_ids=ids)
    assert [number_of(register, i) for i in ids] == ["LL2025-0001", "旧号", "LL2024-0001", "LL2025-0002"]
    assert operations.step_name(applied.action) == "给 3 条项目编号"
    register.undo()
    assert [number_of(register, i) for i in ids] == [None, "旧号", None, None]


def test_a_new_record_numbers_itself_only_where_the_rule_says_so(register: Register) -> None:
    def save(**values: Stored) -> Stored:
        applied = operations.save_record(register=register, kind="project", record_id=None, values=values)
        return number_of(register, applied.record_ids[0])

    assert save(title="甲") is None
    keep(register, "project", "LL{year}-{serial:3}", automatic=True)
    assert save(title="乙", year="2025") == "LL2025-001"
    assert save(title="丙", number="自编号") == "自编号"
    operations.undo(register=register)
    operations.undo(register=register)
    assert save(title="丁", year="2025") == "LL2025-002"


def test_the_county_stands_in_the_number_where_the_rule_asks(register: Register) -> None:
    keep(register, "project", "{county}{year}{serial:2}号")
    assert following(register, county="141125") == "LUL202601号"
    with pytest.raises(PatternFault, match="请先填写所在县"):
        following(register)


def test_a_rule_is_changed_in_one_step_and_back(register: Register) -> None:
    keep(register, "project", "A{serial}")
    keep(register, "project", "B{serial}", automatic=True, office="LSW")
    assert following(register) == "B1" and register.office_code == "LSW"
    register.undo()
    assert following(register) == "A1" and register.office_code == "LSW"
    register.undo()
    assert following(register) == "LL2026-LSW0001"


def test_an_example_takes_no_number(register: Register) -> None:
    for _ in "12":
        shown = numbering.example(
            register=register, kind="project", pattern="X{office}{serial:2}", office="LSW"
        )
        assert shown == "XLSW01"


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("LL{year}", "须有且只有一个流水号"),
        ("{serial}{serial:3}", "须有且只有一个流水号"),
        ("LL{year}-{serial:4", "花括号不成对"),
        ("{day}{serial}", "{day} 不能识别"),
        ("{year:4}{serial}", "{year} 不能识别"),
    ],
)
def test_a_pattern_that_cannot_number_is_refused_in_one_sentence(pattern: str, words: str) -> None:
    with pytest.raises(PatternFault) as refused:
        check_pattern(pattern)
    assert words in refused.value.message


@pytest.mark.parametrize("letters", ["lsw", "L1", "LSWLSWL", "离石"])
def test_an_office_part_that_could_be_mistaken_is_refused(register: Register, letters: str) -> None:
    with pytest.raises(PatternFault):
        register.keep_office_code(letters)


def test_every_county_has_letters_of_its_own() -> None:
    letters = county_letters()
    assert letters["141125"] == "LUL" and len(set(letters.values())) == len(letters) == 14


def test_nothing_is_taken_in_a_register_that_is_only_viewed(new_register: Callable[[str], Register]) -> None:
    path = new_register("viewed").path
    with Register.open(path, operator="旁人", read_only=True) as viewed, pytest.raises(ReadOnlyRegister):
        following(viewed)


LETTERS = st.text("ABL", max_size=3)
PIECES = st.lists(st.sampled_from(["{year}", "{county}", "L", "-", "7", "号"]), max_size=3).map("".join)


@settings(max_examples=400)
@given(
    letters=st.lists(LETTERS, min_size=2, max_size=2, unique=True),
    pieces=st.tuples(PIECES, PIECES, PIECES),
    serial_first=st.booleans(),
    serials=st.tuples(st.integers(1, 12000), st.integers(1, 12000)),
    width=st.integers(1, 4),
    years=st.tuples(st.sampled_from(["2025", "2026"]), st.sampled_from(["2025", "2026"])),
    counties=st.tuples(st.sampled_from(["LSW", "LUL"]), st.sampled_from(["LSW", "LUL"])),
)
def test_two_offices_with_different_letters_never_make_one_number(
    letters: list[str],
    pieces: tuple[str, str, str],
    serial_first: bool,
    serials: tuple[int, int],
    width: int,
    years: tuple[str, str],
    counties: tuple[str, str],
) -> None:
    first, second = (
        (f"{{serial:{width}}}", "{office}") if serial_first else ("{office}", f"{{serial:{width}}}")
    )
    pattern = pieces[0] + first + pieces[1] + second + pieces[2]
    here, there = (
        series_of(pattern, year=year, office=office, county=county).number(serial)
        for year, office, county, serial in zip(years, letters, counties, serials, strict=True)
    )
    assert here != there


@settings(max_examples=25)
@given(
    steps=st.lists(
        st.tuples(st.booleans(), st.sampled_from(["take", "undo", "delete", "reopen"])), max_size=14
    )
)
def test_two_offices_offline_never_give_a_number_twice(steps: list[tuple[bool, str]]) -> None:
    given_out: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        registers = {
            side: Register.create(Path(folder) / f"{side}.lyr", office="甲", operator="乙")
            for side in (True, False)
        }
        registers[True].keep_office_code("LSW")
        made: dict[bool, list[str]] = {True: [], False: []}
        for side, step in steps:
            register = registers[side]
            if step == "take":
                record = enter(register, "project", title="某项目", year="2025")
                numbering.number_records(register=register, kind="project", record_ids=[record])
                given_out.append(str(number_of(register, record)))
                made[side].append(record)
            elif step == "undo":
                register.undo()
            elif step == "reopen":
                register.close()
                registers[side] = Register.open(Path(folder) / f"{side}.lyr", operator="丙", back_up=False)
            elif made[side] and not register.get(made[side][-1]).deleted:  # type: ignore[union-attr]
                operations.delete_records(register=register, record_ids=[made[side].pop()])
        for register in registers.values():
            register.close()
    assert len(set(given_out)) == len(given_out)
