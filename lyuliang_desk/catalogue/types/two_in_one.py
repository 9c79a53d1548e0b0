"""Two values in one cell: what the composite types share.

Python: a pair, None where the cell says nothing of one. Text: ``first/second``, one side without the stroke
where that is clear. Stored: a JSON array of the two stored forms.
"""

import json
from abc import abstractmethod
from datetime import date
from typing import Any

from lyuliang_desk.catalogue.types.base import Note, Raw, Reading, ReadingContext, Stored, ValueType
from lyuliang_desk.catalogue.types.cell import empty_mark, words_of
from lyuliang_desk.messages import _

Two = tuple[Any, Any]

_ANY_DAY = ReadingContext(date(2000, 1, 1))
"""For reading back what is shown; neither words nor codes depend on the day."""


class TwoInOne(ValueType[Two]):
    """A cell that fills two fields, of the types ``first`` and ``second``."""

    first: ValueType[Any]
    second: ValueType[Any]

    @abstractmethod
    def apart(self, words: str) -> tuple[str, str, tuple[Note, ...]]:
        """The words of either side (empty for none) in a text without a stroke, and remarks."""

    def sides(self, left: str, right: str) -> tuple[str, str]:
        """The words on both sides of a stroke, in the order of the fields."""
        return left, right

    def read(self, raw: Raw, context: ReadingContext) -> Reading[Two]:
        """Raises ``Unreadable`` as the types of the two sides do."""
        words = words_of(raw)
        if not words:
            return Reading(None)
        mark = empty_mark(words)
        if mark is not None:
            return mark
        left, right, notes = self._split(words.replace("／", "/").strip())
        first, second = self.first.read(left, context), self.second.read(right, context)
        notes = (*notes, *first.notes, *second.notes)
        if first.value is None and second.value is None:
            return Reading(None, notes)
        return Reading((first.value, second.value), notes)

    def _split(self, words: str) -> tuple[str, str, tuple[Note, ...]]:
        if words.endswith("/"):
            return words[:-1], "", ()
        if words.startswith("/"):
            return "", words[1:], ()
        left, stroke, right = words.partition("/")
        if stroke:
            return *self.sides(left.strip(), right.strip()), ()
        return self.apart(words)

    def show(self, value: Two) -> str:
        return self._joined(value, self._shown(value[0], self.first), self._shown(value[1], self.second))

    def show_short(self, value: Two) -> str:
        shown = (
            self.first.show_short(value[0]) if value[0] is not None else "",
            self.second.show_short(value[1]) if value[1] is not None else "",
        )
        return "/".join(side for side in shown if side)

    @staticmethod
    def _shown(value: Any, type: ValueType[Any]) -> str:
        return "" if value is None else type.show(value)

    def _joined(self, value: Two, first: str, second: str) -> str:
        """The shortest text that is read back as the value."""
        explicit = f"{first}/{second}"
        alone = first or second
        if first and second:
            return explicit
        return alone if self.read(alone, _ANY_DAY).value == value else explicit

    def store(self, value: Two) -> str:
        sides: list[Stored] = [
            None if value[0] is None else self.first.store(value[0]),
            None if value[1] is None else self.second.store(value[1]),
        ]
        return json.dumps(sides, ensure_ascii=False)

    def load(self, stored: str | int) -> Two:
        sides = json.loads(stored) if isinstance(stored, str) else None
        if not isinstance(sides, list) or len(sides) != 2:
            raise ValueError(f"not two stored values: {stored!r}")
        first, second = sides
        return (
            None if first is None else self.first.load(first),
            None if second is None else self.second.load(second),
        )


def divided(first: str, second: str) -> tuple[Note, ...]:
    """What is said when a text without a separator was divided."""
    message = _("Read as “{first}” and “{second}”.").format(first=first, second=second)
    return (Note("divided", message),)


def undivided(words: str) -> tuple[Note, ...]:
    """What is said when it is unsure which of two things the words are."""
    message = _("“{words}” does not show where it is to be divided. Check it.").format(words=words)
    return (Note("divided_unsure", message, "warning"),)
