"""The grid of one sheet: cells are corrected in place, columns get their fields, rows become the header."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QMenu, QTableView, QWidget

from lyuliang_desk.excel.planning.sheet_look import SheetLook
from lyuliang_desk.messages import _
from ui.importing.cell_painter import CellPainter
from ui.importing.field_header import FieldHeader, match_words
from ui.importing.one_line import one_line
from ui.importing.sheet_model import Index, SheetModel
from ui.importing.spans import spans
from ui.importing.state_header import StateHeader

LOOKED_AT = 60
NARROWEST, WIDEST = 64, 240


class SheetGrid(QTableView):
    """Shows a ``SheetModel``. Rows in the signals are those of the sheet, from 0."""

    header_wanted = Signal(int, int)
    """First and last row that shall be the header band."""
    field_wanted = Signal(int)
    """A column for which another field is to be chosen."""
    restore_wanted = Signal(int, int)
    row_shown = Signal(int)

    def __init__(self, model: SheetModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = model
        self.fields = FieldHeader(self)
        self.states = StateHeader(model, self)
        self.setModel(model)
        self.setHorizontalHeader(self.fields)
        self.setVerticalHeader(self.states)
        self.states.setDefaultSectionSize(self.fontMetrics().height() + 10)
        self.setItemDelegate(CellPainter(model, self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setStyleSheet("QTableCornerButton::section { border: 0; background: palette(window); }")
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(_("Cells of the sheet"))
        self.fields.sectionClicked.connect(self.field_wanted)

    def show_look(self, look: SheetLook | None) -> None:
        """Draw the headers for a sheet; widths are found once for each sheet."""
        before = self.fields.look
        self.fields.look = look
        if look is not None and (before is None or before.plan.grid is not look.plan.grid):
            self._fit(look)
            self._stand_at_first(look)
        self.clearSpans()
        for row, column, height, width in spans(self.sheet) if look is not None else ():
            self.setSpan(row, column, height, width)
        self.states.updateGeometry()
        self.updateGeometries()
        self.viewport().update()
        self.fields.viewport().update()
        self.states.viewport().update()

    def _fit(self, look: SheetLook) -> None:
        metrics = QFontMetrics(self.font())
        band = look.plan.band
        first = band.last + 1 if band else 0
        for column in range(look.width):
            cells = (
                look.original_words(r, column) for r in range(first, min(first + LOOKED_AT, look.height))
            )
            widest = max((metrics.horizontalAdvance(one_line(text)) for text in cells if text), default=0)
            match = look.matches.get(column)
            named = metrics.horizontalAdvance(match_words(look, column)) + 44 if match else 0
            head = metrics.horizontalAdvance(one_line(match.header)) + 34 if match else 0
            wide = max(widest + 20, named, head, NARROWEST)
            self.setColumnWidth(column, min(wide, WIDEST))

    def _stand_at_first(self, look: SheetLook) -> None:
        """A current cell at the first row of data: input methods need one."""
        first = look.plan.band.last + 1 if look.plan.band else 0
        place = self.sheet.place_of(min(first, look.height - 1)) or 0
        self.setCurrentIndex(self.sheet.index(place, 0))
        if look.plan.band:
            QTimer.singleShot(0, self, self._scroll_to_header)  # once the new rows have their places

    def _scroll_to_header(self) -> None:
        """The titles above the table leave their room to its rows."""
        look = self.fields.look
        place = self.sheet.place_of(look.plan.band.first) if look is not None and look.plan.band else None
        if place is not None:
            self.scrollTo(self.sheet.index(place, 0), QAbstractItemView.ScrollHint.PositionAtTop)

    def go_to(self, row: int, column: int) -> None:
        """Make a cell of the sheet current and bring it into sight."""
        place = self.sheet.place_of(row)
        if place is not None:
            index = self.sheet.index(place, column)
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def is_editing(self) -> bool:
        """Whether a cell's text is being typed."""
        return self.state() == QAbstractItemView.State.EditingState

    def here(self) -> tuple[int, int] | None:
        """Row and column of the current cell in the sheet."""
        index = self.currentIndex()
        return (self.sheet.rows[index.row()], index.column()) if index.isValid() else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.fields.viewport().update()
        self.states.viewport().update()
        if current.isValid() and current.row() < len(self.sheet.rows):
            self.row_shown.emit(self.sheet.rows[current.row()])

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self.setFocus()
        index = self.currentIndex()
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache and index.row() + 1 < len(
            self.sheet.rows
        ):
            self.setCurrentIndex(self.sheet.index(index.row() + 1, index.column()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.here()
        if self.is_editing():
            event.accept()  # the editor has had the key; Enter commits a moment later
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif here and event.key() == Qt.Key.Key_Delete:
            self.sheet.setData(self.currentIndex(), "")
        elif here and event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.field_wanted.emit(here[1])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _copy(self) -> None:
        chosen = self.selectionModel().selection()
        if chosen.isEmpty():
            return
        span = chosen.first()
        lines = (
            "\t".join(str(self.sheet.index(r, c).data() or "") for c in range(span.left(), span.right() + 1))
            for r in range(span.top(), span.bottom() + 1)
        )
        QGuiApplication.clipboard().setText("\n".join(lines))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.here() is not None:
            self.menu_here().exec(event.globalPos())

    def menu_here(self) -> QMenu:
        """What can be done at the current cell."""
        here = self.here()
        assert here is not None and self.sheet.look is not None
        row, column = here
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        index = self.currentIndex()
        edit = menu.addAction(_("Correct the cell") + "\tF2", lambda: self.edit(index))
        edit.setEnabled(bool(self.sheet.flags(index) & Qt.ItemFlag.ItemIsEditable))
        back = menu.addAction(_("Back to what the file says"), lambda: self.restore_wanted.emit(row, column))
        back.setEnabled(self.sheet.look.is_corrected(row, column))
        menu.addAction(_("Copy") + "\tCtrl+C", self._copy)
        menu.addSeparator()
        menu.addAction(
            _("Choose the field of this column …") + "\tAlt+↓", lambda: self.field_wanted.emit(column)
        )
        first, last = self._chosen_rows()
        words = _("Make row {row} the header") if first == last else _("Make rows {row}–{last} the header")
        menu.addAction(
            words.format(row=first + 1, last=last + 1), lambda: self.header_wanted.emit(first, last)
        )
        return menu

    def _chosen_rows(self) -> tuple[int, int]:
        rows = sorted({self.sheet.rows[index.row()] for index in self.selectionModel().selectedIndexes()})
        return (rows[0], rows[-1]) if rows else (0, 0)
