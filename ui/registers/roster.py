"""The roster of one team: its members in their order, moved, added and removed by keyboard."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lyuliang_desk import operations
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.messages import _
from lyuliang_desk.operations import ordering
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Manner, Row
from ui.registers.cells import cell_text
from ui.registers.person_dialog import PersonDialog
from ui.registers.row_buttons import dress_rows, recolour, row_button

COLUMNS = (
    ("membership", "role"),
    ("person", "name"),
    ("person", "title"),
    ("person", "workplace"),
    ("person", "phone"),
    ("membership", "task"),
)
"""What the roster shows of a member and of the membership, after the order."""
WIDTHS = (6, 5, 8, 12, 8, 12)
"""In Chinese characters."""


def _headers() -> list[str]:
    return [_("No."), *(str(KINDS[k][f].label) for k, f in COLUMNS)]


class RosterPanel(QWidget):
    """Members of the team that is shown; ``person_wanted`` asks to open a person."""

    person_wanted = Signal(str)

    def __init__(self, register: Register, parent: QWidget) -> None:
        super().__init__(parent)
        self._register = register
        self._team: str | None = None
        self._members: list[Row] = []
        self.table = QTableWidget(0, len(COLUMNS) + 1, self)
        self.add = row_button(self, "add_person", _("Add a member"), "Insert", self.add_member)
        self.remove = row_button(self, "remove_person", _("Remove the member"), "Delete", self.remove_member)
        self.up = row_button(self, "up", _("Move up"), "Alt+Up", lambda: self.move_member(-1))
        self.down = row_button(self, "down", _("Move down"), "Alt+Down", lambda: self.move_member(1))
        self.sort = row_button(self, "sort", _("Put in order"), "Alt+S", self.choose_order)
        self.empty = QLabel(_("No members yet. Press Insert to add a person who is kept here."), self)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            recolour(self)
        super().changeEvent(event)

    def _lay_out(self) -> None:
        dress_rows(self.table, QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setAccessibleName(_("Members"))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        metrics = self.fontMetrics()
        for place, (words, width) in enumerate(zip(_headers(), (3, *WIDTHS), strict=True)):
            room = max(metrics.horizontalAdvance("字") * width + 14, metrics.horizontalAdvance(words) + 22)
            self.table.setColumnWidth(place, room)
        self.table.itemActivated.connect(self._open_person)
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 4, 8, 4)
        for button in (self.add, self.remove, self.up, self.down, self.sort):
            bar.addWidget(button)
        bar.addStretch()
        self.empty.setProperty("tone", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.empty, 1)
        self.setFocusProxy(self.table)

    # What is shown

    def show_team(self, team_id: str | None) -> None:
        """Show the members of a team; the cursor stays on its member."""
        current = self.current_member()
        self._team = team_id
        self._members = self._register.members(team_id) if team_id else []
        self.table.setHorizontalHeaderLabels(_headers())
        self.table.setRowCount(len(self._members))
        people = {str(row.values["person"]): self._person(row) for row in self._members}
        workplaces = {str(v["workplace"]) for v in people.values() if v.get("workplace")}
        titles = self._register.titles(sorted(workplaces))
        for place, row in enumerate(self._members):
            values = {"membership": row.values, "person": people[str(row.values["person"])]}
            texts = [cell_text(KINDS[k][f], values[k].get(f), titles) for k, f in COLUMNS]
            for column, text in enumerate([str(place + 1), *texts]):
                cell = QTableWidgetItem(text)
                cell.setToolTip(text)
                self.table.setItem(place, column, cell)
        self._stand_on(current.id if current else None)
        self.table.setVisible(bool(self._members))
        self.empty.setVisible(not self._members)
        writing = not self._register.read_only
        for button in (self.remove, self.up, self.down, self.sort):
            button.setEnabled(writing and bool(self._members))
        self.add.setEnabled(writing and team_id is not None)

    def _person(self, row: Row) -> dict[str, Stored]:
        record = self._register.get(str(row.values["person"]))
        return record.values if record else {}

    def _stand_on(self, membership_id: str | None) -> None:
        places = [place for place, row in enumerate(self._members) if row.id == membership_id]
        if self._members:
            self.table.setCurrentCell(places[0] if places else 0, 1)

    def current_member(self) -> Row | None:
        """The membership under the cursor."""
        place = self.table.currentRow()
        return self._members[place] if 0 <= place < len(self._members) else None

    # What is done

    def move_member(self, by: int) -> None:
        """Move the current member up or down; the orders become 1, 2, 3 …"""
        place = self.table.currentRow()
        if self._team is None or not (
            0 <= place < len(self._members) and 0 <= place + by < len(self._members)
        ):
            return
        rows = list(self._members)
        rows.insert(place + by, rows.pop(place))
        operations.order_members(
            register=self._register,
            team_id=self._team,
            membership_ids=[row.id for row in rows],
            initiator=self,
        )
        self.show_team(self._team)

    def choose_order(self) -> None:
        """A menu of the orders that officials want."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words: dict[Manner, str] = {
            "strokes": _("By strokes of the surname"),
            "pinyin": _("By pinyin"),
            "post": _("By rank of post and title"),
        }
        for manner, said in words.items():
            menu.addAction(said, lambda manner=manner: self.order_by(manner))
        menu.popup(self.sort.mapToGlobal(self.sort.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def order_by(self, manner: Manner) -> None:
        """Number the members anew in a manner; the leader stays first, and undo takes it back."""
        if self._team is not None:
            ordering.order_members_by(
                register=self._register, team_id=self._team, manner=manner, initiator=self
            )
            self.show_team(self._team)

    def add_member(self) -> None:
        """Ask for a person and add them at the end."""
        if self._team is None:
            return
        dialog = PersonDialog(self._register, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.add_person(dialog.person_id))
        dialog.open()

    def add_person(self, person_id: str) -> None:
        """Add a person at the end of the roster, once."""
        if self._team is None or any(row.values["person"] == person_id for row in self._members):
            return
        orders = [order for row in self._members if isinstance(order := row.values.get("order"), int)]
        values: dict[str, Stored] = {
            "team": self._team,
            "person": person_id,
            "order": max(orders, default=0) + 1,
        }
        self._save(None, values)
        self.show_team(self._team)
        self.table.setCurrentCell(len(self._members) - 1, 1)

    def remove_member(self) -> None:
        """Take the current member out of the team; undo brings them back."""
        row = self.current_member()
        if row is not None:
            operations.delete_records(register=self._register, record_ids=[row.id], initiator=self)
            self.show_team(self._team)

    def _save(self, membership_id: str | None, values: dict[str, Stored]) -> None:
        operations.save_record(
            register=self._register, kind="membership", record_id=membership_id, values=values, initiator=self
        )

    def _open_person(self) -> None:
        row = self.current_member()
        if row is not None:
            self.person_wanted.emit(str(row.values["person"]))
