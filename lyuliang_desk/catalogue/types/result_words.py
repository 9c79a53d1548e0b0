"""Type and number of a result in one column (F13): ``发明专利 ZL202110000000.1``, ``软件著作权（2021SR0000001）``.

The three forms of a value are those of ``TwoInOne``. The type is told by the code list, what follows it is the number.
"""

import re
from dataclasses import dataclass
from typing import ClassVar

from lyuliang_desk.catalogue.types.base import Note
from lyuliang_desk.catalogue.types.code import Code
from lyuliang_desk.catalogue.types.text import Text
from lyuliang_desk.catalogue.types.two_in_one import TwoInOne

_NUMBER_AFTER = re.compile(r"([^A-Za-z0-9]+?)[\s:：,，、；;（(]*([A-Za-z0-9].*?)[)）]?")
_NUMBER_BEFORE = re.compile(r"([A-Za-z0-9][^（(]*?)\s*[（(]([^A-Za-z0-9）)]+)[)）]")


@dataclass(frozen=True)
class ResultTypeAndNumber(TwoInOne):
    """The type of a result and the number under which it is protected or registered; one of them may be missing."""

    name: ClassVar[str] = "result_type_and_number"
    first = Code("result_type_local", open=True)
    second = Text(40, is_number=True)

    def apart(self, words: str) -> tuple[str, str, tuple[Note, ...]]:
        """By the code list: words that it does not know are a number (``软著登字第0000001号``)."""
        if self.first.list.lookup(words) is not None:
            return words, "", ()
        if (found := _NUMBER_AFTER.fullmatch(words)) and self._is_type(found[1]):
            return found[1].strip(), found[2].strip(), ()
        if (found := _NUMBER_BEFORE.fullmatch(words)) and self._is_type(found[2]):
            return found[2].strip(), found[1].strip(), ()
        return "", words, ()

    def _split(self, words: str) -> tuple[str, str, tuple[Note, ...]]:
        """A stroke divides only behind a word of the list itself: GB/T 0000 is one number."""
        left, stroke, _right = words.partition("/")
        found = self.first.list.lookup(left.strip())
        if stroke and left and (found is None or found[1] != "exact"):
            return self.apart(words)
        return super()._split(words)

    def _is_type(self, words: str) -> bool:
        return self.first.list.lookup(words.strip()) is not None
