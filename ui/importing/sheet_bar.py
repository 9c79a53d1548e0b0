"""Above the grid: what the sheet is (kind, owner, unit) and which rows are its header."""

import re
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QSpinBox, QWidget

from lyuliang_desk.catalogue.areas import AREAS
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.excel.planning.plan import SheetPlan
from lyuliang_desk.excel.planning.sheet_look import SheetLook
from lyuliang_desk.messages import _
from ui.importing.units import UNITS

_MNEMONIC = re.compile(r"[(（]&.[)）]")


class SheetBar(QWidget):
    """Choosers for one sheet; a signal is emitted only when a person changed something."""

    kind_chosen = Signal(object)
    owner_named = Signal(str)
    unit_chosen = Signal(object)
    header_chosen = Signal(int, int)

    def __init__(self, kinds: Mapping[str, RecordKind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds = kinds
        self._owner = ""
        self.kind = QComboBox()
        self.kind.setMaxVisibleItems(40)
        self.owner = QLineEdit()
        self.owner.setMinimumWidth(180)
        self.unit = QComboBox()
        self.first, self.last = QSpinBox(), QSpinBox()
        self._labels: dict[QWidget, QLabel] = {}
        for box in (self.first, self.last):
            box.setMinimumWidth(64)
            box.setAlignment(Qt.AlignmentFlag.AlignCenter)
            box.setKeyboardTracking(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._add(row, _("&Kind"), self.kind)
        self._add(row, _("&Header rows"), self.first)
        row.addWidget(QLabel("–"))
        row.addWidget(self.last)
        row.addSpacing(10)
        self._add(row, _("&Unit of amounts"), self.unit)
        self._add(row, _("&Team"), self.owner)
        row.addStretch()
        self._fill()
        self._connect()

    def _add(self, row: QHBoxLayout, words: str, widget: QWidget) -> None:
        label = QLabel(words)
        label.setProperty("tone", "muted")
        label.setBuddy(widget)
        widget.setAccessibleName(_MNEMONIC.sub("", words).replace("&", ""))
        self._labels[widget] = label
        row.addWidget(label)
        row.addWidget(widget)
        if widget is not self.first:
            row.addSpacing(10)

    def _fill(self) -> None:
        self.kind.addItem(_("not imported"), None)
        for area, words in AREAS.items():
            self.kind.addItem(f"— {words} —")
            heading = self.kind.model().index(self.kind.count() - 1, 0)
            self.kind.model().setData(heading, 0, Qt.ItemDataRole.UserRole - 1)  # not to be chosen
            for kind in self._kinds.values():
                if kind.area == area:
                    self.kind.addItem(str(kind.label), kind.name)
        self.unit.addItem(_("as the headers say"), None)
        for unit in UNITS:
            self.unit.addItem(unit, unit)
        self.last.setAccessibleName(_("Last header row"))

    def _connect(self) -> None:
        self.kind.activated.connect(lambda _at: self.kind_chosen.emit(self.kind.currentData()))
        self.unit.activated.connect(lambda _at: self.unit_chosen.emit(self.unit.currentData()))
        self.owner.editingFinished.connect(self._name_owner)
        self.first.valueChanged.connect(self._choose_header)
        self.last.valueChanged.connect(self._choose_header)

    def show_sheet(self, look: SheetLook) -> None:
        """What is found and said of a sheet."""
        plan, said = look.plan, look.said
        quiet = (self.kind, self.unit, self.owner, self.first, self.last)
        for widget in quiet:
            widget.blockSignals(True)
        self.kind.setCurrentIndex(max(self.kind.findData(plan.kind), 0) if plan.kind else 0)
        self.kind.setItemText(0, _("which kind is it?") if plan.rivals else _("not imported"))
        self.unit.setCurrentIndex(max(self.unit.findData(said.unit), 0))
        self.unit.setItemText(0, _unit_words(look))
        self._show_owner(plan)
        for box in (self.first, self.last):
            box.setRange(1, max(len(plan.grid.rows), 1))
        self.first.setValue(plan.band.first + 1 if plan.band else 1)
        self.last.setValue(plan.band.last + 1 if plan.band else 1)
        for widget in quiet:
            widget.blockSignals(False)
        self._show(self.unit, look.has_money)
        self.unit.setEnabled(look.lacks_unit)
        self.unit.setToolTip(
            "" if look.lacks_unit else _("Each header says its unit; click a header to choose another.")
        )

    def _show(self, widget: QWidget, wanted: bool) -> None:
        widget.setVisible(wanted)
        self._labels[widget].setVisible(wanted)

    def _show_owner(self, plan: SheetPlan) -> None:
        """The record that all rows belong to, named by its kind; hidden where each row says it itself."""
        self._owner = plan.owner or ""
        if not self.owner.hasFocus():
            self.owner.setText(self._owner)
        self._show(self.owner, plan.owner_kind is not None)
        if plan.owner_kind is None:
            return
        label = str(self._kinds[plan.owner_kind].label)
        is_team = plan.owner_kind == "team"
        self._labels[self.owner].setText(_("&Team") if is_team else _("{kind} (&T)").format(kind=label))
        self.owner.setAccessibleName(label)
        asked = _("whose roster is this?") if is_team else _("whose table is this?")
        self.owner.setPlaceholderText(asked)

    def _name_owner(self) -> None:
        name = self.owner.text().strip()
        if name != self._owner:
            self.owner_named.emit(name)

    def _choose_header(self) -> None:
        first, last = self.first.value() - 1, self.last.value() - 1
        if last < first:
            moved, other = (self.first, self.last) if self.sender() is self.first else (self.last, self.first)
            other.blockSignals(True)
            other.setValue(moved.value())
            other.blockSignals(False)
            first = last = moved.value() - 1
        self.header_chosen.emit(first, last)


def _unit_words(look: SheetLook) -> str:
    """The first choice of the unit: what the headers say, if they say one thing."""
    units = look.units()
    if len(units) != 1:
        return _("as the headers say")
    return _("as the headers say ({unit})").format(unit=units.pop())
