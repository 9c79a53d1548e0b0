"""Plans that a dialog shows before they are applied: small ones at once, large ones off the window's thread."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lyuliang_desk.errors import WorldError
from ui import faults
from ui.tasks import Task, Work, run_with_dialog

AT_ONCE = 400
"""So many records are planned or written while one blinks."""


class PlanWork(QObject):
    """Makes one plan after the other; a newer request takes the place of an older one."""

    began = Signal()
    progressed = Signal(int, int)
    planned = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._task: Task | None = None

    def ask(self, work: Work, size: int) -> None:
        """Make a plan over so many records; ``planned`` or ``failed`` tells what came of it."""
        self.stop()
        if size > AT_ONCE:
            self._start(work)
            return
        try:
            plan = work(lambda _done, _total: None, lambda: False)
        except WorldError as fault:
            self.failed.emit(fault.message)
        else:
            self.planned.emit(plan)

    def _start(self, work: Work) -> None:
        task = self._task = Task(work, self, tell_failure=False)
        task.progressed.connect(self.progressed)
        task.done.connect(self._take)
        task.failed.connect(self._fail)
        self.began.emit()
        task.start()

    def stop(self) -> None:
        """Stop whatever is under way, and wait for its end."""
        if self._task is not None:
            task, self._task = self._task, None
            task.blockSignals(True)
            task.cancel_and_wait()
            task.deleteLater()

    def _take(self, plan: object) -> None:
        self._task = None
        self.planned.emit(plan)

    def _fail(self, fault: BaseException) -> None:
        self._task = None
        if isinstance(fault, WorldError):
            self.failed.emit(fault.message)
        else:
            faults.tell(fault)


def carry_out(title: str, work: Work, size: int, parent: QWidget, done: Callable[[Any], None]) -> None:
    """Write a plan of so many records; a large one with a progress dialog. A fault is told, and ``done`` not called."""
    if size > AT_ONCE:
        run_with_dialog(title, work, parent, done)
        return
    try:
        applied = work(lambda _done, _total: None, lambda: False)
    except WorldError as fault:
        faults.tell(fault, parent)
    else:
        done(applied)
