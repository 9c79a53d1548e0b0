"""A chart of the overview on the screen: the drawing of the paper, as SVG, as wide as there is room."""

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from lyuliang_desk.operations import overview as operations
from lyuliang_desk.overview.figures import Overview
from ui.theme.scheme import current_colours


class ChartView(QWidget):
    """Draws one table of an overview; takes no room where the table has no chart."""

    def __init__(self, overview: Overview, table: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._overview, self._table = overview, table
        self._renderer = QSvgRenderer(self)
        self.setAccessibleName(overview.table(table).title)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.draw()

    def draw(self) -> None:
        """Draw in the colours of now."""
        svg = operations.chart_svg(
            overview=self._overview,
            table=self._table,
            dark=current_colours().dark,
            font_family=self.font().family(),
        )
        if svg:
            self._renderer.load(QByteArray(svg.encode()))
        self.setVisible(bool(svg))
        self.update()

    @property
    def is_drawn(self) -> bool:
        """Whether there is something to see."""
        return self._renderer.isValid()

    def sizeHint(self) -> QSize:
        return self._renderer.defaultSize() if self.is_drawn else QSize(0, 0)

    def heightForWidth(self, width: int) -> int:
        size = self._renderer.defaultSize()
        return round(size.height() * min(width, size.width() * 1.4) / max(size.width(), 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.is_drawn:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = self._renderer.defaultSize()
        scale = min(self.width() / max(size.width(), 1), self.height() / max(size.height(), 1))
        width, height = size.width() * scale, size.height() * scale
        self._renderer.render(painter, QRectF((self.width() - width) / 2, 0, width, height))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.draw()
