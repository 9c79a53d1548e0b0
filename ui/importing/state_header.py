"""Left of each row, and always in sight: Excel's row number and what becomes of the row."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from lyuliang_desk.messages import _
from ui.importing.sheet_model import SheetModel
from ui.importing.states import REASONS, STATES, state_words
from ui.theme.icons import pixmap
from ui.theme.scheme import current_colours

ICON = 14


class StateHeader(QHeaderView):
    """Draws the rows of a ``SheetModel``; rows are of one height, so that a hundred thousand cost nothing."""

    def __init__(self, model: SheetModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._sheet = model
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _number_width(self) -> int:
        last = self._sheet.rows[-1] + 1 if self._sheet.rows else 1
        return self.fontMetrics().horizontalAdvance("0" * max(3, len(str(last)))) + 10

    def sizeHint(self) -> QSize:
        left_out = STATES["ignored"].word()
        words = max(
            self.fontMetrics().horizontalAdvance(f"{left_out}·{reason()}") for reason in REASONS.values()
        )
        return QSize(self._number_width() + ICON + 18 + words, super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        look = self._sheet.look
        if look is None or section >= len(self._sheet.rows):
            return
        row = self._sheet.rows[section]
        colours, plan = current_colours(), look.row_plan(row)
        manner = STATES[plan.state] if plan else None
        painter.save()
        header = look.is_header(row)
        ground = (
            colours.selected_idle if header else getattr(colours, manner.ground) if manner else colours.window
        )
        painter.fillRect(rect, QColor(ground))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        painter.setPen(QColor(colours.edge))
        painter.drawLine(rect.right(), rect.top(), rect.right(), rect.bottom())
        number = QRect(rect.left(), rect.top(), self._number_width(), rect.height())
        current = self.selectionModel() is not None and self.selectionModel().currentIndex().row() == section
        painter.setPen(QColor(colours.accent if current else colours.muted))
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(number.adjusted(0, 0, -4, 0), align, str(row + 1))
        place = QRect(number.right() + 6, rect.top(), rect.right() - number.right() - 8, rect.height())
        ink = QColor(getattr(colours, manner.ink) if manner else colours.accent)
        painter.setPen(ink)
        if manner and manner.icon:
            y = rect.center().y() - ICON // 2
            picture = pixmap(manner.icon, ink.name(), ICON, self.devicePixelRatioF())
            painter.drawPixmap(place.left(), y, picture)
        elif manner:
            middle = rect.center().y()
            painter.drawLine(place.left() + 3, middle, place.left() + ICON - 4, middle)
        place.setLeft(place.left() + ICON + 4)
        words = _("header") if header else state_words(plan) if plan else ""
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()
