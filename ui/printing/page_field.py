"""The number of the page in sight; another number and Enter goes there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from lyuliang_desk.messages import _


class PageField(QLineEdit):
    """``chosen(index)`` tells the page that was asked for, counted from 0; numbers beyond the last mean the last."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._index = self._count = 0
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("00000") + 20)
        self.setToolTip(_("Page"))
        self.setAccessibleName(_("Page"))
        self.returnPressed.connect(self._go)
        self.editingFinished.connect(self._write)

    def show_page(self, index: int, count: int) -> None:
        """Show which of how many pages is in sight."""
        self._index, self._count = index, count
        self._write()

    def _go(self) -> None:
        words = self.text().strip()
        if words.isdecimal() and self._count:
            self.chosen.emit(min(max(int(words), 1), self._count) - 1)

    def _write(self) -> None:
        self.setText(str(self._index + 1) if self._count else "")
