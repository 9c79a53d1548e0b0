"""The list of findings, made for the keyboard: Enter goes to the record, A accepts, Delete takes an acceptance back."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QTreeView,
    QWidget,
)

from lyuliang_desk.checks.finding import RecordFinding
from lyuliang_desk.messages import _
from ui.checks.finding_model import GROUP, FindingModel, Index

KEYS = {
    Qt.Key.Key_Return: "go",
    Qt.Key.Key_Enter: "go",
    Qt.Key.Key_A: "accept",
    Qt.Key.Key_Delete: "withdraw",
}
LETTERS = {1: 15, 2: 7, 3: 9}
"""Widths of the columns beside the first, in characters."""


class FindingTree(QTreeView):
    """``acted`` names what a key asks for, ``chosen`` that another line has the cursor."""

    acted = Signal(str)
    chosen = Signal()

    def __init__(self, model: FindingModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.findings = model
        self.setModel(model)
        self.setAccessibleName(_("Problems"))
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(False)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setIndentation(18)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        letter = self.fontMetrics().horizontalAdvance("字")
        for column, letters in LETTERS.items():
            self.setColumnWidth(column, letter * letters)
        self.doubleClicked.connect(lambda index: self.finding_at(index) and self.acted.emit("go"))

    def finding_at(self, index: Index) -> RecordFinding | None:
        """The finding of a line, None for a heading."""
        return self.findings.finding(index)

    def current(self) -> RecordFinding | None:
        """The finding under the cursor."""
        return self.finding_at(self.currentIndex())

    def selected(self) -> list[RecordFinding]:
        """The findings that are selected, those under a selected heading too, each once in the order of the list."""
        rows = self.selectionModel().selectedRows()
        headings = {index.row() for index in rows if index.internalId() == GROUP}
        singles = {(index.internalId(), index.row()) for index in rows}
        return [
            finding
            for number, group in enumerate(self.findings.groups, 1)
            for row, finding in enumerate(group.findings)
            if number - 1 in headings or (number, row) in singles
        ]

    def show_findings(self, findings: list[RecordFinding], by_record: bool) -> None:
        """Show findings; the cursor stays with its finding, or with its place where that one is gone."""
        kept, place = self.current(), self._place()
        self.findings.show(findings, by_record)
        self.expandAll()
        places = self.findings.places()
        if not places:
            self.chosen.emit()
            return
        same = None if kept is None else _same(kept)
        goal = next((p for p in places if same is not None and _same(self.findings.finding(p)) == same), None)
        self.go_to(goal if goal is not None else places[min(place, len(places) - 1)])

    def go_to(self, index: QModelIndex) -> None:
        """The cursor to one line."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)
        if index.row() == 0:
            self.scrollTo(index.parent())  # the first one is seen with its heading

    def step(self, by: int) -> bool:
        """The cursor to the next or previous finding, around at the end; False when there is none."""
        places = self.findings.places()
        if not places:
            return False
        on_heading = self.current() is None
        ahead = 0 if on_heading and by > 0 else by  # the first one under the heading
        self.go_to(places[(self._place() + ahead) % len(places)])
        return True

    def _place(self) -> int:
        """How many findings stand before the cursor."""
        index = self.currentIndex()
        if not index.isValid():
            return 0
        heading = index.internalId() == GROUP
        before = self.findings.groups[: index.row() if heading else index.internalId() - 1]
        return sum(len(group.findings) for group in before) + (0 if heading else index.row())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            lines = ["\t".join(self.findings.texts(finding)) for finding in self.selected()]
            QApplication.clipboard().setText("\n".join(lines))
        elif plain and (act := KEYS.get(Qt.Key(event.key()))) is not None:
            self.acted.emit(act)
        else:
            super().keyPressEvent(event)


def _same(finding: RecordFinding | None) -> tuple[str, str, str | None] | None:
    """By what a finding is known again after a change of the values it rests on."""
    return None if finding is None else (finding.code, finding.record_id, finding.field)
