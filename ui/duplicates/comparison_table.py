"""The table of a comparison: what is taken has a filled mark, what differs a ground of its own; keys decide."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from lyuliang_desk.messages import _
from lyuliang_desk.store.register import Register
from ui.duplicates.comparison import FIELDS_FROM, LINKS, ComparisonModel
from ui.theme.palette import Colours
from ui.theme.scheme import current_colours

EDGE, MARK = 8, 5
ROW, MOST_LINES = 30, 4
DIGITS = {Qt.Key(Qt.Key.Key_1 + place): place for place in range(9)}
TAKE = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


def wrapped() -> QTextOption:
    """Words broken where they may be, else anywhere: a number of 18 digits has no better place."""
    option = QTextOption(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def line_count(words: str, font: QFont, width: int) -> int:
    """How many lines words take in a width."""
    layout = QTextLayout(words, font)
    layout.setTextOption(wrapped())
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
    layout.endLayout()
    return layout.lineCount()


class _Painter(QStyledItemDelegate):
    """A cell: the mark that it is taken, its words cut to the room, a frame around the one with the keyboard."""

    def __init__(self, table: "ComparisonTable") -> None:
        super().__init__(table)
        self._table = table

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours, model, cell = current_colours(), self._table.comparison, QRect(option.rect)
        row, column = index.row(), index.column()
        chosen, differs = model.is_chosen(row, column), model.differs(row)
        outcome = model.record_at(column) is None
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(cell, QColor(self._ground(colours, row, differs, outcome)))
        painter.fillRect(cell.left(), cell.bottom(), cell.width(), 1, QColor(colours.line))
        painter.fillRect(cell.right(), cell.top(), 1, cell.height(), QColor(colours.line))
        left = cell.left() + EDGE
        if not outcome and (differs or row < LINKS):
            self._mark(painter, QPointF(left + MARK, cell.center().y() + 1.5), chosen, colours)
        if not outcome:
            left += 2 * MARK + EDGE
        faint = model.is_left_out(column) or (differs and not chosen and not outcome)
        painter.setPen(QColor(colours.muted if faint else colours.text))
        if chosen and differs:
            font = painter.font()
            font.setBold(True)
            painter.setFont(font)
        room = QRect(left, cell.top(), cell.right() - EDGE - left, cell.height())
        painter.setClipRect(cell)
        painter.drawText(QRectF(room), model.words(row, column), wrapped())
        painter.setClipping(False)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QPen(QColor(colours.accent)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(cell.adjusted(0, 0, -1, -1))
        painter.restore()

    @staticmethod
    def _ground(colours: Colours, row: int, differs: bool, outcome: bool) -> str:
        if outcome:
            return colours.good_ground if differs else colours.stripe
        if row < FIELDS_FROM:
            return colours.window
        return colours.warning_ground if differs else colours.base

    @staticmethod
    def _mark(painter: QPainter, centre: QPointF, chosen: bool, colours: Colours) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.accent if chosen else colours.edge), 1.4))
        painter.drawEllipse(centre, MARK, MARK)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawEllipse(centre, MARK - 2.2, MARK - 2.2)


class ComparisonTable(QTableView):
    """Arrows go about, Space or Enter takes what the keyboard is at, 1 to 9 take the value of that record."""

    def __init__(self, register: Register, parent: QWidget) -> None:
        super().__init__(parent)
        self.comparison = ComparisonModel(register, self)
        self.setModel(self.comparison)
        self.setItemDelegate(_Painter(self))
        self._bold = QFont(self.font())
        self._bold.setBold(True)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(_("The records side by side"))
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.horizontalHeader().setMinimumSectionSize(self.fontMetrics().horizontalAdvance("国" * 9))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.comparison.modelReset.connect(self._begin)
        self.comparison.dataChanged.connect(self._make_room)

    def _make_room(self) -> None:
        """Each row is as high as its longest cell needs, up to a few lines; the tip tells the rest."""
        model, line = self.comparison, self.fontMetrics().lineSpacing()
        for row in range(model.rowCount()):
            lines = 1
            for column in range(model.columnCount()):
                room = self.columnWidth(column) - (3 if model.record_at(column) else 2) * EDGE - 2 * MARK - 4
                lines = max(lines, line_count(model.words(row, column), self._bold, room))
            self.setRowHeight(row, ROW + (min(lines, MOST_LINES) - 1) * line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _begin(self) -> None:
        """The keyboard starts at the first field that differs."""
        self._make_room()
        model = self.comparison
        rows = [row for row in range(model.rowCount()) if model.differs(row)]
        if model.rowCount():
            self.setCurrentIndex(model.index(rows[0] if rows else 0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.currentIndex()
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not at.isValid():
            super().keyPressEvent(event)
        elif key in TAKE:
            self.comparison.decide(at.row(), at.column())
        elif key in DIGITS:
            self.comparison.decide(at.row(), DIGITS[key])
            if DIGITS[key] < len(self.comparison.draft.ids if self.comparison.draft else ()):
                self.setCurrentIndex(self.comparison.index(at.row(), DIGITS[key]))
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.indexAt(event.position().toPoint())
        if at.isValid():
            self.comparison.decide(at.row(), at.column())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the mark decides; elsewhere in the cell it only goes there."""
        super().mouseReleaseEvent(event)
        at = self.indexAt(event.position().toPoint())
        if at.isValid() and event.position().x() - self.visualRect(at).left() < EDGE + 2 * MARK + EDGE:
            self.comparison.decide(at.row(), at.column())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()
        super().changeEvent(event)
