"""Above the list: how it is grouped, which sorts are shown with their counts, a filter, and checking again."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QTabBar, QToolButton, QWidget

from lyuliang_desk.checks.finding import RecordFinding
from lyuliang_desk.messages import _
from ui.checks.finding_model import STATES, state_of
from ui.theme.icons import pixmap
from ui.theme.scheme import current_colours

SHOWN_AT_FIRST = ("hard", "soft")


class Head(QWidget):
    """``changed`` when something else is to be shown, ``again`` when the checks are to be run."""

    changed = Signal()
    again = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.grouping = QTabBar(self)
        self.grouping.setDrawBase(False)
        self.grouping.setAccessibleName(_("Grouping"))
        self.grouping.addTab(_("By check"))
        self.grouping.addTab(_("By record"))
        self.states = {state: self._button(state) for state in STATES}
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(_("Filter the problems"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName(self.filter.placeholderText())
        self.filter.setMinimumWidth(self.fontMetrics().horizontalAdvance("国") * 10)
        self.recheck = QPushButton(_("Check again"), self)
        self.recheck.setAutoDefault(False)
        self.recheck.setToolTip(f"{self.recheck.text()}  F5")
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 3, 12, 3)
        row.setSpacing(4)
        row.addWidget(self.grouping)
        row.addSpacing(10)
        for button in self.states.values():
            row.addWidget(button)
        row.addSpacing(10)
        row.addWidget(self.filter, 1)
        row.addSpacing(6)
        row.addWidget(self.recheck)
        self.grouping.currentChanged.connect(self.changed)
        self.filter.textChanged.connect(self.changed)
        self.recheck.clicked.connect(self.again)

    def _button(self, state: str) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(True)
        button.setChecked(state in SHOWN_AT_FIRST)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.toggled.connect(self.changed)
        return button

    @property
    def by_record(self) -> bool:
        """Whether findings stand under their records instead of their checks."""
        return self.grouping.currentIndex() == 1

    def wanted(self) -> set[str]:
        """The sorts that are shown."""
        return {state for state, button in self.states.items() if button.isChecked()}

    def count(self, findings: Sequence[RecordFinding]) -> None:
        """Tell how many there are of each sort."""
        counts = Counter(map(state_of, findings))
        for state, button in self.states.items():
            look = STATES[state]
            button.setText(f"{look.word()} {counts[state]:,}")
            ink = getattr(current_colours(), look.ink)
            button.setIcon(QIcon(pixmap(look.picture, ink, 16, 2.0)))
