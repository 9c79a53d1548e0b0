"""Words.

Stored, Python and text are the same string: tidied, never empty. ``Text`` is one line, ``LongText`` several.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from lyuliang_desk.catalogue.folding import already_tidy, tidy, tidy_lines
from lyuliang_desk.catalogue.types.base import Note, Raw, Reading, ReadingContext, ValueType
from lyuliang_desk.catalogue.types.cell import empty_mark, words_of
from lyuliang_desk.messages import _

_NARROW = str.maketrans(
    {code: code - 0xFEE0 for code in map(ord, "－／＿")}
    | {
        code: code - 0xFEE0
        for first, last in ("０９", "ＡＺ", "ａｚ")
        for code in range(ord(first), ord(last) + 1)
    }
)


@dataclass(frozen=True)
class Text(ValueType[str]):
    """A line of words; one longer than ``max_length`` characters is kept and warned about.

    ``is_number`` is for numbers that people give to things (项目编号): full-width digits and letters become narrow,
    so that one number is not two.
    """

    name: ClassVar[str] = "text"
    max_length: int | None = None
    is_number: bool = False

    def read(self, raw: Raw, context: ReadingContext) -> Reading[str]:
        """Raises ``Unreadable``: ``cell_error``, ``precision_lost`` (a number cell of 16 digits or more)."""
        words = words_of(raw)
        if not words:
            return Reading(None)
        tidied = tidy(words)
        if len(tidied) <= 16:
            mark = empty_mark(tidied)
            if mark is not None:
                return mark
        if self.is_number and not tidied.isascii() and (narrowed := tidied.translate(_NARROW)) != tidied:
            message = _("“{words}” is read as {exact}.").format(words=tidied, exact=narrowed)
            return Reading(narrowed, (Note("respelled", message), *self._long(narrowed)))
        if tidied is words and (self.max_length is None or len(tidied) <= self.max_length):
            return Reading(tidied) if type(raw) is str else Reading(tidied, _sort_changed(raw, tidied))
        return Reading(
            tidied, (*_sort_changed(raw, tidied), *_spaces_dropped(words, tidied), *self._long(tidied))
        )

    def plain(self, texts: Iterable[str]) -> dict[str, str]:
        most = self.max_length
        return {
            text: text
            for text in _plain_words(texts)
            if (text.isascii() or not self.is_number) and (most is None or len(text) <= most)
        }

    def _long(self, words: str) -> tuple[Note, ...]:
        if self.max_length is None or len(words) <= self.max_length:
            return ()
        message = _("{count} characters; the forms have room for {most}.")
        return (Note("text_too_long", message.format(count=len(words), most=self.max_length), "warning"),)

    def show(self, value: str) -> str:
        return value

    def store(self, value: str) -> str:
        return value

    def load(self, stored: str | int) -> str:
        return _kept_words(stored)


@dataclass(frozen=True)
class LongText(ValueType[str]):
    """Words of several paragraphs, with their line breaks."""

    name: ClassVar[str] = "long_text"

    def read(self, raw: Raw, context: ReadingContext) -> Reading[str]:
        """Raises ``Unreadable``: ``cell_error``, ``precision_lost`` (a number cell of 16 digits or more)."""
        words = words_of(raw)
        if not words:
            return Reading(None)
        tidied = tidy_lines(words)
        mark = empty_mark(tidied)
        return Reading(tidied, _sort_changed(raw, tidied)) if mark is None else mark

    def plain(self, texts: Iterable[str]) -> dict[str, str]:
        return {text: text for text in _plain_words(texts)}

    def show(self, value: str) -> str:
        return value

    def store(self, value: str) -> str:
        return value

    def load(self, stored: str | int) -> str:
        return _kept_words(stored)


def _plain_words(texts: Iterable[str]) -> list[str]:
    """Those of many texts that are tidy and neither an error value nor a mark for empty."""
    return [
        text
        for text in already_tidy(texts)
        if text and "#" not in text and (len(text) > 16 or empty_mark(text) is None)
    ]


def _kept_words(stored: str | int) -> str:
    if not isinstance(stored, str) or not stored:
        raise ValueError(f"not words: {stored!r}")
    return stored


def _sort_changed(raw: Raw, words: str) -> tuple[Note, ...]:
    """Excel turns a number like 2021-3 into a date on its own; somebody must look."""
    if not isinstance(raw, date):
        return ()
    message = _("The cell holds a date; it was taken as the words {words}. Check it.").format(words=words)
    return (Note("date_as_text", message, "warning"),)


def _spaces_dropped(words: str, tidied: str) -> tuple[Note, ...]:
    """A note where gaps inside Chinese went, not where only the ends were trimmed."""
    if len(tidied.split()) == len(words.split()):
        return ()
    return (Note("spaces_removed", _("Alignment spaces were removed: {words}.").format(words=tidied)),)
