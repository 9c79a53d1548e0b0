"""The list of fields that drops from a column's header: typed letters, pinyin or initials find one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from lyuliang_desk.catalogue.folding import fold
from lyuliang_desk.excel.planning.sheet_look import SheetLook
from lyuliang_desk.messages import _
from lyuliang_desk.store.pinyin import usual
from ui.importing.column_policy import ColumnPolicy
from ui.importing.field_header import match_words
from ui.importing.units import UNITS

AUTOMATIC = "\0automatic"
CHOICE = Qt.ItemDataRole.UserRole
FOUND_BY = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Unit:
    """A line that names the unit of the column's amounts, None for what its header says."""

    name: str | None


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """A line: target is a name, None for not imported, ``AUTOMATIC`` for what the program finds, or a ``Unit``."""

    target: str | Unit | None
    words: str
    detail: str = ""


def field_choices(look: SheetLook, column: int) -> list[FieldChoice]:
    """What a column may stand for; a field that another column has says which."""
    taken = {m.target: m.column for m in look.plan.columns if m.target and m.column != column}
    lines = [FieldChoice(None, _("not imported"))]
    if column in look.said.columns:
        lines.append(FieldChoice(AUTOMATIC, _("as the program finds it")))
    for name in look.targets():
        place = _("now column {letter}").format(letter=look.letter(taken[name])) if name in taken else ""
        lines.append(FieldChoice(name, look.target_word(name), place))
    return [*unit_choices(look, column), *lines]


def unit_choices(look: SheetLook, column: int) -> list[FieldChoice]:
    """In which units the amounts of a column may be read; none where it holds no amounts."""
    if not look.is_amount(column):
        return []
    lines = [FieldChoice(Unit(name), _("Unit: {unit}").format(unit=name)) for name in UNITS]
    if column in look.said.units:
        lines.append(FieldChoice(Unit(None), _("Unit: as the header says")))
    now = look.matches[column].unit
    return [line for line in lines if line.target != Unit(now)]


def found_by(words: str) -> str:
    """The folded word, its pinyin and its initials, in one text to look in."""
    folded = fold(words)
    syllables = [usual[c] for c in folded]
    return " ".join((folded, "".join(syllables), "".join(s[:1] for s in syllables)))


class FieldChooser(QFrame):
    """A popup; ``chosen(column, target)`` or ``unit_chosen(column, unit)`` is emitted once, or it closes by Escape."""

    chosen = Signal(int, object)
    unit_chosen = Signal(int, object)

    def __init__(self, look: SheetLook, column: int, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._column = column
        match = look.matches.get(column)
        header = match.header.replace("\n", " ") if match else ""
        title = QLabel(_("Column {letter}: {header}").format(letter=look.letter(column), header=header))
        title.setProperty("tone", "muted")
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Type to find a field"))
        self.line.textChanged.connect(self._find)
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._take)
        self.policy = ColumnPolicy(look, column)
        self.policy.setVisible(match is not None and match.target is not None)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(4)
        for widget in (title, self.line, self.list, self.policy):
            layout.addWidget(widget)
        self._fill(field_choices(look, column), match_words(look, column))
        self.resize(300, 460)

    def _fill(self, lines: Sequence[FieldChoice], current: str) -> None:
        for line in lines:
            item = QListWidgetItem(f"{line.words}　（{line.detail}）" if line.detail else line.words)
            item.setData(CHOICE, line.target)
            item.setData(FOUND_BY, found_by(line.words))
            self.list.addItem(item)
            if line.words == current:
                self.list.setCurrentItem(item)

    def drop(self, place: QPoint) -> None:
        """Show the list at a place of the screen."""
        self.move(place)
        self.show()
        self.line.setFocus()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(i) for i in range(self.list.count())]

    def _find(self, text: str) -> None:
        wanted = fold(text)
        for item in self._items():
            item.setHidden(wanted not in item.data(FOUND_BY))
        shown = [item for item in self._items() if not item.isHidden()]
        if shown and self.list.currentItem() not in shown:
            self.list.setCurrentItem(shown[0])

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None and not item.isHidden():
            choice = item.data(CHOICE)
            if isinstance(choice, Unit):
                self.unit_chosen.emit(self._column, choice.name)
            else:
                self.chosen.emit(self._column, choice)
            self.close()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # the page hears no key meanwhile: Escape closes the list, not the page
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.list.currentItem())
                return True
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}
            if event.key() in steps:
                self._move(steps[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        shown = [item for item in self._items() if not item.isHidden()]
        if shown:
            at = shown.index(self.list.currentItem()) if self.list.currentItem() in shown else 0
            self.list.setCurrentItem(shown[min(max(at + step, 0), len(shown) - 1)])
