"""The list that drops from a line: choices that fit what is typed, and the offer to make a new record."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.messages import _
from ui.entry.choices import Choice, Choices
from ui.theme.scheme import current_colours

Index = QModelIndex | QPersistentModelIndex
SHOWN = 12
CHOICE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class MakeNew:
    """The last line of a list of records: make one of these words."""

    kind: str
    words: str

    def text(self) -> str:
        if self.words:
            return _("New {kind} “{words}” …").format(kind=KINDS[self.kind].label, words=self.words)
        return _("New {kind} …").format(kind=KINDS[self.kind].label)


class _Lines(QAbstractListModel):
    """The lines shown now."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: list[Choice | MakeNew] = []

    def put(self, lines: list[Choice | MakeNew]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == CHOICE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return line.words if isinstance(line, Choice) else line.text()
        return None


class _TwoTones(QStyledItemDelegate):
    """The words at the left; what tells them apart, muted, at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        detail = getattr(index.data(CHOICE), "detail", "")
        return QSize(hint.width() + option.fontMetrics.horizontalAdvance(detail) + 36, hint.height() + 8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(CHOICE)
        if isinstance(line, MakeNew):
            option.palette.setColor(QPalette.ColorRole.Text, option.palette.color(QPalette.ColorRole.Link))
        option.rect.adjust(4, 0, 0, 0)
        super().paint(painter, option, index)
        if isinstance(line, Choice) and line.detail:
            painter.save()
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.setPen(current_colours().text if chosen else current_colours().muted)
            area = option.rect.adjusted(8, 0, -10, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, line.detail)
            painter.restore()


class PickList(QObject):
    """Drops choices under a line while it is typed into, or all of them at F4."""

    picked = Signal(object)
    """A ``Choice`` or a ``MakeNew``."""

    def __init__(self, line: QLineEdit, choices: Choices) -> None:
        super().__init__(line)
        self._line = line
        self._choices = choices
        self._lines = _Lines(self)
        self._completer = QCompleter(self._lines, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(SHOWN)
        self._completer.setWrapAround(False)  # past the last line there is nothing to take
        self._completer.setWidget(line)
        popup = QListView()
        popup.setUniformItemSizes(True)
        self._completer.setPopup(popup)
        popup.setItemDelegate(_TwoTones(popup))
        self._completer.activated[QModelIndex].connect(self._on_activated)

    def suggest(self, text: str) -> None:
        """Drop the choices that fit; a closed list has its first one ready for Enter."""
        if text.strip():
            self._drop(text, ready=not self._choices.keeps_other_words)
        else:
            self.close()

    def open_all(self, text: str) -> None:
        """Drop everything (F4), the line that stands in the field ready."""
        lines = list(self._choices.matching(""))
        at = next((row for row, choice in enumerate(lines) if choice.words == text.strip()), 0)
        self._drop("" if not text.strip() or lines[at:] else text, ready=True, at=at)

    def close(self) -> None:
        self._completer.popup().hide()

    def is_open(self) -> bool:
        return self._completer.popup().isVisible()

    def view(self) -> QAbstractItemView:
        """The list itself."""
        return self._completer.popup()

    def pick_current(self) -> None:
        """Take the line that is ready."""
        self._on_activated(self.view().currentIndex())

    def offered(self) -> list[Choice | MakeNew]:
        """The lines shown now."""
        return list(self._lines.lines)

    def _drop(self, text: str, ready: bool, at: int = 0) -> None:
        lines: list[Choice | MakeNew] = list(self._choices.matching(text))
        if self._choices.makes:
            lines.append(MakeNew(self._choices.makes, text.strip()))
        self._lines.put(lines)
        if not lines:
            self.close()
            return
        popup = self._completer.popup()
        popup.setStyleSheet(f"QListView {{ border: 1px solid {current_colours().edge}; }}")
        area = self._line.rect()
        area.setWidth(max(area.width(), min(popup.sizeHintForColumn(0) + 30, 640)))
        self._completer.complete(area)
        popup.setCurrentIndex(self._completer.completionModel().index(at, 0) if ready else QModelIndex())

    def _on_activated(self, index: QModelIndex) -> None:
        line = index.data(CHOICE)
        if line is not None:
            self.picked.emit(line)
