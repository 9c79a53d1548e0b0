"""Long work off the window's thread, with progress and cancel.

    task = Task(lambda progress, cancelled: plan_import(..., progress=progress, cancelled=cancelled), parent=page)
    task.progressed.connect(bar.show_progress); task.done.connect(page.show_plan)
    task.start()

``failed`` not connected by anyone else goes to the place where faults are told. Signals arrive in the window's thread.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QThread, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from lyuliang_desk.errors import Cancelled
from lyuliang_desk.messages import _
from ui.faults import tell

Progress = Callable[[int, int], None]
Work = Callable[[Progress, Callable[[], bool]], Any]
TOLD_EVERY = 200
"""At most so many steps of progress are told to the window for one piece of work."""


class _Thread(QThread):
    """Runs the work of one task."""

    def __init__(self, run: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._run = run

    def run(self) -> None:
        self._run()


class Task(QObject):
    """One piece of work; kept alive by its parent until it ends."""

    progressed = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()
    _step = Signal(int, int)
    _outcome = Signal(str, object)

    def __init__(self, work: Work, parent: QObject, tell_failure: bool = True) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = False
        self._told = -1
        self._thread = _Thread(self._work_through, self)
        self._step.connect(self._tell_step)  # slots of this object run in the window's thread
        self._outcome.connect(self._tell_outcome)
        if tell_failure:
            self.failed.connect(tell)

    def start(self) -> None:
        """Begin; each task is started once."""
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop = True

    def cancel_and_wait(self) -> None:
        """Stop before the register or the window goes away."""
        self.cancel()
        self._thread.wait()

    def _tell_step(self, done: int, total: int) -> None:
        if not self._stop:
            self.progressed.emit(done, total)

    def _tell_outcome(self, outcome: str, result: object) -> None:
        self._thread.wait()
        try:
            if outcome == "cancelled":
                self.cancelled.emit()
            else:
                getattr(self, outcome).emit(result)
        finally:
            self.ended.emit()
            self.deleteLater()

    def _work_through(self) -> None:
        try:
            result = self._work(self._progress, lambda: self._stop)
        except Cancelled:
            self._outcome.emit("cancelled", None)
        except BaseException as fault:
            self._outcome.emit("failed", fault)
        else:
            self._outcome.emit("done", result)

    def _progress(self, done: int, total: int) -> None:
        step = done * TOLD_EVERY // max(total, 1)
        if step != self._told:
            self._told = step
            self._step.emit(done, total)


def run_with_dialog(
    title: str,
    work: Work,
    parent: QWidget,
    on_done: Callable[[Any], None] | None = None,
    can_stop: bool = True,
) -> Task:
    """Start a task with a progress dialog that appears when it takes longer than half a second."""
    task = Task(work, parent)
    dialog = QProgressDialog(title, _("Cancel"), 0, 0, parent)
    dialog.setWindowTitle(title)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumDuration(500)
    if not can_stop:
        dialog.setCancelButton(None)  # type: ignore[arg-type]
    dialog.setAutoReset(False)

    def show_progress(done: int, total: int) -> None:
        dialog.setMaximum(total)
        dialog.setValue(done)

    task.progressed.connect(show_progress)
    dialog.canceled.connect(task.cancel)
    task.ended.connect(dialog.deleteLater)
    if on_done is not None:
        task.done.connect(on_done)
    task.start()
    return task
