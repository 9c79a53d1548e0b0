"""The tables of one record, one at a time: its rows are added, opened, put in order and taken away by keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lyuliang_desk import operations
from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.linking import all_linked
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.operations import own_tables
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Row
from ui import faults
from ui.entry.editors.flow import FlowLayout
from ui.registers.cells import cell_text
from ui.registers.columns import alignment, header_text
from ui.registers.row_buttons import dress_rows, recolour, row_button

MM = 3.2
"""Logical pixels for a millimetre of a field's customary width, in the narrow room beside the register."""
NARROWEST, WIDEST = 56, 260


class OwnTables(QWidget):
    """``shown`` is the kind of the table in sight; ``changed`` after something was written here."""

    changed = Signal()

    def __init__(self, register: Register, kind: RecordKind, parent: QWidget) -> None:
        super().__init__(parent)
        self._register = register
        self.kinds = own_tables.tables_of(kinds=register.kinds, kind=kind.name)
        self.shown = self.kinds[0]
        self._owner: str | None = None
        self._rows: list[Row] = []
        self.choices = QButtonGroup(self)
        self.table = QTableWidget(0, 0, self)
        self.sums = QLabel(self)
        self.empty = QLabel(self)
        self.add = row_button(self, "new", _("Add"), "Insert", self.add_row)
        self.remove = row_button(self, "delete", _("Remove"), "Delete", self.remove_row)
        self.up = row_button(self, "up", _("Move up"), "Alt+Up", lambda: self.move_row(-1))
        self.down = row_button(self, "down", _("Move down"), "Alt+Down", lambda: self.move_row(1))
        self._lay_out()
        for key, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            pressed = QShortcut(QKeySequence(key), self)
            pressed.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            pressed.activated.connect(lambda by=by: self.show_table(by))

    def _lay_out(self) -> None:
        tabs = QWidget(self)
        flow = FlowLayout(tabs, 4)
        for place, kind in enumerate(self.kinds):
            choice = QToolButton(tabs)
            choice.setText(str(kind.label))
            choice.setCheckable(True)
            choice.setChecked(place == 0)
            choice.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.choices.addButton(choice, place)
            flow.addWidget(choice)
        tabs.setVisible(len(self.kinds) > 1)
        self.choices.idClicked.connect(lambda place: self._show(self.kinds[place]))
        self._dress_table()
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 2, 8, 4)
        for button in (self.add, self.remove, self.up, self.down):
            bar.addWidget(button)
        bar.addStretch()
        for label in (self.sums, self.empty):
            label.setProperty("tone", "muted")
        self.sums.setContentsMargins(12, 4, 12, 6)
        self.sums.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(2)
        tabs.setContentsMargins(8, 0, 8, 0)
        layout.addWidget(tabs)
        layout.addLayout(bar)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.sums)
        self.setFocusProxy(self.table)

    def _dress_table(self) -> None:
        dress_rows(self.table, QAbstractItemView.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.itemActivated.connect(lambda _item: self.open_row())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            recolour(self)
        super().changeEvent(event)

    # What is shown

    def show_record(self, record_id: str | None) -> None:
        """Show the tables of a record; the cursor stays on its row."""
        self._owner = record_id
        for place, kind in enumerate(self.kinds):
            count = len(self._register.own_rows(kind.name, record_id)) if record_id else 0
            self.choices.button(place).setText(f"{kind.label} {count}" if count else str(kind.label))
        self._show(self.shown)

    def show_table(self, by: int) -> None:
        """The next table, or the one before."""
        place = (self.kinds.index(self.shown) + by) % len(self.kinds)
        self.choices.button(place).setChecked(True)
        self._show(self.kinds[place])

    def _show(self, kind: RecordKind) -> None:
        current = self.current_row()
        self.shown = kind
        self._rows = self._register.own_rows(kind.name, self._owner) if self._owner else []
        fields = self._fields()
        self.table.setColumnCount(len(fields))
        self.table.setHorizontalHeaderLabels([header_text(field) for field in fields])
        self.table.setAccessibleName(str(kind.label))
        for column, field in enumerate(fields):
            room = self.fontMetrics().horizontalAdvance(header_text(field)) + 24
            self.table.setColumnWidth(column, min(max(int(field.width * MM), room, NARROWEST), WIDEST))
        self._fill(fields)
        self._stand_on(current.id if current else None)
        self._tell_state()

    def _fields(self) -> list[Field]:
        owner = self.shown.within[0]
        return [f for f in self.shown.fields if f.in_table and f.name != owner]

    def _fill(self, fields: list[Field]) -> None:
        self.table.setRowCount(len(self._rows))
        titles = self._register.titles(sorted(all_linked(fields, (row.values for row in self._rows))))
        for line, row in enumerate(self._rows):
            for column, field in enumerate(fields):
                cell = QTableWidgetItem(cell_text(field, row.values.get(field.name), titles))
                cell.setToolTip(cell.text())
                cell.setTextAlignment(alignment(field))
                self.table.setItem(line, column, cell)

    def _tell_state(self) -> None:
        self.table.setVisible(bool(self._rows))
        self.empty.setVisible(not self._rows)
        writing = not self._register.read_only and self._owner is not None
        hint = _("No {table} yet. Press Insert to add the first line.") if writing else _("No {table} yet.")
        self.empty.setText(hint.format(table=self.shown.label))
        self.add.setEnabled(writing)
        self.remove.setEnabled(writing and bool(self._rows))
        for button in (self.up, self.down):
            button.setVisible("order" in self.shown.by_name)
            button.setEnabled(writing and len(self._rows) > 1)
        self.sums.setText("　".join(self._sums()))
        self.sums.setVisible(bool(self.sums.text()))

    def _sums(self) -> list[str]:
        """The sum of each amount that any row has."""
        told = []
        for field in self._fields():
            amounts = [v for row in self._rows if isinstance(v := row.values.get(field.name), int)]
            if isinstance(field.type, Money) and amounts:
                told.append(_("{field} {sum}").format(field=header_text(field), sum=field.show(sum(amounts))))
        return told

    def _stand_on(self, record_id: str | None) -> None:
        places = [place for place, row in enumerate(self._rows) if row.id == record_id]
        if self._rows:
            self.table.setCurrentCell(places[0] if places else 0, 0)

    def current_row(self) -> Row | None:
        """The row under the cursor."""
        place = self.table.currentRow()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    # What is done

    def add_row(self) -> None:
        """A form for a new row of this record."""
        self._open(None)

    def open_row(self) -> None:
        """The row under the cursor in a form."""
        row = self.current_row()
        if row is not None:
            self._open(row.id)

    def _open(self, record_id: str | None) -> None:
        from ui.entry.dialog import RecordDialog  # the editors are loaded with the first form

        if self._owner is None:
            return
        values: dict[str, Stored] = {self.shown.within[0]: self._owner} if record_id is None else {}
        if record_id is None and "order" in self.shown.by_name:
            orders = [o for row in self._rows if isinstance(o := row.values.get("order"), int)]
            values["order"] = max(orders, default=0) + 1
        owner = self.shown.within[0]
        dialog = RecordDialog(self._register, self.shown.name, values, self, record_id=record_id, after=owner)
        dialog.made.connect(self._made)
        dialog.open()

    def _made(self, record_id: str) -> None:
        self.show_record(self._owner)
        self._stand_on(record_id)
        self.changed.emit()

    def remove_row(self) -> None:
        """Take the current row away; undo brings it back."""
        row = self.current_row()
        if row is not None:
            self._do(
                lambda: operations.delete_records(
                    register=self._register, record_ids=[row.id], initiator=self
                )
            )

    def move_row(self, by: int) -> None:
        """Move the current row up or down; the orders become 1, 2, 3 …"""
        place, owner = self.table.currentRow(), self._owner
        if owner is None or not (0 <= place < len(self._rows) and 0 <= place + by < len(self._rows)):
            return
        ids = [row.id for row in self._rows]
        ids.insert(place + by, ids.pop(place))
        kind = self.shown.name
        self._do(
            lambda: own_tables.put_in_order(
                register=self._register, kind=kind, owner_id=owner, record_ids=ids, initiator=self
            )
        )

    def _do(self, work: Callable[[], object]) -> None:
        try:
            work()
        except WorldError as fault:
            faults.tell(fault, self)
            return
        self.show_record(self._owner)
        self.changed.emit()
