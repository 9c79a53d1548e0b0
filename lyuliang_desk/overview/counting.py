"""From one GROUP BY over a view to lines of figures, each with the view of exactly its rows."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from lyuliang_desk.messages import _
from lyuliang_desk.overview.figures import Figure, Line
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Filter, Group, View


def figures(view: View, group: Group, fields: Sequence[str]) -> tuple[Figure, ...]:
    """How many rows there are, and the sums of some amounts over them."""
    return (
        Figure(group.count, "count", view),
        *(Figure(group.sums[name], "money", view, name) for name in fields),
    )


def narrowed(view: View, *filters: Filter) -> View:
    """The same rows that fulfil more conditions."""
    return replace(view, filters=(*view.filters, *filters), group=(), order=())


def whole(register: Register, view: View, fields: Sequence[str]) -> Group:
    """All rows of a view as one group."""
    found = register.groups(narrowed(view), fields)
    return found[0] if found else Group((), 0, dict.fromkeys(fields, 0))


def by_field(register: Register, view: View, field: str, fields: Sequence[str] = ()) -> tuple[Line, ...]:
    """A line for each value of a field, in the field's order, and the total of all; empty values last."""
    declared = register.kinds[view.kind][field]
    found = register.groups(replace(view, group=(field,)), fields)
    lines = []
    for group in found:
        (value,) = group.values
        condition = Filter(field, "empty") if value is None else Filter(field, "is", value)
        words = declared.show(value) if value is not None else _("not filled in")
        lines.append(Line(words, figures(narrowed(view, condition), group, fields)))
    return (*lines, total(register, view, fields)) if lines else ()


def by_class(
    register: Register,
    view: View,
    field: str,
    classes: Sequence[tuple[str, Callable[[str], bool]]],
    others: str,
) -> tuple[Line, ...]:
    """A line for each class of a field's values: ``(words, belongs)``, the first that fits; then others and empty ones."""
    found = register.groups(replace(view, group=(field,)), ())
    members: dict[str, list[Group]] = {words: [] for words, _belongs in classes}
    rest: list[Group] = []
    empty: list[Group] = []
    for group in found:
        value = group.values[0]
        fitting = [words for words, belongs in classes if isinstance(value, str) and belongs(value)]
        (empty if value is None else members[fitting[0]] if fitting else rest).append(group)
    lines = [
        Line(words, _counted(view, field, groups))
        for words, groups in ((*members.items(), (others, rest)))
        if groups
    ]
    if empty:
        gone = narrowed(view, Filter(field, "empty"))
        lines.append(Line(_("not filled in"), (Figure(empty[0].count, "count", gone),)))
    return (*lines, total(register, view, ())) if lines else ()


def total(register: Register, view: View, fields: Sequence[str]) -> Line:
    """The line of all rows of a view."""
    return Line(_("Total"), figures(narrowed(view), whole(register, view, fields), fields), is_total=True)


def _counted(view: View, field: str, groups: Sequence[Group]) -> tuple[Figure, ...]:
    values = tuple(group.values[0] for group in groups)
    condition = Filter(field, "one_of", values)
    return (Figure(sum(group.count for group in groups), "count", narrowed(view, condition)),)
