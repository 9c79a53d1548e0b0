"""What stands over the pages: drafts of an earlier session, and that a register is only viewed."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from ledger import fill, save
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from lyuliang_desk import operations
from lyuliang_desk.store.drafts import Draft, DraftJournal
from lyuliang_desk.store.register import Register
from ui.main_window import MainWindow
from ui.notices import Notices
from ui.registers.page import RegisterPage
from ui.settings import Settings
from ui.theme.scheme import Scheme

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def left(register: Register) -> dict[str, str]:
    """A register in which two forms were left unsaved: a kept project an hour ago, and a new person just now."""
    ids = fill(register)
    journal = DraftJournal(register.path)
    drafts = (
        ("d1", "project", ids["煤层气利用"], "煤层气利用", 10, {"title": "煤层气综合利用"}),
        ("d2", "person", None, "新增人员", 11, {"name": "某人", "phone": "13900000002"}),
    )
    for draft_id, kind, record_id, title, hour, typed in drafts:
        base = {"title": "煤层气利用"} if record_id else dict.fromkeys(typed)
        journal.keep(Draft(draft_id, kind, record_id, title, datetime(2026, 7, 5, hour), base, typed))
    return ids


@pytest.fixture
def opened(left: dict[str, str], window: MainWindow, register: Register) -> MainWindow:
    """The window as it is when the program is started again."""
    held = window.release()
    assert held is register
    window.adopt(register)
    return window


def notices(window: MainWindow) -> Notices:
    assert window.notices is not None
    return window.notices


def page_of(window: MainWindow) -> RegisterPage:
    assert window.pages is not None
    page = window.pages.current_register()
    assert page is not None
    return page


def waiting(register: Register) -> list[str]:
    return [draft.draft_id for draft in DraftJournal(register.path).waiting()]


def test_unsaved_content_is_offered_on_opening_the_newest_first(opened: MainWindow) -> None:
    words = notices(opened).drafts.text()
    assert "2026-07-05 11:00" in words and "人员“新增人员”，共 2 项" in words and "另有 1 份" in words
    assert [button.text() for button in notices(opened).drafts.offers()] == ["继续填写", "丢弃", "以后再说"]


def test_going_on_leads_into_the_form_with_what_was_typed(opened: MainWindow, register: Register) -> None:
    notices(opened).drafts.offers()[0].click()
    page = page_of(opened)
    assert page.kind.name == "person" and page.panel is not None
    line = page.panel.entry.form.rows["name"].editor.input()
    assert isinstance(line, QLineEdit) and line.text() == "某人" and line.hasFocus()
    assert "煤层气利用" in notices(opened).drafts.text()
    assert page.panel.entry.save()
    assert waiting(register) == ["d1"]


def test_a_draft_of_a_kept_record_opens_that_record(opened: MainWindow, left: dict[str, str]) -> None:
    notices(opened).drafts.offers()[1].click()
    notices(opened).drafts.offers()[0].click()
    page = page_of(opened)
    assert page.panel is not None and page.panel.record_id == left["煤层气利用"]
    assert page.table.current_id() == left["煤层气利用"] and page.panel.entry.dirty
    assert notices(opened).drafts.text() == ""
    page.panel.entry.drop()


def test_thrown_away_is_gone_and_put_off_waits(opened: MainWindow, register: Register) -> None:
    bar = notices(opened).drafts
    bar.offers()[1].click()
    assert waiting(register) == ["d1"] and "另有" not in bar.text()
    bar.offers()[2].click()
    assert bar.text() == "" and waiting(register) == ["d1"]


def test_a_draft_restored_in_its_form_is_offered_no_more(opened: MainWindow, left: dict[str, str]) -> None:
    notices(opened).drafts.offers()[1].click()
    opened.open_record("project", left["煤层气利用"])
    panel = page_of(opened).panel
    assert panel is not None
    panel.entry.banner.offers()[0].click()
    assert notices(opened).drafts.text() == ""
    panel.entry.drop()


def test_the_notices_are_reached_by_f6(qtbot: QtBot, opened: MainWindow) -> None:
    assert opened.sidebar is not None
    opened.sidebar.list.setFocus()
    qtbot.keyClick(opened, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is notices(opened).drafts.offers()[0]


# Viewing only


@pytest.fixture
def viewing(
    qtbot: QtBot, settings: Settings, scheme: Scheme, left: dict[str, str], register: Register
) -> Iterator[MainWindow]:
    """The window on a register that somebody else writes to."""
    made = MainWindow(settings, scheme, "看客")
    qtbot.addWidget(made)
    made.show()
    made.adopt(operations.open_register(path=register.path, operator="看客", read_only=True))
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


def test_a_viewed_register_says_so_and_leaves_the_drafts_to_their_writer(viewing: MainWindow) -> None:
    assert notices(viewing).viewing.text().startswith("只读方式打开")
    assert notices(viewing).drafts.text() == ""


def test_a_viewed_record_is_read_and_gone_through_but_not_changed(
    qtbot: QtBot, viewing: MainWindow, left: dict[str, str], register: Register
) -> None:
    viewing.open_record("project", left["煤层气利用"])
    panel = page_of(viewing).panel
    assert panel is not None and panel.entry.banner.text() == ""
    line = panel.entry.form.rows["title"].editor.input()
    assert isinstance(line, QLineEdit)
    line.setFocus()
    qtbot.keyClicks(line, "abc")
    qtbot.keyClick(line, Qt.Key.Key_D, CTRL)
    assert line.text() == "煤层气利用" and not panel.entry.dirty
    before = QApplication.focusWidget()
    qtbot.keyClick(before, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is not before
    assert not panel.entry.footer.save.isEnabled()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not panel.isVisible() and page_of(viewing).table.grid.hasFocus()
    assert waiting(register) == ["d2", "d1"]


def test_nothing_is_deleted_or_put_in_order_while_viewing(
    qtbot: QtBot, viewing: MainWindow, register: Register
) -> None:
    team = save(register, "team", name="样例团队")
    save(register, "membership", team=team, person=save(register, "person", name="甲一"), order=1)
    viewing.open_record("team", team)
    panel = page_of(viewing).panel
    assert panel is not None and panel.roster is not None
    panel.tabs.setCurrentWidget(panel.roster)
    buttons = (panel.roster.add, panel.roster.remove, panel.roster.up)
    assert not any(button.isEnabled() for button in buttons)
    page_of(viewing).table.grid.select_rows([0])
    page_of(viewing).delete_selected()
    assert viewing.findChildren(QMessageBox) == []
    assert register.count("team") == 1


def test_it_is_opened_for_writing_once_it_is_free(viewing: MainWindow, register: Register) -> None:
    register.close()
    notices(viewing).viewing.offers()[0].click()
    assert viewing.register is not None and not viewing.register.read_only
    assert notices(viewing).viewing.text() == ""


def test_a_folder_that_takes_nothing_is_offered_for_viewing(
    qtbot: QtBot, window: MainWindow, new_register: Callable[[str], Register], monkeypatch: pytest.MonkeyPatch
) -> None:
    from lyuliang_desk.store.errors import ReadOnlyRegister

    other = new_register("other")
    path, real = other.path, operations.open_register
    other.close()

    def refuse(**asked: object) -> Register:
        if not asked.get("read_only"):
            raise ReadOnlyRegister(path)
        return real(**asked)  # type: ignore[arg-type]

    monkeypatch.setattr(operations, "open_register", refuse)
    window.open_path(path)
    box = QApplication.activeModalWidget()
    assert box is not None
    view = next(button for button in box.buttons() if button.text() == "以只读方式打开")  # type: ignore[attr-defined]
    view.click()
    assert window.register is not None and window.register.read_only and window.register.path == path
