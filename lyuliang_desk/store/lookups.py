"""Finding records by what is known of them: id, key, link."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.store.engine import Connection
from lyuliang_desk.store.planned import kept_records
from lyuliang_desk.store.queries import rows
from lyuliang_desk.store.search_index import titles_of
from lyuliang_desk.store.sql import AMONG, packed, quoted
from lyuliang_desk.store.views import Row
from lyuliang_desk.store.write import links_to

Kinds = Mapping[str, RecordKind]


@dataclass(frozen=True, slots=True)
class Record:
    """One record with all its values in stored form; ``deleted`` when it is hidden."""

    id: str
    kind: str
    values: dict[str, Stored]
    deleted: bool


class Titled(NamedTuple):
    """A live record by its naming words, for matching: ``within`` is the id of the record its name is unique in."""

    id: str
    title: str
    within: str | None


def get(connection: Connection, kinds: Kinds, record_id: str) -> Record | None:
    """The record with an id, whatever its kind, None when there is none."""
    for kind in kinds.values():
        for _rid, hidden, values in kept_records(connection, kind, [record_id]).values():
            return Record(record_id, kind.name, values, hidden)
    return None


def values_of(connection: Connection, kind: RecordKind, ids: Iterable[str]) -> dict[str, dict[str, Stored]]:
    """The values of live records of a kind by id, for many ids at once, in the order asked."""
    wanted = list(ids)
    kept = kept_records(connection, kind, wanted)
    return {id_: kept[id_][2] for id_ in wanted if id_ in kept and not kept[id_][1]}


def find(
    connection: Connection, kind: RecordKind, field: str, values: Iterable[Stored]
) -> dict[Stored, list[str]]:
    """The ids of live records by the value of a field, for those of the values that any has; oldest first."""
    column = quoted(kind[field].name)
    sql = (
        f"SELECT {column}, id FROM {quoted(kind.name)} WHERE deleted = 0 AND {column} IN {AMONG} ORDER BY rid"
    )
    found: dict[Stored, list[str]] = {}
    for value, record_id in connection.execute(sql, (packed(values),)):
        found.setdefault(value, []).append(record_id)
    return found


def titles(connection: Connection, kinds: Kinds, ids: Iterable[str]) -> dict[str, str]:
    """The shown titles of records of any kind, hidden ones too, by id."""
    wanted, found = set(ids), dict[str, str]()
    for kind in kinds.values():
        if not wanted:
            break
        some = titles_of(connection, kind, wanted)
        found |= some
        wanted -= some.keys()
    return found


def title_index(connection: Connection, kind: RecordKind) -> list[Titled]:
    """All live records of a kind by the words that name them, oldest first."""
    name, within = kind.name_key
    second = quoted(kind[within].name) if within else "NULL"
    sql = f"SELECT id, {quoted(kind[name].name)}, {second} FROM {quoted(kind.name)} WHERE deleted = 0 ORDER BY rid"
    shown = kind[name].show
    return [Titled(record_id, shown(title), parent) for record_id, title, parent in connection.execute(sql)]


def names(connection: Connection, kind: RecordKind, field: str) -> list[str]:
    """The different values of a field as they are shown, most frequent first: what a pick list offers."""
    column = quoted(kind[field].name)
    sql = (
        f"SELECT {column} FROM {quoted(kind.name)} WHERE deleted = 0 AND {column} IS NOT NULL "
        f"GROUP BY {column} ORDER BY count(*) DESC, {column}"
    )
    return [kind[field].show(stored) for (stored,) in connection.execute(sql)]


def own_rows(connection: Connection, kind: RecordKind, owner_id: str) -> list[Row]:
    """The records of a kind that belong to a record (memberships to a team, budget lines to a project), in their order."""
    order = 'ORDER BY "order" NULLS LAST, rid' if "order" in kind.by_name else "ORDER BY rid"
    owner = quoted(kind.within[0])
    sql = f"SELECT rid FROM {quoted(kind.name)} WHERE deleted = 0 AND {owner} = ? {order}"
    found = [rid for (rid,) in connection.execute(sql, (owner_id,))]
    return rows(connection, kind, found)


def linking(connection: Connection, kinds: Kinds, record_id: str) -> list[tuple[str, str, str]]:
    """``(kind, field, id)`` of the live records that point at a record."""
    record = get(connection, kinds, record_id)
    if record is None:
        return []
    return [who for who, _linked in links_to(connection, kinds, record.kind, [record_id])]
