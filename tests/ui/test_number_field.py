"""Numbers in the window: the key and the button at the field, the selected records, the dialog with its examples."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QToolButton
from pytestqt.qtbot import QtBot

from lyuliang_desk.operations import numbering
from lyuliang_desk.store.register import Register
from tests.duplicates.entering import enter
from ui.entry.panel import EntryPanel
from ui.main_window import MainWindow
from ui.numbering.dialog import NumberingDialog

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(qtbot: QtBot, register: Register) -> EntryPanel:
    panel = EntryPanel(register)
    qtbot.addWidget(panel)
    panel.open_record("project", None)
    panel.show()
    return panel


def typed(panel: EntryPanel) -> object:
    return panel.form.rows["number"].editor.typed()


def test_a_key_takes_the_next_number_of_the_year_entered(qtbot: QtBot, panel: EntryPanel) -> None:
    panel.put_values({"year": "2025"})
    qtbot.keyClick(panel.form.rows["title"].editor.input(), Qt.Key.Key_G, CTRL)
    assert typed(panel) == "LL2025-0001"


def test_the_button_takes_none_where_a_number_stands(qtbot: QtBot, panel: EntryPanel) -> None:
    button = panel.form.rows["number"].editor.findChild(QToolButton)
    assert button is not None
    button.click()
    button.click()
    assert typed(panel) == "LL2026-0001"
    panel.put_values({"number": "自编"})
    button.click()
    assert typed(panel) == "自编"


def test_a_number_dropped_with_its_form_is_not_given_again(panel: EntryPanel) -> None:
    panel.do("take_number")
    panel.drop()
    panel.do("take_number")
    assert typed(panel) == "LL2026-0002"


def test_only_kinds_with_numbers_have_the_button(panel: EntryPanel) -> None:
    assert panel.form.findChildren(QToolButton, "take_number")
    panel.open_record("person", None)
    assert not panel.form.findChildren(QToolButton, "take_number")
    panel.do("take_number")
    assert not panel.dirty


def test_what_the_number_lacks_is_said(register: Register, panel: EntryPanel) -> None:
    rule = numbering.Rule("project", "{county}{serial:3}")
    numbering.save_rules(register=register, wanted=[rule], office_code="")
    panel.do("take_number")
    assert panel.banner.text() == "编号中含县字母，请先填写所在县（市、区）。" and typed(panel) == ""
    panel.put_values({"county": "141125"})
    panel.do("take_number")
    assert typed(panel) == "LUL001"


def test_the_selected_records_are_numbered_in_one_step(window: MainWindow, register: Register) -> None:
    ids = [enter(register, "project", title=title, year="2025") for title in "甲乙丙"]
    window.go("project")
    page = window.pages.current_register() if window.pages is not None else None
    assert page is not None
    page.table.grid.select_rows([0, 1])
    window.run("number")
    numbers = [values["number"] for values in register.values_of("project", ids).values()]
    assert numbers == ["LL2025-0001", "LL2025-0002", None]
    window.run("undo")
    assert not any(values["number"] for values in register.values_of("project", ids).values())


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow, register: Register) -> NumberingDialog:
    window.run("numbering")
    (dialog,) = window.findChildren(NumberingDialog)
    return dialog


def test_the_example_follows_what_is_typed(dialog: NumberingDialog) -> None:
    line = dialog.lines[0]
    assert line.rule.kind == "project" and line.example.text() == "LL2026-0001"
    dialog.office.setEditText("lsw")
    assert line.example.text() == "LL2026-LSW0001"
    line.pattern.setText("P{office}{year}{serial:2}")
    assert line.example.text() == "PLSW202601" and dialog.banner.isHidden()


def test_a_pattern_without_the_office_is_warned_about(dialog: NumberingDialog) -> None:
    dialog.lines[0].pattern.setText("P{serial}")
    assert dialog.banner.tone == "warning" and "重号" in dialog.banner.text()


def test_a_pattern_that_cannot_number_cannot_be_kept(dialog: NumberingDialog) -> None:
    ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    dialog.lines[0].pattern.setText("P{serial")
    assert dialog.banner.tone == "error" and not ok.isEnabled()
    dialog.lines[0].pattern.setText("P{serial}{office}")
    assert ok.isEnabled()


def test_nothing_is_kept_before_ok(dialog: NumberingDialog, register: Register) -> None:
    dialog.lines[0].automatic.setChecked(True)
    dialog.office.setEditText("LUL")
    assert register.count("numbering_rule") == 0 and register.office_code == ""
    dialog.reject()
    assert register.count("numbering_rule") == 0


def test_ok_keeps_rules_and_letters(dialog: NumberingDialog, register: Register) -> None:
    dialog.lines[0].automatic.setChecked(True)
    dialog.office.activated.emit(dialog.office.findData("LUL"))
    dialog.accept()
    assert register.office_code == "LUL"
    (rule,) = (r for r in numbering.rules(register=register) if r.kind == "project")
    assert rule.automatic and register.count("numbering_rule") == 1
