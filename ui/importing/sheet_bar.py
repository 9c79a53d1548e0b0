"""Above the grid: what the sheet is (kind, team, unit) and which rows are its header."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QSpinBox, QWidget

from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.excel.planning.match import IMPORTABLE
from lyuliang_desk.excel.planning.sheet_look import SheetLook
from lyuliang_desk.messages import _
from ui.importing.units import UNITS

_MNEMONIC = re.compile(r"[(（]&.[)）]")


class SheetBar(QWidget):
    """Choosers for one sheet; a signal is emitted only when a person changed something."""

    kind_chosen = Signal(object)
    team_named = Signal(str)
    unit_chosen = Signal(object)
    header_chosen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = QComboBox()
        self.team = QLineEdit()
        self.team.setMinimumWidth(180)
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
        self._add(row, _("&Team"), self.team)
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
        for name in IMPORTABLE:
            self.kind.addItem(str(KINDS[name].label), name)
        self.unit.addItem(_("as the headers say"), None)
        for unit in UNITS:
            self.unit.addItem(unit, unit)
        self.last.setAccessibleName(_("Last header row"))
        self.team.setPlaceholderText(_("whose roster is this?"))

    def _connect(self) -> None:
        self.kind.activated.connect(lambda _at: self.kind_chosen.emit(self.kind.currentData()))
        self.unit.activated.connect(lambda _at: self.unit_chosen.emit(self.unit.currentData()))
        self.team.editingFinished.connect(self._name_team)
        self.first.valueChanged.connect(self._choose_header)
        self.last.valueChanged.connect(self._choose_header)

    def show_sheet(self, look: SheetLook) -> None:
        """What is found and said of a sheet."""
        plan, said = look.plan, look.said
        quiet = (self.kind, self.unit, self.team, self.first, self.last)
        for widget in quiet:
            widget.blockSignals(True)
        self.kind.setCurrentIndex(max(self.kind.findData(plan.kind), 0))
        self.unit.setCurrentIndex(max(self.unit.findData(said.unit), 0))
        self.unit.setItemText(0, _unit_words(look))
        self._team = plan.team or ""
        if not self.team.hasFocus():
            self.team.setText(self._team)
        for box in (self.first, self.last):
            box.setRange(1, max(len(plan.grid.rows), 1))
        self.first.setValue(plan.band.first + 1 if plan.band else 1)
        self.last.setValue(plan.band.last + 1 if plan.band else 1)
        for widget in quiet:
            widget.blockSignals(False)
        self._show(self.team, plan.kind == "person")
        self._show(self.unit, look.has_money)
        self.unit.setEnabled(look.lacks_unit)
        self.unit.setToolTip(
            "" if look.lacks_unit else _("Each header says its unit; click a header to choose another.")
        )

    def _show(self, widget: QWidget, wanted: bool) -> None:
        widget.setVisible(wanted)
        self._labels[widget].setVisible(wanted)

    def _name_team(self) -> None:
        name = self.team.text().strip()
        if name != self._team:
            self.team_named.emit(name)

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
