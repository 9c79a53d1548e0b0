"""Yes or no.

Stored: 1 or 0. Python: ``bool``. Text: 是 or 否. Exported as a JSON truth value.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar, Literal

from lyuliang_desk.catalogue.folding import fold
from lyuliang_desk.catalogue.types.base import Align, Raw, Reading, ReadingContext, Unreadable, ValueType
from lyuliang_desk.catalogue.types.cell import empty_mark, words_of
from lyuliang_desk.messages import _

_WORDS = MappingProxyType(
    {
        **dict.fromkeys(("是", "有", "对", "√", "✓", "✔", "☑", "y", "yes", "true", "1", "t", "已"), True),
        **dict.fromkeys(
            ("否", "无", "没有", "不是", "x", "✗", "✘", "☒", "n", "no", "false", "0", "f", "未"), False
        ),
    }
)


@dataclass(frozen=True)
class YesNo(ValueType[bool]):
    """A question answered by yes or no. 无 is a no here, not an empty mark."""

    name: ClassVar[str] = "yes_no"
    column: ClassVar[Literal["TEXT", "INTEGER"]] = "INTEGER"
    align: ClassVar[Align] = "centre"

    def read(self, raw: Raw, context: ReadingContext) -> Reading[bool]:
        """Raises ``Unreadable``: ``not_yes_or_no``."""
        if isinstance(raw, bool):
            return Reading(raw)
        words = words_of(raw)
        if not words:
            return Reading(None)
        answer = _WORDS.get(fold(words))
        if answer is not None:
            return Reading(answer)
        mark = empty_mark(words)
        if mark is not None:
            return mark
        message = _("“{words}” is neither yes nor no. Write 是 or 否.")
        raise Unreadable("not_yes_or_no", message.format(words=words.strip()))

    def show(self, value: bool) -> str:
        return _("Yes") if value else _("No")

    def export(self, value: bool) -> bool:
        return value

    def store(self, value: bool) -> int:
        return int(value)

    def load(self, stored: str | int) -> bool:
        if stored not in (0, 1):
            raise ValueError(f"neither 0 nor 1: {stored!r}")
        return bool(stored)
