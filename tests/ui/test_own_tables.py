"""The tables of a project beside its form, its steps, its lock, and fields of the office's own."""

import pytest
from ledger import WAN, fill, save
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QPushButton
from pytestqt.qtbot import QtBot

from lyuliang_desk import operations
from lyuliang_desk.store.register import Register
from ui.entry.dialog import RecordDialog
from ui.main_window import MainWindow
from ui.registers.own_fields_dialog import OwnFieldDialog, OwnFieldsDialog
from ui.registers.own_tables import OwnTables
from ui.registers.record_panel import RecordPanel
from ui.registers.step_dialog import StepDialog

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def project(register: Register) -> str:
    made = fill(register)["煤层气利用"]
    for order, (subject, fiscal) in enumerate((("1.1", 120), ("1.2", 60)), 1):
        save(register, "budget_line", project=made, subject=subject, fiscal=fiscal * WAN, order=order)
    return made


@pytest.fixture
def panel(window: MainWindow, project: str) -> RecordPanel:
    window.open_record("project", project)
    assert window.pages is not None
    page = window.pages.current_register()
    assert page is not None and page.panel is not None
    return page.panel


@pytest.fixture
def own(qtbot: QtBot, panel: RecordPanel) -> OwnTables:
    assert panel.own is not None
    panel.tabs.setCurrentWidget(panel.own)
    panel.own.show_table(3)
    panel.own.table.setFocus()
    return panel.own


def lines(own: OwnTables) -> list[str]:
    table = own.table
    return [
        "|".join(table.item(row, column).text() for column in range(2)) for row in range(table.rowCount())
    ]


def test_a_table_shows_the_rows_of_this_record_with_their_sum(own: OwnTables, register: Register) -> None:
    other = save(register, "project", title="别的项目")
    save(register, "budget_line", project=other, subject="2.1", fiscal=WAN)
    own.show_record(own._owner)
    assert own.shown.name == "budget_line"
    assert lines(own) == ["设备费|120.00", "业务费|60.00"]
    assert "180.00" in own.sums.text()
    assert own.choices.button(3).text() == "项目预算 2"


def test_insert_asks_for_a_row_of_this_record_and_escape_writes_nothing(
    qtbot: QtBot, own: OwnTables, register: Register, project: str
) -> None:
    qtbot.keyClick(own.table, Qt.Key.Key_Insert)
    (dialog,) = own.findChildren(RecordDialog)
    form = dialog.panel.form
    assert form.rows["project"].editor.read().value == project
    qtbot.waitUntil(lambda: form.rows["subject"].editor.input().hasFocus())
    form.rows["subject"].editor.set_typed("劳务费")
    assert register.count("budget_line") == 2
    qtbot.keyClick(dialog.panel, Qt.Key.Key_S, CTRL)
    assert register.count("budget_line") == 3
    assert lines(own)[-1].startswith("劳务费")
    assert [row.values["order"] for row in register.own_rows("budget_line", project)] == [1, 2, 3]


def test_alt_and_an_arrow_move_a_row_delete_takes_it_away_and_undo_brings_it_back(
    qtbot: QtBot, own: OwnTables, register: Register
) -> None:
    own.table.setCurrentCell(0, 0)
    qtbot.keyClick(own.table, Qt.Key.Key_Down, ALT)
    assert lines(own) == ["业务费|60.00", "设备费|120.00"]
    qtbot.keyClick(own.table, Qt.Key.Key_Delete)
    assert len(lines(own)) == 1
    operations.undo(register=register)
    own.show_record(own._owner)
    assert lines(own) == ["业务费|60.00", "设备费|120.00"]


def test_ctrl_and_page_down_go_to_the_next_table(qtbot: QtBot, own: OwnTables) -> None:
    qtbot.keyClick(own.table, Qt.Key.Key_PageDown, CTRL)
    assert own.shown.name == "payment_plan" and own.empty.isVisible()


def test_a_step_asks_for_what_it_needs_and_writes_nothing_before(
    qtbot: QtBot, panel: RecordPanel, register: Register, project: str
) -> None:
    operations.save_record(register=register, kind="project", record_id=project, values={"status": "3"})
    assert panel.life is not None
    panel.life.show_record(project)
    actions = {action.text(): action for action in panel.life.steps.actions()}
    actions["签订任务书，进入在研"].trigger()
    (dialog,) = panel.life.findChildren(StepDialog)
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    record = register.get(project)
    assert record is not None and record.values["status"] == "3"
    assert dialog.isVisible()
    dialog.form.rows["contract_signed_on"].editor.set_typed("2024年3月1日")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    record = register.get(project)
    assert record is not None
    assert (record.values["status"], record.values["contract_signed_on"]) == ("4", "2024-03-01")
    assert "任务书" in panel.life.banner.text()


def test_a_signed_project_is_unlocked_with_a_reason_only(
    qtbot: QtBot, panel: RecordPanel, register: Register, project: str
) -> None:
    signed = {"status": "4", "contract_signed_on": "2024-03-01"}
    operations.save_record(register=register, kind="project", record_id=project, values=signed)
    life = panel.life
    assert life is not None
    life.show_record(project)
    life.banner.offers()[0].click()
    (dialog,) = life.findChildren(QInputDialog)
    dialog.setTextValue("金额笔误，双方同意更正")
    dialog.accept()
    record = register.get(project)
    assert record is not None and record.values["unlock_reason"] == "金额笔误，双方同意更正"
    assert "金额笔误" in life.banner.text()
    life.banner.offers()[0].click()
    record = register.get(project)
    assert record is not None and record.values["unlock_reason"] is None


def test_a_new_project_has_no_steps_yet(panel: RecordPanel) -> None:
    assert panel.life is not None
    panel.open_record(None)
    assert not panel.life.isVisible()


def test_a_field_of_ones_own_is_in_table_and_form_at_once(
    qtbot: QtBot, window: MainWindow, register: Register
) -> None:
    fill(register)
    window.run("own_fields")
    (dialog,) = window.findChildren(OwnFieldsDialog)
    qtbot.mouseClick(dialog.buttons["add"], Qt.MouseButton.LeftButton)
    (form,) = dialog.findChildren(OwnFieldDialog)
    save_button = next(b for b in form.findChildren(QPushButton) if b.text() == "保存")
    form.form.rows["name"].editor.set_typed("项目名称")
    form.form.rows["field_type"].editor.set_typed("文本")
    qtbot.mouseClick(save_button, Qt.MouseButton.LeftButton)
    assert form.isVisible() and register.count("custom_field") == 0
    form.form.rows["name"].editor.set_typed("联系村")
    qtbot.mouseClick(save_button, Qt.MouseButton.LeftButton)
    assert dialog.list.item(0).text() == "联系村　（文本）"
    dialog.reject()

    def shown() -> bool:
        page = window.pages.current_register() if window.pages is not None else None
        return page is not None and any(str(c.field.label) == "联系村" for c in page.table.columns.shown)

    qtbot.waitUntil(shown)
    operations.undo(register=register)
    qtbot.waitUntil(lambda: not shown())
