"""The groups of a view with their counts and sums: one question, whose answers add up to the view's own totals."""

from array import array
from collections.abc import Sequence
from typing import Any

from lyuliang_desk.store.engine import Connection
from lyuliang_desk.store.queries import Kinds, ids, selection
from lyuliang_desk.store.sorting import group_order, group_value
from lyuliang_desk.store.sql import quoted
from lyuliang_desk.store.views import Group, Order, View


def groups(connection: Connection, kinds: Kinds, view: View, fields: Sequence[str]) -> list[Group]:
    """The groups in the order in which their records stand, with the sums of ``fields`` (0 where nothing is filled in)."""
    kind = kinds[view.kind]
    chosen = {order.field: order for order in view.order}
    sums = "".join(f", coalesce(sum(r.{quoted(kind[name].name)}), 0)" for name in fields)
    if not view.group:
        sql, parameters = selection(kinds, view, f"count(*){sums}")
        return [_group(0, row, fields) for row in connection.execute(sql, parameters) if row[0]]
    values = ", ".join(group_value(kind[name]) for name in view.group)
    order = ", ".join(
        term for name in view.group for term in group_order(kinds, kind, chosen.get(name, Order(name)))
    )
    sql, parameters = selection(kinds, view, f"{values}, count(*){sums}")
    found = connection.execute(f"{sql} GROUP BY {values} ORDER BY {order}", parameters)
    return [_group(len(view.group), row, fields) for row in found]


def _group(depth: int, row: Sequence[Any], fields: Sequence[str]) -> Group:
    return Group(tuple(row[:depth]), row[depth], dict(zip(fields, row[depth + 1 :], strict=True)))


def laid_out(
    connection: Connection, kinds: Kinds, view: View, fields: Sequence[str]
) -> "tuple[array[int], list[Group]]":
    """The row numbers of a view and its groups, of one moment: the first group's records stand first."""
    if not view.group:
        return ids(connection, kinds, view), []
    own = not connection.in_transaction
    if own:
        connection.execute("BEGIN")
    try:
        return ids(connection, kinds, view), groups(connection, kinds, view, fields)
    finally:
        if own:
            connection.execute("COMMIT")
