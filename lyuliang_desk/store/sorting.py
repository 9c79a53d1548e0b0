"""How a view's order and groups are said in SQL."""

from collections.abc import Mapping

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.code import Code, Codes
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.catalogue.types.text import LongText, Text
from lyuliang_desk.catalogue.types.yes_no import YesNo
from lyuliang_desk.store.links import link_kind, links_kind, target_kind
from lyuliang_desk.store.post_order import TITLES
from lyuliang_desk.store.sql import quoted
from lyuliang_desk.store.views import Manner, Order, View

Kinds = Mapping[str, RecordKind]

POSTS = "post"
"""The name of the field that holds somebody's post, whatever the kind."""
HAND = "hand_place"
"""The function that answers with the place a record was given by hand; made anew for each view that has one."""
PEOPLE = "person"
YEAR = 4
"""Characters of a year."""


def manners(field: Field) -> tuple[Manner, ...]:
    """The ways in which a table can be put in order by a field, the plain one first."""
    if isinstance(field.type, Code) and field.type.list_name == TITLES:
        return ("value", "post")
    if not isinstance(field.type, Text | LongText) and target_kind(field) is None:
        return ("value",)
    return ("value", "strokes", "pinyin", *(("post",) if field.name == POSTS else ()))


def order_terms(kinds: Kinds, kind: RecordKind, view: View) -> list[str]:
    """All terms of ORDER BY for a view: its groups, then its order, then as the records were entered."""
    chosen = {order.field: order for order in view.order}
    terms = [term for name in view.group for term in group_order(kinds, kind, chosen.get(name, Order(name)))]
    terms += [f"{HAND}(r.id) NULLS LAST"] if view.hand else []
    terms += [_term(kinds, kind, order) for order in view.order if order.field not in view.group]
    return [*terms, "r.rid DESC" if view.order and view.order[-1].descending else "r.rid"]


def group_order(kinds: Kinds, kind: RecordKind, order: Order) -> list[str]:
    """The terms that put one field's groups in order and keep different values apart."""
    field = kind[order.field]
    value = group_value(field)
    direction = "DESC" if order.descending else "ASC"
    same = isinstance(field.type, Date) or (target_kind(field) is None and order.manner == "value")
    first = f"{value} {direction} NULLS LAST" if same else _term(kinds, kind, order)
    return [first] if same else [first, f"{value} {direction} NULLS LAST"]


def group_value(field: Field) -> str:
    """What the records of one group have in common: the value itself; of a date its year."""
    column = f"r.{quoted(field.name)}"
    if isinstance(field.type, Date) and field.type.finest != "year":
        return f"substr({column}, 1, {YEAR})"
    return column  # a year is kept as such; bare, it is grouped along its index


def _term(kinds: Kinds, kind: RecordKind, order: Order) -> str:
    """One term of ORDER BY; empty values come last both ways, links go by the title they show."""
    field = kind[order.field]
    key = key_function(kind, field, order.manner)
    shown = _shown(kinds, field)
    return f"{f'{key}({shown})' if key else shown} {'DESC' if order.descending else 'ASC'} NULLS LAST"


def key_function(kind: RecordKind, field: Field, manner: Manner) -> str:
    """The function that makes the keys of a manner, empty where values compare as they are kept."""
    if manner == "post":
        return "title_key" if isinstance(field.type, Code) else "post_key"
    if manner == "pinyin":
        of_people = link_kind(field) == PEOPLE or (kind.name, kind.title_field) == (PEOPLE, field.name)
        return "name_key" if of_people else "pinyin_key"
    return "stroke_key" if manner == "strokes" else ""


def _shown(kinds: Kinds, field: Field) -> str:
    """The words by which a field is sorted: of links the title of the first record."""
    column = f"r.{quoted(field.name)}"
    target = target_kind(field)
    if target is None:
        return column
    first = f"json_extract({column}, '$[0]')" if links_kind(field) else column
    title = quoted(kinds[target].title_field)
    return f"(SELECT t.{title} FROM {quoted(target)} t WHERE t.id = {first})"


def can_group(field: Field) -> bool:
    """Whether records of equal values make sense as groups: what is chosen from a list, linked, or a date."""
    return isinstance(field.type, Code | Codes | Date | YesNo) or target_kind(field) is not None
