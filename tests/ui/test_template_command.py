"""The command that writes an empty table of the register in sight."""

from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow


def test_the_template_of_the_register_in_sight_is_written(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.go("agreement")
    window.run("template")
    (dialog,) = window.findChildren(QFileDialog)
    assert [Path(name).name for name in dialog.selectedFiles()] == ["合作协议填报模板.xlsx"]
    path = tmp_path / "给县里的.xlsx"
    dialog.fileSelected.emit(str(path))
    dialog.close()
    qtbot.waitUntil(path.is_file, timeout=10_000)
    assert load_workbook(path).worksheets[0]["A1"].value == "合作协议"


def test_without_a_table_in_sight_it_cannot_be_asked_for(window: MainWindow) -> None:
    window.go("import")
    assert not window.commands.actions["template"].isEnabled()
    window.go("agreement")
    assert window.commands.actions["template"].isEnabled()
