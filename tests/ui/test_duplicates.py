"""The place of duplicates: groups with their evidence, the comparison by keyboard, and what is written by which key."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from lyuliang_desk import operations
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View
from tests.duplicates.entering import enter
from ui.duplicates.comparison import FIELDS_FROM, TAKES_PART
from ui.duplicates.group_list import lines_of
from ui.duplicates.page import DuplicatesPage
from ui.main_window import MainWindow

FIRM, SAME, OLD = "吕梁晋绿新材料有限公司", "吕梁晋绿新材料股份有限公司", "离石绿源材料厂"


def live(register: Register) -> list[object]:
    rows = register.rows("organisation", register.ids(View("organisation")), ["name"])
    return [row.values["name"] for row in rows]


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, register: Register) -> DuplicatesPage:
    """The place, with one group of two firms and one of two others."""
    enter(register, "organisation", name=FIRM, address="滨河北东路 1 号", former_names=OLD)
    enter(register, "organisation", name=SAME, phone="13800000001")
    enter(register, "organisation", name="石楼红枣有限公司")
    enter(register, "organisation", name="石楼红枣有限责任公司")
    window.run("duplicates")
    assert window.pages is not None
    page = window.pages.page("duplicates")
    assert isinstance(page, DuplicatesPage)
    page.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: page.list.count() == 2)
    return page


def press(qtbot: QtBot, page: DuplicatesPage, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(page.table, key)


def go_to(page: DuplicatesPage, titles: set[str]) -> None:
    for row in range(page.list.count()):
        page.list.setCurrentRow(row)
        group = page.list.current()
        if group is not None and set(group.titles) == titles:
            return
    raise AssertionError(titles)


def test_a_group_tells_its_records_and_what_speaks_for_them(page: DuplicatesPage) -> None:
    go_to(page, {FIRM, SAME})
    group = page.list.current()
    assert group is not None
    assert lines_of(group) == [
        ("text", FIRM),
        ("text", SAME),
        ("muted", "名称仅组织形式不同（有限公司、股份有限公司、集团等）"),
    ]
    assert page.found.text() == "2 组"


def test_values_are_chosen_with_space_and_digits(qtbot: QtBot, page: DuplicatesPage) -> None:
    go_to(page, {FIRM, SAME})
    model = page.table.comparison
    name_row = FIELDS_FROM
    assert model.words(name_row, 2) == FIRM and page.table.currentIndex().row() == name_row
    press(qtbot, page, Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert model.words(name_row, 2) == SAME
    press(qtbot, page, Qt.Key.Key_1)
    assert model.words(name_row, 2) == FIRM
    press(qtbot, page, Qt.Key.Key_9)
    assert model.words(name_row, 2) == FIRM


def test_merging_writes_what_the_outcome_shows_and_goes_to_the_next_group(
    qtbot: QtBot, page: DuplicatesPage, register: Register
) -> None:
    go_to(page, {FIRM, SAME})
    press(qtbot, page, Qt.Key.Key_2)
    qtbot.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sorted(map(str, live(register))) == sorted([SAME, "石楼红枣有限公司", "石楼红枣有限责任公司"])
    assert page.list.count() == 1 and page.banner.text().startswith("已完成：将 2 条记录合并为单位")
    (kept,) = register.find("organisation", "name", [SAME])[SAME]
    record = register.get(kept)
    assert record is not None
    assert record.values["former_names"] == f"{OLD}、{FIRM}" and record.values["phone"] == "13800000001"
    operations.undo(register=register)
    qtbot.waitUntil(lambda: page.list.count() == 2)


def test_not_the_same_is_kept_and_not_shown_again(
    qtbot: QtBot, page: DuplicatesPage, register: Register
) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert (
        page.list.count() == 1
        and register.count("not_duplicate") == 1
        and register.count("organisation") == 4
    )
    page.look()
    qtbot.wait(50)
    qtbot.waitUntil(lambda: page.list.count() == 1)


def test_what_follows_is_told_before(page: DuplicatesPage, register: Register) -> None:
    go_to(page, {FIRM, SAME})
    draft = page.table.comparison.draft
    assert draft is not None
    enter(register, "project", title="某项目", lead_organisation=draft.losers()[0])
    page._foresee()
    assert (
        page.footer.words.text() == "合并后：1 条记录并入保留的一条；引用随之改指：项目 1。可用 Ctrl+Z 撤销。"
    )


def test_a_record_left_out_leaves_nothing_to_merge(
    qtbot: QtBot, page: DuplicatesPage, register: Register
) -> None:
    draft = page.table.comparison.draft
    assert draft is not None
    page.table.comparison.decide(TAKES_PART, draft.ids.index(draft.losers()[0]))
    assert not page.footer.buttons["merge"].isEnabled()
    qtbot.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert register.count("organisation") == 4


def test_a_click_on_the_mark_takes_the_value(qtbot: QtBot, page: DuplicatesPage) -> None:
    go_to(page, {FIRM, SAME})
    model = page.table.comparison
    cell = page.table.visualRect(model.index(FIELDS_FROM, 1))
    qtbot.mouseClick(
        page.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(cell.left() + 12, cell.center().y())
    )
    assert model.words(FIELDS_FROM, 2) == SAME


def test_a_change_elsewhere_is_looked_at_anew(qtbot: QtBot, page: DuplicatesPage, register: Register) -> None:
    enter(register, "organisation", name="交口铝厂")
    enter(register, "organisation", name="交口铝业有限公司", former_names="交口铝厂")
    qtbot.waitUntil(lambda: page.list.count() == 3)


def test_after_a_long_search_a_change_is_told_instead(
    page: DuplicatesPage, register: Register, qtbot: QtBot
) -> None:
    page.search.seconds = 60.0
    enter(register, "organisation", name="交口铝厂")
    qtbot.waitUntil(lambda: bool(page.banner.text()))
    assert [button.text() for button in page.banner.offers()] == ["重新查找"]


def test_the_selected_records_of_a_table_are_compared(
    qtbot: QtBot, window: MainWindow, register: Register
) -> None:
    for name in ("甲公司", "乙研究院", "丙厂"):
        enter(register, "organisation", name=name)
    window.go("organisation")
    table = window.pages.current_register() if window.pages is not None else None
    assert table is not None and window.pages is not None
    table.table.grid.select_rows([0, 2])
    window.run("merge")
    page = window.pages.page("duplicates")
    assert isinstance(page, DuplicatesPage)
    draft = page.table.comparison.draft
    assert draft is not None
    assert [draft.records[i]["name"] for i in draft.ids] == ["甲公司", "丙厂"]
    assert page.footer.buttons["merge"].isEnabled() and page.found.text() == "表中选定的记录"


def test_a_selection_of_one_is_not_compared(window: MainWindow, register: Register, qtbot: QtBot) -> None:
    enter(register, "organisation", name="甲公司")
    window.go("organisation")
    window.run("merge")
    assert window.pages is not None and window.pages.current_register() is not None


def test_a_record_that_has_gone_meanwhile_is_told(page: DuplicatesPage, register: Register) -> None:
    page.search.seconds = 60.0
    go_to(page, {FIRM, SAME})
    draft = page.table.comparison.draft
    assert draft is not None
    operations.delete_records(register=register, record_ids=draft.losers())
    page.table.comparison.decide(FIELDS_FROM, 0)
    assert page.banner.tone == "error" and not page.footer.buttons["merge"].isEnabled()
