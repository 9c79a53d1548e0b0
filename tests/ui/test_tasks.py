"""Long work runs elsewhere, tells how far it is, can be stopped, and tells its end in the window's thread."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lyuliang_desk.errors import Cancelled
from lyuliang_desk.store.register import Register
from ui.bridge import RegisterBridge
from ui.tasks import TOLD_EVERY, Task, run_with_dialog


def test_the_result_arrives_in_the_windows_thread(qtbot: QtBot) -> None:
    home, places = QObject(), []
    task = Task(lambda progress, cancelled: threading.get_ident(), home)
    task.done.connect(lambda there: places.extend([there, threading.get_ident()]))
    with qtbot.waitSignal(task.ended):
        task.start()
    there, here = places
    assert here == threading.get_ident() != there


def test_progress_is_told_in_steps_that_the_window_can_follow(qtbot: QtBot) -> None:
    home, told = QObject(), []

    def work(progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> None:
        for done in range(100_001):
            progress(done, 100_000)

    task = Task(work, home)
    task.progressed.connect(lambda done, total: told.append(done))
    with qtbot.waitSignal(task.ended, timeout=10_000):
        task.start()
    assert told[-1] == 100_000
    assert len(told) <= TOLD_EVERY + 1


def test_cancelled_work_says_so_and_gives_no_result(qtbot: QtBot) -> None:
    home, ends = QObject(), []

    def work(progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> None:
        while not cancelled():
            threading.Event().wait(0.001)
        raise Cancelled

    task = Task(work, home)
    task.done.connect(lambda _result: ends.append("done"))
    task.cancelled.connect(lambda: ends.append("cancelled"))
    task.start()
    with qtbot.waitSignal(task.ended):
        task.cancel()
    assert ends == ["cancelled"]


def test_a_failure_is_handed_on(qtbot: QtBot) -> None:
    home, failures = QObject(), []

    def work(progress: object, cancelled: object) -> None:
        raise KeyError("lost")

    task = Task(work, home, tell_failure=False)
    task.failed.connect(failures.append)
    with qtbot.waitSignal(task.ended):
        task.start()
    assert [type(failure) for failure in failures] == [KeyError]


def test_short_work_shows_no_dialog_and_answers(qtbot: QtBot) -> None:
    parent, answers = QWidget(), []
    qtbot.addWidget(parent)
    task = run_with_dialog("正在检查", lambda progress, cancelled: 7, parent, answers.append)
    with qtbot.waitSignal(task.ended):
        pass
    assert answers == [7]


def test_what_another_thread_wrote_is_heard_in_the_windows_thread(qtbot: QtBot, register: Register) -> None:
    from ledger import save

    bridge, heard = RegisterBridge(register), []
    bridge.applied.connect(lambda applied: heard.append((applied.kinds, threading.get_ident())))
    writer = threading.Thread(target=lambda: save(register, "organisation", name="样例公司"))
    with qtbot.waitSignal(bridge.applied):
        writer.start()
    writer.join()
    assert heard == [({"organisation": 1}, threading.get_ident())]
    bridge.close()
    save(register, "organisation", name="样例公司二")
    assert len(heard) == 1
