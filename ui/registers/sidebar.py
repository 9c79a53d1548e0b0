"""The sidebar: the registers by area with their counts, the other places, and whose register this is.

Lines that belong under another one are folded away; Right and Left, or its arrow, unfold and fold them.
"""

from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
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
from ui.theme.palette import Colours
from ui.theme.scheme import current_colours

PLACE = Qt.ItemDataRole.UserRole
COUNT = Qt.ItemDataRole.UserRole + 1
PICTURE = Qt.ItemDataRole.UserRole + 2
GAP = Qt.ItemDataRole.UserRole + 3
HEAD = Qt.ItemDataRole.UserRole + 4
UNDER = Qt.ItemDataRole.UserRole + 5
FOLDED = Qt.ItemDataRole.UserRole + 6
ROW, SPACE, HEAD_ROW, ARROW, INDENT = 30, 13, 26, 22, 14


@dataclass(frozen=True, slots=True)
class Place:
    """One line: where it leads, its words and its icon; ``gap`` draws a line above it.

    A ``head`` leads nowhere: it names the lines below. A line ``under`` another is seen when that one is unfolded.
    """

    name: str
    words: str
    picture: str
    gap: bool = False
    head: bool = False
    under: str = ""


class _Painter(QStyledItemDelegate):
    """Icon, words, and the count at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, (HEAD_ROW if index.data(HEAD) else ROW) + (SPACE if index.data(GAP) else 0))

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
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(HEAD):
            _paint_head(painter, line, str(index.data(Qt.ItemDataRole.DisplayRole)), colours)
        else:
            self._paint_place(painter, line, option, index, colours)
        painter.restore()

    def _paint_place(
        self,
        painter: QPainter,
        line: QRect,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        colours: Colours,
    ) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        pointed = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        ground = line.adjusted(6, 1, -6, -1)
        painter.setPen(QColor(colours.accent) if focused and chosen else Qt.PenStyle.NoPen)
        if chosen or pointed:
            painter.setBrush(QColor(colours.selected if chosen else colours.hover))
            painter.drawRoundedRect(ground, 5, 5)
        if index.data(UNDER):
            ground.adjust(INDENT, 0, 0, 0)
        picture = QRect(ground.left() + 8, ground.center().y() - 9, 20, 20)
        icon(str(index.data(PICTURE)), colours).paint(painter, picture)
        middle = Qt.AlignmentFlag.AlignVCenter
        folded = index.data(FOLDED)
        right = ARROW if folded is not None else 4
        count = str(index.data(COUNT) or "")
        room = painter.fontMetrics().horizontalAdvance(count) + 12
        words = ground.adjusted(36, 0, -right - room, 0)
        painter.setPen(QColor(colours.text))
        shown = painter.fontMetrics().elidedText(
            str(index.data(Qt.ItemDataRole.DisplayRole)), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, middle, shown)
        painter.setPen(QColor(colours.muted))
        painter.drawText(ground.adjusted(0, 0, -right - 4, 0), middle | Qt.AlignmentFlag.AlignRight, count)
        if folded is not None:
            arrow = QRect(ground.right() - ARROW + 3, ground.center().y() - 7, 16, 16)
            icon("chevron_right" if folded else "chevron_down", colours).paint(painter, arrow)


def _paint_head(painter: QPainter, line: QRect, words: str, colours: Colours) -> None:
    font = painter.font()
    font.setPointSizeF(font.pointSizeF() * 0.9)
    painter.setFont(font)
    painter.setPen(QColor(colours.muted))
    painter.drawText(
        line.adjusted(16, 0, -8, -2), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, words
    )


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
        owners = {place.under for place in places if place.under}
        for place in places:
            self._add(place, folds=place.name in owners)
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
        self.list.viewport().installEventFilter(self)
        self.list.installEventFilter(self)

    def _add(self, place: Place, folds: bool) -> None:
        entry = QListWidgetItem(place.words, self.list)
        entry.setData(PLACE, place.name)
        entry.setData(PICTURE, place.picture)
        entry.setData(GAP, place.gap)
        entry.setData(HEAD, place.head)
        entry.setData(UNDER, place.under)
        entry.setToolTip("" if place.head else place.words)
        if place.head:
            entry.setFlags(Qt.ItemFlag.NoItemFlags)
        if folds:
            entry.setData(FOLDED, True)
        if place.under:
            entry.setHidden(True)

    def fold(self, name: str, folded: bool) -> None:
        """Fold away or unfold the lines under one."""
        for entry in self._entries():
            if entry.data(PLACE) == name and entry.data(FOLDED) is not None:
                entry.setData(FOLDED, folded)
            elif entry.data(UNDER) == name:
                entry.setHidden(folded)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Right and Left, and a press on the arrow, unfold and fold."""
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            entry = self.list.currentItem()
            if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left) and entry is not None:
                self._unfold_by_key(entry, event.key() == Qt.Key.Key_Left)
                return True
        if watched is self.list.viewport() and isinstance(event, QMouseEvent):
            entry = self.list.itemAt(event.position().toPoint())
            at_arrow = event.position().x() > self.list.viewport().width() - ARROW - 6
            if entry is not None and entry.data(FOLDED) is not None and at_arrow:
                if event.type() == QEvent.Type.MouseButtonPress:
                    self.fold(str(entry.data(PLACE)), not entry.data(FOLDED))
                return True
        return super().eventFilter(watched, event)

    def _unfold_by_key(self, entry: QListWidgetItem, folded: bool) -> None:
        if folded and entry.data(UNDER):
            owner = str(entry.data(UNDER))
            self.list.setCurrentItem(next(e for e in self._entries() if e.data(PLACE) == owner))
            self.fold(owner, True)
        else:
            self.fold(str(entry.data(PLACE)), folded)

    def _changed(self, current: QListWidgetItem | None) -> None:
        if current is not None:
            self.chosen.emit(str(current.data(PLACE)))

    def show_place(self, name: str) -> None:
        """Mark where the user is; it was not chosen here, so nothing is told."""
        with QSignalBlocker(self.list):
            for entry in self._entries():
                if entry.data(PLACE) == name:
                    if entry.isHidden():
                        self.fold(str(entry.data(UNDER)), False)
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
