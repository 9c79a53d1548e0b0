"""The overview: figures and charts of the partnership; every figure opens the rows that it is made of."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lyuliang_desk.messages import _
from lyuliang_desk.operations import overview as operations
from lyuliang_desk.overview.figures import Figure, Overview, Table
from lyuliang_desk.overview.promise import FIRST_YEAR, LAST_YEAR
from lyuliang_desk.store.changes import Applied
from lyuliang_desk.store.register import Register
from ui.overview.chart_view import ChartView
from ui.overview.figure_table import FigureCard, FigureGrid
from ui.tasks import Task

WIDE = ("promise", "sources")
"""Tables that take the whole width, with their chart below."""
CHARTS = (
    "promise",
    "sources",
    "projects_county",
    "projects_industry",
    "projects_status",
    "agreements_partner_type",
)
TWO_COLUMNS_FROM = 880


class OverviewPage(QWidget):
    """``rows_wanted(View, words)`` when the rows of a figure are to be shown, ``place_wanted`` for a place without rows."""

    rows_wanted = Signal(object, str)
    place_wanted = Signal(str)
    report_wanted = Signal()
    workbook_wanted = Signal()

    def __init__(self, register: Register, parent: QWidget) -> None:
        super().__init__(parent)
        self.register = register
        self.overview: Overview | None = None
        self._stale = True
        self._task: Task | None = None
        self._counting: Task | None = None
        self._left = False
        """The page goes away: what still comes in from a task is not shown, and nothing is asked any more."""
        self._cards: list[FigureCard] = []
        self.years = QComboBox(self)
        self.years.addItem(_("All ten years"), None)
        for year in range(FIRST_YEAR, LAST_YEAR + 1):
            self.years.addItem(_("Year {year}").format(year=year), year)
        self.years.setAccessibleName(_("Year"))
        self.day = QLabel(self)
        self.day.setProperty("tone", "muted")
        self.report = QPushButton(_("Print the yearly report…"), self)
        self.workbook = QPushButton(_("Save as a workbook…"), self)
        self._scroll = QScrollArea(self)
        self._body = QWidget()
        self._grid = QGridLayout(self._body)
        self._columns = 0
        self._lay_out()
        self.years.currentIndexChanged.connect(lambda _index: self.refetch())
        self.report.clicked.connect(self.report_wanted)
        self.workbook.clicked.connect(self.workbook_wanted)

    def _lay_out(self) -> None:
        title = QLabel(_("Overview"), self)
        title.setProperty("tone", "title")
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 10)
        head.setSpacing(10)
        head.addWidget(title)
        head.addWidget(self.day)
        head.addStretch(1)
        for widget in (self.years, self.report, self.workbook):
            head.addWidget(widget)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._grid.setContentsMargins(14, 4, 14, 14)
        self._grid.setSpacing(12)
        self._scroll.setWidget(self._body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)

        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_first()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.overview is not None:
            self.show_figures(self.overview)

    # Freshness

    @property
    def year(self) -> int | None:
        """The year that is shown, None for all ten."""
        chosen = self.years.currentData()
        return chosen if isinstance(chosen, int) else None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refetch()

    def hear(self, applied: Applied) -> None:
        """Something was written: count anew now, or when the page is shown."""
        self._stale = True
        if self.isVisible():
            self.refetch()

    def refetch(self) -> None:
        """Count anew, off the window's thread; what is shown stays until the new figures are there."""
        if self._left:
            return
        self._stale = False
        if self._task is not None:
            self._task.cancel_and_wait()
        year, register = self.year, self.register
        self._task = Task(
            lambda _progress, _cancelled: operations.figures(register=register, year=year), self
        )
        self._task.done.connect(self.show_figures)
        self._task.ended.connect(self._forget_task)
        self._task.start()

    def _forget_task(self) -> None:
        self._task = None

    def closeEvent(self, event: QCloseEvent) -> None:
        self._left = True
        for task in (self._task, self._counting):
            if task is not None:
                task.cancel_and_wait()
        super().closeEvent(event)

    # What is shown

    def show_figures(self, overview: Overview) -> None:
        """Show an overview in place of the one before; the keyboard stays where it was."""
        if self._left:
            return
        stood = self._standing()
        self.overview = overview
        self.day.setText(_("as of {day}").format(day=overview.day.isoformat()))
        for card in self._cards:
            card.setParent(None)
            card.deleteLater()
        self._cards = []
        for table in overview.tables:
            card = self._card(table)
            if table.name in CHARTS and table.lines:
                chart = ChartView(overview, table.name, card)
                if chart.is_drawn:
                    card.column.insertWidget(2, chart)
        self._columns = 0
        self._arrange()
        self._stand(stood)
        self._count_findings()
        if self.hasFocus():
            self.focus_first()

    def _card(self, table: Table) -> FigureCard:
        card = FigureCard(table, self._body)
        card.grid.opened.connect(self._open)
        card.grid.left.connect(lambda step: self._go_on(card, step))
        self._cards.append(card)
        return card

    def _count_findings(self) -> None:
        """The open findings follow the figures: the checks read every record and take longer."""
        if self._counting is not None:
            self._counting.cancel_and_wait()
        shown, register = self.overview, self.register
        self._counting = Task(
            lambda _progress, _cancelled: operations.findings_table(register=register), self
        )
        self._counting.done.connect(lambda table: self._show_findings(table, shown))
        self._counting.ended.connect(self._forget_counting)
        self._counting.start()

    def _forget_counting(self) -> None:
        self._counting = None

    def _show_findings(self, table: Table, shown: Overview | None) -> None:
        if (
            not self._left
            and shown is self.overview
            and shown is not None
            and "findings" not in {t.name for t in shown.tables}
        ):
            self.overview = replace(shown, tables=(*shown.tables, table))
            self._card(table)
            self._columns = 0
            self._arrange()

    def grids(self) -> list[FigureGrid]:
        """The tables that can be walked to, in their order."""
        return [card.grid for card in self._cards if card.grid.table.lines]

    def _arrange(self) -> None:
        """Wide tables over both columns, the others beside one another where there is room."""
        columns = 2 if self.width() >= TWO_COLUMNS_FROM else 1
        if columns == self._columns:
            return
        self._columns = columns
        for card in self._cards:
            self._grid.removeWidget(card)
        line = place = 0
        for card in self._cards:
            wide = card.grid.table.name in WIDE or columns == 1
            if place and (wide or place == columns):
                line, place = line + 1, 0
            self._grid.addWidget(card, line, place, 1, columns if wide else 1)
            place = columns if wide else place + 1
            card.show()
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._grid.setRowStretch(line + 1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _standing(self) -> tuple[str, int, int] | None:
        held = next((grid for grid in self.grids() if grid.hasFocus()), None)
        return None if held is None else (held.table.name, held.currentRow(), held.currentColumn())

    def _stand(self, stood: tuple[str, int, int] | None) -> None:
        if stood is None:
            return
        for grid in self.grids():
            if grid.table.name == stood[0]:
                grid.setCurrentCell(min(stood[1], grid.rowCount() - 1), stood[2])
                grid.setFocus()

    def focus_first(self) -> None:
        """The keyboard into the first table."""
        grids = self.grids()
        if grids:
            grids[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self, card: FigureCard, step: int) -> None:
        """From the edge of a table into the next one."""
        grids = self.grids()
        place = grids.index(card.grid) + step
        if 0 <= place < len(grids):
            grid = grids[place]
            grid.setCurrentCell(0 if step > 0 else grid.rowCount() - 1, max(grid.currentColumn(), 1))
            grid.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(grid)

    def _open(self, figure: Figure, words: str) -> None:
        if figure.view is not None:
            self.rows_wanted.emit(figure.view, words)
        else:
            self.place_wanted.emit("checks")
