"""What the log says that a record holds: the tables are nothing else than this, kept ready for reading."""

from collections.abc import Iterable
from typing import Any

import orjson

from lyuliang_desk.store.heads import DELETED

Projected = dict[str, dict[str, Any]]
"""By record id: the values by field name without empty ones, and ``DELETED`` when the record is hidden."""

IN_ORDER = "ORDER BY hlc, office, seq"
"""The order in which changes, of whatever office, come to bear."""


def projected(changes: Iterable[tuple[str, str]]) -> Projected:
    """The values of each record after all its changes: ``(record id, fields)`` as logged, ``IN_ORDER``."""
    records: Projected = {}
    for record_id, fields in changes:
        values = records.setdefault(record_id, {})
        for name, entry in orjson.loads(fields).items():
            if entry[1] is None or (name == DELETED and not entry[1]):
                values.pop(name, None)
            else:
                values[name] = entry[1]
    return records
