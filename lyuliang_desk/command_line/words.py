"""What the commands take: a register, an operator, conditions on fields."""

from pathlib import Path
from typing import Annotated

import typer

from lyuliang_desk.catalogue.finding import Level
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.catalogue.types.base import ReadingContext, Unreadable
from lyuliang_desk.catalogue.types.link import Link, Links
from lyuliang_desk.catalogue.types.text import LongText, Text
from lyuliang_desk.messages import _
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Filter, View

RegisterFile = Annotated[Path, typer.Argument(metavar="REGISTER", help="The register file (.lyr).")]
Operator = Annotated[str, typer.Option("--operator", help="Who does this, for the change log.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
Where = Annotated[
    list[str] | None, typer.Option("--where", metavar="FIELD=VALUE", help="Only records of this value.")
]
AsOf = Annotated[
    str,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="Show the register as it stood at the end of this day, as in 2024-12-31.",
    ),
]
"""For every command that reads: hand it on to ``outcome.opened``."""
Search = Annotated[str, typer.Option("--search", help="Characters, pinyin, initials, or a number.")]


def level_word(level: Level) -> str:
    """The word for how grave a finding is."""
    return {"error": _("error"), "warning": _("warning"), "note": _("note")}[level]


def kind_named(name: str) -> RecordKind:
    """The kind of that name, English or Chinese. Raises ``typer.BadParameter``."""
    for kind in KINDS.values():
        if name in (kind.name, kind.label.zh, kind.name + "s"):
            return kind
    known = ", ".join(KINDS)
    raise typer.BadParameter(_("There is no kind {name}; there are {known}.").format(name=name, known=known))


def view_of(register: Register, kind: RecordKind, search: str, where: list[str] | None) -> View:
    """The view that ``--search`` and ``--where`` describe. Raises ``typer.BadParameter`` for a field or value that is none."""
    return View(kind.name, search, tuple(_condition(register, kind, text) for text in where or ()))


def _condition(register: Register, kind: RecordKind, text: str) -> Filter:
    name, equals, words = text.partition("=")
    field = kind.by_name.get(name.strip())
    if not equals or field is None:
        known = ", ".join(kind.by_name)
        message = _("{text} is not FIELD=VALUE with a field of {kind}; there are {known}.")
        raise typer.BadParameter(message.format(text=text, kind=kind.label, known=known))
    if not words.strip():
        return Filter(field.name, "empty")
    if isinstance(field.type, Link | Links):
        return Filter(field.name, "contains", words.strip())
    if isinstance(field.type, Text | LongText):
        return Filter(field.name, "is", words.strip())
    try:
        value = field.type.read(words, ReadingContext(register.today())).value
    except Unreadable as fault:
        raise typer.BadParameter(fault.message) from None
    return Filter(field.name, "is", None if value is None else field.type.store(value))
