"""Asking for the day as of which the register is to be shown."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.operations import as_of
from lyuliang_desk.store.register import Register

WIDTH = 380


class DayDialog(QDialog):
    """A line for the day, and what lies after it; ``chosen(day)`` is called on OK, with a day that the register has."""

    def __init__(self, register: Register, parent: QWidget, chosen: Callable[[date], object]) -> None:
        super().__init__(parent)
        self._register = register
        self._chosen = chosen
        self._day: date | None = None
        self.setWindowTitle(_("As of a day"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked = QLabel(_("Show the register as it stood at the end of"), self)
        self.line = QLineEdit(as_of.usual_day(register=register).isoformat(), self)
        self.line.setPlaceholderText(_("2024-12-31, 20241231 or 2024年12月31日"))
        self.line.setAccessibleName(asked.text())
        asked.setBuddy(self.line)
        self.told = QLabel(self)
        self.told.setProperty("tone", "muted")
        self.told.setWordWrap(True)
        self.told.setMinimumHeight(2 * self.told.fontMetrics().lineSpacing())
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel, self)
        self.buttons.button(standard.Ok).setText(_("Show that day"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for part in (asked, self.line, self.told, self.buttons):
            layout.addWidget(part)
        self.line.textChanged.connect(self._look)
        self.line.selectAll()
        self.resize(WIDTH, self.sizeHint().height())
        self._look(self.line.text())

    def _look(self, words: str) -> None:
        """Tell what the day would leave out, or why it cannot be shown."""
        try:
            self._day = as_of.day_of(words=words, register=self._register)
        except WorldError as fault:
            self._day = None
            told = fault.message
        else:
            count = as_of.changes_after(register=self._register, day=self._day)
            told = (
                _("{count} changes were made after {day}; they are left out.")
                if count
                else _("Nothing was changed after {day}.")
            ).format(count=f"{count:,}", day=self._day.isoformat())
        self.told.setText(told)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(self._day is not None)

    def accept(self) -> None:
        day = self._day
        if day is not None:
            super().accept()
            self._chosen(day)
