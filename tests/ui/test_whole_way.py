"""The main job from one end to the other, with real widgets and by keyboard: a county's workbook goes in, the form comes out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from importing_books import county_workbook
from importing_scene import ImportScene
from ledger import type_words
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lyuliang_desk.paperwork.preview import Preview
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Order, View
from ui.entry.panel import EntryPanel
from ui.importing.page import ImportPage
from ui.main_window import MainWindow
from ui.printing.page import PreviewPage
from ui.registers.page import RegisterPage

CTRL = Qt.KeyboardModifier.ControlModifier
BY_NUMBER = View("project", order=(Order("number"),))


def drop(window: MainWindow, path: Path) -> None:
    """Drag a file over the window and let go."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(window.rect().center(), copy, mime, button, none)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(window.rect().center()), copy, mime, button, none))


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def titles(register: Register) -> list[str]:
    return [str(row.values["title"]) for row in register.rows("project", register.ids(BY_NUMBER))]


def shown(page: RegisterPage) -> list[str]:
    """The first column of the table as it stands in the window."""
    model = page.table.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


@pytest.fixture
def scene(window: MainWindow, register: Register, qtbot: QtBot, tmp_path: Path) -> Iterator[ImportScene]:
    """The window after a county's workbook was dropped on it."""
    drop(window, county_workbook(tmp_path / "临县2023年项目.xlsx"))
    page = window.pages.currentWidget()
    assert isinstance(page, ImportPage)
    found = ImportScene(page, register, qtbot)
    found.wait()
    yield found


def test_from_the_countys_workbook_to_the_printed_form(
    scene: ImportScene, window: MainWindow, register: Register, qtbot: QtBot
) -> None:
    # what is wrong is seen at its cell, and nothing is in the register yet
    assert scene.state(10) == "refused" and scene.codes("H10")
    assert register.count("project") == 0

    # a cell is corrected in place, and what can be accepted is applied
    scene.type("H10", "40")
    assert scene.state(10) == "new"
    qtbot.keyClick(scene.page, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: register.count("project") == 5)
    scene.wait()

    # it stands in the table of the window
    qtbot.keyClick(window, Qt.Key.Key_1, CTRL)
    page = window.pages.currentWidget()
    assert isinstance(page, RegisterPage)
    qtbot.waitUntil(lambda: sorted(shown(page)) == sorted(titles(register)))
    assert "红枣深加工与品质分级" in shown(page)

    # it is found by initials and edited by keyboard
    qtbot.keyClick(window, Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(focused(), "hzsjg")
    qtbot.waitUntil(lambda: shown(page) == ["红枣深加工与品质分级"])
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    qtbot.keyClick(page.table.grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.panel.isVisible() and page.panel.isAncestorOf(focused()))
    panel = next(widget for widget in page.panel.findChildren(EntryPanel) if widget.isVisible())
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    line = focused()
    line.selectAll()  # type: ignore[attr-defined]
    type_words(line, "红枣分级与烘干")
    qtbot.keyClick(line, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: not panel.dirty)
    assert "红枣分级与烘干" in titles(register)

    # one step back takes the edit, one more the whole import, and forward again
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: "红枣深加工与品质分级" in titles(register))
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: register.count("project") == 0 and register.count("organisation") == 0)
    qtbot.keyClick(window, Qt.Key.Key_Y, CTRL)
    qtbot.waitUntil(lambda: register.count("project") == 5)
    qtbot.keyClick(window, Qt.Key.Key_Y, CTRL)
    qtbot.waitUntil(lambda: "红枣分级与烘干" in titles(register))


def test_the_printed_form_says_what_the_register_holds(
    scene: ImportScene, window: MainWindow, register: Register, qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.keyClick(scene.page, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: register.count("project") > 0)
    scene.wait()
    qtbot.keyClick(window, Qt.Key.Key_1, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_P, CTRL)
    preview = window.pages.currentWidget()
    assert isinstance(preview, PreviewPage)
    qtbot.waitUntil(lambda: preview.pdf is not None and preview.pages.all_drawn(), timeout=20_000)
    preview.save_to(tmp_path / "汇总表.pdf")
    with Preview((tmp_path / "汇总表.pdf").read_bytes()) as saved:
        text = "".join("".join(saved.text(page).split()) for page in range(len(saved.sizes)))
    for row in register.rows("project", register.ids(BY_NUMBER)):
        assert str(row.values["number"]) in text and str(row.values["title"]) in text
    assert "项目汇总表" in text and "单位：万元" in text and "第1页共1页" in text
