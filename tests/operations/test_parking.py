"""Rows that are refused wait on a work list that survives closing the program, and a corrected file closes them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lyuliang_desk import operations
from lyuliang_desk.errors import WorldError
from lyuliang_desk.excel.errors import ImportRefused
from lyuliang_desk.excel.parked.plan_items import Park
from lyuliang_desk.operations import parking
from lyuliang_desk.store.register import Register
from tests.excel.sent_back_books import (
    BAD_MONEY,
    BAD_PERIOD,
    GOOD,
    RIGHT_MONEY,
    RIGHT_PERIOD,
    ledger,
    planned,
)

Import = Callable[..., None]


@pytest.fixture
def take(register: Register, tmp_path: Path) -> Import:
    """Imports rows as a county's file of some name."""

    def run(
        *rows: tuple[object, ...],
        name: str = "柳林县2023.xlsx",
        park: Park = "refused",
        sender: str = "柳林县某某局",
    ) -> None:
        path = ledger(tmp_path / name, *rows, sender=sender)
        operations.apply_import(register=register, plan=planned(register, path), park=park)

    return run


def states(register: Register) -> dict[str, str]:
    return {item.title: item.state for item in parking.all_items(register=register)}


def test_good_rows_come_in_and_refused_ones_are_parked(register: Register, take: Import) -> None:
    take(GOOD, BAD_PERIOD, BAD_MONEY)
    assert register.count("project") == 1
    first, second = parking.items(register=register)
    assert (first.sheet, first.row, first.sender) == ("项目台账", 5, "柳林县某某局")
    assert first.row_key == "number=llkj-2023-002"
    assert first.cells["起止时间"] == "2023.13" and first.cells["项目编号"] == "LLKJ-2023-002"
    assert [f.cell for f in first.findings if f.level == "error"] == ["G5"]
    assert "铝镁合金轮毂" in second.row_key and second.file_name == "柳林县2023.xlsx"
    assert parking.count_waiting(register=register) == 2


def test_the_work_list_survives_closing_the_program(register: Register, take: Import, tmp_path: Path) -> None:
    take(GOOD, BAD_PERIOD)
    register.close()
    with Register.open(tmp_path / "register.lyr", operator="别人") as opened:
        assert [item.title for item in parking.items(register=opened)] == ["沙棘叶黄酮提取"]


def test_one_undo_takes_back_rows_and_work_list(register: Register, take: Import) -> None:
    take(GOOD, BAD_PERIOD)
    operations.undo(register=register)
    assert register.count("project") == 0
    assert parking.count_waiting(register=register) == 0


def test_without_parking_the_list_stays_empty(register: Register, take: Import) -> None:
    take(GOOD, BAD_PERIOD, park="")
    assert parking.all_items(register=register) == []


def test_all_or_nothing_writes_neither_rows_nor_items(register: Register, tmp_path: Path) -> None:
    plan = planned(register, ledger(tmp_path / "台账.xlsx", GOOD, BAD_PERIOD))
    with pytest.raises(ImportRefused):
        operations.apply_import(register=register, plan=plan, all_or_nothing=True, park="refused")
    assert register.count("project") == 0 and parking.all_items(register=register) == []


def test_the_same_refused_row_is_not_parked_twice(register: Register, take: Import) -> None:
    take(GOOD, BAD_PERIOD)
    take(GOOD, BAD_PERIOD)
    take(GOOD, BAD_MONEY, BAD_PERIOD, name="柳林县2023改.xlsx")
    assert sorted(states(register)) == ["沙棘叶黄酮提取", "铝镁合金轮毂"]
    (item,) = [i for i in parking.items(register=register) if i.title == "沙棘叶黄酮提取"]
    assert (item.file_name, item.row) == ("柳林县2023改.xlsx", 6)


def test_a_file_of_refused_rows_alone_can_be_parked(register: Register, take: Import) -> None:
    take(BAD_PERIOD)
    assert states(register) == {"沙棘叶黄酮提取": "open"}
    assert "柳林县2023.xlsx" in operations.step_name(register.undoable() or pytest.fail("no step"))


def test_rows_with_warnings_are_parked_too_when_that_is_asked_for(register: Register, take: Import) -> None:
    warned = (*GOOD[:5], None, *GOOD[6:])
    take(warned, RIGHT_MONEY, BAD_PERIOD, park="warned")
    parked = {item.title for item in parking.items(register=register)}
    assert {"沙棘叶黄酮提取", "煤矸石制备新型建材"} <= parked
    titles = {row.values["title"] for row in register.rows("project", range(1, 9))}
    assert not parked & titles


def test_a_corrected_file_closes_the_row_by_number_in_the_same_step(register: Register, take: Import) -> None:
    take(GOOD, BAD_PERIOD, BAD_MONEY)
    take(RIGHT_PERIOD, name="更正.xlsx", park="")
    assert states(register) == {"沙棘叶黄酮提取": "settled", "铝镁合金轮毂": "open"}
    (item,) = [i for i in parking.all_items(register=register) if i.state == "settled"]
    assert (item.settled_by, item.settled_on) == ("更正.xlsx", "2026-07-06")
    operations.undo(register=register)
    assert set(states(register).values()) == {"open"} and register.count("project") == 1


def test_a_row_without_number_is_closed_by_its_name(register: Register, take: Import) -> None:
    take(GOOD, BAD_MONEY)
    take(RIGHT_PERIOD, RIGHT_MONEY, name="更正.xlsx")
    assert states(register) == {"铝镁合金轮毂": "settled"}


def test_a_row_whose_number_was_corrected_is_closed_by_its_place(register: Register, take: Import) -> None:
    take(GOOD, BAD_PERIOD)
    take(GOOD, (2, "LLKJ-2023-022", *RIGHT_PERIOD[2:]), name="更正.xlsx")
    assert states(register) == {"沙棘叶黄酮提取": "settled"}


def test_a_problem_that_remains_stays_open_with_what_is_wrong_now(register: Register, take: Import) -> None:
    take(GOOD, BAD_PERIOD)
    parking.mark_sent_back(register=register, chosen=parking.items(register=register))
    take((*BAD_PERIOD[:6], "2023.3-2024.12", "不少"), name="更正.xlsx", park="")
    (item,) = parking.items(register=register)
    assert item.state == "open" and item.file_name == "更正.xlsx"
    assert [f.cell for f in item.findings if f.level == "error"] == ["H4"]


def test_another_county_does_not_close_the_row(register: Register, take: Import) -> None:
    take(BAD_MONEY)
    take(RIGHT_MONEY, name="临县.xlsx", sender="临县某某局")
    assert states(register) == {"铝镁合金轮毂": "open"}


def test_a_row_is_given_up_with_a_reason_and_reopened(register: Register, take: Import) -> None:
    take(BAD_PERIOD)
    chosen = parking.items(register=register)
    with pytest.raises(WorldError, match="说明"):
        parking.withdraw(register=register, chosen=chosen, reason="  ")
    parking.withdraw(register=register, chosen=chosen, reason="项目已撤销")
    (item,) = parking.all_items(register=register)
    assert (item.state, item.remarks, item.settled_on) == ("withdrawn", "项目已撤销", "2026-07-06")
    parking.reopen(register=register, chosen=[item])
    assert states(register) == {"沙棘叶黄酮提取": "open"}


def test_a_row_sent_back_bears_the_day(register: Register, take: Import) -> None:
    take(BAD_PERIOD)
    parking.mark_sent_back(register=register, chosen=parking.items(register=register))
    (item,) = parking.items(register=register)
    assert (item.state, item.sent_back_on) == ("sent_back", "2026-07-06")
