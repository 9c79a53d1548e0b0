"""The roster of a team: who is in it, in which order, changed by keyboard and taken back by undo."""

import pytest
from ledger import save
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lyuliang_desk import operations
from lyuliang_desk.store.register import Register
from ui.registers.person_dialog import PersonDialog
from ui.registers.roster import RosterPanel
from ui.theme.scheme import Scheme

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def people(register: Register) -> dict[str, str]:
    firm = save(register, "organisation", name="样例能源公司")
    return {name: save(register, "person", name=name, workplace=firm) for name in ("甲一", "乙二", "丙三")}


@pytest.fixture
def team(register: Register, people: dict[str, str]) -> str:
    made = save(register, "team", name="样例团队")
    for order, name in enumerate(("甲一", "乙二"), 1):
        save(register, "membership", team=made, person=people[name], order=order, role="成员")
    return made


@pytest.fixture
def roster(qtbot: QtBot, register: Register, team: str, scheme: Scheme) -> RosterPanel:
    panel = RosterPanel(register, None)  # type: ignore[arg-type]
    qtbot.addWidget(panel)
    panel.show_team(team)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.table.setFocus()
    return panel


def names(roster: RosterPanel) -> list[str]:
    return [roster.table.item(row, 2).text() for row in range(roster.table.rowCount())]


def test_members_stand_in_their_order_with_what_is_known_of_them(roster: RosterPanel) -> None:
    assert names(roster) == ["甲一", "乙二"]
    assert [roster.table.item(0, column).text() for column in (0, 1, 4)] == ["1", "成员", "样例能源公司"]


def test_alt_and_an_arrow_move_a_member_and_the_cursor_with_them(
    qtbot: QtBot, roster: RosterPanel, register: Register, team: str
) -> None:
    roster.table.setCurrentCell(0, 1)
    qtbot.keyClick(roster.table, Qt.Key.Key_Down, ALT)
    assert names(roster) == ["乙二", "甲一"]
    assert roster.table.currentRow() == 1
    assert [row.values["order"] for row in register.members(team)] == [1, 2]
    qtbot.keyClick(roster.table, Qt.Key.Key_Down, ALT)
    assert names(roster) == ["乙二", "甲一"]


def test_a_move_is_one_step_that_bears_the_teams_name(
    qtbot: QtBot, roster: RosterPanel, register: Register, team: str, people: dict[str, str]
) -> None:
    roster.add_person(people["丙三"])
    roster.table.setCurrentCell(2, 1)
    qtbot.keyClick(roster.table, Qt.Key.Key_Up, ALT)
    assert names(roster) == ["甲一", "丙三", "乙二"]
    step = register.undoable()
    assert step is not None and operations.step_name(step) == "调整“样例团队”的成员次序"
    operations.undo(register=register)
    roster.show_team(team)
    assert names(roster) == ["甲一", "乙二", "丙三"]


def test_a_person_who_is_kept_is_found_by_pinyin_and_added_at_the_end(
    qtbot: QtBot, roster: RosterPanel, register: Register, team: str
) -> None:
    qtbot.keyClick(roster.table, Qt.Key.Key_Insert)
    dialog = roster.findChild(PersonDialog)
    assert isinstance(dialog, PersonDialog)
    qtbot.keyClicks(dialog.words, "bs")
    assert dialog.list.count() == 1
    dialog.accept()
    assert names(roster) == ["甲一", "乙二", "丙三"]
    assert register.members(team)[-1].values["order"] == 3


def test_nobody_is_added_twice(roster: RosterPanel, people: dict[str, str]) -> None:
    roster.add_person(people["甲一"])
    assert names(roster) == ["甲一", "乙二"]


def test_a_member_is_removed_and_undo_brings_them_back(
    qtbot: QtBot, roster: RosterPanel, register: Register, team: str, people: dict[str, str]
) -> None:
    roster.table.setCurrentCell(0, 1)
    qtbot.keyClick(roster.table, Qt.Key.Key_Delete)
    assert names(roster) == ["乙二"]
    kept = register.get(people["甲一"])
    assert kept is not None and not kept.deleted
    operations.undo(register=register)
    roster.show_team(team)
    assert names(roster) == ["甲一", "乙二"]


def test_enter_on_a_member_asks_for_the_person(
    qtbot: QtBot, roster: RosterPanel, people: dict[str, str]
) -> None:
    roster.table.setCurrentCell(1, 1)
    with qtbot.waitSignal(roster.person_wanted) as wanted:
        qtbot.keyClick(roster.table, Qt.Key.Key_Return)
    assert wanted.args == [people["乙二"]]


def test_the_members_are_put_in_an_official_order_behind_their_leader(
    roster: RosterPanel, register: Register, team: str
) -> None:
    people = {"单丁": "副院长", "曾丙": None, "王乙": "院长"}
    for order, (name, post) in enumerate(people.items(), 3):
        person = save(register, "person", name=name, post=post)
        save(register, "membership", team=team, person=person, order=order, role="3")
    leader = save(register, "person", name="魏戊")
    save(register, "membership", team=team, person=leader, order=9, role="1")
    roster.order_by("strokes")
    assert names(roster) == ["魏戊", "乙二", "王乙", "甲一", "单丁", "曾丙"]
    roster.order_by("pinyin")  # 甲 jiǎ, 单 shàn, 王 wáng, 乙 yǐ, 曾 zēng
    assert names(roster) == ["魏戊", "甲一", "单丁", "王乙", "乙二", "曾丙"]
    roster.order_by("post")
    assert names(roster)[:3] == ["魏戊", "王乙", "单丁"]
    assert [row.values["order"] for row in register.members(team)] == [1, 2, 3, 4, 5, 6]
    operations.undo(register=register)
    assert names(roster)[:3] == ["魏戊", "王乙", "单丁"]
    roster.show_team(team)
    assert names(roster) == ["魏戊", "甲一", "单丁", "王乙", "乙二", "曾丙"]
