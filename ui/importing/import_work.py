"""The work behind the page: read, plan, apply, each off the window's thread when it takes long."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from lyuliang_desk import operations
from lyuliang_desk.errors import WorldError
from lyuliang_desk.excel.grid import Workbook
from lyuliang_desk.excel.planning.plan import ImportPlan
from lyuliang_desk.messages import _
from lyuliang_desk.store.changes import Applied
from lyuliang_desk.store.register import Register
from ui.faults import tell
from ui.importing.corrected import Corrected
from ui.tasks import Task, Work

AT_ONCE = 400
"""Workbooks of so many rows are planned while one blinks; larger ones off the window's thread."""
PAUSE = 250
"""Milliseconds without another correction before a large workbook is planned anew."""


class ImportWork(QObject):
    """Holds the workbook, what was said of it, and the plan. Nothing is written but by ``apply``."""

    began = Signal(str)
    progressed = Signal(int, int)
    ended = Signal()
    workbook_read = Signal(object)
    planned = Signal(object)
    applied = Signal(object)
    failed = Signal(object)
    """A ``WorldError``; bugs go where all faults are told."""

    def __init__(self, register: Register, parent: QObject) -> None:
        super().__init__(parent)
        self.register = register
        self.workbook: Workbook | None = None
        self.corrected = Corrected()
        self.plan: ImportPlan | None = None
        self.fresh = False
        """Whether the plan is of the newest corrections."""
        self.skip_hidden = False
        self._task: Task | None = None
        self._planning = False
        self._again = False
        self._stopped = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._plan_now)

    @property
    def busy(self) -> bool:
        """Whether something is under way in the background."""
        return self._task is not None

    @property
    def outdated(self) -> bool:
        """Whether a comparison was stopped and nothing is going to make it anew."""
        waiting = self.busy or self._again or self._pause.isActive()
        return self._stopped and not self.fresh and not waiting

    def read(self, path: Path, encoding: str | None = None, keep: bool = False) -> None:
        """Read a file and plan it; ``keep`` keeps the corrections (the same file in another encoding)."""

        def work(progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> Workbook:
            return operations.read_workbook(
                path=path, csv_encoding=encoding, progress=progress, cancelled=cancelled
            )

        def done(workbook: Workbook) -> None:
            self.workbook, self.plan = workbook, None
            if not keep:
                self.corrected = Corrected()
            self.workbook_read.emit(workbook)
            self.replan(at_once=True)

        self.stop()
        self.workbook, self.plan, self.fresh = None, None, False
        self._start(_("Reading {file} …").format(file=path.name), work, done)

    def forget(self) -> None:
        """Begin as if nothing was read."""
        self.stop()
        self.workbook, self.plan, self.fresh = None, None, False
        self.corrected = Corrected()

    def replan(self, at_once: bool = False) -> None:
        """Plan again after something was said; small workbooks at once."""
        if self.workbook is None:
            return
        self.fresh = False
        if self._rows() <= AT_ONCE:
            if self._task is None:
                self._plan_at_once()
            else:
                self._again = True
        elif at_once:
            self._plan_now()
        else:
            self._pause.start()

    def apply(self, all_or_nothing: bool) -> None:
        """Write the accepted rows in one step."""
        plan = self.plan
        assert plan is not None and self.fresh

        def work(progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> Applied:
            return operations.apply_import(
                register=self.register,
                plan=plan,
                all_or_nothing=all_or_nothing,
                initiator=self,
                progress=progress,
                cancelled=cancelled,
            )

        def done(applied: Applied) -> None:
            self.corrected.settle()
            self.applied.emit(applied)

        self._start(_("Importing …"), work, done)

    def cancel(self) -> None:
        """Ask the work under way to stop."""
        if self._task is not None:
            self._task.cancel()

    def stop(self) -> None:
        """Stop whatever is under way, and wait for its end: the register or the page goes away."""
        self._pause.stop()
        self._again = False
        if self._task is not None:
            task, self._task = self._task, None
            self._planning = False
            task.blockSignals(True)
            task.cancel_and_wait()
            task.deleteLater()
            self.ended.emit()

    def _rows(self) -> int:
        return sum(len(sheet.rows) for sheet in self.workbook.sheets) if self.workbook else 0

    def _plan_at_once(self) -> None:
        try:
            plan = self._make_plan(None, None)
        except WorldError as fault:
            self.failed.emit(fault)
        else:
            self._take_plan(plan)

    def _plan_now(self) -> None:
        if self._task is not None:
            self._again = True
            if self._planning:
                self._task.cancel()
            return
        self._planning = True
        self._start(_("Comparing with the register …"), self._make_plan, self._take_plan)

    def _make_plan(self, progress: Any, cancelled: Any) -> ImportPlan:
        assert self.workbook is not None
        return operations.plan_import(
            register=self.register,
            workbook=self.workbook,
            corrections=self.corrected.all(),
            skip_hidden=self.skip_hidden,
            progress=progress,
            cancelled=cancelled,
        )

    def _take_plan(self, plan: ImportPlan) -> None:
        if not self._again:
            self.plan, self.fresh = plan, True
            self.planned.emit(plan)

    def _start(self, words: str, work: Work, done: Callable[[Any], None]) -> None:
        self._stopped = False
        task = self._task = Task(work, self, tell_failure=False)
        task.progressed.connect(self.progressed)
        task.done.connect(done)
        task.failed.connect(self._fail)
        task.cancelled.connect(self._note_stop)
        task.ended.connect(lambda: self._end(task))
        self.began.emit(words)
        task.start()

    def _note_stop(self) -> None:
        self._stopped = True

    def _fail(self, fault: BaseException) -> None:
        if isinstance(fault, WorldError):
            self.failed.emit(fault)
        else:
            tell(fault)

    def _end(self, task: Task) -> None:
        if task is not self._task:
            return
        self._task, self._planning = None, False
        again, self._again = self._again, False
        if again:
            self.replan(at_once=True)
        if self._task is None:
            self.ended.emit()
