"""查重: groups of likely duplicates at the left, the records of one side by side at the right. Nothing merges by itself."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from lyuliang_desk import operations
from lyuliang_desk.duplicates.draft import MergeDraft
from lyuliang_desk.duplicates.groups import Group
from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.operations import duplicates
from lyuliang_desk.store.changes import Applied, ChangeSet
from lyuliang_desk.store.register import Register
from ui import faults
from ui.banner import Banner
from ui.bridge import RegisterBridge
from ui.duplicates.comparison_table import ComparisonTable
from ui.duplicates.footer import KEYS, Footer
from ui.duplicates.group_list import GroupList
from ui.importing.work_strip import WorkStrip
from ui.newest_task import NewestTask

QUICK = 1.5
"""Seconds: a search that takes no longer is made anew by itself after a change; a longer one is offered."""


class DuplicatesPage(QWidget):
    """The place. ``show_records`` compares records chosen in a table without any search."""

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.register = register
        self.kinds = duplicates.kinds()
        self._plan: ChangeSet | None = None
        self._stale = True
        self._lay_out()
        self.search = NewestTask(self)
        self.search.found.connect(self._show_found)
        self.search.stopped.connect(self._show_stopped)
        self.search.progressed.connect(self.strip.show_progress)
        self._bridge = RegisterBridge(register, self)
        self._bridge.applied.connect(self._hear)
        bridge = self._bridge
        self.destroyed.connect(lambda: bridge.close())  # a window takes its parts down without closing them
        for name, keys in {**KEYS, "again": "F5"}.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.act, name))

    def _lay_out(self) -> None:
        self.tabs = QTabBar(self)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(_("Kind of record"))
        for name in self.kinds:
            self.tabs.addTab(str(self.register.kinds[name].label))
        self.found = QLabel(self)
        self.found.setProperty("tone", "muted")
        self.again = QPushButton(_("Search again"), self)
        self.again.setAutoDefault(False)
        self.again.setToolTip(f"{self.again.text()}  F5")
        bar = QHBoxLayout()
        bar.setContentsMargins(4, 3, 12, 3)
        bar.setSpacing(10)
        for widget, stretch in ((self.tabs, 0), (self.found, 1), (self.again, 0)):
            bar.addWidget(widget, stretch)
        self.banner, self.strip = Banner(self), WorkStrip(self)
        self.list, self.table, self.footer = (
            GroupList(self),
            ComparisonTable(self.register, self),
            Footer(self),
        )
        self.nothing = QLabel(self)
        self.nothing.setProperty("tone", "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        right = QWidget(self)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.table, 1)
        beside.addWidget(self.footer)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(right)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([360, 700])
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(self.splitter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        for widget in (self.banner, self.strip, self.stack):
            column.addWidget(widget)
        column.setStretchFactor(self.stack, 1)
        self.setFocusProxy(self.list)
        self.tabs.currentChanged.connect(self.look)
        self.again.clicked.connect(self.look)
        self.list.group_chosen.connect(self._compare)
        self.list.itemActivated.connect(lambda _item: self.table.setFocus())
        self.table.comparison.changed.connect(self._foresee)
        self.footer.acted.connect(self.act)
        self.strip.stopped.connect(lambda: self.search.cancel())

    @property
    def kind(self) -> str:
        """The kind that is looked at."""
        return self.kinds[self.tabs.currentIndex()]

    def areas(self) -> list[QWidget]:
        """Where F6 goes."""
        return [self.list, self.table]

    # Looking for them

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.look()

    def look(self) -> None:
        """Search among the records of the kind in sight."""
        self._stale = False
        self.banner.clear()
        self.strip.begin(
            _("Looking for duplicates among {kind} …").format(kind=self.register.kinds[self.kind].label)
        )
        kind = self.kind
        self.search.begin(
            lambda progress, cancelled: duplicates.find_duplicates(
                register=self.register, kind=kind, progress=progress, cancelled=cancelled
            )
        )

    def show_records(self, kind: str, record_ids: list[str]) -> None:
        """Compare these records, whether or not anything speaks for them being one."""
        self.search.cancel()
        self._stale = False
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(self.kinds.index(kind))
        self.tabs.blockSignals(False)
        titles = self.register.titles(record_ids)
        group = Group(kind, tuple(record_ids), tuple(titles.get(i, "") for i in record_ids), ())
        self._show_groups([group])
        self.found.setText(_("Chosen in the table"))
        self.table.setFocus()

    def _show_found(self, groups: list[Group]) -> None:
        self.strip.end()
        self._show_groups(groups)

    def _show_groups(self, groups: list[Group]) -> None:
        label = self.register.kinds[self.kind].label
        self.nothing.setText(_("No likely duplicates among {kind}.").format(kind=label))
        self.stack.setCurrentWidget(self.splitter if groups else self.nothing)
        self.list.show_groups(groups, self.list.current())
        self._count()

    def _count(self) -> None:
        count = self.list.count()
        self.found.setText(_("{count} groups").format(count=f"{count:,}") if count else "")
        if not count:
            self.stack.setCurrentWidget(self.nothing)

    def _show_stopped(self) -> None:
        self.strip.end()
        self._stale = True
        if not self.list.count():
            self.nothing.setText(_("The search was stopped. F5 searches again."))

    def _hear(self, applied: Applied) -> None:
        """After a change by somebody else what is shown may be old."""
        concerned = {self.kind, "not_duplicate"} & set(applied.kinds)
        if applied.initiator is self or not concerned:
            return
        self._stale = True
        if not self.isVisible():
            return
        if self.search.seconds <= QUICK:
            self.look()
        else:
            words = _("The register has changed since these duplicates were looked for.")
            self.banner.tell(words, "warning", ((_("Search again"), self.look),))

    # Comparing and deciding

    def _compare(self, group: Group | None) -> None:
        draft = None
        if group is not None:
            draft = duplicates.draft_merge(
                register=self.register, kind=group.kind, record_ids=group.record_ids
            )
            if len(draft.records) > duplicates.MOST_MERGED:
                draft.left_out = set(draft.ids[duplicates.MOST_MERGED :]) - {draft.survivor}
        self.table.comparison.show_draft(draft if draft is not None and draft.records else None)
        self._foresee()

    def _foresee(self) -> None:
        """Plan what a merge would be now, and tell what it brings."""
        draft = self.table.comparison.draft
        self._plan = self._planned(draft) if draft is not None and draft.losers() else None
        told = None
        if self._plan is not None and draft is not None:
            told = duplicates.consequences(plan=self._plan, kind=draft.kind.name, survivor_id=draft.survivor)
        self.footer.show_consequences(told, self.register.kinds)
        self.footer.allow(draft is not None, not self.register.read_only, self._plan is not None)

    def _planned(self, draft: MergeDraft) -> ChangeSet | None:
        """The merge as it is decided now; None when one of the records has gone meanwhile, which is told."""
        try:
            return duplicates.plan_merge(
                register=self.register,
                kind=draft.kind.name,
                survivor_id=draft.survivor,
                loser_ids=draft.losers(),
                choices=draft.choices,
            )
        except WorldError as fault:
            self.banner.tell(fault.message, "error", ((_("Search again"), self.look),))
            return None

    def act(self, name: str) -> None:
        """Do what a button or a key of the page asks for."""
        acts = {
            "merge": self.merge,
            "apart": self.tell_apart,
            "next": partial(self.list.go, 1),
            "previous": partial(self.list.go, -1),
            "again": self.look,
        }
        button = self.footer.buttons.get(name)
        if button is None or button.isEnabled():
            acts[name]()

    def merge(self) -> None:
        """Write the merge as it is decided, and go to the next group."""
        draft, plan = self.table.comparison.draft, self._plan
        if draft is None or plan is None:
            return
        survivor, more = draft.survivor, bool(draft.left_out)
        if not self._written(
            lambda: duplicates.merge_records(
                register=self.register, plan=plan, survivor_id=survivor, initiator=self
            )
        ):
            return
        words = _("Done: {step}").format(step=operations.step_name(plan.action))
        self._settle(words, more)

    def tell_apart(self) -> None:
        """Keep that these records are not one, and go to the next group."""
        draft = self.table.comparison.draft
        if draft is None:
            return
        ids, kind, more = [draft.survivor, *draft.losers()], draft.kind.name, bool(draft.left_out)
        if self._written(
            lambda: duplicates.not_the_same(register=self.register, kind=kind, record_ids=ids, initiator=self)
        ):
            words = _("They are not shown as duplicates again. Ctrl+Z takes it back.")
            self._settle(words, more)

    def _written(self, write: Callable[[], object]) -> bool:
        try:
            write()
        except WorldError as fault:
            faults.tell(fault, self)
            return False
        return True

    def _settle(self, words: str, more: bool) -> None:
        """A group is settled; where records of it were left out it is looked for anew."""
        if more:
            self.look()
        else:
            self.list.drop_current()
            self._count()
        self.banner.tell(words, "good")

    def closeEvent(self, event: QCloseEvent) -> None:
        self.search.close()
        self._bridge.close()
        super().closeEvent(event)
