"""The preview of a paste: before and after of every cell, what is wrong, and nothing written before one says so."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lyuliang_desk.excel.pasting.block import Block
from lyuliang_desk.excel.pasting.plan import PastePlan
from lyuliang_desk.excel.pasting.planner import PastePlace
from lyuliang_desk.messages import _
from lyuliang_desk.operations import pasting
from lyuliang_desk.store.changes import Applied
from lyuliang_desk.store.register import Register
from ui.banner import Banner
from ui.importing.problems import Problems
from ui.importing.states import STATES
from ui.registers.paste_model import FIRST_FIELD, Index, PasteModel
from ui.registers.plan_work import PlanWork, carry_out

WIDEST, MEASURED = 280, 60
"""A column is as wide as the widest of its first cells, within reason."""


class _OnGround(QStyledItemDelegate):
    """Draws a cell on the ground that the model gives it; the style sheet alone would leave it white."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None:
            painter.fillRect(option.rect, ground)
        super().paint(painter, option, index)


class PasteDialog(QDialog):
    """Shows what pasting a block at a place would do. ``pasted`` tells what was written."""

    pasted = Signal(object)

    def __init__(self, register: Register, block: Block, place: PastePlace, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        label = register.kinds[place.kind].label
        self.setWindowTitle(_("Paste into {kind}").format(kind=label))
        self._register, self._block, self._place = register, block, place
        self.plan: PastePlan | None = None
        self.model = PasteModel(self)
        self.view = self._made_view()
        self.banner, self.problems = Banner(self), Problems(self)
        self.summary = QLabel(self)
        self.progress = QProgressBar(self)
        self.header = QCheckBox(_("The first row names the &columns"), self)
        self.all_new = QCheckBox(_("All rows as &new records"), self)
        self.empties = QCheckBox(_("&Empty cells clear their field"), self)
        buttons = QDialogButtonBox(self)
        self.go = buttons.addButton(_("Paste"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.go.setDefault(True)
        buttons.accepted.connect(self.apply)
        buttons.rejected.connect(self.reject)
        self._lay_out(buttons)
        self._work = PlanWork(self)
        self._work.began.connect(self._wait)
        self._work.progressed.connect(self._show_progress)
        self._work.planned.connect(self._show)
        self._work.failed.connect(self._fail)
        for box in (self.header, self.all_new, self.empties):
            box.clicked.connect(lambda: self._replan(self.header.isChecked()))
        self.problems.jump.connect(self._jump)
        for key, forward in (("F8", True), ("Shift+F8", False)):
            QShortcut(QKeySequence(key), self, lambda forward=forward: self._step(forward))
        QShortcut(QKeySequence("Ctrl+Return"), self, self.apply)
        self._replan(None)

    def _made_view(self) -> QTableView:
        view = QTableView(self)
        view.setModel(self.model)
        view.setItemDelegate(_OnGround(view))
        view.setAccessibleName(self.windowTitle())
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        view.horizontalHeader().setHighlightSections(False)
        return view

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        options = QHBoxLayout()
        options.setSpacing(20)
        for box in (self.header, self.all_new, self.empties):
            options.addWidget(box)
        options.addStretch()
        self.parts = QSplitter(Qt.Orientation.Vertical, self)
        self.parts.setChildrenCollapsible(False)
        self.parts.addWidget(self.view)
        self.parts.addWidget(self.problems)
        self.parts.setStretchFactor(0, 3)
        self.parts.setStretchFactor(1, 1)
        em = self.fontMetrics().horizontalAdvance("国")
        self.parts.setSizes([em * 22, em * 13])
        self.problems.list.setColumnWidth(1, em * 12)
        foot = QHBoxLayout()
        foot.addWidget(self.summary, 1)
        foot.addWidget(self.progress)
        foot.addWidget(buttons)
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 12, 16, 12)
        inner.setSpacing(10)
        inner.addLayout(options)
        inner.addWidget(self.parts, 1)
        inner.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addLayout(inner, 1)
        self.resize(em * 74, em * 44)

    # Planning

    def _replan(self, header: bool | None) -> None:
        """Plan anew as the ticks say; None lets the first row speak for itself."""
        place = replace(
            self._place,
            rids=() if self.all_new.isChecked() else self._place.rids,
            header=header,
            empties_clear=self.empties.isChecked(),
        )
        self._work.ask(
            lambda progress, cancelled: pasting.plan_paste(
                register=self._register,
                block=self._block,
                place=place,
                progress=progress,
                cancelled=cancelled,
            ),
            len(self._block),
        )

    def _wait(self) -> None:
        self.plan = None
        self.go.setEnabled(False)
        self.summary.setText(_("Comparing with the register …"))
        self.progress.setRange(0, 0)
        self.progress.show()

    def _show_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _fail(self, words: str) -> None:
        self.banner.tell(words, "error")
        self.summary.clear()
        self.progress.hide()
        self.go.setEnabled(False)

    def _show(self, plan: PastePlan) -> None:
        self.plan = plan
        self.progress.hide()
        self.model.show(plan)
        self.header.setChecked(plan.has_header)
        self._fit_columns()
        self.problems.show_findings(self.model.problems())
        self.problems.setVisible(any(row.findings for row in plan.rows))
        if plan.findings:
            self.banner.tell("\n".join(f.message for f in plan.findings), "warning")
        else:
            self.banner.clear()
        said = [
            f"{STATES[state].word()} {plan.count(state):,}"
            for state in ("new", "changed", "unchanged", "refused")
            if plan.count(state)
        ]
        self.summary.setText(" · ".join(said) or _("There is nothing to paste here."))
        count = plan.count("new", "changed")
        words = _("Paste {count} rows")
        self.go.setText(words.format(count=f"{count:,}") if count else _("Paste"))
        self.go.setEnabled(bool(count))
        self.view.setFocus()

    def _fit_columns(self) -> None:
        metrics, bold = self.view.fontMetrics(), 1.12
        rows = range(min(self.model.rowCount(), MEASURED))
        for column in range(self.model.columnCount()):
            head = str(self.model.headerData(column, Qt.Orientation.Horizontal) or "")
            texts = [head, *(str(self.model.index(row, column).data() or "") for row in rows)]
            widest = max(metrics.horizontalAdvance(text) for text in texts)
            icon = 22 if column < FIRST_FIELD - 1 else 0
            self.view.setColumnWidth(column, min(round(widest * bold) + 22 + icon, WIDEST))

    # Problems

    def _jump(self, row: int, column: int) -> None:
        self.view.setCurrentIndex(self.model.index(row, column))
        self.view.scrollTo(self.view.currentIndex())
        self.view.setFocus()

    def _step(self, forward: bool) -> None:
        here = self.view.currentIndex()
        self.problems.step((here.row(), here.column()), forward)

    # Applying

    def apply(self) -> None:
        """Write the rows that are not refused, in one step; the dialog stays when that fails."""
        plan = self.plan
        if plan is None or not self.go.isEnabled():
            return
        carry_out(
            self.windowTitle(),
            lambda progress, cancelled: pasting.apply_paste(
                register=self._register, plan=plan, progress=progress, cancelled=cancelled
            ),
            len(plan.rows),
            self,
            self._applied,
        )

    def _applied(self, applied: Applied) -> None:
        self.accept()
        self.pasted.emit(applied)

    def done(self, result: int) -> None:
        self._work.stop()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._work.stop()
        super().closeEvent(event)
