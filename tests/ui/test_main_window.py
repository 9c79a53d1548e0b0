"""The window: where the keyboard goes, what the menus do, and how a register is opened."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ledger import fill, picture, type_words
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from lyuliang_desk import operations
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View
from ui.main_window import MainWindow
from ui.opening import NewRegisterDialog
from ui.registers.page import RegisterPage
from ui.registers.sidebar import COUNT, PLACE, UNDER
from ui.settings import Settings
from ui.tasks import Task

CTRL = Qt.KeyboardModifier.ControlModifier


def page_of(window: MainWindow) -> RegisterPage:
    assert window.pages is not None
    page = window.pages.current_register()
    assert page is not None
    return page


def counts(window: MainWindow) -> dict[str, str]:
    assert window.sidebar is not None
    entries = [window.sidebar.list.item(row) for row in range(window.sidebar.list.count())]
    return {str(entry.data(PLACE)): str(entry.data(COUNT) or "") for entry in entries}


def message_box(window: MainWindow) -> QMessageBox:
    boxes = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    assert len(boxes) == 1
    return boxes[0]


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    none, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, none, keys))


def press(qtbot: QtBot, box: QMessageBox, words: str) -> None:
    (button,) = [button for button in box.findChildren(QPushButton) if button.text() == words]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


# Going about


def test_ctrl_and_a_number_go_to_a_register(qtbot: QtBot, window: MainWindow) -> None:
    for key, kind in ((Qt.Key.Key_2, "organisation"), (Qt.Key.Key_4, "team"), (Qt.Key.Key_1, "project")):
        qtbot.keyClick(window, key, CTRL)
        assert page_of(window).kind.name == kind
        assert page_of(window).table.grid.hasFocus()


def test_the_sidebar_counts_what_is_kept(window: MainWindow, register: Register) -> None:
    assert counts(window)["project"] == "0"
    fill(register)
    assert (counts(window)["project"], counts(window)["organisation"]) == ("4", "2")


def test_f6_goes_round_the_areas(qtbot: QtBot, window: MainWindow, register: Register) -> None:
    fill(register)
    page, sidebar = page_of(window), window.sidebar
    assert sidebar is not None
    page.table.grid.setFocus()
    met = []
    for _step in range(3):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        met.append(QApplication.focusWidget())
    assert met == [sidebar.list, page.bar.box, page.table.grid]
    qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert page.bar.box.hasFocus()


def test_arrows_in_the_sidebar_change_the_page_and_enter_goes_into_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    assert window.sidebar is not None
    window.sidebar.list.setFocus()
    qtbot.keyClick(window.sidebar.list, Qt.Key.Key_Down)
    assert page_of(window).kind.name == "fund_commitment"
    assert window.sidebar.list.hasFocus()
    qtbot.keyClick(window.sidebar.list, Qt.Key.Key_Return)
    assert page_of(window).table.grid.hasFocus()


def test_the_tables_of_a_project_are_folded_away_until_right_is_pressed(
    qtbot: QtBot, window: MainWindow
) -> None:
    assert window.sidebar is not None
    places = window.sidebar.list
    under = [e for e in map(places.item, range(places.count())) if e.data(UNDER) == "project"]
    assert len(under) == 8 and all(entry.isHidden() for entry in under)
    places.setFocus()
    qtbot.keyClick(places, Qt.Key.Key_Right)
    assert not any(entry.isHidden() for entry in under)
    qtbot.keyClick(places, Qt.Key.Key_Down)
    assert page_of(window).kind.name == "annual_plan"
    qtbot.keyClick(places, Qt.Key.Key_Left)
    assert page_of(window).kind.name == "project" and all(entry.isHidden() for entry in under)


def test_going_to_a_folded_table_unfolds_it(window: MainWindow) -> None:
    assert window.sidebar is not None
    window.go("budget_line")
    assert window.sidebar.list.currentItem().data(PLACE) == "budget_line"
    assert not window.sidebar.list.currentItem().isHidden()


def test_what_needs_a_table_is_grey_without_one(window: MainWindow) -> None:
    actions = window.commands.actions
    assert actions["export"].isEnabled() and actions["import"].isEnabled()
    window.release()
    window.pages = None
    window.show_welcome()
    assert not actions["export"].isEnabled() and not actions["import"].isEnabled()
    assert actions["open_register"].isEnabled()


# Records


def test_enter_opens_the_record_and_escape_goes_back(
    qtbot: QtBot, window: MainWindow, register: Register
) -> None:
    ids = fill(register)
    page = page_of(window)
    page.table.grid.setFocus()
    qtbot.keyClick(page.table.grid, Qt.Key.Key_Down)
    qtbot.keyClick(page.table.grid, Qt.Key.Key_Return)
    assert page.panel is not None and page.panel.isVisible()
    assert page.panel.record_id == ids["煤层气利用"]
    assert page.panel.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    assert page.table.grid.hasFocus()


def test_a_narrow_window_leaves_the_form_the_room_of_a_column_and_of_its_buttons(
    qtbot: QtBot, window: MainWindow, register: Register
) -> None:
    ids = fill(register)
    window.resize(900, 600)
    window.open_record("project", ids["煤层气利用"])
    panel = page_of(window).panel
    assert panel is not None
    qtbot.waitUntil(lambda: panel.width() >= panel.entry.minimumWidth())
    entry = panel.entry
    scrolled = entry.form.mapTo(entry, entry.form.rect().topLeft()).x()
    assert scrolled == 0
    for button in (entry.footer.cancel, entry.footer.save_and_new, entry.footer.save):
        assert button.width() >= button.sizeHint().width()


def test_a_record_typed_by_keyboard_is_seen_in_the_table(
    qtbot: QtBot, window: MainWindow, register: Register
) -> None:
    page = page_of(window)
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    assert page.panel is not None and page.panel.entry.form is not None
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    type_words(QApplication.focusWidget(), "沙棘果汁")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, CTRL)
    assert [line.split("|")[0] for line in picture(page.table)] == ["沙棘果汁"]
    assert page.table.current_id() == page.panel.record_id
    assert counts(window)["project"] == "1"


def test_delete_asks_and_undo_brings_back(qtbot: QtBot, window: MainWindow, register: Register) -> None:
    fill(register)
    page = page_of(window)
    page.table.grid.setFocus()
    page.table.grid.select_rows([0, 1])
    qtbot.keyClick(page.table.grid, Qt.Key.Key_Delete)
    box = message_box(window)
    assert "2 条" in box.text() and "红枣深加工" in box.text()
    assert register.count("project") == 4
    press(qtbot, box, "删除")
    assert len(picture(page.table)) == register.count("project") == 2
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert len(picture(page.table)) == 4
    assert window.status.said.text().startswith("已撤销")
    qtbot.keyClick(window, Qt.Key.Key_Y, CTRL)
    assert len(picture(page.table)) == 2


def test_undo_bears_the_name_of_its_step(window: MainWindow, register: Register) -> None:
    undo = window.commands.actions["undo"]
    assert not undo.isEnabled()
    fill(register)
    assert undo.isEnabled()
    assert undo.text().startswith("撤销：") and "镁合金铸造" in undo.text()
    assert undo.iconText() == "撤销"


def test_a_page_out_of_sight_is_fresh_when_it_is_visited(window: MainWindow, register: Register) -> None:
    window.go("organisation")
    page = page_of(window)
    window.go("project")
    fill(register)
    assert picture(page.table) == []
    window.go("organisation")
    assert len(picture(page.table)) == 2


def test_the_history_of_the_current_record_opens_beside_it(
    qtbot: QtBot, window: MainWindow, register: Register
) -> None:
    ids = fill(register)
    operations.save_record(
        register=register, kind="project", record_id=ids["红枣深加工"], values={"title": "红枣精加工"}
    )
    page = page_of(window)
    page.table.grid.make_current(0)
    qtbot.keyClick(window, Qt.Key.Key_H, CTRL)
    assert page.panel is not None
    newest = page.panel.history.tree.topLevelItem(0)
    assert newest is not None
    assert "测试员" in newest.text(0)
    lines = [newest.child(row) for row in range(newest.childCount())]
    assert ("项目名称", "红枣深加工 → 红枣精加工") in [(line.text(0), line.text(1)) for line in lines]


# Printing and importing


def test_printing_takes_the_table_as_it_is_filtered(
    qtbot: QtBot, window: MainWindow, register: Register
) -> None:
    fill(register)
    page_of(window).table.search("红枣")
    qtbot.keyClick(window, Qt.Key.Key_P, CTRL)
    preview = preview_of(window)
    qtbot.waitUntil(lambda: preview.pdf is not None, timeout=20_000)
    assert (preview._form, preview._view, preview._record_ids) == (
        "F05",
        View("project", search="红枣"),
        None,
    )
    assert window.sidebar is not None and window.sidebar.list.currentItem().data(PLACE) == "print"


def test_one_record_is_printed_in_its_own_form(qtbot: QtBot, window: MainWindow, register: Register) -> None:
    ids = fill(register)
    page_of(window).table.grid.make_current(1)
    qtbot.keyClick(window, Qt.Key.Key_P, CTRL | Qt.KeyboardModifier.ShiftModifier)
    preview = preview_of(window)
    qtbot.waitUntil(lambda: preview.pdf is not None, timeout=20_000)
    assert (preview._form, preview._record_ids) == ("F01", (ids["煤层气利用"],))


def preview_of(window: MainWindow) -> Any:
    assert window.pages is not None
    return window.pages.page("print")


def test_a_key_of_the_page_in_sight_is_its_own(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    undo = window.commands.actions["undo"]
    heard: list[str] = []
    undo.triggered.connect(lambda: heard.append("window"))
    window.go("import")
    assert window.pages is not None
    page = window.pages.currentWidget()
    monkeypatch.setattr(page, "take_back", lambda: heard.append("page"))
    undo.setEnabled(True)
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_Z, CTRL)
    assert heard == ["page"]
    qtbot.keyClick(page, Qt.Key.Key_2, CTRL)
    assert page_of(window).kind.name == "organisation"
    undo.setEnabled(True)
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert heard == ["page", "window"]


def test_the_preview_leaves_the_registers_their_keys(
    qtbot: QtBot, window: MainWindow, register: Register
) -> None:
    fill(register)
    qtbot.keyClick(window, Qt.Key.Key_P, CTRL)
    preview = preview_of(window)
    qtbot.waitUntil(lambda: preview.pdf is not None, timeout=20_000)
    qtbot.keyClick(preview, Qt.Key.Key_0, CTRL)
    whole = preview.pages.zoom
    qtbot.keyClick(preview, Qt.Key.Key_9, CTRL)
    assert preview.pages.zoom > whole
    qtbot.keyClick(preview, Qt.Key.Key_2, CTRL)
    assert page_of(window).kind.name == "organisation"


def test_a_workbook_dropped_on_the_window_goes_to_importing(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    workbook = tmp_path / "柳林县2024.csv"
    workbook.write_text("项目名称,承担单位\n红枣深加工,样例红枣研究所\n", encoding="utf-8")
    drop(window, workbook)
    assert window.pages is not None
    page = window.pages.currentWidget()
    assert page.path == workbook  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: page.work.plan is not None, timeout=20_000)  # type: ignore[attr-defined]


# Registers


def test_a_file_that_is_no_register_is_told_and_the_open_one_stays(
    window: MainWindow, register: Register, tmp_path: Path, qapp: QApplication
) -> None:
    from ui import faults

    restore = faults.install(tmp_path / "faults.log", qapp)
    other = tmp_path / "not.lyr"
    other.write_bytes(b"a workbook, say")
    window.open_path(other)
    box = message_box(window)
    assert str(other) in box.text()
    assert window.register is register
    box.close()
    restore()


def test_a_register_open_elsewhere_can_be_looked_at(
    qtbot: QtBot, window: MainWindow, new_register: Callable[[str], Register]
) -> None:
    other = new_register("other")
    fill(other)
    window.open_path(other.path)
    press(qtbot, message_box(window), "以只读方式打开")
    assert window.register is not None and window.register.read_only
    window.go("project")
    qtbot.waitUntil(lambda: len(picture(page_of(window).table)) == 4)
    assert not window.commands.actions["new_record"].isEnabled()
    assert not window.commands.actions["undo"].isEnabled()
    assert window.sidebar is not None and "只读" in window.sidebar.office.text()


def test_the_backup_of_the_day_is_made_beside_the_work(
    qtbot: QtBot, window: MainWindow, new_register: Callable[[str], Register]
) -> None:
    other = new_register("other")
    fill(other)
    other.close()
    folder = other.path.with_name("other.backups")
    window.open_path(other.path)
    assert window.register is not None and window.register.path == other.path
    qtbot.waitUntil(lambda: len(list(folder.glob("other-*.lyr"))) == 1)
    qtbot.waitUntil(lambda: not window.findChildren(Task))


def test_a_backup_that_fails_is_told_and_the_register_is_open(
    qtbot: QtBot,
    window: MainWindow,
    new_register: Callable[[str], Register],
    qapp: QApplication,
    tmp_path: Path,
) -> None:
    from ui import faults

    restore = faults.install(tmp_path / "faults.log", qapp)
    other = new_register("other")
    other.close()
    other.path.with_name("other.backups").write_text("a file where the folder should be", encoding="utf-8")
    window.open_path(other.path)
    qtbot.waitUntil(
        lambda: any(box.isVisible() for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox))
    )
    assert window.register is not None and window.register.path == other.path
    box = next(
        box for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox) and box.isVisible()
    )
    assert "备份" in box.text()
    box.close()
    restore()


def test_nothing_is_made_before_ok(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    opened: list[Register] = []
    dialog = NewRegisterDialog(tmp_path, "测试员", window, opened.append)
    dialog.open()
    path = tmp_path / "新台账.lyr"
    dialog.path.setText(str(path))
    ok = dialog.buttons.buttons()[0]
    assert not ok.isEnabled()
    dialog.office.setText("样例科技局")
    assert ok.isEnabled() and not path.exists()
    dialog.accept()
    assert path.exists()
    assert opened[0].office == "样例科技局"
    opened[0].close()


def test_registers_opened_are_remembered_the_last_one_first(
    window: MainWindow, register: Register, settings: Settings
) -> None:
    assert settings.recent()[0] == register.path
    settings.remember_recent(Path("elsewhere.lyr"))
    settings.remember_recent(register.path)
    assert settings.recent() == [register.path, Path("elsewhere.lyr")]


def test_a_register_dropped_on_the_window_is_opened(
    window: MainWindow, new_register: Callable[[str], Register]
) -> None:
    other = new_register("dropped")
    other.close()
    drop(window, other.path)
    assert window.register is not None and window.register.path == other.path
