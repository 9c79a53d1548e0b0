"""One sheet: its bar, its balance, its cells, and below them the problems and the detail of the row."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.excel.planning.plan import Blank, ImportPlan, Policy, RowState, SheetPlan
from lyuliang_desk.excel.planning.row_filter import RowFilter
from lyuliang_desk.excel.planning.sheet_look import SheetLook
from lyuliang_desk.messages import _
from lyuliang_desk.store.register import Register
from ui.importing.balance_bar import BalanceBar
from ui.importing.corrected import Corrected
from ui.importing.field_chooser import AUTOMATIC, FieldChooser
from ui.importing.names import Names
from ui.importing.problems import Problems
from ui.importing.row_view import RowView
from ui.importing.sheet_bar import SheetBar
from ui.importing.sheet_grid import SheetGrid
from ui.importing.sheet_model import SheetModel
from ui.importing.states import state_words


class SheetPanel(QWidget):
    """Shows one sheet of a plan and says to ``Corrected`` what a person corrects; ``said`` asks for another plan."""

    said = Signal()

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._corrected = Corrected()
        self.look: SheetLook | None = None
        self.names: Names | None = None
        self.state: RowState | None = None
        self.bar = SheetBar(register.kinds)
        self.balance = BalanceBar()
        self.model = SheetModel(self)
        self.grid = SheetGrid(self.model)
        self.problems = Problems()
        self.row_view = RowView()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QWidget()
        lines = QVBoxLayout(head)
        lines.setContentsMargins(10, 8, 10, 4)
        lines.setSpacing(5)
        lines.addWidget(self.bar)
        lines.addWidget(self.balance)
        below = QSplitter(Qt.Orientation.Horizontal)
        below.addWidget(self.problems)
        below.addWidget(self.row_view)
        below.setSizes([470, 490])
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.grid)
        split.addWidget(below)
        split.setSizes([560, 180])
        split.setStretchFactor(0, 1)
        split.setCollapsible(0, False)  # what stands below may be folded away on a low screen
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(split, 1)

    def _connect(self) -> None:
        self.balance.chosen.connect(self._filter)
        self.model.corrected.connect(self._correct)
        self.grid.row_shown.connect(self._show_row)
        self.grid.field_wanted.connect(self.choose_field)
        self.grid.restore_wanted.connect(self._restore)
        self.grid.header_wanted.connect(self._set_header)
        self.bar.header_chosen.connect(self._set_header)
        self.bar.kind_chosen.connect(lambda kind: self._tell(lambda c, s: c.set_kind(s, kind)))
        self.bar.unit_chosen.connect(lambda unit: self._tell(lambda c, s: c.set_unit(s, unit)))
        self.bar.owner_named.connect(lambda owner: self._tell(lambda c, s: c.set_owner(s, owner)))
        self.problems.jump.connect(self.jump)
        self.row_view.jump.connect(self._jump_in_row)

    def show_sheet(self, plan: ImportPlan, sheet: SheetPlan, corrected: Corrected, names: Names) -> None:
        """Show a sheet as it is planned now; the filter stays while the sheet stays."""
        other = self.look is None or self.look.plan.grid is not sheet.grid
        self._corrected, self.names = corrected, names
        self.look = SheetLook(sheet, corrected.of(sheet.grid.name))
        if other:
            self.state = None
            self.balance.buttons[None].setChecked(True)
        self.bar.show_sheet(self.look)
        self.balance.show_balance(sheet.balance())
        self.balance.setVisible(sheet.kind is not None)
        self.model.show(self.look, names, RowFilter(self.state))
        self.grid.show_look(self.look)
        self.problems.show_findings(self.look.all_findings())
        here = self.grid.here()
        self._show_row(here[0] if here else 0)

    # What a person says

    def _tell(self, say: Callable[[Corrected, str], None]) -> None:
        if self.look is not None:
            say(self._corrected, self.look.plan.grid.name)
            self.said.emit()

    def _correct(self, row: int, column: int, text: str) -> None:
        assert self.look is not None
        back = text == self.look.original_words(row, column)
        where = SheetLook.address(row, column)
        if back:
            self._tell(lambda c, s: c.restore_cell(s, where))
        else:
            self._tell(lambda c, s: c.set_cell(s, where, text))

    def _restore(self, row: int, column: int) -> None:
        self._tell(lambda c, s: c.restore_cell(s, SheetLook.address(row, column)))

    def _set_header(self, first: int, last: int) -> None:
        self._tell(lambda c, s: c.set_header(s, first, last))

    def set_field(self, column: int, target: str | None) -> None:
        """The field of a column, as chosen by a person."""
        if target == AUTOMATIC:
            self._tell(lambda c, s: c.restore_column(s, column))
        else:
            self._tell(lambda c, s: c.set_column(s, column, target))

    def set_unit_of(self, column: int, unit: str | None) -> None:
        """The unit of one column, as chosen by a person; None for what its header says."""
        self._tell(lambda c, s: c.set_column_unit(s, column, unit))

    def set_policy_of(self, column: int, policy: Policy, whole_sheet: bool) -> None:
        """What a column, or every column, does to kept values."""
        self._tell(lambda c, s: c.set_policy(s, None if whole_sheet else column, policy))

    def set_blank_of(self, column: int, blank: Blank, whole_sheet: bool) -> None:
        """What the blank cells of a column, or of every column, mean."""
        self._tell(lambda c, s: c.set_blank(s, None if whole_sheet else column, blank))

    def choose_field(self, column: int) -> FieldChooser | None:
        """Drop the list of fields from a column's header."""
        if self.look is None or self.look.plan.kind is None:
            return None
        chooser = FieldChooser(self.look, column, self)
        chooser.chosen.connect(self.set_field)
        chooser.unit_chosen.connect(self.set_unit_of)
        chooser.policy.policy_chosen.connect(lambda word, whole: self.set_policy_of(column, word, whole))
        chooser.policy.blank_chosen.connect(lambda word, whole: self.set_blank_of(column, word, whole))
        header = self.grid.fields
        left = header.sectionViewportPosition(column)
        chooser.drop(header.viewport().mapToGlobal(header.viewport().rect().bottomLeft() + QPoint(left, 0)))
        return chooser

    # What is shown

    def _filter(self, state: RowState | None) -> None:
        self.state = state
        here = self.grid.here()
        self.model.show(self.look, self.names, RowFilter(state))
        self.grid.show_look(self.look)
        if here and self.model.place_of(here[0]) is not None:
            self.grid.go_to(*here)
        elif self.model.rows:
            self.grid.go_to(self.model.rows[0], here[1] if here else 0)
        self.grid.setFocus()

    def jump(self, row: int, column: int) -> None:
        """Lead to a cell; a filter that hides it is lifted."""
        if self.model.place_of(row) is None:
            self.balance.buttons[None].setChecked(True)
            self._filter(None)
        self.grid.go_to(row, column)
        self.grid.setFocus()

    def _jump_in_row(self, column: int) -> None:
        here = self.grid.here()
        if here is not None:
            self.jump(here[0], column)

    def step(self, forward: bool) -> None:
        """F8: to the next or the previous problem."""
        self.problems.step(self.grid.here() or (0, -1), forward)

    def _show_row(self, row: int) -> None:
        if self.look is None or self.names is None:
            return
        plan = self.look.row_plan(row)
        words = state_words(plan) if plan else _("header") if self.look.is_header(row) else ""
        lines = self.look.row_lines(row, self._kept(row), self.names.show, self._today())
        self.row_view.show_row("　".join(filter(None, (_("Row {row}").format(row=row + 1), words))), lines)

    def _kept(self, row: int) -> dict[str, Stored]:
        plan = self.look.row_plan(row) if self.look else None
        if plan is None or plan.record_id is None:
            return {}
        record = self._register.get(plan.record_id)
        return dict(record.values) if record is not None else {}

    def _today(self) -> date:
        return self._register.today()
