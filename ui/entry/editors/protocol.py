"""What the form asks of every editor, and what every editor may ask of its surroundings."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.types.base import Reading, ReadingContext, Stored
from lyuliang_desk.store.drafts import Typed
from lyuliang_desk.store.register import Register


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where an editor stands.

    ``make_record(kind, words, answer)`` opens a small form for a new record and calls ``answer`` with the id
    when it was saved.
    """

    register: Register
    make_record: Callable[[str, str, Callable[[str], None]], None]

    def context(self) -> ReadingContext:
        return ReadingContext(today=self.register.today())


class Editor(QWidget):
    """Edits one field. ``edited`` follows each change by the user (never a preedit of an input method).

    ``passed_on`` asks the form to go to the next field: the user has just picked a value by keyboard.

    What raises NotImplementedError is for each editor to define: a widget's metaclass leaves no room for that of ABC.
    """

    edited = Signal()
    passed_on = Signal()

    def __init__(self, field: Field, around: Surroundings) -> None:
        super().__init__()
        self.field = field
        self.around = around

    def input(self) -> QWidget:
        """The widget that takes the focus and the keys; the label's buddy."""
        raise NotImplementedError

    def show_stored(self, stored: Stored) -> None:
        """Show a kept scalar; no ``edited`` follows."""
        raise NotImplementedError

    def typed(self) -> Typed:
        """What stands there now, in the form in which a draft keeps it."""
        raise NotImplementedError

    def set_typed(self, typed: Typed) -> None:
        """Put back what a draft kept; no ``edited`` follows."""
        raise NotImplementedError

    def read(self) -> Reading[Stored]:
        """The kept scalar that stands there, with notes on its spelling. Raises ``Unreadable``."""
        raise NotImplementedError

    def settle(self) -> None:
        """The user leaves the field: write the value as it will be kept (``50万`` becomes ``50.00``)."""

    def pick(self) -> None:
        """Open the pick list, where there is one."""

    def dress(self) -> None:
        """Put on the colours of the scheme worn now."""

    def lock(self) -> None:
        """The register is only viewed: what stands there can be read and copied."""
        widget = self.input()
        if isinstance(widget, QLineEdit):
            widget.setPlaceholderText("")
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            widget.setReadOnly(True)
        else:
            widget.setEnabled(False)

    @property
    def choosing(self) -> bool:
        """Whether the pick list is open: what stands in the line is a search, not a value yet."""
        return False

    def show_fault(self, level: str) -> None:
        """Mark the field with the worst level found, empty for none."""
        widget = self.input()
        if widget.property("fault") != level:
            widget.setProperty("fault", level)
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    @property
    def multiline(self) -> bool:
        """Whether Enter belongs to the text."""
        return False
