"""Words that may be too long for their place: broken into a few lines, the rest cut with … and told in a tip."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class ShortLabel(QLabel):
    """Shows ``text()`` in at most ``lines`` lines, and never asks for more width than it is given.

    The tip is the whole text where it is cut, and always what ``explain`` said.
    """

    def __init__(self, parent: QWidget | None = None, lines: int = 1) -> None:
        super().__init__(parent)
        self._lines = lines
        self._explained = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_words(self, words: str, explained: str = "") -> None:
        """Show words; ``explained`` is the tip where nothing is cut."""
        self._explained = explained
        self.setText(words)
        self._fit()

    def shown(self) -> list[str]:
        """The lines as they are drawn now."""
        width = self.contentsRect().width()
        rest, found = self.text(), []
        while rest and len(found) < self._lines - 1:
            taken = self._first_line(rest, width)
            found.append(taken.rstrip())
            rest = rest[len(taken) :]
        if rest:
            found.append(self.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, width))
        return found

    def _first_line(self, words: str, width: int) -> str:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(words, self.font())
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(max(width, 1))
        layout.endLayout()
        return words[: max(line.textLength(), 1)]

    def _fit(self) -> None:
        shown = self.shown()
        cut = "".join(shown).replace(" ", "") != self.text().replace(" ", "")
        self.setToolTip(self.text() if cut and not self._explained else self._explained)
        margins = self.contentsMargins()
        height = max(len(shown), 1) * self.fontMetrics().lineSpacing() + margins.top() + margins.bottom()
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.minimumHeight())

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        room, metrics = self.contentsRect(), self.fontMetrics()
        right = bool(self.alignment() & Qt.AlignmentFlag.AlignRight)
        top = room.top() + (room.height() - len(self.shown()) * metrics.lineSpacing()) / 2
        for place, words in enumerate(self.shown()):
            left = room.right() + 1 - metrics.horizontalAdvance(words) if right else room.left()
            painter.drawText(QPointF(left, top + place * metrics.lineSpacing() + metrics.ascent()), words)
        painter.end()
