"""The groups found, one below the other: how likely, which records, and what speaks for it and against it."""

from collections.abc import Sequence

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

from lyuliang_desk.duplicates.groups import Group
from lyuliang_desk.messages import _
from lyuliang_desk.operations import duplicates
from ui.theme.scheme import current_colours

GROUP = Qt.ItemDataRole.UserRole
EDGE, GAP, MARGIN = 12, 3, 7
MOST_TITLES = 3
TONES = {"strong": "error", "likely": "warning", "weak": "muted"}


def lines_of(group: Group) -> list[tuple[str, str]]:
    """Colour and words of each line: the different titles, then what speaks for it, then what speaks against it."""
    titles = list(dict.fromkeys(group.titles))
    lines = [("text", title) for title in titles[:MOST_TITLES]]
    if len(group.record_ids) > len(lines):
        lines[-1] = (
            "text",
            _("{title} ({count} records)").format(title=lines[-1][1], count=len(group.record_ids)),
        )
    if group.pairs:
        lines.append(("muted", _(" · ").join(group.evidence())))
    against = group.counter_evidence()
    if against:
        lines.append(("warning", _("but: {signs}").format(signs=_(" · ").join(against))))
    return lines


class _Painter(QStyledItemDelegate):
    """The lines of a group, with its strength at the right of the first."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        lines = len(lines_of(index.data(GROUP)))
        return QSize(200, lines * (option.fontMetrics.height() + GAP) + 2 * MARGIN)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        group: Group = index.data(GROUP)
        colours, line, metrics = current_colours(), QRect(option.rect), option.fontMetrics
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(line, QColor(colours.selected))
            painter.fillRect(line.left(), line.top(), 3, line.height(), QColor(colours.accent))
        painter.fillRect(line.left(), line.bottom(), line.width(), 1, QColor(colours.line))
        room = line.adjusted(EDGE, MARGIN, -EDGE, 0)
        room.setHeight(metrics.height())
        strength = duplicates.how_likely(group.strength) if group.pairs else ""
        if strength:
            painter.setPen(QColor(getattr(colours, TONES[group.strength])))
            painter.drawText(room, Qt.AlignmentFlag.AlignRight, strength)
        for place, (colour, words) in enumerate(lines_of(group)):
            beside = metrics.horizontalAdvance(strength) + EDGE if place == 0 and strength else 0
            here = room.translated(0, place * (metrics.height() + GAP)).adjusted(0, 0, -beside, 0)
            painter.setPen(QColor(getattr(colours, colour)))
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, here.width())
            painter.drawText(here, Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()


class GroupList(QListWidget):
    """``group_chosen`` tells which group the keyboard or the mouse came to, None for none."""

    group_chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Painter(self))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("Groups of likely duplicates"))
        self.setMinimumWidth(220)
        self.currentItemChanged.connect(lambda _now, _before: self.group_chosen.emit(self.current()))

    def show_groups(self, groups: Sequence[Group], beginning: Group | None = None) -> None:
        """Show these groups; the keyboard is at the one that holds the same records as ``beginning``, else at the first."""
        self.blockSignals(True)
        self.clear()
        place = 0
        for number, group in enumerate(groups):
            entry = QListWidgetItem(self)
            entry.setData(GROUP, group)
            said = _(" · ").join(group.evidence())
            entry.setToolTip("\n".join([*group.titles, said, *group.counter_evidence()]))
            entry.setData(Qt.ItemDataRole.AccessibleTextRole, "、".join(group.titles) + _(" · ") + said)
            if beginning is not None and set(group.record_ids) == set(beginning.record_ids):
                place = number
        self.setCurrentRow(place if groups else -1)
        self.blockSignals(False)
        self.group_chosen.emit(self.current())

    def current(self) -> Group | None:
        """The group that the keyboard is at."""
        entry = self.currentItem()
        return entry.data(GROUP) if entry is not None else None

    def go(self, step: int) -> None:
        """To the next group or the one before; at an end it stays."""
        self.setCurrentRow(min(max(self.currentRow() + step, 0), self.count() - 1))

    def drop_current(self) -> None:
        """The current group is settled: take it out, and go to the one that follows."""
        row = self.currentRow()
        self.blockSignals(True)
        self.takeItem(row)
        self.setCurrentRow(min(row, self.count() - 1))
        self.blockSignals(False)
        self.group_chosen.emit(self.current())
