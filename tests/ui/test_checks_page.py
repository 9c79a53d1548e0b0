"""The place of the data checks: a list of problems that leads to the field, by keyboard."""

from collections.abc import Callable
from pathlib import Path

import pytest
from ledger import type_words
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lyuliang_desk import operations
from lyuliang_desk.store.register import Register
from tests.checks.findings_scene import SCENES, project
from tests.store.store_scene import edit
from ui.checks.finding_model import state_of
from ui.checks.page import ChecksPage
from ui.checks.reason_dialog import ReasonDialog
from ui.main_window import MainWindow

Open = Callable[[], ChecksPage]


@pytest.fixture
def late(register: Register) -> list[str]:
    """Two projects that are overdue, and two records with one number."""
    SCENES["key_twice"](register, True)
    return [project(register, title=f"逾期{n}", number=f"Y-{n}", status="4", end="2026-06") for n in (1, 2)]


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, late: list[str]) -> ChecksPage:
    window.run("checks")
    assert window.pages is not None
    made = window.pages.page("checks")
    assert isinstance(made, ChecksPage)
    qtbot.waitUntil(lambda: bool(made.found))
    made.tree.setFocus()
    return made


def lines(page: ChecksPage) -> list[str]:
    """Headings, and the records under each."""
    model = page.tree.findings
    return [
        f"{group.words}: {'、'.join(model.texts(f)[1] for f in group.findings)}" for group in model.groups
    ]


def settled(qtbot: QtBot, page: ChecksPage) -> None:
    qtbot.waitUntil(lambda: not page.checking.running)


def accept(qtbot: QtBot, page: ChecksPage, reason: str) -> None:
    qtbot.keyClick(page.tree, Qt.Key.Key_A)
    dialog = page.findChild(ReasonDialog)
    assert dialog is not None
    type_words(dialog.reason, reason)
    with qtbot.waitSignal(page.checking.found):
        qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)


def test_problems_stand_under_their_checks_or_under_their_records(page: ChecksPage) -> None:
    assert lines(page) == ["项目逾期: 逾期1、逾期2", "编号、证件号重复: 红枣深加工、煤层气"]
    page.head.grouping.setCurrentIndex(1)
    assert [line.split(": ")[0] for line in lines(page)] == [
        "项目　逾期1",
        "项目　逾期2",
        "项目　红枣深加工",
        "项目　煤层气",
    ]


def test_enter_puts_the_keyboard_into_the_field(
    qtbot: QtBot, window: MainWindow, page: ChecksPage, late: list[str]
) -> None:
    qtbot.keyClick(page.tree, Qt.Key.Key_Return)
    assert window.pages is not None
    register_page = window.pages.current_register()
    assert register_page is not None and register_page.panel is not None
    assert register_page.panel.record_id == late[0]
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    assert QApplication.focusWidget() is register_page.panel.entry.form.rows["end"].editor.input()


def test_enter_leads_to_the_form_even_when_the_history_was_looked_at(
    qtbot: QtBot, window: MainWindow, page: ChecksPage, late: list[str]
) -> None:
    window.open_record("project", late[1])
    assert window.pages is not None
    panel = window.pages.current_register().panel  # type: ignore[union-attr]
    assert panel is not None
    panel.show_history()
    window.go("checks")
    page.tree.setFocus()
    qtbot.keyClick(page.tree, Qt.Key.Key_Return)
    assert panel.tabs.currentWidget() is panel.entry
    assert QApplication.focusWidget() is panel.entry.form.rows["end"].editor.input()


def test_f8_goes_from_problem_to_problem_while_the_form_is_open(
    qtbot: QtBot, window: MainWindow, page: ChecksPage, late: list[str]
) -> None:
    window.run("next_finding")
    assert window.pages is not None
    panel = window.pages.current_register().panel  # type: ignore[union-attr]
    assert panel is not None and panel.record_id == late[1]
    focused = QApplication.focusWidget()
    qtbot.keyClick(focused, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert panel.record_id == late[0]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert panel.entry.form.rows["number"].editor.input().hasFocus()


def test_f8_runs_the_checks_where_they_have_not_been_run(
    qtbot: QtBot, window: MainWindow, late: list[str]
) -> None:
    window.run("next_finding")
    assert window.pages is not None and isinstance(window.pages.currentWidget(), ChecksPage)
    qtbot.waitUntil(lambda: bool(window.pages.page("checks").found))  # type: ignore[union-attr, attr-defined]


def test_a_soft_problem_is_accepted_with_a_reason_and_shown_on_demand(
    qtbot: QtBot, page: ChecksPage, register: Register
) -> None:
    accept(qtbot, page, "已报市局同意")
    assert lines(page)[0] == "项目逾期: 逾期2"
    assert page.head.states["accepted"].text() == "已说明 1"
    page.head.states["accepted"].setChecked(True)
    assert lines(page)[0] == "项目逾期: 逾期1、逾期2"
    page.tree.go_to(page.tree.findings.places()[0])
    assert "已说明：已报市局同意" in page.words.text()
    with qtbot.waitSignal(page.checking.found):
        qtbot.keyClick(page.tree, Qt.Key.Key_Delete)
    assert [state_of(f) for f in page.found] == ["soft", "soft", "hard", "hard"]


def test_all_problems_of_a_check_are_accepted_at_once_by_its_heading(qtbot: QtBot, page: ChecksPage) -> None:
    page.tree.go_to(page.tree.findings.index(0, 0))
    accept(qtbot, page, "历史项目")
    assert [state_of(f) for f in page.found] == ["accepted", "accepted", "hard", "hard"]


def test_what_has_to_be_put_right_is_not_accepted(qtbot: QtBot, page: ChecksPage) -> None:
    page.tree.selectAll()
    qtbot.keyClick(page.tree, Qt.Key.Key_A)
    assert page.findChild(ReasonDialog) is None
    assert page.banner.text() == "所选问题中有 2 个须更正，不能接受。"


def test_nothing_is_accepted_without_a_reason(qtbot: QtBot, page: ChecksPage, register: Register) -> None:
    before = register.log_count
    qtbot.keyClick(page.tree, Qt.Key.Key_A)
    dialog = page.findChild(ReasonDialog)
    assert dialog is not None and not dialog.take.isEnabled()
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert dialog.isVisible() and register.log_count == before
    dialog.reject()
    qtbot.waitUntil(lambda: page.findChild(ReasonDialog) is None)


def test_the_filter_looks_into_problems_records_and_fields(page: ChecksPage) -> None:
    page.head.filter.setText("逾期2")
    assert lines(page) == ["项目逾期: 逾期2"]
    page.head.filter.setText("项目编号")
    assert lines(page) == ["编号、证件号重复: 红枣深加工、煤层气"]
    page.head.filter.setText("没有这样的")
    assert page.stack.currentWidget() is page.nothing and page.nothing.text() == "没有符合筛选条件的问题。"


def test_a_change_is_checked_anew_and_the_cursor_stays_with_its_problem(
    qtbot: QtBot, page: ChecksPage, register: Register, late: list[str]
) -> None:
    page.tree.go_to(page.tree.findings.places()[1])
    with qtbot.waitSignal(page.checking.found):
        edit(register, late[0], status="8", end_reason="企业停产")
    assert lines(page)[0] == "项目逾期: 逾期2"
    current = page.tree.current()
    assert current is not None and current.record_id == late[1]


def test_what_changed_out_of_sight_is_checked_when_the_place_is_shown(
    qtbot: QtBot, window: MainWindow, page: ChecksPage, register: Register, late: list[str]
) -> None:
    window.go("project")
    edit(register, late[0], end="2027")
    assert not page.checking.running
    with qtbot.waitSignal(page.checking.found):
        window.go("checks")
    assert lines(page)[0] == "项目逾期: 逾期2"


def test_a_run_that_took_long_is_offered_instead(
    qtbot: QtBot, page: ChecksPage, register: Register, late: list[str]
) -> None:
    page.checking.seconds = 60
    edit(register, late[0], end="2027")
    qtbot.waitUntil(lambda: page.banner.text() == "检查之后数据有变动。")
    assert lines(page)[0] == "项目逾期: 逾期1、逾期2"
    with qtbot.waitSignal(page.checking.found):
        qtbot.keyClick(page.tree, Qt.Key.Key_F5)
    assert lines(page)[0] == "项目逾期: 逾期2"


def test_problems_are_copied_as_lines_for_a_sheet(qtbot: QtBot, page: ChecksPage) -> None:
    page.tree.go_to(page.tree.findings.index(0, 0))
    qtbot.keyClick(page.tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = [line.split("\t")[1:] for line in QApplication.clipboard().text().splitlines()]
    assert copied == [["逾期1", "项目", "结束时间"], ["逾期2", "项目", "结束时间"]]


def test_an_accepted_step_is_undone_like_any_other(
    qtbot: QtBot, page: ChecksPage, register: Register
) -> None:
    accept(qtbot, page, "历史项目")
    with qtbot.waitSignal(page.checking.found):
        operations.undo(register=register)
    assert [state_of(f) for f in page.found] == ["soft", "soft", "hard", "hard"]


def test_the_list_in_sight_becomes_a_workbook(qtbot: QtBot, page: ChecksPage, tmp_path: Path) -> None:
    page.head.filter.setText("逾期2")
    page.export_to(tmp_path / "问题.xlsx")
    qtbot.waitUntil(lambda: bool(page.banner.text()))
    sheet = load_workbook(tmp_path / "问题.xlsx")["数据检查"]
    rows = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert rows[1] == ["检查项", "级别", "记录", "类别", "字段", "问题", "接受的理由"]
    assert [row[:5] for row in rows[2:]] == [["项目逾期", "待核对", "逾期2", "项目", "结束时间"]]
