"""What the window's tests share: a dressed application, settings in the test's folder, and an ear for Qt's warnings."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from lyuliang_desk.store.register import Register
from ui.app import leave_clipboard
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.theme.scheme import Scheme

OF_THE_PLATFORM = ("This plugin does not support", "QFontDatabase: Cannot find font directory")
"""Begins what the screenless platform says of itself; it is no fault of the window."""


@pytest.fixture(autouse=True)
def no_qt_warnings(qtlog: Any) -> Iterator[None]:
    """Whatever Qt complains of fails the test."""
    yield
    told = [record.message for record in qtlog.records if record.matches_level("WARNING")]
    assert not [words for words in told if not words.startswith(OF_THE_PLATFORM)]


@pytest.fixture(scope="session")
def scheme(qapp: Any) -> Scheme:
    """The application in its light clothes."""
    return Scheme(qapp, "light")


@pytest.fixture(scope="session", autouse=True)
def clipboard_left(qapp: Any) -> Iterator[None]:
    """What tests copied is let go of while Python still runs."""
    yield
    leave_clipboard()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings that forget with the test."""
    return Settings(tmp_path / "window.ini")


@pytest.fixture
def window(qtbot: QtBot, settings: Settings, scheme: Scheme, register: Register) -> Iterator[MainWindow]:
    """The window on the test's register, in front and with the keyboard."""
    made = MainWindow(settings, scheme, "测试员")
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.place = "project"  # as for somebody who was there; what opens first has a test of its own
    made.adopt(register)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()
