"""How the keys of a form file are read: texts, numbers, fields of records, lists and tables of keys.

A form file is data that an office may edit, so every fault is told with its place and its cure.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any, TypeVar

from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.paperwork.lettering import Align

T = TypeVar("T")
PERIOD = "—"  # between the two ends of a period
_TEMPLATE = re.compile(r"\{([\w.]+)(?:\|([^}]*))?\}")


class FormError(WorldError):
    """A form file cannot be used; the message says where and why."""

    def __init__(self, where: str, reason: str) -> None:
        message = _("The form file cannot be used: {where}: {reason}.").format(where=where, reason=reason)
        super().__init__("form_invalid", message)


@dataclass(frozen=True)
class Source:
    """Which fields fill a cell: one, several joined, the ends of a period, or the row's number (``#``)."""

    names: tuple[str, ...] = dataclasses.field(metadata={"read": lambda value, where: _names(value, where)})
    between: str = dataclasses.field(
        default="\n", metadata={"read": lambda value, where: read_text(value, where)}
    )

    def value(self, values: Mapping[str, str], number: int = 0) -> str:
        """The cell's text; empty where all its fields are."""
        if self.names == ("#",):
            return str(number) if number else ""
        if len(self.names) == 1:
            return values.get(self.names[0], "")
        return self.between.join(filter(None, (values.get(name, "") for name in self.names)))


def fill(template: str, values: Mapping[str, str]) -> str:
    """A line of a form with ``{name}`` or ``{name|what stands there when empty}`` filled in."""
    return _TEMPLATE.sub(lambda found: values.get(found[1], "") or found[2] or "", template)


def _names(value: Any, where: str) -> tuple[str, ...]:
    return list_of(read_text)(value, where)


# readers: each takes the value in the file and its place, and answers with ours or raises FormError


def read_text(value: Any, where: str) -> str:
    """A text."""
    if not isinstance(value, str):
        raise FormError(where, _("a text is expected here"))
    return value


def read_number(value: Any, where: str) -> float:
    """A number that is not negative: millimetres, points or a count."""
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise FormError(where, _("a number is expected here"))
    return value


def read_yes(value: Any, where: str) -> bool:
    """true or false."""
    if not isinstance(value, bool):
        raise FormError(where, _("true or false is expected here"))
    return value


def read_align(value: Any, where: str) -> Align:
    """left, center or right."""
    for align in ("left", "center", "right"):
        if value == align:
            return align
    raise FormError(where, _("left, center or right is expected here"))


def read_source(value: Any, where: str) -> Source:
    """``name``, ``start..end``, ``#``, several names in brackets, or with what stands ``between`` them."""
    if isinstance(value, dict):
        return record_of(Source)(value, where)
    if isinstance(value, list):
        return Source(list_of(read_text)(value, where))
    text = read_text(value, where)
    if ".." in text:
        return Source(tuple(text.split("..", 1)), PERIOD)
    return Source((text,))


def list_of(read: Callable[[Any, str], T]) -> Callable[[Any, str], tuple[T, ...]]:
    """A reader of a list, each item read by ``read``."""

    def read_list(value: Any, where: str) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise FormError(where, _("a list is expected here"))
        return tuple(read(item, f"{where}[{number}]") for number, item in enumerate(value, 1))

    return read_list


def reads(read: Callable[[Any, str], Any]) -> Mapping[str, Any]:
    """The metadata of a key of a form file: the reader of its value."""
    return {"read": read}


def record_of(kind: type[T]) -> Callable[[Any, str], T]:
    """A reader of a table of keys into a dataclass whose fields were declared by ``reads``."""

    def read_record(value: Any, where: str) -> T:
        if not isinstance(value, dict):
            raise FormError(where, _("a table of keys is expected here"))
        known = {one.name: one for one in fields(kind)}  # type: ignore[arg-type]
        if unknown := sorted(value.keys() - known.keys()):
            raise FormError(where, _("there is no key “{key}”").format(key=unknown[0]))
        for name, one in known.items():
            if name not in value and one.default is MISSING and one.default_factory is MISSING:
                raise FormError(where, _("the key “{key}” is missing").format(key=name))
        return kind(
            **{name: known[name].metadata["read"](item, f"{where}.{name}") for name, item in value.items()}
        )

    return read_record
