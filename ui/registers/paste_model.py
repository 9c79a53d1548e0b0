"""The rows of a planned paste as a Qt model: state, record, and for each field what stands there before and after."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QIcon

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.excel.pasting.plan import PastedCell, PastedRow, PastePlan
from lyuliang_desk.excel.planning.plan import CellFinding
from lyuliang_desk.messages import _
from ui.importing.problems import Problem
from ui.importing.states import STATES
from ui.registers.cells import cell_text
from ui.registers.columns import alignment, header_text
from ui.theme.icons import pixmap
from ui.theme.scheme import current_colours

Index = QModelIndex | QPersistentModelIndex
STATE, RECORD = 0, 1
FIRST_FIELD = 2
"""Before the fields stand the state of a row and the title of its record."""
ORDER = ("error", "warning", "note")
GROUNDS = {"error": "error_ground", "warning": "warning_ground"}


class PasteModel(QAbstractTableModel):
    """Shows a ``PastePlan``; a row for each row of the block that holds something."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plan: PastePlan | None = None
        self._fields: list[Field] = []

    def show(self, plan: PastePlan) -> None:
        """Show a plan from now on."""
        self.beginResetModel()
        self.plan = plan
        self._fields = [plan.kind[name] for name in plan.fields]
        self.endResetModel()

    def row(self, place: int) -> PastedRow:
        """The planned row in a line of the preview."""
        assert self.plan is not None
        return self.plan.rows[place]

    def problems(self) -> list[Problem]:
        """Everything that is said of the rows, errors first, with the line and the column it is about."""
        assert self.plan is not None
        places = {field.name: FIRST_FIELD + n for n, field in enumerate(self._fields)}
        found = [
            (place, places.get(f.field or "", STATE), self._problem(row, f))
            for place, row in enumerate(self.plan.rows)
            for f in row.findings
        ]
        return sorted(found, key=lambda p: (ORDER.index(p[2].level), p[0], p[1]))

    def _problem(self, row: PastedRow, finding: Finding) -> CellFinding:
        assert self.plan is not None
        label = str(self.plan.kind[finding.field].label) if finding.field else ""
        where = _("row {row} {field}").format(row=row.number, field=label).strip()
        return CellFinding(where, finding.level, finding.code, finding.message, row.number, finding.field)

    def rowCount(self, parent: Index | None = None) -> int:
        inside = parent is not None and parent.isValid()
        return 0 if inside or self.plan is None else len(self.plan.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else FIRST_FIELD + len(self._fields)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or self.plan is None:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self.row(section).number
        if section >= FIRST_FIELD:
            return header_text(self._fields[section - FIRST_FIELD])
        return _("state") if section == STATE else str(self.plan.kind.label)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.plan is None or not index.isValid():
            return None
        row, column = self.row(index.row()), index.column()
        if column >= FIRST_FIELD:
            return self._field_data(row, self._fields[column - FIRST_FIELD], role)
        if column == RECORD:
            return self._title(row) if role == Qt.ItemDataRole.DisplayRole else None
        look = STATES[row.state]
        ink = getattr(current_colours(), look.ink)
        answers = {
            Qt.ItemDataRole.DisplayRole: look.word,
            Qt.ItemDataRole.DecorationRole: lambda: QIcon(pixmap(look.icon, ink, 16, 2.0)),
            Qt.ItemDataRole.ForegroundRole: lambda: QColor(ink),
            Qt.ItemDataRole.ToolTipRole: lambda: "\n".join(f.message for f in row.findings),
        }
        answer = answers.get(Qt.ItemDataRole(role))
        return answer() if answer else None

    def _title(self, row: PastedRow) -> str:
        """What the record is called now; a new one as it will be."""
        assert self.plan is not None
        name = self.plan.kind.title_field
        cell = row.cells.get(name)
        stored = cell.before if cell is not None and row.record_id is not None else row.values.get(name)
        return cell_text(self.plan.kind[name], stored, self.plan.titles)

    def _field_data(self, row: PastedRow, field: Field, role: int) -> Any:
        cell = row.cells.get(field.name)
        if cell is None:
            return None
        found = sorted((f for f in row.findings if f.field == field.name), key=lambda f: ORDER.index(f.level))
        level = found[0].level if found else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(row, field, cell, level)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join([_("pasted: {text}").format(text=cell.text), *(f.message for f in found)])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(field)
        if role == Qt.ItemDataRole.BackgroundRole and level in GROUNDS:
            return QColor(getattr(current_colours(), GROUNDS[level]))
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(self._ink(cell, level))
        if role == Qt.ItemDataRole.FontRole and cell.after != cell.before:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _words(self, row: PastedRow, field: Field, cell: PastedCell, level: str) -> str:
        """``原 → 新``; a new record has no before, and what cannot be read stands as it was pasted."""
        assert self.plan is not None
        if level == "error" and cell.after == cell.before:
            return " ".join(cell.text.split())
        after = cell_text(field, cell.after, self.plan.titles)
        if cell.after == cell.before or (row.record_id is None and cell.before is None):
            return after
        before = cell_text(field, cell.before, self.plan.titles)
        return f"{before or _('(empty)')} → {after or _('(empty)')}"

    def _ink(self, cell: PastedCell, level: str) -> str:
        colours = current_colours()
        if level == "error":
            return colours.error
        return colours.text if cell.after != cell.before else colours.muted
