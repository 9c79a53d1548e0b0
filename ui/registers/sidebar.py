"""The sidebar: the registers with their counts, the other places, and whose register this is."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.short_label import ShortLabel
from ui.theme.icons import icon
from ui.theme.scheme import current_colours

PLACE = Qt.ItemDataRole.UserRole
COUNT = Qt.ItemDataRole.UserRole + 1
PICTURE = Qt.ItemDataRole.UserRole + 2
GAP = Qt.ItemDataRole.UserRole + 3
ROW, SPACE = 34, 13


@dataclass(frozen=True, slots=True)
class Place:
    """One line: where it leads, its words and its icon; ``gap`` draws a line above it."""

    name: str
    words: str
    picture: str
    gap: bool = False


class _Painter(QStyledItemDelegate):
    """Icon, words, and the count at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, ROW + (SPACE if index.data(GAP) else 0))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours = current_colours()
        line: QRect = option.rect
        if index.data(GAP):
            painter.fillRect(
                line.left() + 12, line.top() + SPACE // 2, line.width() - 24, 1, QColor(colours.line)
            )
            line = line.adjusted(0, SPACE, 0, 0)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        pointed = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        ground = line.adjusted(6, 1, -6, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.accent) if focused and chosen else Qt.PenStyle.NoPen)
        if chosen or pointed:
            painter.setBrush(QColor(colours.selected if chosen else colours.hover))
            painter.drawRoundedRect(ground, 5, 5)
        picture = QRect(ground.left() + 10, ground.center().y() - 9, 20, 20)
        icon(str(index.data(PICTURE)), colours).paint(painter, picture)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(colours.text))
        painter.drawText(ground.adjusted(40, 0, -8, 0), middle, str(index.data(Qt.ItemDataRole.DisplayRole)))
        painter.setPen(QColor(colours.muted))
        painter.drawText(
            ground.adjusted(0, 0, -12, 0), middle | Qt.AlignmentFlag.AlignRight, str(index.data(COUNT) or "")
        )
        painter.restore()


class Sidebar(QWidget):
    """``chosen(name)`` when the user goes somewhere, by mouse or by Up and Down."""

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, places: list[Place], parent: QWidget) -> None:
        super().__init__(parent)
        self.list = QListWidget(self)
        self.list.setObjectName("sidebar")
        self.list.setItemDelegate(_Painter(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setMouseTracking(True)
        for place in places:
            entry = QListWidgetItem(place.words, self.list)
            entry.setData(PLACE, place.name)
            entry.setData(PICTURE, place.picture)
            entry.setData(GAP, place.gap)
        self.register_name = ShortLabel(self, lines=2)
        self.office = ShortLabel(self)
        self.office.setProperty("tone", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(self.list, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 12, 12)
        foot.setSpacing(2)
        foot.addWidget(self.register_name)
        foot.addWidget(self.office)
        layout.addLayout(foot)
        self.setFocusProxy(self.list)
        self.list.currentItemChanged.connect(self._changed)
        self.list.itemActivated.connect(lambda _item: self.entered.emit())

    def _changed(self, current: QListWidgetItem | None) -> None:
        if current is not None:
            self.chosen.emit(str(current.data(PLACE)))

    def show_place(self, name: str) -> None:
        """Mark where the user is; it was not chosen here, so nothing is told."""
        with QSignalBlocker(self.list):
            for entry in self._entries():
                if entry.data(PLACE) == name:
                    self.list.setCurrentItem(entry)

    def show_counts(self, counts: dict[str, int]) -> None:
        """The numbers at the right."""
        for entry in self._entries():
            count = counts.get(str(entry.data(PLACE)))
            entry.setData(COUNT, "" if count is None else f"{count:,}")

    def show_register(self, name: str, office: str, path: str) -> None:
        """Whose register this is."""
        self.register_name.show_words(name, path)
        self.office.show_words(office)

    def _entries(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.list.viewport().update()
        super().changeEvent(event)
