"""The form of a kind, built from the catalogue by one loop: sections, labels, editors, order."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.messages import _
from ui.entry.editors.protocol import Surroundings
from ui.entry.field_row import FieldRow, read_finding
from ui.entry.findings import by_field
from ui.entry.hairline import Hairline

LABEL_CHARACTERS = 11
FIELD_CHARACTERS = 19
NARROW_CHARACTERS, NARROW_LABEL_CHARACTERS = 44, 8
"""In a form narrower than this, long labels are wrapped so that the fields have room."""
WIDEST_CHARACTERS = 88


@dataclass(frozen=True, slots=True)
class FormReading:
    """What the whole form says now: ``values`` of all fields in stored form, those unreadable left out."""

    values: dict[str, Stored] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    touched: tuple[str, ...] = ()


class Section(QWidget):
    """Fields under one heading, in one column or two."""

    def __init__(self, title: str, rows: Sequence[FieldRow]) -> None:
        super().__init__()
        self._rows = rows
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if title:
            column.addLayout(_heading(title))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(7)
        column.addLayout(self._grid)

    def arrange(self, columns: int, label_width: int) -> None:
        """Lay the fields out; a wide one takes the whole line."""
        for row in self._rows:
            for widget in (row.label, row.body):
                self._grid.removeWidget(
                    widget
                )  # an item that is only taken goes on caching the widget's height
        line = place = 0
        top = Qt.AlignmentFlag.AlignTop
        for row in self._rows:
            if place and (row.wide or place == columns):
                line, place = line + 1, 0
            row.label.setFixedWidth(label_width)
            self._grid.addWidget(row.label, line, place * 2, top)
            self._grid.addWidget(row.body, line, place * 2 + 1, 1, columns * 2 - 1 if row.wide else 1, top)
            place = columns if row.wide else place + 1
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column % 2 and column < columns * 2 else 0)
            self._grid.setColumnMinimumWidth(column, 1 if column < columns * 2 else 0)


def _heading(title: str) -> QHBoxLayout:
    words = QLabel(title)
    font = words.font()
    font.setBold(True)
    words.setFont(font)
    heading = QHBoxLayout()
    heading.setSpacing(10)
    heading.addWidget(words)
    heading.addWidget(Hairline(), 1)
    return heading


class RecordForm(QWidget):
    """All fields of one record of a kind."""

    edited = Signal(str)
    commanded = Signal(str, str)
    entered = Signal(str)
    left = Signal(str)

    def __init__(self, kind: RecordKind, around: Surroundings) -> None:
        super().__init__()
        self.kind = kind
        self.rows = {f.name: FieldRow(f, around, self) for f in kind.fields}
        self._sections: list[Section] = []
        self._arranged = (0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 24, 20)
        column.setSpacing(18)
        for title, names in _groups(kind):
            section = Section(title, [self.rows[name] for name in names])
            self._sections.append(section)
            column.addWidget(section)
        column.addStretch(1)
        self._order = [name for _title, names in _groups(kind) for name in names]
        self.setMaximumWidth(self._em() * WIDEST_CHARACTERS)
        for row in self.rows.values():
            for signal in ("edited", "commanded", "entered", "left"):
                getattr(row, signal).connect(getattr(self, signal))
        self._arrange()
        self._chain_focus()

    def lock(self, names: Collection[str] | None = None) -> None:
        """Let the fields, or some of them, be read, gone through and copied, not changed."""
        for name, row in self.rows.items():
            if names is None or name in names:
                row.editor.lock()

    def show_record(self, values: Mapping[str, Stored]) -> None:
        """Show the kept values of a record."""
        for name, row in self.rows.items():
            row.show_base(values.get(name))
            row.tell(())

    def read(self) -> FormReading:
        """Read every field."""
        values: dict[str, Stored] = {}
        findings: list[Finding] = []
        for name, row in self.rows.items():
            value, found, readable = read_finding(row)
            findings += found
            if readable:
                values[name] = value
        return FormReading(values, tuple(findings), tuple(n for n, r in self.rows.items() if r.touched))

    def touched(self) -> tuple[str, ...]:
        """The fields that the user changed."""
        return tuple(name for name, row in self.rows.items() if row.touched)

    def tell(self, findings: Sequence[Finding]) -> None:
        """Show findings at their fields."""
        found = by_field(findings)
        for name, row in self.rows.items():
            row.tell(found.get(name, []))

    def go(self, name: str, step: int) -> bool:
        """Go from a field to the next or the one before; False at the end of the form."""
        place = self._order.index(name) + step
        if not 0 <= place < len(self._order):
            return False
        self.rows[self._order[place]].focus()
        return True

    def focus_first(self, names: Sequence[str] = ()) -> None:
        """Go to the first of these fields in the order of the form, or to the first field."""
        for name in self._order:
            if not names or name in names:
                self.rows[name].focus()
                return

    def minimumSizeHint(self) -> QSize:
        """Never wider than one column, so that two can become one again."""
        return QSize(self._em() * (LABEL_CHARACTERS + FIELD_CHARACTERS), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for row in self.rows.values():
                row.dress()

    def _em(self) -> int:
        return self.fontMetrics().horizontalAdvance("国")

    def _arrange(self) -> None:
        em = self._em()
        labels = max(self.fontMetrics().horizontalAdvance(f"* {f.label}") for f in self.kind.fields)
        narrow = self.width() < NARROW_CHARACTERS * em
        label_width = min(labels, (NARROW_LABEL_CHARACTERS if narrow else LABEL_CHARACTERS) * em) + 4
        columns = 2 if self.width() >= 2 * (label_width + FIELD_CHARACTERS * em) + 60 else 1
        if (columns, label_width) != self._arranged:
            self._arranged = (columns, label_width)
            for section in self._sections:
                section.arrange(columns, label_width)

    def _chain_focus(self) -> None:
        inputs = [self.rows[name].editor.input() for name in self._order]
        for before, after in pairwise(inputs):
            QWidget.setTabOrder(before, after)


def _groups(kind: RecordKind) -> list[tuple[str, list[str]]]:
    """The headings of the form with their fields, in the order of the catalogue."""
    groups: dict[str, list[str]] = {}
    for each in kind.fields:
        groups.setdefault(str(each.group) if each.group else "", []).append(each.name)
    if len(groups) > 1 and "" in groups:
        groups[_("More")] = groups.pop("")
    return list(groups.items())
