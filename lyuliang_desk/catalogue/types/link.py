"""Links to other records.

Stored: the id of a record (``Link``), or a JSON array of ids (``Links``). Python: ``Named`` as read from a
cell, an id (or a tuple of ids) as kept. Text: the words by which the record is named; an id shows as itself,
its title is the register's to tell.
"""

import json
import re
from dataclasses import dataclass
from typing import ClassVar

from lyuliang_desk.catalogue.folding import tidy
from lyuliang_desk.catalogue.types.base import Note, Raw, Reading, ReadingContext, Unreadable, ValueType
from lyuliang_desk.catalogue.types.cell import empty_mark, split_outside_brackets, too_many, words_of
from lyuliang_desk.catalogue.types.named import Named
from lyuliang_desk.messages import _

_NOBODY_YET = frozenset({"待定", "未定", "不详", "待补充"})
_SEPARATORS = "、，,；;/ \t\r\n\u3000"
_ORGANISATION = re.compile(
    r".{2,}(?:公司|大学|研究院|研究所|研究中心|集团|合作社|医院|银行|厂)(?:[（(][^）)]*[）)])?"
)
_LISTING = re.compile(r"[、，,；;]")
_NUMBERED = re.compile(r"\s*(?:[①-⑳]|(?<![0-9])[1-9][.．、)）](?![0-9])|[（(][1-9][)）])\s*")
NAMES = frozenset({"organisation", "person", "team"})
"""The kinds that bear names. All others bear titles, in which a 、 is a word's own: 红枣、核桃深加工."""
_LINES = re.compile(r"[；;\r\n]+")
_BESIDE_NAME = re.compile(r"[0-9()（）\[\]【】:：]")
_HAN_WORDS_APART = re.compile(r"(?<=[\u3400-\u9fff]{2})[ \t\u3000\u00a0]+(?=[\u3400-\u9fff]{2})")


@dataclass(frozen=True)
class Link(ValueType[Named | str]):
    """One record of a kind."""

    name: ClassVar[str] = "link"
    kind: str

    def read(self, raw: Raw, context: ReadingContext) -> Reading[Named | str]:
        """Raises ``Unreadable``: ``cell_error``, ``several_organisations``."""
        words = words_of(raw)
        if not words:
            return Reading(None)
        mark = empty_mark(words, _NOBODY_YET)
        if mark is not None:
            return mark
        tidied = tidy(words)
        if self.kind == "organisation" and _LISTING.search(tidied):
            _refuse_several(tidied)
        if self.kind != "person":
            return Reading(Named(tidied)) if tidied else Reading(None)
        tidied = tidied.rstrip(_SEPARATORS)
        return Reading(Named(tidied), _remarks_on_name(words, tidied)) if tidied else Reading(None)

    def show(self, value: Named | str) -> str:
        return value.words if isinstance(value, Named) else value

    def store(self, value: Named | str) -> str:
        return _id(value)

    def load(self, stored: str | int) -> str:
        if not isinstance(stored, str) or not stored:
            raise ValueError(f"not the id of a record: {stored!r}")
        return stored


@dataclass(frozen=True)
class Links(ValueType[tuple[Named | str, ...]]):
    """Several records of a kind, each once, in the order named; more than ``most`` are asked about."""

    name: ClassVar[str] = "links"
    kind: str
    most: int | None = None

    def read(self, raw: Raw, context: ReadingContext) -> Reading[tuple[Named | str, ...]]:
        words = words_of(raw)
        if not words:
            return Reading(None)
        mark = empty_mark(words, _NOBODY_YET)
        if mark is not None:
            return mark
        if self.kind not in NAMES:
            titles = dict.fromkeys(Named(part) for part in map(tidy, _LINES.split(words)) if part)
            return Reading(tuple(titles) or None, too_many(len(titles), self.most))
        words, notes = self._separated(words)
        named = dict.fromkeys(
            Named(part)
            for part in (tidy(p) for p in split_outside_brackets(words, also=self._stroke(words)))
            if part and empty_mark(part) is None
        )
        shown = self.show(tuple(named))
        if not notes and _is_numbered(shown) and shown != words:
            return self.read(shown, context)
        return Reading(tuple(named) or None, (*notes, *too_many(len(named), self.most)))

    def _separated(self, words: str) -> tuple[str, tuple[Note, ...]]:
        """The words with a 、 between names that numbers or spaces divide, and what is to be said of that."""
        if _is_numbered(words):
            words = _NUMBERED.sub("、", words).lstrip("、")
            message = _("The numbers before the names were taken as separators: {names}.").format(names=words)
            return words, (Note("split_at_numbers", message),)
        parts = words.split()
        apart = self.kind == "organisation" and all(_ORGANISATION.fullmatch(part) for part in parts)
        if apart and len(parts) > 1 and not any("\n" in gap for gap in re.findall(r"\s+", words.strip())):
            words = "、".join(parts)
        elif self.kind == "person" and _HAN_WORDS_APART.search(words):
            words = _HAN_WORDS_APART.sub("、", words)
        else:
            return words, ()
        message = _("The spaces between the names were taken as separators: {names}.").format(names=words)
        return words, (Note("split_at_spaces", message, "warning"),)

    def _stroke(self, words: str) -> str:
        """A stroke divides whole names, not the parts of one (``A/B 实验室``)."""
        least = 2 if self.kind == "person" else 4
        return "/" if all(len(part.strip()) >= least for part in words.split("/")) else ""

    @property
    def between(self) -> str:
        """What stands between two of them in one cell."""
        return "、" if self.kind in NAMES else "；"

    def show(self, value: tuple[Named | str, ...]) -> str:
        return self.between.join(v.words if isinstance(v, Named) else v for v in value)

    def export(self, value: tuple[Named | str, ...]) -> list[str]:
        return [v.words if isinstance(v, Named) else v for v in value]

    def store(self, value: tuple[Named | str, ...]) -> str | None:
        return json.dumps([_id(v) for v in value]) if value else None

    def load(self, stored: str | int) -> tuple[str, ...]:
        ids = json.loads(stored) if isinstance(stored, str) else None
        if not isinstance(ids, list) or not all(isinstance(i, str) and i for i in ids):
            raise ValueError(f"not a list of ids of records: {stored!r}")
        return tuple(ids)


def _id(value: Named | str) -> str:
    if isinstance(value, Named):
        raise TypeError(f"{value.words!r} names a record that is not resolved to an id yet")
    return value


def _is_numbered(words: str) -> bool:
    """Whether several names are numbered: ``①甲②乙``."""
    return len(_NUMBERED.findall(words)) > 1 and _NUMBERED.match(words) is not None


def _refuse_several(words: str) -> None:
    """One organisation is asked for; two full names are not one."""
    parts = [part for part in split_outside_brackets(words) if part]
    if len(parts) > 1 and all(_ORGANISATION.fullmatch(part) for part in parts):
        message = _(
            "{name} names several organisations where one is asked for; keep the first, move the rest."
        )
        raise Unreadable("several_organisations", message.format(name=words))


def _remarks_on_name(words: str, name: str) -> tuple[Note, ...]:
    """A warning where a cell holds more than a person's name, or perhaps two names."""
    if _BESIDE_NAME.search(name):
        message = _("“{name}” holds more than a name. Keep the name only.")
        return (Note("name_unusual", message.format(name=name), "warning"),)
    if _HAN_WORDS_APART.search(words.strip()):
        message = _("“{name}” is taken for one name; are they two? Check it.")
        return (Note("name_perhaps_two", message.format(name=words.strip()), "warning"),)
    return ()
