"""The history of one record: each step that touched it, and of each field what stood there before and after."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from lyuliang_desk import operations
from lyuliang_desk.catalogue.linking import linked_ids
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.messages import _
from lyuliang_desk.store.changes import RecordChange
from lyuliang_desk.store.register import Register
from ui.registers.cells import cell_text
from ui.steps import mode_words, moment_words

if TYPE_CHECKING:
    from lyuliang_desk.store.history import HistoryEntry

MOST = 200


class HistoryPanel(QWidget):
    """A tree: steps, newest first, with the changed fields under each."""

    def __init__(self, register: Register, parent: QWidget) -> None:
        super().__init__(parent)
        self._register = register
        self._kinds = register.kinds
        self.tree = QTreeWidget(self)
        self.tree.setColumnCount(3)
        self.tree.setUniformRowHeights(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(14)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.setAccessibleName(_("History"))
        self.empty = QLabel(_("Nothing has happened to this record yet."), self)
        self.empty.setProperty("tone", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tree)
        layout.addWidget(self.empty)
        self.setFocusProxy(self.tree)
        self.show_record(None)

    def show_record(self, record_id: str | None) -> None:
        """Show what happened to a record; None shows nothing."""
        self.tree.clear()
        self.tree.setHeaderLabels([_("When and what"), _("Before → after"), _("Source")])
        self._kinds = self._register.kinds_ever()
        entries = self._register.history(record_id, MOST) if record_id else []
        titles = self._titles(entries)
        for entry in entries:
            self._add(entry, titles)
        self.tree.expandAll()
        self.tree.setVisible(bool(entries))
        self.empty.setVisible(not entries)
        header = self.tree.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        letter = self.fontMetrics().horizontalAdvance("字")
        for column, letters in enumerate((11, 22)):
            self.tree.setColumnWidth(column, letter * letters)
        newest = self.tree.topLevelItem(0)
        if newest is not None:
            self.tree.setCurrentItem(newest)

    def _titles(self, entries: "list[HistoryEntry]") -> Mapping[str, str]:
        linked = {
            found
            for entry in entries
            for change in entry.changes
            for name, pair in change.fields.items()
            for stored in pair
            for found in linked_ids(self._kinds[change.kind][name], stored)
        }
        return self._register.titles(sorted(linked)) if linked else {}

    def _add(self, entry: "HistoryEntry", titles: Mapping[str, str]) -> None:
        words = mode_words(entry.mode, operations.step_name(entry.action))
        who = _("{operator} ({office})").format(operator=entry.operator, office=entry.office)
        step = QTreeWidgetItem(self.tree, [f"{moment_words(entry.at)}  {who}"])
        step.setFirstColumnSpanned(True)
        step.setToolTip(0, step.text(0))
        named = QTreeWidgetItem(step, [words])
        named.setFirstColumnSpanned(True)
        named.setToolTip(0, words)
        for change in entry.changes:
            for name, (before, after) in change.fields.items():
                self._add_field(step, entry, change, name, (before, after), titles)

    def _add_field(
        self,
        step: QTreeWidgetItem,
        entry: "HistoryEntry",
        change: RecordChange,
        name: str,
        pair: tuple[Stored, Stored],
        titles: Mapping[str, str],
    ) -> None:
        field = self._kinds[change.kind][name]
        before, after = (cell_text(field, stored, titles) for stored in pair)
        passage = f"{before} → {after}" if before else after
        if before and not after:
            passage = _("{before} → (empty)").format(before=before)
        if name in change.written:
            passage += _("  (written: {words})").format(words=change.written[name])
        place = entry.cell(change, name)
        source = f"{entry.source.name} / {place}" if entry.source is not None and place else ""
        line = QTreeWidgetItem(step, [str(field.label), passage, source])
        for column in range(3):
            line.setToolTip(column, line.text(column))
