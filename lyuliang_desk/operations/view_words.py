"""What a view asks, in words: for the tip of its button, so that nobody wonders where the other records are."""

from collections.abc import Callable

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.catalogue.types.code import Code
from lyuliang_desk.messages import _
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.relative_days import day_of, is_relative
from lyuliang_desk.store.views import Filter, View

_SENTENCES: dict[str, Callable[[], str]] = {
    "is": lambda: _("{field} is {value}"),
    "contains": lambda: _("{field} contains {value}"),
    "at_least": lambda: _("{field} from {value}"),
    "at_most": lambda: _("{field} up to {value}"),
    "before": lambda: _("{field} before {value}"),
    "not_before": lambda: _("{field} not before {value}"),
    "empty": lambda: _("{field} is empty"),
    "not_empty": lambda: _("{field} is filled in"),
    "one_of": lambda: _("{field} is {value}"),
    "none_of": lambda: _("{field} is not {value}"),
}


def view_words(*, register: Register, view: View) -> list[str]:
    """Each condition of a view as a short sentence, then its groups; relative days as those of today."""
    kind = register.kinds[view.kind]
    said = [_("contains the words {words}").format(words=view.search)] if view.search else []
    said += [_condition(register, kind[asked.field], asked) for asked in view.filters]
    if view.group:
        fields = "、".join(str(kind[name].label) for name in view.group)
        said.append(_("grouped by {fields}").format(fields=fields))
    return said


def _condition(register: Register, field: Field, asked: Filter) -> str:
    values = asked.value if isinstance(asked.value, tuple) else (asked.value,)
    shown = "、".join(_value(register, field, value) for value in values)
    return _SENTENCES[asked.comparison]().format(field=field.label, value=shown)


def _value(register: Register, field: Field, value: Stored) -> str:
    if isinstance(value, str) and is_relative(value):
        return day_of(value, register.today())
    if value is None:
        return _("(empty)")
    if isinstance(field.type, Code):
        return next((item.shown() for item in field.type.list.items if item.code == value), str(value))
    try:
        return field.show(value)
    except ValueError:  # words that are looked for in a field of another sort
        return str(value)
