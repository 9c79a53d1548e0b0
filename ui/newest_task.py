"""Looking through the register off the window's thread; one task at a time, the newest asked for."""

from time import monotonic

from PySide6.QtCore import QObject, Signal

from ui.tasks import Task, Work


class NewestTask(QObject):
    """``found(outcome)`` when the newest task is done, ``stopped()`` when it was cancelled or failed."""

    found = Signal(object)
    stopped = Signal()
    progressed = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self.seconds = 0.0
        """How long the last one took."""

    @property
    def running(self) -> bool:
        """Whether a task is under way."""
        return self._task is not None

    def begin(self, work: Work) -> None:
        """Start the work; a task under way is given up."""
        self.cancel()
        began = monotonic()
        task = Task(work, self)

        def done(outcome: object) -> None:
            if task is self._task:
                self._task = None
                self.seconds = monotonic() - began
                self.found.emit(outcome)

        task.progressed.connect(
            lambda so_far, total: task is self._task and self.progressed.emit(so_far, total)
        )
        task.done.connect(done)
        task.failed.connect(lambda _fault: self._give_up(task))
        task.cancelled.connect(lambda: self._give_up(task))
        self._task = task
        task.start()

    def _give_up(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self.stopped.emit()

    def cancel(self) -> None:
        """Ask the work to stop."""
        if self._task is not None:
            self._task.cancel()

    def close(self) -> None:
        """Stop before the register goes away."""
        if self._task is not None:
            self._task.cancel_and_wait()
