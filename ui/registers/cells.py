"""What stands in a cell: the kept scalar as words, links by the title of the record they point to."""

import json
from collections.abc import Iterable, Mapping

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.catalogue.types.link import Link, Links


def linked_ids(field: Field, stored: Stored) -> tuple[str, ...]:
    """The records that a cell points to."""
    if stored is None or not isinstance(field.type, Link | Links):
        return ()
    return (str(stored),) if isinstance(field.type, Link) else tuple(json.loads(str(stored)))


def all_linked(fields: Iterable[Field], rows: Iterable[Mapping[str, Stored]]) -> set[str]:
    """The records that any of these rows points to, to be named in one question."""
    linking = [field for field in fields if isinstance(field.type, Link | Links)]
    return {found for row in rows for field in linking for found in linked_ids(field, row.get(field.name))}


def cell_text(field: Field, stored: Stored, titles: Mapping[str, str]) -> str:
    """The words of a cell on one line, empty for an empty one."""
    if stored is None:
        return ""
    if isinstance(field.type, Link | Links):
        return "、".join(titles.get(found, "") for found in linked_ids(field, stored))
    return " ".join(field.show(stored).split("\n"))
