"""The findings as a tree of two levels: a check or a record, and under it what is found there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QIcon

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.checks.finding import RecordFinding
from lyuliang_desk.messages import _
from lyuliang_desk.operations import checks
from ui.theme.icons import pixmap
from ui.theme.scheme import current_colours

Index = QModelIndex | QPersistentModelIndex
GROUP = 0
"""The internal id of a group; that of a finding is the number of its group, from 1."""


@dataclass(frozen=True, slots=True)
class State:
    """How a sort of findings is told: its word, its icon, the name of its colour."""

    word: Callable[[], str]
    picture: str
    ink: str


STATES: dict[str, State] = {
    "hard": State(lambda: _("to be put right"), "clear", "error"),
    "soft": State(lambda: _("to be looked at"), "warning", "warning"),
    "accepted": State(lambda: _("accepted"), "tick", "muted"),
}


def state_of(finding: RecordFinding) -> str:
    """``hard``, ``soft`` or ``accepted``."""
    return finding.level if finding.acceptance is None else "accepted"


@dataclass(frozen=True, slots=True)
class Group:
    """A heading and what stands under it."""

    words: str
    findings: list[RecordFinding]

    @property
    def state(self) -> str:
        """The gravest of its findings."""
        states = {state_of(finding) for finding in self.findings}
        return next(state for state in STATES if state in states)


class FindingModel(QAbstractItemModel):
    """Shows groups of findings; ``kinds`` and ``names`` tell the words of records and fields."""

    def __init__(self, kinds: Mapping[str, RecordKind], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kinds = kinds
        self.names: Mapping[str, str] = {}
        self.groups: list[Group] = []

    def show(self, findings: Sequence[RecordFinding], by_record: bool) -> None:
        """Show findings, put under their records or under their checks."""
        found: dict[str, list[RecordFinding]] = {}
        for finding in findings:
            found.setdefault(finding.record_id if by_record else finding.check, []).append(finding)
        heading = self._record if by_record else (lambda group: checks.name_of(group[0].check))
        self.beginResetModel()
        self.groups = [Group(heading(group), group) for group in found.values()]
        self.endResetModel()

    def _record(self, group: list[RecordFinding]) -> str:
        return f"{self._kinds[group[0].kind].label}　{self.names.get(group[0].record_id, '')}"

    def finding(self, index: Index) -> RecordFinding | None:
        """The finding of a line, None for a heading."""
        if not index.isValid() or index.internalId() == GROUP:
            return None
        return self.groups[index.internalId() - 1].findings[index.row()]

    def places(self) -> list[QModelIndex]:
        """All findings in the order of the list."""
        return [
            self.createIndex(row, 0, number)
            for number, group in enumerate(self.groups, 1)
            for row in range(len(group.findings))
        ]

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        above = parent if parent is not None else QModelIndex()
        if not 0 <= row < self.rowCount(above) or not 0 <= column < self.columnCount():
            return QModelIndex()
        number = parent.row() + 1 if parent is not None and parent.isValid() else GROUP
        return self.createIndex(row, column, number)

    def parent(self, index: Index | None = None) -> Any:
        if index is None:
            return super().parent()
        number = index.internalId() if index.isValid() else GROUP
        return QModelIndex() if number == GROUP else self.createIndex(number - 1, 0, GROUP)

    def rowCount(self, parent: Index | None = None) -> int:
        if parent is None or not parent.isValid():
            return len(self.groups)
        if parent.internalId() == GROUP and parent.column() == 0:
            return len(self.groups[parent.row()].findings)
        return 0

    def columnCount(self, parent: Index | None = None) -> int:
        return 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (_("Problem"), _("Record"), _("Kind"), _("Field"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        finding = self.finding(index)
        if finding is None:
            return self._heading(self.groups[index.row()], index.column(), role)
        state = state_of(finding)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.texts(finding)[index.column()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return _sign(state)
        if role == Qt.ItemDataRole.ForegroundRole and state == "accepted":
            return QColor(current_colours().muted)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return f"{STATES[state].word()} {finding.message}"
        return None

    def texts(self, finding: RecordFinding) -> tuple[str, str, str, str]:
        """What stands in the columns of a finding."""
        kind = self._kinds[finding.kind]
        field = str(kind[finding.field].label) if finding.field else ""
        return finding.message, self.names.get(finding.record_id, ""), str(kind.label), field

    def _heading(self, group: Group, column: int, role: int) -> Any:
        if column == 0 and role == Qt.ItemDataRole.DisplayRole:
            return _("{heading}  ({count})").format(heading=group.words, count=f"{len(group.findings):,}")
        if column == 0 and role == Qt.ItemDataRole.DecorationRole:
            return _sign(group.state)
        if role == Qt.ItemDataRole.FontRole:
            bold = QFont()
            bold.setBold(True)
            return bold
        if role == Qt.ItemDataRole.BackgroundRole:
            return QColor(current_colours().header)
        return None


def _sign(state: str) -> QIcon:
    look = STATES[state]
    return QIcon(pixmap(look.picture, getattr(current_colours(), look.ink), 16, 2.0))
