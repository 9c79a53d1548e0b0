"""Faults are told at one place: the world's as a sentence, our own in the log and once on the screen."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from lyuliang_desk.errors import WorldError
from ui import faults


@pytest.fixture
def log(tmp_path: Path, qapp: QApplication) -> Iterator[Path]:
    path = tmp_path / "logs" / "faults.log"
    restore = faults.install(path, qapp)
    yield path
    restore()
    for box in boxes():
        box.close()


def boxes() -> list[QMessageBox]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()]


def stumble() -> None:
    raise ZeroDivisionError("in a slot")


def test_an_exception_in_a_slot_is_logged_and_told_once(qtbot: QtBot, log: Path) -> None:
    for _time in range(3):
        QTimer.singleShot(0, stumble)
    qtbot.waitUntil(lambda: log.exists() and log.read_text(encoding="utf-8").count("in a slot") >= 3)
    (box,) = boxes()
    assert str(log) in box.text()
    assert "ZeroDivisionError" in box.detailedText()


def test_an_exception_in_a_thread_is_told_in_the_window(qtbot: QtBot, log: Path) -> None:
    thread = threading.Thread(target=stumble)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    assert log.read_text(encoding="utf-8").count("ZeroDivisionError: in a slot") == 1


def test_a_fault_of_the_world_is_its_sentence_and_no_bug(qtbot: QtBot, log: Path) -> None:
    faults.tell(WorldError("disk_full", "磁盘已满，请腾出空间。"))
    (box,) = boxes()
    assert box.text() == "磁盘已满，请腾出空间。"
    assert box.detailedText() == ""
    assert not log.exists()


def test_the_box_is_freed_when_it_is_closed(qtbot: QtBot, log: Path) -> None:
    faults.tell(WorldError("disk_full", "磁盘已满，请腾出空间。"))
    (box,) = boxes()
    with qtbot.waitSignal(box.destroyed):
        box.close()


def test_without_a_window_a_fault_is_raised() -> None:
    with pytest.raises(WorldError):
        faults.tell(WorldError("disk_full", "磁盘已满，请腾出空间。"))
