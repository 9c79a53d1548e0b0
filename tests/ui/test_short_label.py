"""Words too long for their place are cut, never pushed out of it; the tip has them whole."""

from pytestqt.qtbot import QtBot

from ui.short_label import ShortLabel
from ui.status_line import StatusLine
from ui.theme.scheme import Scheme

LONG = "吕梁市科技计划项目与人才团队台账（2021—2026年）样例"


def label(qtbot: QtBot, characters: int, lines: int = 1) -> ShortLabel:
    made = ShortLabel(lines=lines)
    qtbot.addWidget(made)
    made.resize(made.fontMetrics().horizontalAdvance("国") * characters + 4, 20)
    made.show()
    return made


def test_short_words_stand_as_they_are_without_a_tip(qtbot: QtBot, scheme: Scheme) -> None:
    made = label(qtbot, 12)
    made.show_words("柳林县科技局")
    assert (made.shown(), made.toolTip()) == (["柳林县科技局"], "")


def test_a_long_name_takes_its_lines_and_is_cut_after_them(qtbot: QtBot, scheme: Scheme) -> None:
    made = label(qtbot, 12, lines=2)
    made.show_words(LONG)
    first, second = made.shown()
    assert LONG.startswith(first) and len(first) >= 10 and second.endswith("…")
    assert made.toolTip() == LONG
    assert made.height() >= 2 * made.fontMetrics().lineSpacing()


def test_more_room_shows_more(qtbot: QtBot, scheme: Scheme) -> None:
    made = label(qtbot, 12)
    made.show_words(LONG)
    assert made.shown()[0].endswith("…")
    made.resize(1000, made.height())
    assert (made.shown(), made.toolTip()) == ([LONG], "")


def test_what_is_selected_has_the_whole_status_bar_while_nothing_is_said(
    qtbot: QtBot, scheme: Scheme
) -> None:
    from PySide6.QtWidgets import QMainWindow

    window = QMainWindow()
    qtbot.addWidget(window)
    line = StatusLine(window.statusBar())
    window.resize(800, 200)
    window.show()
    line.tell_selected("已选 3 条，共 160 条    总投资 173.00 万元")
    whole = line.selected.width()
    line.say("已撤销：删除 1 条记录")
    qtbot.waitUntil(lambda: line.selected.width() < whole)
    assert whole > 700
