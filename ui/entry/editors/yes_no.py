"""Yes, no, or not said."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.types.base import Reading, Stored
from lyuliang_desk.messages import _
from lyuliang_desk.store.drafts import Typed
from ui.entry.editors.protocol import Editor, Surroundings

ANSWERS: tuple[Stored, ...] = (None, 1, 0)


class SteadyBox(QComboBox):
    """A box that leaves the wheel to the form: scrolling must not change a value."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class YesNoEditor(Editor):
    """The editor of ``YesNo``: a letter or an arrow key chooses."""

    def __init__(self, field: Field, around: Surroundings) -> None:
        super().__init__(field, around)
        self.box = SteadyBox()
        self.box.addItems(["", _("yes"), _("no")])
        self.box.activated.connect(lambda _index: self.edited.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        row.addStretch(1)
        self.setFocusProxy(self.box)

    def input(self) -> QComboBox:
        return self.box

    def show_stored(self, stored: Stored) -> None:
        self.box.setCurrentIndex(ANSWERS.index(stored))

    def typed(self) -> Typed:
        return str(self.box.currentIndex())

    def set_typed(self, typed: Typed) -> None:
        self.box.setCurrentIndex(int(typed if isinstance(typed, str) else typed[0]))

    def read(self) -> Reading[Stored]:
        return Reading(ANSWERS[self.box.currentIndex()])

    def pick(self) -> None:
        self.box.showPopup()
