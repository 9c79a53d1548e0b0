"""The attachments of a record beside its form."""

from pathlib import Path

import pytest
from ledger import fill
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from lyuliang_desk import operations
from lyuliang_desk.store.register import Register
from ui.main_window import MainWindow
from ui.registers.record_panel import RecordPanel


@pytest.fixture
def panel(window: MainWindow, register: Register) -> RecordPanel:
    window.open_record("project", fill(register)["煤层气利用"])
    assert window.pages is not None
    page = window.pages.current_register()
    assert page is not None and page.panel is not None
    page.panel.tabs.setCurrentWidget(page.panel.attachments)
    return page.panel


def test_dropped_files_are_attached_counted_and_taken_back_by_undo(
    qtbot: QtBot, panel: RecordPanel, register: Register, tmp_path: Path
) -> None:
    path = tmp_path / "协议.pdf"
    path.write_bytes(b"%PDF" * 400)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    none, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    panel.attachments.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, none, keys))
    table = panel.attachments.table
    assert [table.item(0, column).text() for column in (0, 2)] == ["协议.pdf", "2 KB"]
    place = panel.tabs.indexOf(panel.attachments)
    assert panel.tabs.tabText(place) == "附件 1"
    panel.attachments.sort_as("3")
    assert table.item(0, 1).text() == "协议"
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert panel.tabs.tabText(place) == "附件"
    operations.undo(register=register)
    panel.refresh()
    assert panel.tabs.tabText(place) == "附件 1"


def test_chosen_files_are_saved_to_a_folder(panel: RecordPanel, tmp_path: Path) -> None:
    path = tmp_path / "协议.pdf"
    path.write_bytes(b"text")
    panel.attachments.attach([path])
    folder = tmp_path / "取出"
    folder.mkdir()
    panel.attachments.save_to(folder)
    assert (folder / "协议.pdf").read_bytes() == b"text"
