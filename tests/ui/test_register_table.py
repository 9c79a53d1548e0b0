"""The table of a kind: what it shows, and what the user asks of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from ledger import WAN, fill, picture, save, type_words
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from lyuliang_desk import operations
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Filter
from ui.registers.column_dialog import ColumnDialog
from ui.registers.page import RegisterPage
from ui.registers.pick_cell import PickCell
from ui.registers.selection_totals import totals_text
from ui.registers.table_view import RecordTable
from ui.settings import Settings
from ui.theme.scheme import Scheme

SHOWN = ["title", "number", "county", "year", "total_budget", "lead_organisation", "leader_phone"]


@pytest.fixture
def page(qtbot: QtBot, register: Register, settings: Settings, scheme: Scheme) -> Iterator[RegisterPage]:
    fill(register)
    made = RegisterPage(register, KINDS["project"], settings, None)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.table.columns.choose(SHOWN)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.table.grid.setFocus()
    yield made


@pytest.fixture
def table(page: RegisterPage) -> RecordTable:
    return page.table


def titles(table: RecordTable) -> list[str]:
    return [line.split("|")[0] for line in picture(table)]


def click_header(qtbot: QtBot, table: RecordTable, field: str, *, shift: bool = False) -> None:
    place = [column.field.name for column in table.columns.shown].index(field)
    spot = table.places.cell(place, 0, table.header.height()).center()
    keys = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    qtbot.mouseClick(table.header, Qt.MouseButton.LeftButton, keys, spot)


def type_filter(qtbot: QtBot, table: RecordTable, field: str, words: str) -> QLineEdit:
    cell = table.filters.cell(field)
    assert isinstance(cell, QLineEdit)
    cell.setFocus()
    cell.clear()
    type_words(cell, words)
    qtbot.keyClick(cell, Qt.Key.Key_Return)
    return cell


def test_it_shows_links_by_title_money_in_ten_thousands_and_codes_in_words(table: RecordTable) -> None:
    assert picture(table) == [
        "红枣深加工|LL-001|柳林县|2021|120.00|样例红枣研究所|13900000001",
        "煤层气利用|LL-002|柳林县|2022|300.00|样例能源公司|13900000001",
        "核桃油提取|LL-003|文水县|2022|80.00|样例红枣研究所|13900000001",
        "镁合金铸造|LL-004|孝义市|2023|||13900000001",
    ]


def test_the_unit_of_money_stands_in_its_header(table: RecordTable) -> None:
    assert table.model.headerData(4, Qt.Orientation.Horizontal) == "总投资（万元）"


def test_numbers_stand_right_and_words_left(table: RecordTable) -> None:
    role = Qt.ItemDataRole.TextAlignmentRole
    index = table.model.index
    assert table.model.data(index(0, 4), role) & Qt.AlignmentFlag.AlignRight
    assert table.model.data(index(0, 3), role) & Qt.AlignmentFlag.AlignHCenter
    assert table.model.data(index(0, 0), role) & Qt.AlignmentFlag.AlignLeft


def test_the_model_keeps_qts_rules(table: RecordTable) -> None:
    tester = QAbstractItemModelTester(table.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.sort("year")
    table.search("红枣")
    assert tester.model() is table.model


# Sorting


def test_a_header_click_sorts_up_then_down_then_as_entered(qtbot: QtBot, table: RecordTable) -> None:
    click_header(qtbot, table, "total_budget")
    assert titles(table) == ["核桃油提取", "红枣深加工", "煤层气利用", "镁合金铸造"]
    click_header(qtbot, table, "total_budget")
    assert titles(table) == ["煤层气利用", "红枣深加工", "核桃油提取", "镁合金铸造"]
    click_header(qtbot, table, "total_budget")
    assert titles(table) == ["红枣深加工", "煤层气利用", "核桃油提取", "镁合金铸造"]


def test_shift_click_sorts_within_the_first_order(qtbot: QtBot, table: RecordTable) -> None:
    click_header(qtbot, table, "year")
    click_header(qtbot, table, "total_budget", shift=True)
    assert titles(table) == ["红枣深加工", "核桃油提取", "煤层气利用", "镁合金铸造"]
    assert [order.field for order in table.header.order] == ["year", "total_budget"]


def test_the_column_of_the_cursor_is_sorted_by_key(page: RegisterPage, table: RecordTable) -> None:
    table.grid.make_current(0, 4)
    page.sort_by_current_column()
    assert titles(table)[0] == "核桃油提取"


# Filters


def test_the_record_of_the_cursor_stays_in_sight_when_the_order_or_the_question_changes(
    register: Register, page: RegisterPage, table: RecordTable
) -> None:
    for number in range(100, 200):
        save(register, "project", title=f"项目{number}", number=f"X-{300 - number}")
    table.refetch()
    table.grid.make_current(60)
    held = table.current_id()
    for ask in (lambda: table.sort("number"), lambda: table.search("项目1"), page.clear_filters):
        ask()
        assert table.current_id() == held
        assert table.grid.currentIndex().row() in table.grid.rows_in_sight()


def test_words_filter_what_contains_them(qtbot: QtBot, table: RecordTable) -> None:
    type_filter(qtbot, table, "lead_organisation", "红枣")
    assert titles(table) == ["红枣深加工", "核桃油提取"]


@pytest.mark.parametrize(
    ("field", "words", "found"),
    [
        ("total_budget", ">100", ["红枣深加工", "煤层气利用"]),
        ("total_budget", ">=120", ["红枣深加工", "煤层气利用"]),
        ("total_budget", "<120", ["核桃油提取"]),
        ("total_budget", "80..120", ["红枣深加工", "核桃油提取"]),
        ("total_budget", "300", ["煤层气利用"]),
        ("total_budget", "＝", ["镁合金铸造"]),
        ("total_budget", "<>", ["红枣深加工", "煤层气利用", "核桃油提取"]),
        ("year", "2021..2022", ["红枣深加工", "煤层气利用", "核桃油提取"]),
        ("year", ">2022", ["镁合金铸造"]),
        ("year", "<=2021", ["红枣深加工"]),
        ("year", "2022", ["煤层气利用", "核桃油提取"]),
    ],
)
def test_numbers_and_dates_are_compared(
    qtbot: QtBot, table: RecordTable, field: str, words: str, found: list[str]
) -> None:
    type_filter(qtbot, table, field, words)
    assert titles(table) == found


def test_a_filter_that_cannot_be_read_is_marked_and_hides_nothing(qtbot: QtBot, table: RecordTable) -> None:
    cell = type_filter(qtbot, table, "total_budget", ">很多")
    assert cell.property("fault") == "error"
    assert len(titles(table)) == 4


def test_codes_are_picked_from_their_list(qtbot: QtBot, table: RecordTable) -> None:
    cell = table.filters.cell("county")
    assert isinstance(cell, PickCell)
    cell.pick(["141121", "141181"])
    assert titles(table) == ["核桃油提取", "镁合金铸造"]
    assert cell.text() == "文水县、孝义市"


def test_a_code_is_ticked_by_keyboard(qtbot: QtBot, table: RecordTable) -> None:
    cell = table.filters.cell("county")
    assert isinstance(cell, PickCell)
    cell.setFocus()
    qtbot.keyClick(cell, Qt.Key.Key_F4)
    listed = cell.list
    assert listed is not None
    place = next(row for row in range(listed.count()) if listed.item(row).text() == "柳林县")
    listed.setCurrentRow(place)
    qtbot.keyClick(listed, Qt.Key.Key_Space)
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert titles(table) == ["红枣深加工", "煤层气利用"]
    assert cell.hasFocus()


def test_all_filters_and_the_search_are_cleared_at_once(qtbot: QtBot, page: RegisterPage) -> None:
    type_filter(qtbot, page.table, "year", "2022")
    page.bar.box.setText("核桃")
    page.bar.box.take()
    assert titles(page.table) == ["核桃油提取"]
    assert page.bar.found.text() == "1 / 4"
    page.clear_filters()
    assert len(titles(page.table)) == 4
    assert page.bar.found.text() == "4"


def test_escape_empties_a_filter_and_down_goes_to_the_table(qtbot: QtBot, page: RegisterPage) -> None:
    cell = type_filter(qtbot, page.table, "year", "2022")
    qtbot.keyClick(cell, Qt.Key.Key_Down)
    assert page.table.grid.hasFocus() and len(titles(page.table)) == 2
    cell.setFocus()
    qtbot.keyClick(cell, Qt.Key.Key_Escape)
    assert len(titles(page.table)) == 4 and cell.hasFocus()
    qtbot.keyClick(cell, Qt.Key.Key_Escape)
    assert page.table.grid.hasFocus()


# Search


def test_search_finds_while_typing(qtbot: QtBot, page: RegisterPage) -> None:
    page.focus_search()
    qtbot.keyClicks(page.bar.box, "hzs")
    qtbot.waitUntil(lambda: titles(page.table) == ["红枣深加工"])
    qtbot.keyClick(page.bar.box, Qt.Key.Key_Escape)
    assert len(titles(page.table)) == 4
    assert page.table.grid.hasFocus()


def test_letters_typed_in_the_table_are_a_search(qtbot: QtBot, page: RegisterPage) -> None:
    qtbot.keyClick(page.table.grid, "h")
    assert page.bar.box.hasFocus()
    assert page.bar.box.text() == "h"


def test_an_empty_result_says_what_to_do(page: RegisterPage) -> None:
    page.table.search("没有这个")
    assert page.table.hint.isVisible()
    assert "清除筛选" in page.table.hint.text()
    page.table.search("")
    assert not page.table.hint.isVisible()


# Columns


def test_columns_are_chosen_in_an_order_and_remembered(
    page: RegisterPage, register: Register, settings: Settings
) -> None:
    dialog = ColumnDialog(page.table.columns, page)
    wanted = dialog.list.findItems("项目编号", Qt.MatchFlag.MatchExactly)[0]
    wanted.setCheckState(Qt.CheckState.Unchecked)
    assert "number" in [column.field.name for column in page.table.columns.shown]  # nothing before OK
    dialog.list.setCurrentRow(3)
    dialog.move_current(-1)
    dialog.accept()
    shown = ["title", "year", "county", "total_budget", "lead_organisation", "leader_phone"]
    assert [column.field.name for column in page.table.columns.shown] == shown
    assert picture(page.table)[0] == "红枣深加工|2021|柳林县|120.00|样例红枣研究所|13900000001"
    again = RecordTable(register, KINDS["project"], settings, page)
    assert [column.field.name for column in again.columns.shown] == shown


def test_the_title_stays_the_first_column(table: RecordTable) -> None:
    table.columns.choose(["number", "year"])
    assert [column.field.name for column in table.columns.shown] == ["title", "number", "year"]
    table.columns.move(1, 0)
    table.columns.move(0, 1)
    assert table.columns[0].field.name == "title"


def test_an_edge_is_dragged_wider(qtbot: QtBot, table: RecordTable) -> None:
    header, right = table.header, table.places.frozen
    qtbot.mousePress(header, Qt.MouseButton.LeftButton, pos=QPoint(right, 10))
    qtbot.mouseMove(header, QPoint(right + 60, 10))
    qtbot.mouseRelease(header, Qt.MouseButton.LeftButton, pos=QPoint(right + 60, 10))
    assert table.columns[0].width == right + 60
    assert table.view.order == ()


def test_the_first_column_stays_while_the_others_scroll(table: RecordTable) -> None:
    table.resize(500, 400)
    first = table.grid.visualRect(table.model.index(0, 0))
    bar = table.grid.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    assert table.grid.visualRect(table.model.index(0, 0)) == first
    assert table.grid.indexAt(QPoint(first.right() - 5, 5)).column() == 0
    assert table.grid.indexAt(QPoint(first.right() + 5, 5)).column() > 1
    assert table.filters.cell("title").isVisible()


def test_moving_right_brings_a_hidden_column_out_from_under_the_frozen_one(
    qtbot: QtBot, table: RecordTable
) -> None:
    table.resize(500, 400)
    table.grid.make_current(0, 0)
    for _step in range(len(table.columns)):
        qtbot.keyClick(table.grid, Qt.Key.Key_Right)
    last = table.grid.visualRect(table.grid.currentIndex())
    assert last.right() <= table.grid.viewport().width()
    for _step in range(len(table.columns) - 2):
        qtbot.keyClick(table.grid, Qt.Key.Key_Left)
    assert table.places.left(1) >= table.places.frozen


# Copy and sums


def choose(table: RecordTable, *rows: int) -> None:
    table.grid.select_rows(sorted(rows))


def test_rows_are_copied_as_text_and_as_a_table_whose_numbers_stay_text(
    page: RegisterPage, qtbot: QtBot
) -> None:
    choose(page.table, 0, 3)
    qtbot.keyClick(page.table.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().splitlines() == [
        "红枣深加工\tLL-001\t柳林县\t2021\t120.00\t样例红枣研究所\t13900000001",
        "镁合金铸造\tLL-004\t孝义市\t2023\t\t\t13900000001",
    ]
    assert "<td style=\"mso-number-format:'\\@'\">13900000001</td>" in data.html()
    assert "<td>120.00</td>" in data.html()


def test_headers_are_copied_when_asked_for(page: RegisterPage) -> None:
    choose(page.table, 1)
    page.copy(headers=True)
    lines = QGuiApplication.clipboard().mimeData().text().splitlines()
    assert lines[0].startswith("项目名称\t项目编号") and len(lines) == 2


def test_ctrl_a_selects_all_and_the_sums_are_told(qtbot: QtBot, page: RegisterPage) -> None:
    qtbot.keyClick(page.table.grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert totals_text(page.table) == "已选 4 条，共 4 条    总投资 500.00 万元"


def test_the_sums_are_those_of_the_selection(qtbot: QtBot, page: RegisterPage) -> None:
    told: list[str] = []
    page.status.connect(told.append)
    choose(page.table, 0, 2)
    qtbot.waitUntil(lambda: bool(told))
    assert told[-1] == "已选 2 条，共 4 条    总投资 200.00 万元"


def test_shift_and_arrows_select_rows(qtbot: QtBot, table: RecordTable) -> None:
    table.grid.setCurrentIndex(table.model.index(1, 0))
    qtbot.keyClick(table.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert table.grid.selected_spans() == [(1, 2)]


# Asked anew


def test_after_a_write_elsewhere_the_user_stands_where_they_stood(
    register: Register, page: RegisterPage
) -> None:
    table = page.table
    table.sort("total_budget")
    table.grid.setCurrentIndex(table.model.index(2, 3))
    assert titles(table)[2] == "煤层气利用"
    record_id = table.current_id()
    assert record_id is not None
    applied = operations.save_record(
        register=register, kind="project", record_id=record_id, values={"total_budget": 10 * WAN}
    )
    page.hear(applied)
    assert titles(table) == ["煤层气利用", "核桃油提取", "红枣深加工", "镁合金铸造"]
    assert table.current_id() == record_id
    assert table.grid.selected_spans() == [(0, 0)]
    assert table.grid.currentIndex().column() == 3


def test_a_page_out_of_sight_asks_anew_when_it_is_shown(register: Register, page: RegisterPage) -> None:
    page.hide()
    page.hear(operations.undo(register=register))  # type: ignore[arg-type]
    assert len(picture(page.table)) == 4
    page.show()
    assert len(picture(page.table)) == 3


def test_a_renamed_organisation_is_seen_in_the_projects(register: Register, page: RegisterPage) -> None:
    (found,) = register.find("organisation", "name", ["样例能源公司"])["样例能源公司"]
    page.hear(
        operations.save_record(
            register=register, kind="organisation", record_id=found, values={"name": "样例新能源公司"}
        )
    )
    assert picture(page.table)[1].split("|")[5] == "样例新能源公司"


def test_there_is_always_a_current_cell_for_the_input_method(page: RegisterPage) -> None:
    assert page.table.grid.currentIndex().isValid()
    page.table.search("没有这个")
    page.table.search("")
    assert page.table.grid.currentIndex().isValid()


def test_the_filters_of_the_table_are_those_the_register_is_asked(qtbot: QtBot, table: RecordTable) -> None:
    type_filter(qtbot, table, "total_budget", ">100")
    assert table.view.filters == (Filter("total_budget", "at_least", 100 * WAN + 1),)


def test_selected_records_survive_a_new_record(register: Register, page: RegisterPage) -> None:
    choose(page.table, 0, 3)
    before = page.table.selected_ids()
    save(register, "project", title="阿胶枣加工")
    page.table.sort("title")
    assert sorted(page.table.selected_ids()) == sorted(before)
    flags = QItemSelectionModel.SelectionFlag
    page.table.grid.selectionModel().clear()
    page.table.grid.selectionModel().select(page.table.model.index(0, 0), flags.Select | flags.Rows)
    assert len(page.table.selected_ids()) == 1


def test_settings_that_cannot_be_read_count_as_not_set(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    path.write_text('[columns]\nproject=not json\n[General]\nrecent="[1"\n', encoding="utf-8")
    settings = Settings(path)
    assert settings.get("columns/project", []) == []
    assert settings.recent() == []
