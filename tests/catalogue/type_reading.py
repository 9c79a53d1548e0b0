"""Reading values in tests: on a fixed day, with the value, the codes of the notes, or the code of the refusal."""

from datetime import date
from typing import Any

import pytest

from lyuliang_desk.catalogue.types.base import Raw, ReadingContext, Unreadable, ValueType

TODAY = date(2026, 7, 6)
CONTEXT = ReadingContext(TODAY)


def value(type: ValueType[Any], raw: Raw, context: ReadingContext = CONTEXT) -> Any:
    """What is read."""
    return type.read(raw, context).value


def notes(type: ValueType[Any], raw: Raw, context: ReadingContext = CONTEXT) -> list[str]:
    """What is said of it, as ``warning code`` or ``note code``."""
    return [f"{note.level} {note.code}" for note in type.read(raw, context).notes]


def refusal(type: ValueType[Any], raw: Raw, context: ReadingContext = CONTEXT) -> str:
    """The reason code with which it is refused; the sentence is there and has no placeholder left."""
    with pytest.raises(Unreadable) as refused:
        type.read(raw, context)
    assert refused.value.message
    assert "{" not in refused.value.message
    return refused.value.code
