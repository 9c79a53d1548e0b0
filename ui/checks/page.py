"""数据检查: the problems across all records. One key goes to the record and field, one accepts with a reason."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lyuliang_desk.checks.finding import RecordFinding
from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.operations import checks
from lyuliang_desk.store.changes import Applied
from lyuliang_desk.store.register import Register
from ui import faults
from ui.banner import Banner
from ui.bridge import RegisterBridge
from ui.checks.finding_model import FindingModel, state_of
from ui.checks.finding_tree import FindingTree
from ui.checks.head import Head
from ui.checks.reason_dialog import ReasonDialog
from ui.importing.work_strip import WorkStrip
from ui.newest_task import NewestTask
from ui.short_label import ShortLabel
from ui.tasks import Progress, run_with_dialog

QUICK = 1.5
"""Seconds: checks that take no longer are run anew by themselves after a change; longer ones are offered."""


class ChecksPage(QWidget):
    """The place. ``record_wanted(kind, id, field)`` asks to go where a problem is."""

    record_wanted = Signal(str, str, str)

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.register = register
        self.found: list[RecordFinding] = []
        self._ran = False
        self._stale = True
        self._lay_out()
        self.checking = NewestTask(self)
        self.checking.found.connect(self._show_found)
        self.checking.stopped.connect(self._show_stopped)
        self.checking.progressed.connect(self.strip.show_progress)
        self._bridge = RegisterBridge(register, self)
        self._bridge.applied.connect(self._hear)
        bridge = self._bridge
        self.destroyed.connect(lambda: bridge.close())  # a window takes its parts down without closing them
        for keys, act in (
            ("F5", self.look),
            ("Ctrl+F", self.head.filter.setFocus),
            ("Ctrl+E", partial(self.act, "export")),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _lay_out(self) -> None:
        self.head, self.banner, self.strip = Head(self), Banner(self), WorkStrip(self)
        self.tree = FindingTree(FindingModel(self.register.kinds, self), self)
        self.nothing = QLabel(self)
        self.nothing.setProperty("tone", "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(self.tree)
        self.words = ShortLabel(self, lines=2)
        self.buttons = {
            "go": QPushButton(_("Go to the field")),
            "accept": QPushButton(_("Accept with a reason…")),
            "withdraw": QPushButton(_("Take the acceptance back")),
            "export": QPushButton(_("Export the list…")),
        }
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 8)
        foot.setSpacing(8)
        foot.addWidget(self.words, 1)
        for (name, button), key in zip(self.buttons.items(), ("Enter", "A", "Delete", "Ctrl+E"), strict=True):
            button.setAutoDefault(False)
            button.setToolTip(f"{button.text().rstrip('…')}  {key}")
            button.clicked.connect(partial(self.act, name))
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, self.banner, self.strip):
            column.addWidget(widget)
        column.addWidget(self.stack, 1)
        column.addLayout(foot)
        self.setFocusProxy(self.tree)
        self.head.changed.connect(self._show)
        self.head.again.connect(self.look)
        self.tree.acted.connect(self.act)
        self.tree.chosen.connect(self._tell_current)
        self.tree.selectionModel().selectionChanged.connect(self._tell_current)
        self.strip.stopped.connect(lambda: self.checking.cancel())

    def areas(self) -> list[QWidget]:
        """Where F6 goes."""
        return [self.head.filter, self.tree]

    # Running the checks

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and not self.checking.running:
            if self._ran and self.checking.seconds > QUICK:
                self._offer()
            else:
                self.look()

    def look(self) -> None:
        """Run all checks."""
        self._stale = False
        self.banner.clear()
        self.strip.begin(_("Checking all records …"))
        self.checking.begin(self._check)

    def _check(
        self, progress: Progress, cancelled: Callable[[], bool]
    ) -> tuple[list[RecordFinding], dict[str, str]]:
        """What is found, and the names of the records it is about; runs off the window's thread."""
        found = checks.run(register=self.register, progress=progress, cancelled=cancelled)
        return found, checks.names(register=self.register, findings=found)

    def _show_found(self, outcome: tuple[list[RecordFinding], dict[str, str]]) -> None:
        self.strip.end()
        self._ran = True
        self.found, self.tree.findings.names = outcome
        self._show()

    def _show_stopped(self) -> None:
        self.strip.end()
        self._stale = True
        if not self._ran:
            self.nothing.setText(_("The checks were stopped. F5 runs them again."))

    def _hear(self, applied: Applied) -> None:
        """What was found may be old after anything that is written."""
        self._stale = True
        if not self.isVisible():
            return
        if self.checking.seconds <= QUICK:
            self.look()
        else:
            self._offer()

    def _offer(self) -> None:
        words = _("The register has changed since it was checked.")
        self.banner.tell(words, "warning", ((_("Check again"), self.look),))

    # Showing what was found

    def _show(self) -> None:
        """Show what passes the head's filters."""
        wanted, words = self.head.wanted(), self.head.filter.text().strip().lower()
        shown = [f for f in self.found if state_of(f) in wanted]
        if words:
            texts = self.tree.findings.texts
            shown = [f for f in shown if any(words in text.lower() for text in (*texts(f), f.reason or ""))]
        self.head.count(self.found)
        self.tree.show_findings(shown, self.head.by_record)
        if not shown:
            told = _("Nothing passes the filter.") if self.found else _("All is well: nothing was found.")
            self.nothing.setText(told if self._ran else "")
        self.stack.setCurrentWidget(self.tree if shown else self.nothing)
        self._tell_current()

    def _tell_current(self) -> None:
        """The whole sentence of the line with the cursor, and what can be done with what is selected."""
        finding, chosen = self.tree.current(), self.tree.selected()
        words = finding.message if finding is not None else ""
        if finding is not None and finding.reason:
            words += "　" + _("Accepted: {reason}").format(reason=finding.reason)
        self.words.show_words(words)
        writing = not self.register.read_only
        self.buttons["go"].setEnabled(finding is not None)
        self.buttons["export"].setEnabled(bool(self.tree.findings.groups))
        self.buttons["accept"].setEnabled(writing and any(f.acceptance is None for f in chosen))
        self.buttons["withdraw"].setEnabled(writing and any(f.acceptance is not None for f in chosen))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "head"):
            self.head.count(self.found)

    # Doing something about it

    def act(self, name: str, _checked: bool = False) -> None:
        """Do what a key or a button asks for."""
        acts: dict[str, Callable[[], object]] = {
            "go": self.go,
            "accept": self.ask_reason,
            "withdraw": self.withdraw,
            "export": self.ask_where,
        }
        if self.buttons[name].isEnabled():
            acts[name]()
        elif name == "go":
            self.tree.setExpanded(
                self.tree.currentIndex(), not self.tree.isExpanded(self.tree.currentIndex())
            )

    def go(self) -> None:
        """To the record and field of the line with the cursor."""
        finding = self.tree.current()
        if finding is not None:
            self.record_wanted.emit(finding.kind, finding.record_id, finding.field or "")

    def step(self, by: int) -> bool:
        """To the record and field of the next or previous problem; False when there is none."""
        if not self.tree.step(by):
            return False
        self.go()
        return True

    def ask_reason(self) -> None:
        """Ask why the selected findings are accepted; hard ones are refused in a sentence."""
        chosen = [f for f in self.tree.selected() if f.acceptance is None]
        hard = [f for f in chosen if f.level == "hard"]
        if hard:
            words = _("{count} of the chosen problems have to be put right and cannot be accepted.")
            self.banner.tell(words.format(count=len(hard)), "warning")
        elif chosen:
            dialog = ReasonDialog(chosen, self)
            dialog.given.connect(lambda reason: self._accept(chosen, reason))
            dialog.open()

    def _accept(self, chosen: Sequence[RecordFinding], reason: str) -> None:
        self._write(lambda: checks.accept(register=self.register, findings=chosen, reason=reason))

    def withdraw(self) -> None:
        """Open the selected accepted findings again."""
        chosen = self.tree.selected()
        self._write(lambda: checks.withdraw(register=self.register, findings=chosen))

    def ask_where(self) -> None:
        """Ask for a file, then write the list as it is shown."""
        dialog = QFileDialog(self, _("Export the list"), f"{_('Data checks')}.xlsx")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([_("Excel workbook (*.xlsx)")])
        dialog.setDefaultSuffix("xlsx")
        dialog.fileSelected.connect(lambda name: self.export_to(Path(name)))
        dialog.open()

    def export_to(self, path: Path) -> None:
        """Write the list as it is shown to a workbook, and say so."""
        shown = [finding for group in self.tree.findings.groups for finding in group.findings]
        names = self.tree.findings.names
        run_with_dialog(
            _("Exporting"),
            lambda _progress, _cancelled: checks.export(
                register=self.register, findings=shown, names=names, path=path
            ),
            self,
            lambda count: self.banner.tell(
                _("{count} records written to {path}").format(count=count, path=path), "good"
            ),
        )

    def _write(self, write: Callable[[], object]) -> None:
        try:
            write()
        except WorldError as fault:
            faults.tell(fault, self)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.checking.close()
        self._bridge.close()
        super().closeEvent(event)
