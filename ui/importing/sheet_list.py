"""The sheets of the workbook at the left: name, kind, and how many rows will come in or stay out."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from lyuliang_desk.excel.planning.plan import ImportPlan, SheetPlan
from lyuliang_desk.messages import _
from ui.theme.scheme import current_colours

Index = QModelIndex | QPersistentModelIndex
LINES = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class SheetLines:
    """What the list tells of a sheet: name, kind, ``新增 12 · 变更 3`` (empty for one left out), refused rows."""

    name: str
    kind: str
    counts: str
    refused: int
    asked: bool = False
    """Whether the sheet waits for a person to say what it holds."""


def sheet_lines(sheet: SheetPlan) -> SheetLines:
    """The words of a sheet, counted once for each plan."""
    name = sheet.grid.name
    if sheet.rivals:
        return SheetLines(name, _("which kind is it?"), "", 0, asked=True)
    if sheet.targets is None:
        return SheetLines(name, _("not imported") if sheet.grid.rows else _("empty sheet"), "", 0)
    counts = sheet.balance()
    said = [
        _("{count} new").format(count=f"{counts['new']:,}"),
        _("{count} changed").format(count=f"{counts['changed']:,}"),
    ]
    return SheetLines(name, str(sheet.targets.kind.label), " · ".join(said), counts["refused"])


class _TwoLines(QStyledItemDelegate):
    """Name above, kind and counts below; refused rows stand out at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(150, 2 * option.fontMetrics.height() + 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours, rect, metrics = current_colours(), option.rect, option.fontMetrics
        lines: SheetLines = index.data(LINES)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, QColor(colours.selected if chosen else colours.base))
        if chosen:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(colours.accent))
        room = rect.adjusted(12, 7, -10, -7)
        upper = QRect(room.left(), room.top(), room.width(), metrics.height())
        lower = QRect(room.left(), upper.bottom() + 4, room.width(), metrics.height())
        if lines.refused:
            words = _("{count} refused").format(count=f"{lines.refused:,}")
            painter.setPen(QColor(colours.error))
            painter.drawText(upper, Qt.AlignmentFlag.AlignRight, words)
            upper.setRight(upper.right() - metrics.horizontalAdvance(words) - 8)
        painter.setPen(QColor(colours.text if lines.counts or lines.asked else colours.muted))
        name = metrics.elidedText(lines.name, Qt.TextElideMode.ElideRight, upper.width())
        painter.drawText(upper, Qt.AlignmentFlag.AlignLeft, name)
        painter.setPen(QColor(colours.warning if lines.asked else colours.muted))
        words = "　".join(filter(None, (lines.kind, lines.counts)))
        painter.drawText(
            lower,
            Qt.AlignmentFlag.AlignLeft,
            metrics.elidedText(words, Qt.TextElideMode.ElideRight, lower.width()),
        )
        painter.restore()


class SheetList(QListWidget):
    """``chosen(name)`` tells which sheet shall be shown."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_TwoLines(self))
        self.setAccessibleName(_("Sheets"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._tell)

    def show_plan(self, plan: ImportPlan, current: str) -> None:
        """The sheets of a plan, one of them current."""
        self.blockSignals(True)
        self.clear()
        for sheet in plan.sheets:
            item = QListWidgetItem(sheet.grid.name)
            lines = sheet_lines(sheet)
            item.setData(LINES, lines)
            hidden = "" if sheet.grid.visible else "\n" + _("The sheet is hidden in the workbook.")
            words = " ".join(filter(None, (lines.kind, lines.counts)))
            item.setToolTip(f"{sheet.grid.name}\n{words}{hidden}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{sheet.grid.name} {words}")
            self.addItem(item)
            if sheet.grid.name == current:
                self.setCurrentItem(item)
        self.blockSignals(False)

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.text())
