"""The pages under one another on a grey ground, drawn when they come into sight, sharp on every screen."""

from typing import Literal

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.printing.drawer import PageDrawer
from ui.theme.scheme import current_colours

Fit = Literal["width", "page", "free"]
INCH = 25.4
SCREEN_DPI = 96.0
GAP, MARGIN = 14, 18
SMALLEST, LARGEST, STEP = 0.2, 4.0, 1.2


class PagesView(QAbstractScrollArea):
    """Shows the pages of a drawer. ``current_changed`` tells the page in the middle, counted from 0."""

    current_changed = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("")
        self.fit: Fit = "width"
        self.zoom = 1.0
        self._drawer: PageDrawer | None = None
        self._places: list[QRect] = []
        self._current = -1
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)

    # What is shown

    def show_pages(self, drawer: PageDrawer | None) -> None:
        """Show these pages from the first on, or nothing."""
        self._drawer = drawer
        self._current = -1
        if drawer is not None:
            drawer.drawn.connect(self._on_drawn)
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self._on_scrolled()

    def page_count(self) -> int:
        return len(self._places)

    def current(self) -> int:
        """The page in sight, counted from 0; -1 when there is none."""
        return self._current

    def go_to(self, index: int) -> None:
        """Bring a page to the top."""
        if 0 <= index < len(self._places):
            self.verticalScrollBar().setValue(self._places[index].top() - MARGIN // 2)

    # Zoom

    def fit_to(self, fit: Fit) -> None:
        """Fit the width or the whole page, also when the window changes."""
        self.fit = fit
        self._relayout()

    def zoom_by(self, factor: float) -> None:
        """Larger or smaller, the page in sight staying in sight."""
        self.fit = "free"
        self.zoom = min(max(self.zoom * factor, SMALLEST), LARGEST)
        self._relayout()

    def _relayout(self) -> None:
        index, bar = max(self._current, 0), self.verticalScrollBar()
        before = self._places[index] if self._places else QRect()
        share = (bar.value() - before.top()) / before.height() if before.height() else 0.0
        self._lay_out()
        if self._places:
            after = self._places[index]
            bar.setValue(round(after.top() + share * after.height()))
        self._on_scrolled()

    def _lay_out(self) -> None:
        sizes = self._drawer.sizes if self._drawer else []
        room = self.viewport().size()
        if sizes and self.fit != "free":
            self.zoom = min(self._fitting(s.width, s.height) for s in sizes)
        scale = SCREEN_DPI / INCH * self.zoom
        widest = max((s.width * scale for s in sizes), default=0)
        ground = max(round(widest) + 2 * MARGIN, room.width())
        top, self._places = MARGIN, []
        for size in sizes:
            width, height = round(size.width * scale), round(size.height * scale)
            self._places.append(QRect((ground - width) // 2, top, width, height))
            top += height + GAP
        self._set_bar_ranges(ground, top - GAP + MARGIN if sizes else 0)
        self.zoom_changed.emit(self.zoom)

    def _fitting(self, width: float, height: float) -> float:
        scale = SCREEN_DPI / INCH
        by_width = (self.viewport().width() - 2 * MARGIN) / (width * scale)
        by_height = (self.viewport().height() - 2 * MARGIN) / (height * scale)
        wanted = by_width if self.fit == "width" else min(by_width, by_height)
        return min(max(wanted, SMALLEST), LARGEST)

    def _set_bar_ranges(self, width: int, height: int) -> None:
        room = self.viewport().size()
        pairs = (
            (self.verticalScrollBar(), height, room.height()),
            (self.horizontalScrollBar(), width, room.width()),
        )
        for bar, length, shown in pairs:
            bar.setRange(0, max(length - shown, 0))
            bar.setPageStep(shown)
            bar.setSingleStep(48)

    # Painting

    def _shift(self) -> QPoint:
        return QPoint(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _in_sight(self) -> list[int]:
        window = self.viewport().rect().translated(-self._shift())
        return [i for i, place in enumerate(self._places) if place.intersects(window)]

    def _fineness(self) -> float:
        return round(SCREEN_DPI * self.zoom * self.viewport().devicePixelRatioF(), 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        colours = current_colours()
        painter.fillRect(event.rect(), QColor(colours.line if not colours.dark else colours.window))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for index in self._in_sight():
            place = self._places[index].translated(self._shift())
            page = self._drawer.page(index) if self._drawer else None
            painter.fillRect(place, Qt.GlobalColor.white)
            if page is not None:
                painter.drawPixmap(place, page)
            painter.setPen(QColor(colours.edge))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
        painter.end()

    def all_drawn(self) -> bool:
        """Whether every page in sight is there, sharp."""
        if self._drawer is None:
            return False
        return all(self._drawer.is_drawn(i, self._fineness()) for i in self._in_sight())

    def _on_scrolled(self) -> None:
        if self._drawer is not None:
            self._drawer.want(self._in_sight(), self._fineness())
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        above = [i for i, place in enumerate(self._places) if place.top() <= middle]
        current = above[-1] if above else (0 if self._places else -1)
        if current != self._current:
            self._current = current
            self.current_changed.emit(current)
        self.viewport().update()

    def _on_drawn(self, _index: int) -> None:
        self.viewport().update()

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._relayout()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._on_scrolled()
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(STEP if event.angleDelta().y() > 0 else 1 / STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        moves = {
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
            Qt.Key.Key_PageDown: bar.value() + bar.pageStep() - 48,
            Qt.Key.Key_PageUp: bar.value() - bar.pageStep() + 48,
            Qt.Key.Key_Space: bar.value() + bar.pageStep() - 48,
            Qt.Key.Key_Down: bar.value() + bar.singleStep(),
            Qt.Key.Key_Up: bar.value() - bar.singleStep(),
        }
        if event.key() in moves:
            bar.setValue(moves[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
