"""Long text: as wide as the form, growing with what is written; Enter makes a new line, Tab goes on."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.types.base import Reading, Stored
from lyuliang_desk.store.drafts import Typed
from ui.entry.editors.protocol import Editor, Surroundings

FEWEST_LINES, MOST_LINES = 2, 18


class GrowingText(QPlainTextEdit):
    """As high as its text, between some lines and many; beyond that it scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        around = self.height() - self.viewport().height() + round(2 * self.document().documentMargin())
        height = min(max(self._text_height(), FEWEST_LINES * line), MOST_LINES * line) + max(around, 10)
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def _text_height(self) -> int:
        """The height of the wrapped text in pixels, as far as it matters."""
        layout, block = self.document().documentLayout(), self.document().begin()
        height, most = 0.0, MOST_LINES * self.fontMetrics().lineSpacing()
        while block.isValid() and height < most:
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        return round(height)


class LongTextEditor(Editor):
    """The editor of ``LongText``."""

    def __init__(self, field: Field, around: Surroundings) -> None:
        super().__init__(field, around)
        self.text = GrowingText()
        self.text.textChanged.connect(self.edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        self.setFocusProxy(self.text)

    def input(self) -> QPlainTextEdit:
        return self.text

    def show_stored(self, stored: Stored) -> None:
        self.set_typed(self.field.show(stored))

    def typed(self) -> Typed:
        return self.text.toPlainText()

    def set_typed(self, typed: Typed) -> None:
        blocked = self.text.blockSignals(True)
        self.text.setPlainText(typed if isinstance(typed, str) else typed[0])
        self.text.blockSignals(blocked)

    def read(self) -> Reading[Stored]:
        reading = self.field.type.read(self.text.toPlainText(), self.around.context())
        return Reading(None if reading.value is None else self.field.type.store(reading.value), reading.notes)

    @property
    def multiline(self) -> bool:
        return True
