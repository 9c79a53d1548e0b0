"""编号规则: of each kind the pattern, whether it numbers by itself, and the next number; and the letters of the office."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from lyuliang_desk.catalogue.codes import code_list
from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.operations import numbering
from lyuliang_desk.operations.numbering import Rule
from lyuliang_desk.store.register import Register
from ui import faults
from ui.banner import Banner


class RuleLine:
    """One kind: its pattern, its tick, and the example beside them."""

    def __init__(self, register: Register, rule: Rule, parent: QWidget) -> None:
        self._register, self.rule = register, rule
        words = str(register.kinds[rule.kind].label)
        self.label = QLabel(words, parent)
        self.pattern = QLineEdit(rule.pattern, parent)
        self.pattern.setAccessibleName(_("Pattern of {kind}").format(kind=words))
        self.pattern.setMinimumWidth(self.pattern.fontMetrics().horizontalAdvance("国" * 17))
        self.label.setBuddy(self.pattern)
        self.automatic = QCheckBox(_("on saving"), parent)
        self.automatic.setAccessibleName(_("Number {kind} on saving").format(kind=words))
        self.automatic.setChecked(rule.automatic)
        self.example = QLabel(parent)
        self.example.setMinimumWidth(self.example.fontMetrics().horizontalAdvance("国" * 10))
        self.example.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def wanted(self) -> Rule:
        """The rule as it is typed."""
        return replace(self.rule, pattern=self.pattern.text().strip(), automatic=self.automatic.isChecked())

    def show_example(self, office: str) -> str:
        """Show the next number; answers with what is wrong, empty when all is well."""
        try:
            words, fault = (
                numbering.example(
                    register=self._register, kind=self.rule.kind, pattern=self.wanted().pattern, office=office
                ),
                "",
            )
        except WorldError as raised:
            words, fault = "—", raised.message
        self.example.setText(words)
        self.pattern.setProperty("fault", "error" if fault else "")
        self.pattern.style().polish(self.pattern)
        return fault


class NumberingDialog(QDialog):
    """Nothing is kept before OK; then the rules change in one step."""

    def __init__(self, register: Register, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Numbering rules"))
        self._register = register
        self.office = QComboBox(self)
        self.office.setEditable(True)
        self.office.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.office.addItem("")
        counties = code_list("gbt2260_lvliang").by_code
        for letters, code in numbering.counties():
            self.office.addItem(f"{letters}  {counties[code].shown()}", letters)
        self.office.setEditText(register.office_code)
        self.office.setAccessibleName(_("Letters of this office"))
        self.lines = [RuleLine(register, rule, self) for rule in numbering.rules(register=register)]
        self.banner = Banner(self)
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel, self)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self.office.editTextChanged.connect(lambda _text: self.look())
        self.office.activated.connect(self._take_county)
        for line in self.lines:
            line.pattern.textChanged.connect(lambda _text: self.look())
        self.look()
        self.lines[0].pattern.setFocus()

    def _lay_out(self) -> None:
        hint = QLabel(
            _(
                "{year}: year of the record; {office}: letters of this office; {county}: letters of the county; "
                "{serial:4}: running number of four digits. A number once given is never given again."
            ),
            self,
        )
        hint.setWordWrap(True)
        hint.setProperty("tone", "muted")
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for column, words in enumerate((_("Kind of record"), _("Pattern"), _("Automatic"), _("Next number"))):
            head = QLabel(words, self)
            head.setProperty("tone", "muted")
            grid.addWidget(head, 0, column)
        for place, line in enumerate(self.lines, 1):
            for column, widget in enumerate((line.label, line.pattern, line.automatic, line.example)):
                grid.addWidget(widget, place, column)
        grid.setColumnStretch(1, 1)
        office = QLabel(_("Letters of this office"), self)
        office.setBuddy(self.office)
        beside = QLabel(_("empty for the institute; each county office has its own"), self)
        beside.setProperty("tone", "muted")
        last = len(self.lines) + 1
        grid.setRowMinimumHeight(last, 6)
        grid.addWidget(office, last + 1, 0)
        grid.addWidget(self.office, last + 1, 1)
        grid.addWidget(beside, last + 1, 2, 1, 2)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        for part in (hint, grid, self.banner, self.buttons):
            if isinstance(part, QGridLayout):
                layout.addLayout(part)
            else:
                layout.addWidget(part)
        layout.insertStretch(layout.count() - 1, 1)
        self.resize(720, 0)

    def _take_county(self, place: int) -> None:
        self.office.setEditText(str(self.office.itemData(place) or ""))

    def letters(self) -> str:
        """The office's letters as typed."""
        return self.office.currentText().strip().upper()

    def look(self) -> None:
        """Show the examples anew, and what is wrong or dangerous."""
        found = [line.show_example(self.letters()) for line in self.lines]
        wrong = next((fault for fault in found if fault), "")
        alone = [line for line in self.lines if not line.wanted().says_office]
        if wrong:
            self.banner.tell(wrong, "error")
        elif alone:
            words = _("Without {office} two offices that number offline may give the same number.")
            self.banner.tell(words, "warning")
        else:
            self.banner.clear()
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not wrong)

    def accept(self) -> None:
        try:
            numbering.save_rules(
                register=self._register,
                wanted=[line.wanted() for line in self.lines],
                office_code=self.letters(),
            )
        except WorldError as fault:
            faults.tell(fault, self)
            return
        super().accept()
