"""Paste, fill down and set a field in the table: shown first, written on one's word, taken back by one undo."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from ledger import WAN, fill, picture, type_words
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from lyuliang_desk import operations
from lyuliang_desk.store.register import Register
from ui import faults
from ui.main_window import MainWindow
from ui.registers import plan_work
from ui.registers.fill_dialog import FillDialog
from ui.registers.page import RegisterPage
from ui.registers.paste_dialog import PasteDialog
from ui.registers.paste_model import FIRST_FIELD

SHOWN = ["title", "number", "county", "year", "total_budget"]
AT_FIRST = [
    "红枣深加工|LL-001|柳林县|2021|120.00",
    "煤层气利用|LL-002|柳林县|2022|300.00",
    "核桃油提取|LL-003|文水县|2022|80.00",
    "镁合金铸造|LL-004|孝义市|2023|",
]
D = TypeVar("D", bound=QWidget)


@pytest.fixture(autouse=True)
def told(qapp: QApplication, tmp_path: Path) -> Iterator[None]:
    """Faults are told in a box, as in the program."""
    restore = faults.install(tmp_path / "faults.log", qapp)
    yield
    restore()


@pytest.fixture
def page(window: MainWindow, register: Register) -> Iterator[RegisterPage]:
    fill(register)
    window.go("project")
    found = window.pages.current_register() if window.pages is not None else None
    assert found is not None
    found.table.columns.choose(SHOWN)
    found.table.grid.setFocus()
    yield found


def shown(page: RegisterPage, sort: type[D]) -> D:
    (found,) = (d for d in page.findChildren(sort) if d.isVisible())
    return found


def stand(page: RegisterPage, row: int, field: str) -> None:
    page.table.grid.setCurrentIndex(page.table.model.index(row, SHOWN.index(field)))


def paste(qtbot: QtBot, page: RegisterPage, text: str, row: int = 0, field: str = "title") -> PasteDialog:
    """Copy a text elsewhere, stand on a cell and press Ctrl+V."""
    QGuiApplication.clipboard().setText(text)
    stand(page, row, field)
    qtbot.keyClick(page.table.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    return shown(page, PasteDialog)


def close_and_free(qtbot: QtBot, dialog: QDialog) -> None:
    """Close a dialog with Esc and wait until it is gone."""
    gone: list[bool] = []
    dialog.destroyed.connect(lambda: gone.append(True))
    dialog.reject()
    qtbot.waitUntil(lambda: gone == [True])


def preview(dialog: PasteDialog) -> list[str]:
    """State, record and cells of each row, a line for each."""
    model = dialog.model
    return [
        "|".join(str(model.index(row, column).data() or "") for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


# Pasting


def test_the_preview_shows_before_and_after_and_writes_nothing(qtbot: QtBot, page: RegisterPage) -> None:
    dialog = paste(qtbot, page, "150\n300\n很多\r\n", field="total_budget")
    assert preview(dialog) == [
        "变更|红枣深加工|120.00 → 150.00",
        "未变|煤层气利用|300.00",
        "拒绝|核桃油提取|很多",
    ]
    assert dialog.summary.text() == "变更 1 · 未变 1 · 拒绝 1"
    assert dialog.go.text() == "粘贴 1 行"
    assert dialog.problems.isVisible()
    assert picture(page.table) == AT_FIRST
    dialog.reject()
    assert picture(page.table) == AT_FIRST


def test_enter_writes_the_good_rows_and_one_undo_takes_them_all_back(
    qtbot: QtBot, page: RegisterPage, window: MainWindow
) -> None:
    dialog = paste(
        qtbot, page, "煤层气二期\t\t石楼县\n丙\tLL-003\t没有这个县\n丁\tLL-4\t\n戊\tLL-5\t临县", row=1
    )
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert picture(page.table) == [
        AT_FIRST[0],
        "煤层气二期|LL-002|石楼县|2022|300.00",
        AT_FIRST[2],
        "丁|LL-4|孝义市|2023|",
        "戊|LL-5|临县||",
    ]
    assert window.commands.actions["undo"].text() == "撤销：粘贴到项目（3 条记录）"
    window.run("undo")
    assert picture(page.table) == AT_FIRST


def test_the_user_may_say_that_the_first_row_is_no_header(qtbot: QtBot, page: RegisterPage) -> None:
    dialog = paste(qtbot, page, "项目编号\t项目名称\nLL-9\t甲")
    assert dialog.header.isChecked()
    assert preview(dialog) == ["变更|红枣深加工|LL-001 → LL-9|红枣深加工 → 甲"]
    dialog.header.click()
    assert [line.split("|")[2] for line in preview(dialog)] == ["红枣深加工 → 项目编号", "煤层气利用 → LL-9"]


def test_all_rows_may_be_new_records(qtbot: QtBot, page: RegisterPage) -> None:
    dialog = paste(qtbot, page, "甲\tLL-8\n乙\tLL-9")
    dialog.all_new.click()
    assert preview(dialog) == ["新增|甲|甲|LL-8", "新增|乙|乙|LL-9"]
    dialog.apply()
    assert len(picture(page.table)) == 6


def test_empty_cells_clear_only_where_one_says_so(qtbot: QtBot, page: RegisterPage) -> None:
    dialog = paste(qtbot, page, "红枣深加工\t\t临县")
    assert preview(dialog) == ["变更|红枣深加工|红枣深加工|LL-001|柳林县 → 临县"]
    dialog.empties.click()
    assert preview(dialog) == ["变更|红枣深加工|红枣深加工|LL-001 → （空）|柳林县 → 临县"]


def test_f8_goes_from_problem_to_problem(qtbot: QtBot, page: RegisterPage) -> None:
    dialog = paste(qtbot, page, "甲\t\t某县\n乙\t\t另县")
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    for row in (0, 1, 0):
        qtbot.keyClick(dialog.view, Qt.Key.Key_F8)
        here = dialog.view.currentIndex()
        assert (here.row(), here.column()) == (row, FIRST_FIELD + 2)
    assert dialog.problems.model.index(0, 1).data() == "第 1 行 实施县（市、区）"


def test_what_is_left_out_is_named(qtbot: QtBot, page: RegisterPage) -> None:
    dialog = paste(qtbot, page, "100\t多余", field="total_budget")
    assert "第 B 列没有粘贴" in dialog.banner.text()


def test_an_empty_clipboard_is_told(qtbot: QtBot, page: RegisterPage) -> None:
    QGuiApplication.clipboard().setText("\r\n")
    page.paste()
    box = shown(page, QMessageBox)
    assert "剪贴板里没有单元格" in box.text()
    box.close()


def test_a_register_opened_for_viewing_refuses(
    qtbot: QtBot, page: RegisterPage, window: MainWindow, register: Register
) -> None:
    viewed = Register.open(register.path, operator="看", read_only=True)
    window.adopt(viewed)
    register.close()
    window.go("project")
    found = window.pages.current_register() if window.pages is not None else None
    assert found is not None
    assert not window.commands.actions["paste"].isEnabled()
    QGuiApplication.clipboard().setText("甲")
    found.paste()
    box = shown(found, QMessageBox)
    assert found.findChildren(PasteDialog) == []
    box.close()


def test_a_large_block_is_planned_and_written_off_the_windows_thread(
    qtbot: QtBot, page: RegisterPage, monkeypatch: pytest.MonkeyPatch, window: MainWindow
) -> None:
    monkeypatch.setattr(plan_work, "AT_ONCE", 50)
    text = "".join(f"新项目{n}\tN-{n}\r\n" for n in range(400))
    dialog = paste(qtbot, page, text, row=3)
    assert not dialog.go.isEnabled()
    qtbot.waitUntil(dialog.go.isEnabled, timeout=20_000)
    assert dialog.summary.text() == "新增 399 · 变更 1"
    dialog.apply()
    qtbot.waitUntil(lambda: len(picture(page.table)) == 403, timeout=20_000)
    window.run("undo")
    qtbot.waitUntil(lambda: picture(page.table) == AT_FIRST, timeout=20_000)


def test_closing_the_preview_stops_its_planning(
    qtbot: QtBot, page: RegisterPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan_work, "AT_ONCE", 50)
    dialog = paste(qtbot, page, "".join(f"新{n}\tN-{n}\n" for n in range(2_000)))
    close_and_free(qtbot, dialog)
    assert picture(page.table) == AT_FIRST


# Filling


def fill_down(page: RegisterPage, window: MainWindow, rows: list[int], field: str) -> FillDialog:
    page.table.grid.select_rows(rows)
    page.table.grid.make_current(rows[-1], SHOWN.index(field))
    window.run("fill_down")
    return shown(page, FillDialog)


def test_the_topmost_value_goes_into_the_others(qtbot: QtBot, page: RegisterPage, window: MainWindow) -> None:
    dialog = fill_down(page, window, [1, 2, 3], "year")
    assert dialog.summary.text() == "将修改 1 条 · 1 条已是此值"
    assert picture(page.table) == AT_FIRST
    qtbot.keyClick(dialog.go, Qt.Key.Key_Return)
    assert [line.split("|")[3] for line in picture(page.table)] == ["2021", "2022", "2022", "2022"]
    window.run("undo")
    assert picture(page.table) == AT_FIRST


def test_filling_down_needs_several_records(page: RegisterPage, window: MainWindow) -> None:
    stand(page, 1, "year")
    window.run("fill_down")
    box = shown(page, QMessageBox)
    assert "请先选中多条记录" in box.text()
    box.close()


def test_a_field_is_set_on_the_selection_by_an_editor_of_its_type(
    qtbot: QtBot, page: RegisterPage, window: MainWindow
) -> None:
    page.table.grid.select_rows([0, 2])
    page.table.grid.make_current(2, SHOWN.index("total_budget"))
    window.run("set_field")
    dialog = shown(page, FillDialog)
    line = dialog.row.editor.input()
    type_words(line, "５０万")
    assert picture(page.table) == AT_FIRST
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert [line.split("|")[4] for line in picture(page.table)] == ["50.00", "300.00", "50.00", ""]
    window.run("undo")
    assert picture(page.table) == AT_FIRST


def test_what_cannot_be_read_is_told_and_not_written(
    qtbot: QtBot, page: RegisterPage, window: MainWindow
) -> None:
    page.table.grid.select_rows([0, 2])
    page.table.grid.make_current(2, SHOWN.index("total_budget"))
    window.run("set_field")
    dialog = shown(page, FillDialog)
    type_words(dialog.row.editor.input(), "很多")
    qtbot.waitUntil(lambda: "很多" in dialog.summary.text())
    assert not dialog.go.isEnabled()
    dialog.apply()
    assert dialog.isVisible()
    assert picture(page.table) == AT_FIRST


def test_records_that_cannot_take_the_value_are_named(
    qtbot: QtBot, page: RegisterPage, window: MainWindow, register: Register
) -> None:
    first = page.table.model.row(0).id
    operations.save_record(
        register=register, kind="project", record_id=first, values={"city_funds": 120 * WAN, "own_funds": 0}
    )
    page.table.grid.select_rows([0, 1])
    page.table.grid.make_current(0, SHOWN.index("total_budget"))
    window.run("set_field")
    dialog = shown(page, FillDialog)
    qtbot.keyClicks(dialog.row.editor.input(), "90")
    dialog.try_value()
    assert dialog.summary.text() == "将修改 1 条 · 1 条不能填写，保持原值"
    assert dialog.findings.item(0).text().startswith("红枣深加工：")
    dialog.apply()
    assert [line.split("|")[4] for line in picture(page.table)][:2] == ["120.00", "90.00"]


def test_the_dialogs_are_freed_when_they_close(qtbot: QtBot, page: RegisterPage, window: MainWindow) -> None:
    for dialog in (paste(qtbot, page, "甲"), fill_down(page, window, [0, 1], "year")):
        close_and_free(qtbot, dialog)
