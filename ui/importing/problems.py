"""The list of remarks of one sheet: errors first, by level, each leading to its cell."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lyuliang_desk.excel.planning.plan import CellFinding
from lyuliang_desk.messages import _
from ui.importing.states import LEVELS
from ui.theme.icons import pixmap
from ui.theme.scheme import current_colours

Index = QModelIndex | QPersistentModelIndex
Problem = tuple[int, int, CellFinding]
"""Row and column, from 0, and what is said there."""
SHOWN_AT_FIRST = ("error", "warning")


class ProblemModel(QAbstractTableModel):
    """The remarks that pass the filter, in the order of level, row and column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown: list[Problem] = []

    def show(self, problems: Sequence[Problem]) -> None:
        self.beginResetModel()
        self.shown = list(problems)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        finding = self.shown[index.row()][2]
        look = LEVELS[finding.level]
        ink = getattr(current_colours(), look.ink)
        if role == Qt.ItemDataRole.DisplayRole:
            return (look.word(), finding.cell, finding.message)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 2:
            return finding.message
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return QIcon(pixmap(look.icon, ink, 16, 2.0))
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 0:
            return QColor(ink)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (_("level"), _("cell"), _("problem"))[section]
        return None


class _List(QTableView):
    entered_row = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class Problems(QWidget):
    """``jump(row, column)`` is asked by Enter, a double click, or ``step``."""

    jump = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: list[Problem] = []
        self.model = ProblemModel(self)
        self.list = _List()
        self.list.setModel(self.model)
        self.list.setAccessibleName(_("Problems"))
        self.list.verticalHeader().hide()
        self.list.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.list.setShowGrid(False)
        self.list.setWordWrap(False)
        self.list.setTabKeyNavigation(False)
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.list.horizontalHeader().setHighlightSections(False)
        self.list.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.list.setColumnWidth(0, 76)
        self.list.setColumnWidth(1, 70)
        self.list.doubleClicked.connect(lambda index: self._jump(index.row()))
        self.list.entered_row.connect(self._jump)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 4, 8, 4)
        head.setSpacing(2)
        title = QLabel(_("Problems"))
        head.addWidget(title)
        head.addSpacing(8)
        self.buttons: dict[str, QToolButton] = {}
        for level in LEVELS:
            button = QToolButton()
            button.setCheckable(True)
            button.setChecked(level in SHOWN_AT_FIRST)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.toggled.connect(self._filter)
            self.buttons[level] = button
            head.addWidget(button)
        head.addStretch()
        hint = QLabel(_("F8 next, Shift+F8 previous"))
        hint.setProperty("tone", "muted")
        head.addWidget(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list)

    def show_findings(self, problems: Sequence[Problem]) -> None:
        """All remarks of a sheet, in the order of the list."""
        self._all = list(problems)
        counts: Counter[str] = Counter(finding.level for _row, _column, finding in self._all)
        for level, button in self.buttons.items():
            button.setText(f"{LEVELS[level].word()} {counts[level]:,}")
        self._filter()

    def _filter(self) -> None:
        wanted = {level for level, button in self.buttons.items() if button.isChecked()}
        at = self.list.verticalScrollBar().value()
        self.model.show([problem for problem in self._all if problem[2].level in wanted])
        self.list.verticalScrollBar().setValue(at)

    def _jump(self, place: int) -> None:
        row, column, _finding = self.model.shown[place]
        self.jump.emit(row, column)

    def step(self, here: tuple[int, int], forward: bool) -> bool:
        """Go to the next or previous shown problem in the order of the sheet; False when there is none."""
        places = sorted({(row, column) for row, column, _finding in self.model.shown})
        ahead = [p for p in places if p > here] if forward else [p for p in reversed(places) if p < here]
        if not places:
            return False
        goal = ahead[0] if ahead else places[0] if forward else places[-1]
        at = next(i for i, problem in enumerate(self.model.shown) if problem[:2] == goal)
        self.list.selectRow(at)
        self.jump.emit(*goal)
        return True
