"""Periods from–to, for columns like 起止时间 that fill two date fields.

Python: a pair of ``PartialDate``, None for an end that is open or a start that is not said. Text:
``2021-03 至 2023-12``, in forms 2021.03-2023.12. Stored: ``2021-03/2023-12``, ``..`` for an open side.
"""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import ClassVar

from lyuliang_desk.catalogue.folding import narrow, without_invisible
from lyuliang_desk.catalogue.types.base import (
    Align,
    Note,
    Raw,
    Reading,
    ReadingContext,
    Unreadable,
    ValueType,
)
from lyuliang_desk.catalogue.types.cell import empty_mark, not_this, refuse_error_value
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.catalogue.types.partial_date import PartialDate, Precision
from lyuliang_desk.messages import _

Pair = tuple[PartialDate | None, PartialDate | None]

_TO = re.compile(r"\s*(?:[—–―─~〜∼]+|-{2,}|至|到|\bto\b|→|(?<=[0-9月日])一(?=[0-9]))\s*", re.IGNORECASE)
_OPEN_END = re.compile(r"(?:present|now|date)?$", re.IGNORECASE)
_COMMON = re.compile(r"([0-9]{4}[./年][0-9]{1,2}月?)[-~—–至]([0-9]{4}[./年][0-9]{1,2}月?)")
_STILL = re.compile(r"[-\s—–─~〜∼至到]*(?:今|现在|目前|迄今|起|开始|以来)$")
_SAME_YEAR = re.compile(r"([0-9]{4})[.年/]([0-9]{1,2})(?:[.月/]([0-9]{1,2})日?|月)?")
_SHORT_END = re.compile(r"([0-9]{1,2})(?:[.月/]([0-9]{1,2})日?|月)?")
_FULL = re.compile(r"\D*[0-9〇○零一二三四五六七八九]{4}")
_AROUND = "()[]【】〔〕"
_FRAME = re.compile(
    r"^(?:自|从|由)\s*|(?<=[年月日])起(?=\s*[-~—–至到])|(?<=[0-9年月日])止$"
    r"|\s*[,;]?\s*(?:共计?|\()\s*(?:共计?)?\s*[0-9一二三四五六七八九十]{1,3}(?:个月|年)\)?$"
)
"""The words around the dates: ``自…起至…止``, and how long it is in all: ``（3年）``, ``共34个月``."""


@dataclass(frozen=True)
class Period(ValueType[Pair]):
    """A start and an end, each kept no finer than ``finest``."""

    name: ClassVar[str] = "period"
    align: ClassVar[Align] = "centre"
    finest: Precision = "day"

    def read(self, raw: Raw, context: ReadingContext) -> Reading[Pair]:
        """Raises ``Unreadable``: ``period_unclear``, and those of ``Date.read`` for either end."""
        if raw is None or raw == "":
            return Reading(None)
        if isinstance(raw, (bool, time, timedelta)):
            raise not_this(raw, _("a period"))
        if not isinstance(raw, str):
            return self._start_only(raw, context)
        refuse_error_value(raw)
        mark = empty_mark(raw)
        if mark is not None:
            return mark
        framed = narrow(without_invisible(raw)).strip().strip(_AROUND).strip()
        words = _FRAME.sub("", framed)
        sides = _sides(words)
        if sides is not None and not any(sides):
            raise _unclear(raw.strip())
        read = self._one_date(words, context) if sides is None else self._of_sides(*sides, context)
        return read if words == framed else Reading(read.value, (_frame_left_out(raw, words), *read.notes))

    def _of_sides(self, left: str, right: str, context: ReadingContext) -> Reading[Pair]:
        notes: list[Note] = []
        if not left:
            end = self._date.read(right, context)
            if end.value is None:
                return Reading(None, end.notes)
            message = _("The period has no start: {words}.").format(words=right)
            return Reading((None, end.value), (*end.notes, Note("period_without_start", message, "warning")))
        start = self._date.read(left, context)
        notes += start.notes
        if _OPEN_END.match(right):
            if start.value is None:
                return Reading(None, tuple(notes))
            notes.append(Note("period_open", _("The period has no end yet.")))
            return Reading((start.value, None), tuple(notes))
        if not _FULL.match(right):
            right = _same_year(left, right)
            notes.append(
                Note("same_year", _("The end is taken to lie in the same year: {end}.").format(end=right))
            )
        end = self._date.read(right, context)
        said = start.value is not None or end.value is not None
        return Reading((start.value, end.value) if said else None, (*notes, *end.notes))

    def _one_date(self, words: str, context: ReadingContext) -> Reading[Pair]:
        try:
            return self._start_only(words, context)
        except Unreadable as fault:
            raise _unclear(words) if fault.code == "date_unreadable" else fault from None

    def _start_only(self, raw: str | float | date, context: ReadingContext) -> Reading[Pair]:
        start = self._date.read(raw, context)
        if start.value is None:
            return Reading(None, start.notes)
        message = _("Only one date is given; it is taken as the start. Check the end.")
        return Reading((start.value, None), (*start.notes, Note("period_start_only", message, "warning")))

    @property
    def _date(self) -> Date:
        return Date(self.finest)

    def show(self, value: Pair) -> str:
        start, end = value
        if end is None:
            return _("{start} to now").format(start=start) if start else ""
        return _("{start} to {end}").format(start=start, end=end) if start else _("to {end}").format(end=end)

    def show_short(self, value: Pair) -> str:
        start, end = (str(d).replace("-", ".") if d else "" for d in value)
        return f"{start}-{end or '至今'}" if start else end

    def export(self, value: Pair) -> str:
        return self.store(value)

    def store(self, value: Pair) -> str:
        return "/".join(str(d) if d else ".." for d in value)

    def load(self, stored: str | int) -> Pair:
        sides = str(stored).split("/")
        if len(sides) != 2:
            raise ValueError(f"not a stored period: {stored!r}")
        start, end = (None if side == ".." else PartialDate.parse(side) for side in sides)
        return start, end


def _sides(words: str) -> tuple[str, str] | None:
    """The words before and after what stands between the dates; None when there is one date only."""
    common = _COMMON.fullmatch(words)
    if common is not None:
        return common[1], common[2]
    still = _STILL.search(words)
    if still is not None:
        return words[: still.start()], ""
    parts = _TO.split(words)
    if len(parts) == 2:
        return parts[0].strip(), parts[1].strip()
    if len(parts) > 2:
        raise _unclear(words)
    return _sides_of_hyphen(words)


def _sides_of_hyphen(words: str) -> tuple[str, str] | None:
    """A hyphen stands inside dates as well as between them: the one that has a year on both sides divides."""
    places = [m.start() for m in re.finditer(r"-", words)] or [m.start() for m in re.finditer(r"\s", words)]
    for place in places:
        left, right = words[:place].strip(), words[place + 1 :].strip()
        if not left:
            return "", right
        if _FULL.match(left) and (_FULL.match(right) or _OPEN_END.match(right)):
            return left, right
    if len(places) == 1 and _SAME_YEAR.fullmatch(words[: places[0]].replace(" ", "")):
        return words[: places[0]], words[places[0] + 1 :].strip()
    return None


def _same_year(left: str, right: str) -> str:
    """``12`` after ``2021.3`` is ``2021-12``; ``5.30`` after ``2021.3.1`` is ``2021-5-30``."""
    start, end = _SAME_YEAR.fullmatch("".join(left.split())), _SHORT_END.fullmatch("".join(right.split()))
    if start is None or end is None:
        raise _unclear(f"{left}-{right}")
    month, day = end.groups()
    if (day is None) != (start[3] is None) or (int(month), int(day or 0)) < (
        int(start[2]),
        int(start[3] or 0),
    ):
        raise _unclear(f"{left}-{right}")
    return f"{start[1]}-{month}" if day is None else f"{start[1]}-{month}-{day}"


def _frame_left_out(raw: str, words: str) -> Note:
    message = _("“{words}” is read as {exact}.").format(words=raw.strip(), exact=words)
    return Note("respelled", message)


def _unclear(words: str) -> Unreadable:
    message = _("“{words}” cannot be read as a period. Write it as 2021.03-2023.12.")
    return Unreadable("period_unclear", message.format(words=words))
