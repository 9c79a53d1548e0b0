"""One value for a field of many records: which field, which value, how many would change, and what is in the way."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Stored, Unreadable
from lyuliang_desk.messages import _
from lyuliang_desk.operations import filling
from lyuliang_desk.operations.filling import FillPlan
from lyuliang_desk.store.changes import Applied
from lyuliang_desk.store.register import Register
from ui.entry.editors.protocol import Surroundings
from ui.entry.field_row import FieldRow
from ui.importing.states import LEVELS
from ui.registers.columns import header_text
from ui.registers.plan_work import PlanWork, carry_out
from ui.theme.icons import pixmap
from ui.theme.scheme import current_colours

QUIET = 250
"""Milliseconds without typing before the value is tried on the records."""
MOST_TOLD = 200
"""At most so many records are listed with what is said of them."""


class FillDialog(QDialog):
    """Set a field on records. ``filled`` tells what was written.

    With a ``value`` from a record (fill down) field and value stand fixed and are only to be agreed to.
    """

    filled = Signal(object)

    def __init__(
        self,
        register: Register,
        kind: RecordKind,
        record_ids: Sequence[str],
        field: str,
        parent: QWidget,
        *,
        value: Stored = None,
        down: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Fill down") if down else _("Set a field"))
        self._register, self._kind, self._ids = register, kind, list(record_ids)
        self.plan: FillPlan | None = None
        self.field = QComboBox(self)
        for each in kind.fields:
            self.field.addItem(header_text(each), each.name)
        self.field.setCurrentIndex([f.name for f in kind.fields].index(field))
        self.editors = QStackedWidget(self)
        self.summary, self.findings = QLabel(self), QListWidget(self)
        self.summary.setWordWrap(True)
        self.go = self._lay_out()
        self._quiet = QTimer(self, singleShot=True, interval=QUIET)
        self._quiet.timeout.connect(self.try_value)
        self._work = PlanWork(self)
        self._work.began.connect(self._wait)
        self._work.planned.connect(self._show)
        self._work.failed.connect(self._refuse)
        self._edit(field)
        self.field.currentIndexChanged.connect(lambda _place: self._edit(str(self.field.currentData())))
        if down:
            self.row.show_base(value)
            self.row.editor.lock()
            self.field.setEnabled(False)
            self.go.setFocus()
        self.try_value()

    def _lay_out(self) -> QWidget:
        form = QFormLayout()
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        form.addRow(_("Records"), QLabel(f"{len(self._ids):,}", self))
        form.addRow(_("Field"), self.field)
        form.addRow(_("Value"), self.editors)
        buttons = QDialogButtonBox(self)
        go = buttons.addButton(_("Set"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        go.setDefault(True)
        buttons.accepted.connect(self.apply)
        buttons.rejected.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.apply)
        self.findings.setWordWrap(True)
        self.findings.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.findings.setAccessibleName(_("Problems"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(10)
        column.addLayout(form)
        column.addWidget(self.summary)
        column.addWidget(self.findings, 1)
        column.addStretch(0)
        column.addWidget(buttons)
        self.resize(self.fontMetrics().horizontalAdvance("国") * 36, 0)
        return go

    def _edit(self, field: str) -> None:
        """An editor of the field's type in place of the one before."""
        while (old := self.editors.widget(0)) is not None:
            self.editors.removeWidget(old)
            old.deleteLater()
        around = Surroundings(self._register, lambda *_nothing: None)
        self.row = FieldRow(self._kind[field], around, self)
        self.row.label.hide()
        self.row.edited.connect(self._on_edited)
        self.row.commanded.connect(self._do)
        self.editors.addWidget(self.row.body)
        self.plan = None
        self._quiet.start()

    def _do(self, _name: str, command: str) -> None:
        acts = {
            "next": self.apply,
            "save": self.apply,
            "pick": self.row.editor.pick,
            "cancel": self.reject,
            "previous": self.field.setFocus,
        }
        if command in acts:
            acts[command]()

    def _on_edited(self, _name: str) -> None:
        self.plan = None
        self._quiet.start()

    # Trying

    def try_value(self) -> None:
        """Say what the value that stands there would do."""
        self._quiet.stop()
        name = str(self.field.currentData())
        try:
            value = self.row.read().value
        except Unreadable as fault:
            self._work.stop()
            self._refuse(fault.message)
            return
        self._work.ask(
            lambda progress, cancelled: filling.plan_fill(
                register=self._register,
                kind=self._kind.name,
                record_ids=self._ids,
                field=name,
                value=value,
                progress=progress,
                cancelled=cancelled,
            ),
            len(self._ids),
        )

    def _wait(self) -> None:
        self.go.setEnabled(False)
        self.summary.setText(_("Checking the records …"))

    def _refuse(self, words: str) -> None:
        self.plan = None
        self._say(words, "error")
        self.findings.hide()
        self.go.setEnabled(False)

    def _show(self, plan: FillPlan) -> None:
        self.plan = plan
        count = len(plan.changes)
        emptied = _("{count} records would be emptied") if plan.value is None else _("{count} would change")
        said = [emptied.format(count=f"{count:,}")]
        if plan.unchanged:
            said.append(_("{count} hold this value already").format(count=f"{plan.unchanged:,}"))
        if plan.refused:
            said.append(
                _("{count} cannot take it and stay as they are").format(count=f"{len(plan.refused):,}")
            )
        self._say(" · ".join(said), "warning" if plan.refused else "")
        self._list(plan)
        self.go.setEnabled(bool(count))

    def _say(self, words: str, tone: str) -> None:
        self.summary.setText(words)
        colours = current_colours()
        ink = {"error": colours.error, "warning": colours.warning}.get(tone, colours.text)
        self.summary.setStyleSheet(f"color: {ink}")

    def _list(self, plan: FillPlan) -> None:
        told = [(i, f) for group in (plan.refused, plan.warned) for i, found in group.items() for f in found]
        titles = self._register.titles({record_id for record_id, _finding in told[:MOST_TOLD]})
        self.findings.clear()
        for record_id, finding in told[:MOST_TOLD]:
            self.findings.addItem(_line(titles.get(record_id, ""), finding))
        if len(told) > MOST_TOLD:
            self.findings.addItem(_("and {count} more").format(count=f"{len(told) - MOST_TOLD:,}"))
        self.findings.setVisible(bool(told))
        if told:
            self.resize(self.width(), max(self.height(), self.fontMetrics().height() * 22))

    # Applying

    def apply(self) -> None:
        """Write the records that may take the value, in one step; what was just typed is tried first."""
        self.row.settle()
        if self._quiet.isActive() or self.plan is None:
            self.try_value()
        plan = self.plan
        if plan is None or not plan.changes:
            return
        carry_out(
            self.windowTitle(),
            lambda progress, cancelled: filling.apply_fill(
                register=self._register, plan=plan, progress=progress, cancelled=cancelled
            ),
            len(plan.changes),
            self,
            self._applied,
        )

    def _applied(self, applied: Applied) -> None:
        self.accept()
        self.filled.emit(applied)

    def done(self, result: int) -> None:
        self._quiet.stop()
        self._work.stop()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._quiet.stop()
        self._work.stop()
        super().closeEvent(event)


def _line(title: str, finding: Finding) -> QListWidgetItem:
    look = LEVELS[finding.level]
    ink = getattr(current_colours(), look.ink)
    words = _("{title}: {message}").format(title=title, message=finding.message)
    item = QListWidgetItem(QIcon(pixmap(look.icon, ink, 16, 2.0)), words)
    if finding.level == "error":
        item.setForeground(QColor(ink))
    return item
