"""Above each column: its letter and header text, and the field it is matched to, with how certain that is."""

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from lyuliang_desk.excel.planning.sheet_look import SheetLook
from lyuliang_desk.messages import _
from ui.importing.column_policy import policy_words
from ui.importing.one_line import one_line
from ui.theme.icons import pixmap
from ui.theme.scheme import current_colours

CHOSEN, EXACT = 101, 100
PADDING = 6
ARROW = 12


def certainty(look: SheetLook, column: int) -> tuple[str, str]:
    """Icon and name of the colour that tell how a column was matched; one that is lost unseen asks for a look."""
    match = look.matches.get(column)
    if match is None or match.target is None:
        band = look.plan.band
        asked = (
            band is not None and bool(look.findings(band.last, column)) and column not in look.said.columns
        )
        return ("warning", "warning") if asked else ("", "muted")
    if match.score >= CHOSEN:
        return "edit", "accent"
    return ("tick", "good") if match.score >= EXACT else ("warning", "warning")


def match_words(look: SheetLook, column: int) -> str:
    """What the chooser of a column shows."""
    match = look.matches.get(column)
    if match is None or match.target is None or look.plan.kind is None:
        return _("not imported")
    return look.target_word(match.target)


def match_tool_tip(look: SheetLook, column: int) -> str:
    """How the column was matched, in a sentence for each thing to know."""
    match = look.matches.get(column)
    if match is None:
        return _("Column {letter} has no header.").format(letter=look.letter(column))
    lines = [_("Column {letter}: {header}").format(letter=look.letter(column), header=one_line(match.header))]
    if match.target is None:
        lines.append(_("Not imported. Click to choose a field."))
    elif match.score >= CHOSEN:
        lines.append(_("Chosen by you."))
    elif match.score >= EXACT:
        lines.append(_("The header fits exactly."))
    else:
        lines.append(_("The header is similar ({score}%); please check.").format(score=match.score))
    if match.unit:
        lines.append(_("Unit: {unit}").format(unit=match.unit))
    if policy_words(match):
        lines.append(_("As chosen: {words}").format(words=policy_words(match)))
    if match.hidden:
        lines.append(_("The column is hidden in the workbook."))
    return "\n".join(lines)


class FieldHeader(QHeaderView):
    """Draws two lines for each column of a ``SheetLook``; a click on a section asks for another field."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.look: SheetLook | None = None
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setDefaultSectionSize(110)
        self.setMinimumSectionSize(52)

    @property
    def line_height(self) -> int:
        return self.fontMetrics().height() + 8

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 2 * self.line_height + 4)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        colours = current_colours()
        painter.save()
        painter.fillRect(rect, QColor(colours.header))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.right(), rect.top(), rect.right(), rect.bottom())
        painter.setPen(QColor(colours.edge))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        if self.look is not None:
            self._draw_header(painter, rect, section, self.look)
            if self.look.plan.kind is not None:
                self._draw_chooser(painter, rect, section, self.look)
        painter.restore()

    def _draw_header(self, painter: QPainter, rect: QRect, section: int, look: SheetLook) -> None:
        colours, metrics = current_colours(), self.fontMetrics()
        line = QRect(rect.left() + PADDING, rect.top() + 2, rect.width() - 2 * PADDING, self.line_height)
        letter = look.letter(section)
        current = section == self._current_column()
        painter.setPen(QColor(colours.accent if current else colours.muted))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, letter)
        line.setLeft(line.left() + metrics.horizontalAdvance(letter) + 6)
        match = look.matches.get(section)
        text = one_line(match.header) if match else ""
        painter.setPen(QColor(colours.text))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)

    def _draw_chooser(self, painter: QPainter, rect: QRect, section: int, look: SheetLook) -> None:
        colours, metrics = current_colours(), self.fontMetrics()
        icon, ink = certainty(look, section)
        top = rect.top() + 2 + self.line_height
        box = QRect(rect.left() + 3, top, rect.width() - 7, self.line_height - 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sure = icon in ("", "tick")
        painter.setPen(QPen(QColor(colours.edge if sure else getattr(colours, ink))))
        painter.setBrush(QColor(colours.base if icon else colours.header))
        painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 3, 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        inner = box.adjusted(4, 0, -ARROW - 3, 0)
        ratio = self.devicePixelRatioF()
        if icon and inner.width() > 40:
            size = 14
            y = box.center().y() - size // 2
            painter.drawPixmap(inner.left(), y, pixmap(icon, getattr(colours, ink), size, ratio))
            inner.setLeft(inner.left() + size + 3)
        painter.setPen(QColor(colours.text if icon else colours.muted))
        chosen = policy_words(look.matches.get(section))
        words = " · ".join(filter(None, (match_words(look, section), chosen)))
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, words)
        arrow = pixmap("chevron_down", colours.muted, ARROW, ratio)
        painter.drawPixmap(box.right() - ARROW - 2, box.center().y() - ARROW // 2, arrow)

    def _current_column(self) -> int:
        selection = self.selectionModel()
        index = selection.currentIndex() if selection is not None else QModelIndex()
        return index.column() if index.isValid() else -1
