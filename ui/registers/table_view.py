"""The table of one kind: header, filters and grid over one another, with a view that can be asked anew at any time.

After a refetch the cursor, the selection and the scrolling stand where they stood, found again by record.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Filter, Manner, Order, View
from ui.registers.columns import PADDING, Columns
from ui.registers.filter_row import FilterRow
from ui.registers.geometry import Geometry
from ui.registers.grid import Grid
from ui.registers.header import Header, next_order
from ui.registers.table_model import RecordTableModel
from ui.settings import Settings

BATCH = 2_000
LONG = 300_000
"""Sorting more records than this may take a second: the pointer says so."""
MOST_KEPT = 20_000
"""A selection of more records is not carried over a refetch."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the user was: by row id, so that it is found again in another order."""

    current: int | None
    column: int
    selected: frozenset[int]
    first_seen: int | None
    pixels: int


class RecordTable(QWidget):
    """``view`` says what is asked; ``refetch`` asks. ``view_changed`` after the user sorted, filtered or searched."""

    view_changed = Signal()
    selection_changed = Signal()
    opened = Signal()
    typed = Signal(str)
    header_menu = Signal(int, QPoint)

    def __init__(self, register: Register, kind: RecordKind, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = kind
        self.view = View(kind.name)
        self.given: tuple[Filter, ...] = ()
        """Conditions of a kept view, beside those of the filters."""
        self.columns = Columns(kind, self.fontMetrics(), settings, self)
        self.places = Geometry(self.columns, self)
        self.model = RecordTableModel(register, kind, self)
        self.header = Header(self.places, self)
        self.filters = FilterRow(self.places, register.today(), self)
        self.grid = Grid(self.model, self.places, self)
        self.hint = QLabel(self.grid.viewport())
        self._lay_out()
        self.columns.changed.connect(self.refetch)
        self.header.sorting.connect(self.sort)
        self.header.fit_wanted.connect(self.fit)
        self.header.menu_wanted.connect(self.header_menu)
        self.filters.changed.connect(self._filter)
        self.grid.selection_changed.connect(self.selection_changed)
        self.grid.opened.connect(self.opened)
        self.grid.typed.connect(self.typed)
        self.grid.fold_wanted.connect(self.fold)
        self.grid.fold_all_wanted.connect(self.fold_all)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.header, self.filters, self.grid):
            layout.addWidget(part)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setProperty("tone", "muted")
        self.hint.setWordWrap(True)
        hints = QVBoxLayout(self.grid.viewport())
        hints.addWidget(self.hint)
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusProxy(self.grid)

    # What is asked

    def refetch(self) -> None:
        """Ask the register for the view of now, and stand where the user stood."""
        self._fetch(self._standing())

    def _fetch(self, stood: Standing) -> None:
        long = len(self.model.rids) > LONG
        if long:
            QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            fields = self.columns.fields()
            rids, groups = self.model.register.laid_out(self.view, [f.name for f in summed(fields)])
            self.model.show(rids, fields, groups, self.view.group)
        finally:
            if long:
                QGuiApplication.restoreOverrideCursor()
        self._stand(stood)
        self.selection_changed.emit()

    def search(self, words: str) -> None:
        """Show only what is found by these words."""
        if words != self.view.search:
            self._ask(replace(self.view, search=words))

    def sort(self, field: str, further: bool = False) -> None:
        """Order by a column: up, down, not at all; ``further`` orders within the order of before."""
        self._ask(replace(self.view, order=next_order(self.view.order, field, further), hand=()))

    def sort_by(self, field: str, manner: Manner) -> None:
        """Order by a column in a manner of its own: by strokes, pinyin, post."""
        self._ask(replace(self.view, order=(Order(field, manner=manner),), hand=()))

    def group_by(self, fields: tuple[str, ...]) -> None:
        """Put records of equal values together under headings; no fields: no groups."""
        self._ask(replace(self.view, group=fields))

    def order_by_hand(self, record_ids: tuple[str, ...]) -> None:
        """Show these records in this order; none: as the view orders them."""
        self._ask(replace(self.view, hand=record_ids))

    def show_view(self, view: View) -> None:
        """Another view altogether; its conditions hold beside what is typed in the filters from now on."""
        self.given, self.view = view.filters, view
        self.filters.clear()
        self._ask(view)
        if len(self.model.rids):
            self.grid.make_current(0)
            self.grid.verticalScrollBar().setValue(0)

    def fold(self, row: int, folded: bool | None) -> None:
        """Fold the group of a heading away or out; the cursor stays on it."""
        column, top = max(self.grid.currentIndex().column(), 0), self.grid.verticalScrollBar().value()
        if self.model.fold(row, folded):
            self.grid.make_current(row, column)
            self.grid.verticalScrollBar().setValue(top)
            self.grid.scrollTo(self.grid.currentIndex())

    def fold_all(self, folded: bool) -> None:
        """Fold all groups away or out."""
        stood = self._standing()
        if self.model.fold_all(folded):
            self._stand(replace(stood, first_seen=None))

    def _filter(self) -> None:
        found = (*self.given, *self.filters.conditions())
        if found != self.view.filters:
            self._ask(replace(self.view, filters=found))

    def _ask(self, view: View) -> None:
        """Another question: the record of the cursor stays in sight, what stood above it does not matter."""
        self.view = view
        self.header.show_order(view.order)
        self._fetch(replace(self._standing(), first_seen=None))
        self.view_changed.emit()

    # Where the user stands

    def _standing(self) -> Standing:
        rids, bar = self.model.rids, self.grid.verticalScrollBar().value()
        current = self.grid.currentIndex()
        first = bar // self.grid.row_height
        spans = self.grid.selected_spans()
        few = sum(last - top + 1 for top, last in spans) <= MOST_KEPT
        selected = (rids[row] for top, last in spans for row in range(top, last + 1)) if few else ()
        return Standing(
            rids[current.row()] if 0 <= current.row() < len(rids) else None,
            max(current.column(), 0),
            frozenset(selected),
            rids[first] if 0 < first < len(rids) else None,
            bar % self.grid.row_height,
        )

    def _stand(self, stood: Standing) -> None:
        rids = self.model.rids
        if not rids:
            return
        rows = _rows_of(rids, {*stood.selected, stood.current, stood.first_seen} - {None})
        current = rows.get(stood.current, 0) if stood.current is not None else 0
        self.grid.make_current(current, min(stood.column, len(self.columns) - 1))
        self.grid.select_rows(sorted(rows[rid] for rid in stood.selected if rid in rows))
        if stood.first_seen in rows:
            top = rows[stood.first_seen] * self.grid.row_height + stood.pixels
            self.grid.verticalScrollBar().setValue(top)
        else:
            self.grid.scrollTo(self.grid.currentIndex())

    def show_record(self, record_id: str) -> bool:
        """Put the cursor on a record and bring it into sight; False when the view does not hold it."""
        row = self._row_of(record_id)
        if row is None and self.model.fold_all(False):
            row = self._row_of(record_id)
        if row is None:
            return False
        self.grid.setCurrentIndex(self.model.index(row, 0))
        return True

    def _row_of(self, record_id: str) -> int | None:
        """Where a record stands: mostly under the cursor; else looked for from the end, where new ones are."""
        if self.current_id() == record_id:
            return self.grid.currentIndex().row()
        rids = self.model.rids
        for end in range(len(rids), 0, -BATCH):
            start = max(0, end - BATCH)
            found = self.model.register.rows(self.kind.name, rids[start:end], [])
            place = next((row.rid for row in found if row.id == record_id), None)
            if place is not None:
                return rids.index(place)
        return None

    def current_id(self) -> str | None:
        """The record under the cursor."""
        row = self.grid.currentIndex().row()
        return (self.model.row(row).id or None) if 0 <= row < len(self.model.rids) else None

    def selected_rids(self) -> "array[int]":
        """The row ids of the selected records, in the order of the table."""
        found = array("q")
        for first, last in self.grid.selected_spans():
            found.extend(self.model.rids[first : last + 1])
        return array("q", (rid for rid in found if rid > 0)) if self.model.grouped else found

    def selected_ids(self) -> list[str]:
        """The ids of the selected records, else of the one under the cursor; none of a heading."""
        rows = self.model.register.rows(self.kind.name, self.selected_rids(), [])
        current = self.current_id()
        return [row.id for row in rows] or ([current] if current else [])

    # Looks

    def fit(self, column: int) -> None:
        """Make a column as wide as its widest text in sight."""
        texts = [self.model.text(row, column) for row in self.grid.rows_in_sight()]
        widest = max((self.fontMetrics().horizontalAdvance(text) for text in texts), default=0)
        self.columns.resize(column, widest + 2 * PADDING + 2)

    def show_hint(self, words: str) -> None:
        """What to do when there is nothing to see; empty words hide it."""
        self.hint.setText(words)
        self.hint.setVisible(bool(words))


def summed(fields: Sequence[Field]) -> list[Field]:
    """The columns of which groups show the sum."""
    return [field for field in fields if isinstance(field.type, Money)]


def _rows_of(rids: "array[int]", wanted: set[int | None]) -> dict[int | None, int]:
    """The rows where these row ids stand; one walk, and only when something is wanted."""
    if not wanted:
        return {}
    return {rid: row for row, rid in enumerate(rids) if rid in wanted}
