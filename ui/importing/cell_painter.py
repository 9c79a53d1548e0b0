"""How a cell of the sheet looks: remarks by ground, corner and line, a changed value by a bar, a correction by a pencil."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from lyuliang_desk.excel.planning.sheet_look import SheetLook
from ui.importing.one_line import one_line
from ui.importing.sheet_model import SheetModel
from ui.theme.icons import pixmap
from ui.theme.palette import Colours
from ui.theme.scheme import current_colours

Index = QModelIndex | QPersistentModelIndex
PADDING = 6
CORNER = 7
PENCIL = 12
GROUNDS = {"error": "error_ground", "warning": "warning_ground"}


class CellPainter(QStyledItemDelegate):
    """Draws and edits the cells of a ``SheetModel``."""

    def __init__(self, model: SheetModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._sheet = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = self._sheet.look
        if look is None or index.row() >= len(self._sheet.rows):
            return
        row, column = self._sheet.rows[index.row()], index.column()
        colours, rect = current_colours(), option.rect
        found = look.findings(row, column)
        level = found[0].level if found else ""
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, QColor(self._ground(look, row, column, level, selected, colours)))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.right(), rect.top(), rect.right(), rect.bottom())
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        changed = bool(look.change(row, column))
        if changed:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height() - 1, QColor(colours.accent))
        self._draw_text(painter, option, look, row, column, changed)
        _draw_mark(painter, rect, level, colours)
        if index == self._view.currentIndex():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _ground(
        self, look: SheetLook, row: int, column: int, level: str, selected: bool, colours: Colours
    ) -> str:
        if selected:
            return colours.selected
        if look.is_header(row):
            return colours.selected_idle
        if level in GROUNDS:
            return str(getattr(colours, GROUNDS[level]))
        match = look.matches.get(column)
        taken = look.is_table(row) and match is not None and match.target is not None
        return colours.base if taken else colours.window

    def _draw_text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        look: SheetLook,
        row: int,
        column: int,
        changed: bool,
    ) -> None:
        raw = look.content(row, column)
        room = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        colours = current_colours()
        if look.is_corrected(row, column):
            picture = pixmap("edit", colours.accent, PENCIL, painter.device().devicePixelRatioF())
            painter.drawPixmap(room.right() - PENCIL + 3, room.center().y() - PENCIL // 2, picture)
            room.setRight(room.right() - PENCIL)
        if raw is None or raw == "":
            return
        match = look.matches.get(column)
        in_use = look.is_header(row) or (
            look.is_table(row) and match is not None and match.target is not None
        )
        faint = not in_use or look.is_carried(row, column)
        painter.setPen(QColor(colours.muted if faint else colours.accent if changed else colours.text))
        words = option.fontMetrics.elidedText(
            one_line(look.words(row, column)), Qt.TextElideMode.ElideRight, room.width()
        )
        number = isinstance(raw, (int, float)) and not isinstance(raw, bool)
        side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, words)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setFrame(False)
        line.setStyleSheet("padding: 0 4px; border-radius: 0;")
        return line

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        wide = max(option.rect.width(), min(editor.sizeHint().width(), 260))
        editor.setGeometry(
            QRect(option.rect.topLeft(), option.rect.size()).adjusted(0, 0, wide - option.rect.width(), 0)
        )


def _draw_mark(painter: QPainter, rect: QRect, level: str, colours: Colours) -> None:
    """An error has a corner and a line beneath, a warning a corner, a note a dot."""
    if not level:
        return
    ink = QColor({"error": colours.error, "warning": colours.warning}.get(level, colours.muted))
    right, top = rect.right(), rect.top()
    if level == "note":
        painter.fillRect(right - 5, top + 3, 3, 3, ink)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(
        QPolygon([QPoint(right - CORNER, top), QPoint(right, top), QPoint(right, top + CORNER)])
    )
    if level == "error":
        painter.fillRect(rect.left() + 3, rect.bottom() - 2, rect.width() - 6, 2, ink)
