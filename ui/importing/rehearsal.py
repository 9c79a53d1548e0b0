"""The rehearsal of an import: every figure before and after, and the forms that would print something else."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QProgressBar,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lyuliang_desk.excel.planning.plan import ImportPlan
from lyuliang_desk.messages import _
from lyuliang_desk.operations import rehearsal
from lyuliang_desk.operations.rehearsal import FigureChange, Rehearsal
from lyuliang_desk.store.register import Register
from ui.newest_task import NewestTask
from ui.theme.scheme import current_colours

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RehearsalDialog(QDialog):
    """Rehearses off the window's thread as soon as it is shown; closing it stops the work. Nothing is written."""

    def __init__(self, register: Register, plan: ImportPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Rehearsal: {file}").format(file=plan.workbook.name))
        self.resize(860, 620)
        self.result_shown: Rehearsal | None = None
        self.lines_shown = 0
        self.summary = QLabel(_("Working out the figures as they would be …"))
        self.summary.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.changed_only = QCheckBox(_("Only figures that &change"))
        self.changed_only.setChecked(True)
        self.changed_only.toggled.connect(self._fill_figures)
        self.figures = _tree([_("Figure"), _("Before"), _("After"), _("Difference")])
        self.forms = _tree([_("Forms that would change"), _("Records")])
        self._lay_out()
        self._task = NewestTask(self)
        self._task.progressed.connect(lambda done, _total: self.bar.setValue(done))
        self._task.found.connect(self.show_rehearsal)
        self._task.stopped.connect(self.close)
        self._task.begin(
            lambda progress, cancelled: rehearsal.rehearse(
                register=register, plan=plan, progress=progress, cancelled=cancelled
            )
        )

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.figures)
        split.addWidget(self.forms)
        split.setSizes([400, 170])
        split.setChildrenCollapsible(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(_("Close"))
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        for widget in (self.summary, self.bar, self.changed_only):
            column.addWidget(widget)
        column.addWidget(split, 1)
        column.addWidget(buttons)

    def show_rehearsal(self, found: Rehearsal) -> None:
        """Fill both lists, and say in a sentence how much changes."""
        self.result_shown = found
        self.bar.hide()
        message = _(
            "{changed} of {all} figures would change, {forms} forms would print something else."
            " Nothing is written yet; figures are as in the overview, amounts in 10,000 yuan."
        )
        counts = {"changed": len(found.changed), "all": len(found.figures), "forms": len(found.forms)}
        self.summary.setText(message.format(**counts))
        self._fill_figures()
        self.forms.clear()
        for form in found.forms:
            item = QTreeWidgetItem(self.forms, [form.title, f"{form.records:,}"])
            item.setTextAlignment(1, RIGHT)
        self.figures.setFocus()

    def _fill_figures(self) -> None:
        self.figures.clear()
        if self.result_shown is None:
            return
        wanted = self.result_shown.changed if self.changed_only.isChecked() else self.result_shown.figures
        self.lines_shown = len(wanted)
        tables: dict[str, QTreeWidgetItem] = {}
        for change in wanted:
            table = tables.get(change.table)
            if table is None:
                table = tables[change.table] = QTreeWidgetItem(self.figures, [change.table])
                table.setFirstColumnSpanned(True)
                table.setFont(0, _bold(self.figures.font()))
            self._add_figure(table, change)
        self.figures.expandAll()
        first = self.figures.topLevelItem(0)
        if first is not None:
            self.figures.setCurrentItem(first)

    def _add_figure(self, table: QTreeWidgetItem, change: FigureChange) -> None:
        name = change.line if change.column == change.table else f"{change.line}　{change.column}"
        item = QTreeWidgetItem(table, [name, *rehearsal.shown(change)])
        for column in (1, 2, 3):
            item.setTextAlignment(column, RIGHT)
        if change.changed:
            for column in (2, 3):
                item.setFont(column, _bold(self.figures.font()))
                item.setForeground(column, QBrush(QColor(current_colours().accent)))

    def done(self, result: int) -> None:
        """Closing stops the work, by whatever key or button."""
        self._task.close()
        super().done(result)


def _tree(columns: list[str]) -> QTreeWidget:
    tree = QTreeWidget()
    tree.setHeaderLabels(columns)
    tree.setUniformRowHeights(True)
    tree.setAlternatingRowColors(True)
    tree.setRootIsDecorated(False)
    header = tree.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for column in range(1, len(columns)):
        header.resizeSection(column, 120)
        tree.headerItem().setTextAlignment(column, RIGHT)
    return tree


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold
