"""Running the checks off the window's thread; one run at a time, the newest asked for."""

from collections.abc import Callable
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, Signal

from lyuliang_desk.operations import checks
from lyuliang_desk.store.register import Register
from ui.tasks import Task


class Checking(QObject):
    """``found(findings, names)`` when a run is done, ``stopped()`` when it was cancelled or failed."""

    found = Signal(object, object)
    stopped = Signal()
    progressed = Signal(int, int)

    def __init__(self, register: Register, parent: QObject) -> None:
        super().__init__(parent)
        self._register = register
        self._task: Task | None = None
        self.seconds = 0.0
        """How long the last run took."""

    @property
    def running(self) -> bool:
        """Whether a run is under way."""
        return self._task is not None

    def begin(self) -> None:
        """Run all checks; a run under way is given up."""
        self.cancel()
        began = monotonic()
        task = Task(self._run, self)

        def done(outcome: tuple[object, object]) -> None:
            if task is self._task:
                self._task = None
                self.seconds = monotonic() - began
                self.found.emit(*outcome)

        task.progressed.connect(
            lambda so_far, total: task is self._task and self.progressed.emit(so_far, total)
        )
        task.done.connect(done)
        task.failed.connect(lambda _fault: self._give_up(task))
        task.cancelled.connect(lambda: self._give_up(task))
        self._task = task
        task.start()

    def _run(self, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> Any:
        found = checks.run(register=self._register, progress=progress, cancelled=cancelled)
        return found, checks.names(register=self._register, findings=found)

    def _give_up(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self.stopped.emit()

    def cancel(self) -> None:
        """Ask the run to stop."""
        if self._task is not None:
            self._task.cancel()

    def close(self) -> None:
        """Stop before the register goes away."""
        if self._task is not None:
            self._task.cancel_and_wait()
