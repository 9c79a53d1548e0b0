"""Searching for duplicates off the window's thread; one search at a time, the newest asked for."""

from time import monotonic

from PySide6.QtCore import QObject, Signal

from lyuliang_desk.operations import duplicates
from lyuliang_desk.store.register import Register
from ui.tasks import Task


class DuplicateSearch(QObject):
    """``found(list)`` brings the groups, ``stopped()`` that there are none because somebody cancelled or it failed."""

    found = Signal(object)
    stopped = Signal()
    progressed = Signal(int, int)

    def __init__(self, register: Register, parent: QObject) -> None:
        super().__init__(parent)
        self._register = register
        self._task: Task | None = None
        self.seconds = 0.0
        """How long the last one took."""

    def begin(self, kind: str) -> None:
        """Search among the records of a kind; a search under way is given up."""
        self.cancel()
        began = monotonic()
        task = Task(
            lambda progress, cancelled: duplicates.find_duplicates(
                register=self._register, kind=kind, progress=progress, cancelled=cancelled
            ),
            self,
        )

        def done(groups: object) -> None:
            if task is self._task:
                self.seconds = monotonic() - began
                self.found.emit(groups)

        task.progressed.connect(
            lambda so_far, total: task is self._task and self.progressed.emit(so_far, total)
        )
        task.done.connect(done)
        task.failed.connect(lambda _fault: task is self._task and self.stopped.emit())
        task.cancelled.connect(lambda: task is self._task and self.stopped.emit())
        task.ended.connect(lambda: self._forget(task))
        self._task = task
        task.start()

    def cancel(self) -> None:
        """Ask the search to stop."""
        if self._task is not None:
            self._task.cancel()

    def close(self) -> None:
        """Stop before the register goes away."""
        if self._task is not None:
            self._task.cancel_and_wait()

    def _forget(self, task: Task) -> None:
        if self._task is task:
            self._task = None
