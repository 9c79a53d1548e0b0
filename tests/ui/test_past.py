"""A day that has gone in the window: asked for by key, looked at under a notice, left for today by key."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from ledger import fill, picture, save
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from lyuliang_desk.store.as_of import PastRegister
from lyuliang_desk.store.register import Register
from ui.day_dialog import DayDialog
from ui.main_window import MainWindow
from ui.registers.page import RegisterPage

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MADE = datetime(2025, 12, 30, 4, tzinfo=UTC)
NOW = datetime(2026, 7, 6, 4, tzinfo=UTC)


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Register]:
    """Filled before the end of last year, and with a project more since."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    times = [MADE]
    with Register.create(tmp_path / "吕梁.lyr", office="甲", operator="乙", clock=lambda: times[0]) as made:
        fill(made)
        times[0] = NOW
        save(made, "project", title="今年新增")
        yield made


def page_of(window: MainWindow) -> RegisterPage:
    assert window.pages is not None
    page = window.pages.current_register()
    assert page is not None
    return page


def dialog_of(qtbot: QtBot, window: MainWindow) -> DayDialog:
    qtbot.keyClick(window, Qt.Key.Key_T, CTRL | SHIFT)
    (dialog,) = [found for found in window.findChildren(DayDialog) if found.isVisible()]
    return dialog


def go_back(qtbot: QtBot, window: MainWindow) -> PastRegister:
    """By the keys alone: the end of last year stands there, Enter takes it."""
    dialog = dialog_of(qtbot, window)
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.register, PastRegister), timeout=20_000)
    assert isinstance(window.register, PastRegister)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window.register


def test_the_end_of_last_year_is_offered_with_what_lies_after_it(qtbot: QtBot, window: MainWindow) -> None:
    dialog = dialog_of(qtbot, window)
    assert dialog.line.text() == "2025-12-31"
    assert dialog.told.text() == "2025-12-31 之后有 1 处变更，将不计入。"
    dialog.reject()


@pytest.mark.parametrize("words", ["20251231", "2025年12月31日", "2025.12.31", "2025"])
def test_a_day_may_be_typed_in_many_ways(qtbot: QtBot, window: MainWindow, words: str) -> None:
    dialog = dialog_of(qtbot, window)
    dialog.line.setText(words)
    assert "2025-12-31" in dialog.told.text()
    dialog.reject()


@pytest.mark.parametrize(("words", "told"), [("2020-01-01", "本库建于 2025-12-30"), ("", "请填写日期")])
def test_a_day_that_is_none_says_why_and_cannot_be_taken(
    qtbot: QtBot, window: MainWindow, words: str, told: str
) -> None:
    dialog = dialog_of(qtbot, window)
    dialog.line.setText(words)
    assert told in dialog.told.text()
    assert not dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
    dialog.reject()


def test_the_window_shows_that_day_and_comes_back_to_today(
    qtbot: QtBot, window: MainWindow, register: Register
) -> None:
    window.go("project")
    assert len(picture(page_of(window).table)) == 5
    past = go_back(qtbot, window)
    window.go("project")
    qtbot.waitUntil(lambda: len(picture(page_of(window).table)) == 4)
    assert window.notices is not None
    assert window.notices.viewing.text().startswith("截至 2025-12-31 的数据，只能查看")
    assert not window.commands.actions["new_record"].isEnabled()
    assert past.path not in window.settings.recent()
    assert "2025-12-31" in window.windowTitle()
    qtbot.keyClick(window, Qt.Key.Key_B, CTRL | SHIFT)
    assert window.register is register and not past.path.exists()
    save(register, "project", title="回来以后")
    qtbot.waitUntil(lambda: len(picture(page_of(window).table)) == 6)
    assert window.notices is not None and window.notices.viewing.text() == ""


def test_from_one_day_to_another_today_stays_open(
    qtbot: QtBot, window: MainWindow, register: Register
) -> None:
    first = go_back(qtbot, window)
    dialog = dialog_of(qtbot, window)
    dialog.line.setText("2026-07-06")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.register is not first, timeout=20_000)
    assert isinstance(window.register, PastRegister) and window.register.live is register
    assert not first.path.exists() and window.register.count("project") == 5


def test_the_window_closes_both(qtbot: QtBot, window: MainWindow, register: Register) -> None:
    past = go_back(qtbot, window)
    window.close()
    assert not past.path.exists()
    with pytest.raises(ValueError, match="closed"):
        register.count("project")


def test_back_to_today_is_grey_today(window: MainWindow) -> None:
    assert not window.commands.actions["back_to_today"].isEnabled()


def test_opening_the_live_file_goes_back_to_today(
    qtbot: QtBot, window: MainWindow, register: Register
) -> None:
    past = go_back(qtbot, window)
    window.open_path(register.path)
    assert window.register is register and not past.path.exists()
