"""The columns of a table: which fields, in which order, how wide. Made from the catalogue, remembered by name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.code import Code
from lyuliang_desk.catalogue.types.link import Link, Links
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.catalogue.types.text import LongText, Text
from ui.settings import Settings

MM = 4.4
"""Logical pixels for one millimetre of a field's customary width on paper (96 to the inch, and a larger letter)."""
WORDS_MM = 5.4
"""The same for words, which paper breaks into several lines and a table does not."""
WIDEST_CODE = 112
PADDING = 9
NARROWEST, WIDEST = 44, 900
ALIGNMENTS = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "centre": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a field and its width in logical pixels."""

    field: Field
    width: int


def header_text(field: Field) -> str:
    """The field's label; money says in which unit it is shown."""
    return f"{field.label}（{field.type.unit}）" if isinstance(field.type, Money) else str(field.label)


def alignment(field: Field) -> Qt.AlignmentFlag:
    """Where the text of a cell stands: numbers right, dates in the middle, words left."""
    return ALIGNMENTS[field.type.align] | Qt.AlignmentFlag.AlignVCenter


def customary(field: Field, metrics: QFontMetrics) -> Column:
    """The column of a field before the user has touched it: wide enough for its header and its paper width."""
    header = metrics.horizontalAdvance(header_text(field)) + 2 * PADDING + 14
    return Column(field, min(max(_room(field, metrics) + 2 * PADDING, header, NARROWEST), 420))


def _room(field: Field, metrics: QFontMetrics) -> int:
    """The pixels that the cells of a field want: codes as much as their longest word, within reason."""
    if isinstance(field.type, Code):
        longest = max(metrics.horizontalAdvance(i.shown()) for i in field.type.list.items)
        return min(longest, WIDEST_CODE)
    words = isinstance(field.type, Text | LongText | Link | Links)
    return round(field.width * (WORDS_MM if words else MM))


def first_columns(kind: RecordKind, metrics: QFontMetrics) -> list[Column]:
    """The columns of a fresh table: the title first, then the fields that the catalogue shows."""
    title = kind[kind.title_field]
    others = [f for f in kind.fields if f.in_table and f is not title]
    return [customary(field, metrics) for field in (title, *others)]


class Columns(QObject):
    """The chosen columns of one kind. ``changed`` tells that the choice changed, ``resized`` that only widths did.

    The first column is always the title field: it stays in sight while the others scroll.
    """

    changed = Signal()
    resized = Signal()

    def __init__(self, kind: RecordKind, metrics: QFontMetrics, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self.kind = kind
        self._metrics = metrics
        self._settings = settings
        self._key = f"columns/{kind.name}"
        self.shown = self._remembered() or first_columns(kind, metrics)

    def __len__(self) -> int:
        return len(self.shown)

    def __getitem__(self, place: int) -> Column:
        return self.shown[place]

    def fields(self) -> list[Field]:
        return [column.field for column in self.shown]

    def choose(self, names: Sequence[str]) -> None:
        """Show these fields in this order, the title first whatever the order says; widths are kept."""
        title = self.kind.title_field
        widths = {column.field.name: column for column in self.shown}
        wanted = [title, *(name for name in names if name != title)]
        self.shown = [
            widths.get(name) or customary(self.kind[name], self._metrics)
            for name in wanted
            if name in self.kind.by_name
        ]
        self._remember()
        self.changed.emit()

    def reset(self) -> None:
        """Back to the catalogue's columns and widths."""
        self.shown = first_columns(self.kind, self._metrics)
        self._remember()
        self.changed.emit()

    def resize(self, place: int, width: int) -> None:
        """Make one column wider or narrower."""
        self.shown[place] = Column(self.shown[place].field, min(max(width, NARROWEST), WIDEST))
        self._remember()
        self.resized.emit()

    def move(self, place: int, to: int) -> None:
        """Put a column elsewhere; the first one stays."""
        if place > 0 and to > 0 and place != to:
            self.shown.insert(to, self.shown.pop(place))
            self._remember()
            self.changed.emit()

    def _remember(self) -> None:
        kept = [{"field": column.field.name, "width": column.width} for column in self.shown]
        self._settings.put(self._key, kept)

    def _remembered(self) -> list[Column]:
        kept = self._settings.get(self._key, [])
        entries: list[Mapping[str, Any]] = kept if isinstance(kept, list) else []
        found = [
            Column(self.kind[str(entry["field"])], int(entry["width"]))
            for entry in entries
            if isinstance(entry, dict) and entry.get("field") in self.kind.by_name and "width" in entry
        ]
        return found if found and found[0].field.name == self.kind.title_field else []
