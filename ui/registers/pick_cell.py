"""A filter cell for codes: a list with a tick at each wanted word, opened by click, Space, F4 or Down."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QWidget

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.types.code import Code, Codes
from lyuliang_desk.messages import _
from lyuliang_desk.store.views import Filter
from ui.theme.icons import icon
from ui.theme.scheme import current_colours

OPENING_KEYS = {Qt.Key.Key_Space, Qt.Key.Key_F4, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}
CLOSING_KEYS = {Qt.Key.Key_Escape, Qt.Key.Key_F4, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}
ROWS = 14


class PickCell(QPushButton):
    """Shows which codes are wanted; ``changed`` after each tick."""

    changed = Signal()

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(parent)
        assert isinstance(field.type, Code | Codes)
        self._field = field
        self._items = (field.type.one if isinstance(field.type, Codes) else field.type).list.items
        self._picked: dict[str, str] = {}
        self._blank = False
        self.list: QListWidget | None = None
        self.setObjectName("pick")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self.open_list)

    def conditions(self) -> tuple[Filter, ...]:
        """The condition that the ticks stand for; ``empty`` stands alone."""
        if self._blank:
            return (Filter(self._field.name, "empty"),)
        if isinstance(self._field.type, Codes):  # kept as a JSON list: each picked code is to be in it
            return tuple(Filter(self._field.name, "contains", f'"{code}"') for code in self._picked)
        return (Filter(self._field.name, "one_of", tuple(self._picked)),) if self._picked else ()

    def pick(self, codes: list[str]) -> None:
        """Want exactly these codes."""
        words = {item.code: item.shown() for item in self._items}
        self._blank = False
        self._picked = {code: words[code] for code in codes}
        self._tell()

    def clear(self) -> None:
        """Want everything again."""
        self.pick([])

    def _tell(self) -> None:
        words = _("(empty)") if self._blank else "、".join(self._picked.values())
        self.setText(words)
        self.setToolTip(words)
        self.setProperty("on", bool(words))
        self.style().polish(self)
        self.changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = QRect(self.width() - 20, (self.height() - 16) // 2, 16, 16)
        icon("chevron_down", current_colours()).paint(painter, side)
        painter.end()

    def open_list(self) -> None:
        """Show the list under the cell."""
        shown = QListWidget(self)
        shown.setWindowFlag(Qt.WindowType.Popup)
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown.setObjectName("picks")
        entries = [("", _("(empty)")), *((i.code, i.shown()) for i in self._items)]
        for code, words in entries:
            entry = QListWidgetItem(words, shown)
            entry.setData(Qt.ItemDataRole.UserRole, code)
            entry.setFlags(entry.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = self._blank if not code else code in self._picked
            entry.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        shown.setCurrentRow(1 if len(entries) > 1 else 0)
        shown.itemChanged.connect(self._ticked)
        shown.installEventFilter(self)
        height = min(len(entries), ROWS) * shown.sizeHintForRow(0) + 10
        shown.resize(max(self.width(), shown.sizeHintForColumn(0) + 40), height)
        shown.move(self.mapToGlobal(QPoint(0, self.height())))
        shown.show()
        shown.setFocus()
        self.list = shown

    def _ticked(self, entry: QListWidgetItem) -> None:
        code = str(entry.data(Qt.ItemDataRole.UserRole))
        ticked = entry.checkState() == Qt.CheckState.Checked
        if not code:
            self._blank = ticked
        elif ticked:
            self._picked[code] = entry.text()
        else:
            self._picked.pop(code, None)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in OPENING_KEYS:
            self.open_list()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in CLOSING_KEYS
        ):
            if isinstance(watched, QListWidget):
                watched.close()
            self.setFocus()
            return True
        return False
