"""The views of a table: groups that fold, orders of official lists, and views under a name."""

from collections.abc import Iterator

import pytest
from ledger import fill, picture, save
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QInputDialog, QMenu
from pytestqt.qtbot import QtBot

from lyuliang_desk import operations
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.operations import saved_views
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Filter, Order, View
from ui.registers.page import RegisterPage
from ui.registers.selection_totals import totals_text
from ui.registers.table_view import RecordTable
from ui.settings import Settings
from ui.theme.scheme import Scheme

Keys = Qt.KeyboardModifier


def make_page(
    qtbot: QtBot, register: Register, settings: Settings, kind: str, shown: list[str]
) -> RegisterPage:
    made = RegisterPage(register, KINDS[kind], settings, None)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.table.columns.choose(shown)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.table.grid.setFocus()
    return made


@pytest.fixture
def page(qtbot: QtBot, register: Register, settings: Settings, scheme: Scheme) -> Iterator[RegisterPage]:
    fill(register)
    page = make_page(qtbot, register, settings, "project", ["title", "county", "year", "total_budget"])
    unsubscribe = register.subscribe(page.hear)
    yield page
    unsubscribe()


@pytest.fixture
def table(page: RegisterPage) -> RecordTable:
    return page.table


def items(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def pick(menu: QMenu, words: str) -> None:
    """Choose an entry of a menu or of one below it."""
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            pick(below, words)
        elif action.text() == words:
            action.trigger()


BY_YEAR = [
    "2021 年（1）|||120.00",
    "红枣深加工|柳林县|2021|120.00",
    "2022 年（2）|||380.00",
    "煤层气利用|柳林县|2022|300.00",
    "核桃油提取|文水县|2022|80.00",
    "2023 年（1）|||0.00",
    "镁合金铸造|孝义市|2023|",
    "合计（4）|||500.00",
]


# Groups


def test_groups_stand_under_headings_with_subtotals_and_the_total_at_the_end(
    page: RegisterPage, table: RecordTable
) -> None:
    page.views.group("year")
    assert picture(table) == BY_YEAR
    assert page.bar.found.text() == "4"
    assert totals_text(table) == "共 4 条"


def test_the_second_field_groups_within_the_first(page: RegisterPage, table: RecordTable) -> None:
    page.views.group("year")
    page.views.group("county")
    assert picture(table)[2:7] == [
        "红枣深加工|柳林县|2021|120.00",
        "2022 年（2）|||380.00",
        "文水县（1）|||80.00",
        "核桃油提取|文水县|2022|80.00",
        "柳林县（1）|||300.00",
    ]
    page.views.group("year")
    assert table.view.group == ("county",)


def test_groups_fold_by_key_and_the_cursor_stays(
    qtbot: QtBot, page: RegisterPage, table: RecordTable
) -> None:
    page.views.group("year")
    table.grid.make_current(2)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Minus):
        qtbot.keyClick(table.grid, key)
        assert picture(table) == [*BY_YEAR[:3], *BY_YEAR[5:]]
        assert table.grid.currentIndex().row() == 2
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Plus):
        qtbot.keyClick(table.grid, key)
        assert picture(table) == BY_YEAR
    qtbot.keyClick(table.grid, Qt.Key.Key_Return)
    assert len(picture(table)) == 6
    qtbot.keyClick(table.grid, Qt.Key.Key_Plus, Keys.ControlModifier)
    assert picture(table) == BY_YEAR
    qtbot.keyClick(table.grid, Qt.Key.Key_Minus, Keys.ControlModifier)
    assert picture(table) == [BY_YEAR[0], BY_YEAR[2], BY_YEAR[5], BY_YEAR[7]]


def test_left_and_right_on_a_record_still_go_from_cell_to_cell(
    qtbot: QtBot, page: RegisterPage, table: RecordTable
) -> None:
    page.views.group("year")
    table.grid.make_current(1)
    qtbot.keyClick(table.grid, Qt.Key.Key_Right)
    assert (table.grid.currentIndex().row(), table.grid.currentIndex().column()) == (1, 1)
    assert picture(table) == BY_YEAR


def test_a_click_on_the_sign_and_a_double_click_fold(
    qtbot: QtBot, page: RegisterPage, table: RecordTable
) -> None:
    page.views.group("year")
    viewport = table.grid.viewport()
    sign = table.places.cell(0, table.grid.top_of(0), table.grid.row_height).center()
    sign.setX(8)
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=sign)
    assert picture(table)[1] == BY_YEAR[2]
    sign.setX(90)
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=sign)
    assert picture(table) == BY_YEAR


def test_a_heading_is_no_record(page: RegisterPage, table: RecordTable) -> None:
    page.views.group("year")
    table.grid.make_current(0)
    assert table.current_id() is None
    assert table.selected_ids() == []
    page.open_current()
    assert page.panel is None
    table.grid.select_rows(list(range(len(BY_YEAR))))
    assert len(table.selected_ids()) == 4
    assert "500.00" in totals_text(table)


def test_folded_groups_stay_folded_and_a_record_asked_for_unfolds_them(
    register: Register, page: RegisterPage, table: RecordTable
) -> None:
    page.views.group("year")
    table.fold(2, True)
    made = save(register, "project", title="新项目", year="2022")
    assert "2022 年（3）|||380.00" in picture(table)
    assert not any(line.startswith("新项目") for line in picture(table))
    assert table.show_record(made)
    assert table.current_id() == made


def test_the_model_keeps_qts_rules_with_groups(page: RegisterPage, table: RecordTable) -> None:
    tester = QAbstractItemModelTester(table.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.views.group("county")
    table.fold(0, True)
    table.fold_all(True)
    table.search("红枣")
    page.views.group("county")
    assert tester.model() is table.model


def test_an_empty_table_has_no_headings(page: RegisterPage, table: RecordTable) -> None:
    page.views.group("county")
    table.search("没有这样的字")
    assert picture(table) == []
    assert table.hint.isVisible()


# Orders


def test_a_column_is_ordered_by_strokes_from_its_menu(page: RegisterPage, table: RecordTable) -> None:
    menu = QMenu(page)
    page.views.fill_header_menu(menu, 0)
    assert items(menu)[:3] == ["按笔画排序", "按拼音排序", "手工排序（Alt+↑、Alt+↓ 移动）"]
    pick(menu, "按笔画排序")
    assert table.header.order == (Order("title", manner="strokes"),)
    # 红 6, 核 10, 煤 13, 镁 14 strokes
    assert [line.split("|")[0] for line in picture(table)] == [
        "红枣深加工",
        "核桃油提取",
        "煤层气利用",
        "镁合金铸造",
    ]
    table.sort("title")
    assert table.view.order == (Order("title", True, "strokes"),)


def test_alt_up_and_down_move_the_record_in_the_view_only(
    qtbot: QtBot, register: Register, page: RegisterPage, table: RecordTable
) -> None:
    table.grid.make_current(0)
    qtbot.keyClick(table.grid, Qt.Key.Key_Down, Keys.AltModifier)
    qtbot.keyClick(table.grid, Qt.Key.Key_Down, Keys.AltModifier)
    assert [line.split("|")[0] for line in picture(table)] == [
        "煤层气利用",
        "核桃油提取",
        "红枣深加工",
        "镁合金铸造",
    ]
    assert table.grid.currentIndex().row() == 2
    qtbot.keyClick(table.grid, Qt.Key.Key_Up, Keys.AltModifier)
    assert [line.split("|")[0] for line in picture(table)][1] == "红枣深加工"
    log = register.log_count
    table.sort("title")
    assert table.view.hand == ()
    assert register.log_count == log


# Views under a name


def test_the_menu_lists_built_in_and_own_views_and_shows_the_one_chosen(
    register: Register, page: RegisterPage, table: RecordTable
) -> None:
    saved_views.save_view(register=register, name="我的红枣", view=View("project", "红枣深加工"))
    menu = page.views.menu()
    assert items(menu)[:3] == ["全部记录", "在研项目", "逾期"]
    assert "我的红枣" in items(menu)
    pick(menu, "我的红枣")
    assert picture(table) == ["红枣深加工|柳林县|2021|120.00"]
    assert (page.views.button.text(), page.bar.box.text()) == ("我的红枣", "红枣深加工")
    pick(page.views.menu(), "全部记录")
    assert len(picture(table)) == 4
    assert (page.views.button.text(), page.bar.box.text()) == ("全部记录", "")


def test_a_changed_view_is_marked_and_what_is_typed_holds_beside_its_conditions(
    page: RegisterPage, table: RecordTable
) -> None:
    page.views.show(
        saved_views.save_view(
            register=page.register,
            name="柳林",
            view=View("project", filters=(Filter("county", "is", "141125"),)),
        )
    )
    assert page.views.button.text() == "柳林"
    table.search("煤层")
    assert page.views.button.text() == "柳林（已改动）"
    assert picture(table) == ["煤层气利用|柳林县|2022|300.00"]
    page.clear_filters()  # first what was added
    assert (page.views.button.text(), len(picture(table))) == ("柳林", 2)
    page.clear_filters()  # then the view
    assert (page.views.button.text(), len(picture(table))) == ("全部记录", 4)


def test_the_tip_of_the_button_says_what_a_view_asks(page: RegisterPage) -> None:
    """The register's clock stands at 2026-07-06."""
    page.views.show(saved_views.view_named(register=page.register, kind="project", name="逾期"))
    assert page.views.button.toolTip().splitlines() == [
        "视图：逾期（Ctrl+Shift+V）",
        "结束时间早于 2026-07-06",
        "进展状态不是申报、评审、验收、结题、终止、撤销",
    ]


def test_a_view_keeps_its_columns_and_gives_the_users_back(page: RegisterPage, table: RecordTable) -> None:
    mine = table.columns.entries()
    table.columns.choose(["title", "county"])
    table.columns.resize(1, 77)
    page.views.save("两列")
    assert page.views.button.text() == "两列"
    table.columns.resize(1, 99)
    assert page.views.button.text() == "两列（已改动）"
    page.views.save("两列")
    assert page.views.button.text() == "两列"
    page.views.show(None)
    table.columns.choose([name for name, _width in mine])
    page.views.show(saved_views.view_named(register=page.register, kind="project", name="两列"))
    assert table.columns.entries() == (mine[0], ("county", 99))
    page.views.show(None)
    assert [name for name, _width in table.columns.entries()] == [name for name, _width in mine]


def test_saving_asks_for_a_name_and_undo_takes_the_view_back(
    qtbot: QtBot, register: Register, page: RegisterPage, table: RecordTable
) -> None:
    page.views.group("county")
    page.views.ask_name()
    dialog = page.findChild(QInputDialog)
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue("分县")
    log = register.log_count
    dialog.reject()
    assert register.log_count == log
    page.views.ask_name()
    dialog = page.findChildren(QInputDialog)[-1]
    dialog.setTextValue("分县")
    dialog.accept()
    assert page.views.button.text() == "分县"
    page.views.rename("各县")
    assert page.views.button.text() == "各县"
    operations.undo(register=register)
    assert page.views.button.text() == "分县"
    page.views.delete()
    assert page.views.button.text() == "全部记录"
    operations.undo(register=register)
    assert "分县" in items(page.views.menu())


def test_a_view_of_another_office_that_names_a_lost_field_says_so(page: RegisterPage) -> None:
    definition = (
        '{"filters": [{"field": "custom_gone", "comparison": "is", "value": "x"}], "group": ["county"]}'
    )
    save(page.register, "saved_view", name="外来", record_kind="project", definition=definition)
    page.views.show(saved_views.view_named(register=page.register, kind="project", name="外来"))
    assert "custom_gone" in page.views.banner.text()
    assert page.table.view.group == ("county",)
    page.views.show(None)
    assert page.views.banner.text() == ""


def test_where_nothing_can_be_written_views_are_only_chosen(
    qtbot: QtBot, register: Register, settings: Settings, scheme: Scheme
) -> None:
    path = register.path
    register.close()
    with Register.open(path, operator="看客", read_only=True) as viewed:
        page = make_page(qtbot, viewed, settings, "project", ["title"])
        allowed = {action.text(): action.isEnabled() for action in page.views.menu().actions()}
        assert (allowed["在研项目"], allowed["另存为视图…"]) == (True, False)
        page.close()
