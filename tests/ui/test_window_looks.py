"""How the window looks: light and dark, its language, the place it remembers."""

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lyuliang_desk.messages import language
from lyuliang_desk.store.register import Register
from ui.app import Program
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.theme.palette import DARK, LIGHT
from ui.theme.scheme import Scheme, current_colours


def test_light_and_dark_are_chosen_in_the_menu_and_remembered(
    window: MainWindow, scheme: Scheme, settings: Settings
) -> None:
    light, dark, _system = window.commands.submenus["appearance"].actions()
    before = window.commands.actions["undo"].icon().cacheKey()
    dark.trigger()
    assert current_colours() is DARK
    assert window.palette().color(QPalette.ColorRole.Window).name() == DARK.window
    assert window.commands.actions["undo"].icon().cacheKey() != before
    assert settings.get("appearance") == "dark"
    light.trigger()
    assert current_colours() is LIGHT
    assert scheme.mode == "light"


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_text_stands_out_from_its_ground(colours: object) -> None:
    grounds = ("window", "base", "stripe", "header", "selected", "selected_idle", "hover")
    for ground in grounds:
        assert contrast(getattr(colours, "text"), getattr(colours, ground)) >= 7  # noqa: B009
        assert contrast(getattr(colours, "muted"), getattr(colours, ground)) >= 4.5  # noqa: B009
    for tone in ("error", "warning", "good"):
        assert contrast(getattr(colours, tone), getattr(colours, f"{tone}_ground")) >= 4.5


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG between two colours."""

    def light(name: str) -> float:
        parts = [int(name[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_language_is_changed_without_losing_the_register(
    qtbot: QtBot, qapp: QApplication, settings: Settings, register: Register
) -> None:
    program = Program(qapp, settings, "测试员")
    qtbot.addWidget(program.window)
    program.window.show()
    program.window.adopt(register)
    before = program.window
    assert before.windowTitle().endswith("吕梁项目台账")
    before.commands.submenus["language"].actions()[1].trigger()
    assert language() == "en" and settings.get("language") == "en"
    assert program.window is not before
    qtbot.addWidget(program.window)
    assert program.window.register is register
    assert program.window.commands.actions["undo"].iconText() == "Undo"
    program.window.release()
    program.speak("zh_CN")


def test_the_window_remembers_its_place(
    qtbot: QtBot, settings: Settings, scheme: Scheme, window: MainWindow
) -> None:
    window.resize(711, 455)
    window.settings.put_bytes("geometry", window.saveGeometry())
    again = MainWindow(settings, scheme, "测试员")
    qtbot.addWidget(again)
    again.show()
    assert (again.width(), again.height()) == (711, 455)
