"""``--view``, ``--group``, ``--order``: a kept view by its name, and groups and orders asked for in one command."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Annotated

import typer

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.messages import _
from lyuliang_desk.operations import ordering, saved_views
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.saved_views import DEEPEST
from lyuliang_desk.store.views import Order, View

ViewName = Annotated[str, typer.Option("--view", metavar="NAME", help="A view by name, built in or own.")]
GroupBy = Annotated[
    list[str] | None, typer.Option("--group", metavar="FIELD", help="Group by this field, with subtotals.")
]
OrderBy = Annotated[
    list[str] | None,
    typer.Option("--order", metavar="FIELD[:strokes|pinyin|post|down]", help="Put in order by this field."),
]


def viewed(
    register: Register, asked: View, name: str, group: list[str] | None, order: list[str] | None
) -> View:
    """The view of that name with what is asked besides; groups and orders given here take the place of its own.

    Raises ``WorldError`` for a name that is none, ``typer.BadParameter`` for a field or a manner that is none.
    """
    kind = register.kinds[asked.kind]
    if name:
        kept = saved_views.view_named(register=register, kind=kind.name, name=name).view
        asked = replace(kept, search=asked.search or kept.search, filters=(*kept.filters, *asked.filters))
    if group:
        asked = replace(asked, group=tuple(_field(kind, text).name for text in group[:DEEPEST]))
    if order:
        asked = replace(asked, order=tuple(_order(kind, text) for text in order), hand=())
    return asked


def _field(kind: RecordKind, text: str) -> Field:
    found = kind.by_name.get(text.strip()) or next(
        (f for f in kind.fields if f.label.zh == text.strip()), None
    )
    if found is None:
        known = ", ".join(kind.by_name)
        message = _("{text} is no field of {kind}; there are {known}.")
        raise typer.BadParameter(message.format(text=text, kind=kind.label, known=known))
    return found


def _order(kind: RecordKind, text: str) -> Order:
    name, *words = text.split(":")
    field, order = _field(kind, name), Order(_field(kind, name).name)
    for word in words:
        manner = next((manner for manner in ordering.manners(field) if manner == word), None)
        if word != "down" and manner is None:
            known = ", ".join([*ordering.manners(field), "down"])
            message = _("{text}: {word} is no order of {field}; there are {known}.")
            raise typer.BadParameter(message.format(text=text, word=word, field=field.label, known=known))
        order = replace(order, descending=True) if manner is None else replace(order, manner=manner)
    return order


def group_lines(register: Register, view: View) -> Iterator[str | Sequence[int]]:
    """What is listed of a grouped view: the words of its groups and sums, and the row numbers of their records."""
    from lyuliang_desk.excel.grouped import Words, grouped_rows

    kind = register.kinds[view.kind]
    money = {f.name: f for f in kind.fields if isinstance(f.type, Money) and f.in_table}
    rids, groups = register.laid_out(view, list(money))
    for part in grouped_rows(rids, groups, [kind[name] for name in view.group], register.titles):
        if isinstance(part, Words):
            sums = [_sum(money[name], fen) for name, fen in part.sums.items() if fen]
            yield "\t".join([part.words, *sums])
        else:
            yield part.rids


def _sum(field: Field, fen: int) -> str:
    assert isinstance(field.type, Money)
    return f"{field.label} {field.type.show(fen)} {field.type.unit}"
