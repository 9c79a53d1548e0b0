"""What is seen before a file is chosen: where to drop it, and what may be dropped."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from lyuliang_desk.messages import _
from ui.theme.icons import pixmap
from ui.theme.scheme import current_colours

FRAME_WIDTH, FRAME_HEIGHT = 520, 250


class DropArea(QWidget):
    """``choose`` asks for the file dialog."""

    choose = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hot = False
        title = QLabel(_("Drop Excel files here"))
        title.setProperty("tone", "title")
        hint = QLabel(_("xlsx, xls, xlsb, ods and csv; several at once are taken one after another"))
        hint.setProperty("tone", "muted")
        promise = QLabel(_("Nothing is written to the register before you press Import."))
        promise.setProperty("tone", "muted")
        self.button = QPushButton(_("Choose files … (Ctrl+O)"))
        self.button.clicked.connect(self.choose)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch()
        column.addSpacing(52)
        for widget in (title, hint, self.button, promise):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = current_colours()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.base))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(0, 0, min(FRAME_WIDTH, self.width() - 40), FRAME_HEIGHT)
        frame.moveCenter(QRectF(self.rect()).center())
        painter.setPen(QPen(QColor(colours.accent if self.hot else colours.edge), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(colours.hover if self.hot else colours.base))
        painter.drawRoundedRect(frame, 8, 8)
        ratio = self.devicePixelRatioF()
        sign = pixmap("import", colours.accent if self.hot else colours.muted, 32, ratio)
        painter.drawPixmap(int(frame.center().x()) - 16, int(frame.top()) + 34, sign)
        painter.end()

    def heat(self, hot: bool) -> None:
        """A file is held over the page."""
        self.hot = hot
        self.update()
