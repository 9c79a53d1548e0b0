"""Which records a table shows, in which order, and what stands in them.

The list of row numbers is asked for once per view and kept by the table; rows are then fetched by the window.
"""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import orjson

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.code import Code
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.store.engine import Connection
from lyuliang_desk.store.links import link_kind, links_kind
from lyuliang_desk.store.search_query import search_query
from lyuliang_desk.store.sorting import HAND, order_terms
from lyuliang_desk.store.sql import AMONG, packed, quoted, search_table
from lyuliang_desk.store.views import Filter, Row, View

Kinds = Mapping[str, RecordKind]
Condition = tuple[str, tuple[Any, ...]]
"""A piece of SQL and its parameters."""


def ids(connection: Connection, kinds: Kinds, view: View) -> "array[int]":
    """The row numbers of all records of a view, in its order."""
    kind = kinds[view.kind]
    sql, parameters = selection(kinds, view)
    if view.hand:
        places = {record_id: place for place, record_id in enumerate(view.hand)}
        connection.create_function(HAND, 1, places.get)
    sql += " ORDER BY " + ", ".join(order_terms(kinds, kind, view))
    found = connection.execute(f"SELECT json_group_array(rid) FROM ({sql})", parameters).fetchone()[0]
    return array("q", orjson.loads(found))


def rows(
    connection: Connection, kind: RecordKind, rids: Sequence[int], fields: Sequence[str] | None = None
) -> list[Row]:
    """The records with these row numbers, in their order; those that are no longer there are left out."""
    names = [f.name for f in kind.fields] if fields is None else [kind[name].name for name in fields]
    wanted = "".join(f", {quoted(name)}" for name in names)
    sql = f"SELECT rid, id{wanted} FROM {quoted(kind.name)} WHERE rid IN {AMONG}"
    found = {
        rid: Row(rid, record_id, dict(zip(names, values, strict=True)))
        for rid, record_id, *values in connection.execute(sql, (packed(rids),))
    }
    return [found[rid] for rid in rids if rid in found]


def totals(
    connection: Connection,
    kinds: Kinds,
    asked: View | Iterable[int],
    kind: RecordKind,
    fields: Sequence[str],
) -> dict[str, int]:
    """The sums of stored numbers over a view or over row numbers; 0 where nothing is filled in."""
    if isinstance(asked, View):
        chosen, parameters = selection(kinds, asked)
    else:
        chosen, parameters = AMONG[1:-1], (packed(asked),)
    sums = ", ".join(f"coalesce(sum({quoted(kind[name].name)}), 0)" for name in fields)
    sql = f"SELECT {sums} FROM {quoted(kind.name)} WHERE rid IN ({chosen})"
    return dict(zip(fields, connection.execute(sql, parameters).fetchone(), strict=True))


def count(connection: Connection, kind: RecordKind) -> int:
    """How many live records there are of a kind."""
    found = connection.execute(f"SELECT count(*) FROM {quoted(kind.name)} WHERE deleted = 0").fetchone()
    return int(found[0])


def selection(kinds: Kinds, view: View, columns: str = "r.rid") -> Condition:
    """The records of a view, in no order; ``r`` is their table."""
    kind = kinds[view.kind]
    conditions: list[Condition] = [("r.deleted = 0", ())]
    asked = search_query(view.search)
    if asked is not None:
        table = search_table(kind)
        conditions.append((f"r.rid IN (SELECT rowid FROM {table} WHERE {table} MATCH ?)", (asked,)))
    conditions += [_COMPARISONS[f.comparison](kinds, kind[f.field], f) for f in view.filters]
    where = " AND ".join(sql for sql, _parameters in conditions)
    parameters = tuple(p for _sql, given in conditions for p in given)
    return f"SELECT {columns} FROM {quoted(kind.name)} r WHERE {where}", parameters


def _title(kinds: Kinds, target: str) -> str:
    return "t." + quoted(kinds[target].title_field)


def _is(kinds: Kinds, field: Field, asked: Filter) -> Condition:
    return f"r.{quoted(field.name)} IS ?", (asked.value,)


def _one_of(kinds: Kinds, field: Field, asked: Filter) -> Condition:
    values = asked.value if isinstance(asked.value, tuple) else (asked.value,)
    return f"r.{quoted(field.name)} IN {AMONG}", (packed(values),)


def _none_of(kinds: Kinds, field: Field, asked: Filter) -> Condition:
    sql, parameters = _one_of(kinds, field, asked)
    return f"({sql}) IS NOT 1", parameters


def _at_least(kinds: Kinds, field: Field, asked: Filter) -> Condition:
    return f"r.{quoted(field.name)} >= ?", (asked.value,)


def _at_most(kinds: Kinds, field: Field, asked: Filter) -> Condition:
    """A date up to 2021 takes in all of 2021, whatever its precision (``~`` sorts behind every digit and hyphen)."""
    bound = f"{asked.value}~" if isinstance(field.type, Date) else asked.value
    return f"r.{quoted(field.name)} <= ?", (bound,)


def _before(kinds: Kinds, field: Field, asked: Filter) -> Condition:
    """A month or year is over when the day lies behind it: 2026-07 and 2026 go on while the day is 2026-07-06."""
    column = f"r.{quoted(field.name)}"
    return f"{column} < ? AND substr(?, 1, length({column})) <> {column}", (asked.value, asked.value)


def _not_before(kinds: Kinds, field: Field, asked: Filter) -> Condition:
    """What is filled in and not over yet: the other dates than those ``before`` the day."""
    sql, parameters = _before(kinds, field, asked)
    return f"r.{quoted(field.name)} IS NOT NULL AND NOT ({sql})", parameters


def _empty(kinds: Kinds, field: Field, asked: Filter) -> Condition:
    return f"r.{quoted(field.name)} IS NULL", ()


def _not_empty(kinds: Kinds, field: Field, asked: Filter) -> Condition:
    return f"r.{quoted(field.name)} IS NOT NULL", ()


def _contains(kinds: Kinds, field: Field, asked: Filter) -> Condition:
    """Looks into the shown words: the titles of links, the text of codes, else the text that is kept."""
    column = f"r.{quoted(field.name)}"
    like = "%" + str(asked.value or "").replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    if target := link_kind(field):
        titled = f"SELECT t.id FROM {quoted(target)} t WHERE {_title(kinds, target)} LIKE ? ESCAPE '\\'"
        return f"{column} IN ({titled})", (like,)
    if target := links_kind(field):
        source = f"json_each({column}) j JOIN {quoted(target)} t ON t.id = j.value"
        return f"EXISTS (SELECT 1 FROM {source} WHERE {_title(kinds, target)} LIKE ? ESCAPE '\\')", (like,)
    if isinstance(field.type, Code):
        said = str(asked.value or "").lower()
        codes = [i.code for i in field.type.list.items if said in f"{i.zh}\0{i.short}\0{i.en}".lower()]
        own_words = f" OR {column} LIKE ? ESCAPE '\\'" if field.type.open else ""
        return f"({column} IN {AMONG}{own_words})", (packed(codes), *([like] if own_words else ()))
    return f"{column} LIKE ? ESCAPE '\\'", (like,)


_COMPARISONS: dict[str, Callable[[Kinds, Field, Filter], Condition]] = {
    "is": _is,
    "contains": _contains,
    "at_least": _at_least,
    "at_most": _at_most,
    "before": _before,
    "not_before": _not_before,
    "empty": _empty,
    "not_empty": _not_empty,
    "one_of": _one_of,
    "none_of": _none_of,
}
