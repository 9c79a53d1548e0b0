"""Which changes an edit overwrites: the *heads* of a field are the changes that no later one has overwritten."""

from collections.abc import Iterable

import orjson

from lyuliang_desk.store.engine import Connection
from lyuliang_desk.store.sql import AMONG, packed

DELETED = "deleted"
"""The name under which the log writes that a record was hidden or shown again."""

Heads = dict[str, list[str]]
"""The heads of one record: for each field the changes (``office:seq``) whose value stands; more than one is a conflict."""


def heads_of(connection: Connection, record_ids: Iterable[str]) -> dict[str, Heads]:
    """The heads of many records, read from their log in one go."""
    found: dict[str, Heads] = {}
    sql = f"SELECT record_id, office || ':' || seq, fields FROM change WHERE record_id IN {AMONG}"
    overwritten: dict[tuple[str, str], set[str]] = {}
    for record_id, change, fields in connection.execute(sql, (packed(record_ids),)):
        heads = found.setdefault(record_id, {})
        for name, (_before, _after, prev, *_written) in orjson.loads(fields).items():
            heads.setdefault(name, []).append(change)
            if prev:
                overwritten.setdefault((record_id, name), set()).update(prev)
    for (record_id, name), gone in overwritten.items():
        found[record_id][name] = sorted(c for c in found[record_id][name] if c not in gone)
    return found


def all_heads(heads: Heads) -> list[str]:
    """Every change whose value stands in some field: what somebody who hides the record has seen of it."""
    return sorted({change for changes in heads.values() for change in changes})
