"""Starting the program: which register it shows, and what it says when it cannot."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from ledger import fill
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from lyuliang_desk.store.register import Register
from ui import faults
from ui.app import FirstPaint, Program
from ui.settings import Settings

VERSION_AT = 60
"""Where an SQLite file keeps ``user_version``, four bytes, the highest first."""


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, settings: Settings, tmp_path: Path) -> Iterator[Program]:
    restore = faults.install(tmp_path / "faults.log", qapp)
    made = Program(qapp, settings, "测试员")
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    made.window.close()
    for box in made.window.findChildren(QMessageBox):
        box.close()
    restore()


@pytest.fixture
def kept(new_register: Callable[[str], Register]) -> Path:
    register = new_register("kept")
    fill(register)
    register.close()
    return register.path


def told(program: Program) -> str:
    (box,) = [box for box in program.window.findChildren(QMessageBox) if box.isVisible()]
    return box.text()


def offers(program: Program) -> list[str]:
    centre = program.window.centralWidget()
    assert centre is not None
    return [button.text() for button in centre.findChildren(QPushButton)]


def test_the_register_opened_last_is_opened_again(program: Program, settings: Settings, kept: Path) -> None:
    settings.remember_recent(kept)
    program.start(None, sample=False)
    assert program.window.register is not None and program.window.register.path == kept


def test_without_a_register_the_window_offers_to_open_or_make_one(program: Program) -> None:
    program.start(None, sample=False)
    assert program.window.register is None
    assert offers(program) == ["打开库…", "新建库…"]


def test_a_register_that_is_gone_is_not_asked_for(
    program: Program, settings: Settings, tmp_path: Path
) -> None:
    settings.remember_recent(tmp_path / "gone.lyr")
    program.start(None, sample=False)
    assert program.window.register is None
    assert not [box for box in program.window.findChildren(QMessageBox) if box.isVisible()]


def test_a_register_of_a_newer_program_is_told_and_untouched(program: Program, kept: Path) -> None:
    content = bytearray(kept.read_bytes())
    content[VERSION_AT : VERSION_AT + 4] = (9999).to_bytes(4, "big")
    kept.write_bytes(content)
    program.start(kept, sample=False)
    assert str(kept) in told(program) and "9999" in told(program)
    assert program.window.register is None
    assert kept.read_bytes() == content


def test_a_damaged_register_is_told_and_untouched(program: Program, kept: Path) -> None:
    content = kept.read_bytes()[:5000] + b"\xff" * 20_000
    kept.write_bytes(content)
    program.start(kept, sample=False)
    assert str(kept) in told(program)
    assert program.window.register is None
    assert kept.read_bytes() == content


def test_the_sample_is_made_and_shown(program: Program, tmp_path: Path) -> None:
    program.start(tmp_path / "样例" / "sample.lyr", sample=True)
    assert program.window.register is not None
    assert program.window.register.count("project") > 100


def test_the_first_paint_is_told_once(qtbot: QtBot, program: Program) -> None:
    painted: list[str] = []
    FirstPaint(program.shown(), lambda: painted.append("painted"))
    program.window.repaint()
    qtbot.waitUntil(lambda: bool(painted))
    program.window.repaint()
    assert painted == ["painted"]


def self_test(register: Path, home: Path) -> tuple[int, str]:
    """Exit code and words of ``window REGISTER --self-test``, started as a program with a home of its own."""
    homes = ("HOME", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    environment = {**os.environ, **dict.fromkeys(homes, str(home)), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "lyuliang_desk", "window", str(register), "--self-test"]
    done = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=90)
    return done.returncode, done.stdout.decode("utf-8")


def test_the_self_test_ends_well_once_the_register_is_shown(kept: Path, tmp_path: Path) -> None:
    code, words = self_test(kept, tmp_path)
    assert code == 0 and "window shown: kept" in words


def test_the_self_test_fails_when_a_fault_is_told(kept: Path, tmp_path: Path) -> None:
    kept.write_bytes(kept.read_bytes()[:5000] + b"\xff" * 20_000)
    code, words = self_test(kept, tmp_path)
    assert code == 1 and str(kept) in words
