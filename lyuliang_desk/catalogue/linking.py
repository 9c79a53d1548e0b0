"""Which records a kept value points to: asked by whoever shows, prints or exports links by their titles."""

from collections.abc import Iterable, Mapping

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.catalogue.types.link import Link, Links
from lyuliang_desk.catalogue.types.reference import Reference


def linked_ids(field: Field, stored: Stored) -> tuple[str, ...]:
    """The ids that a link's scalar holds, in their order; none for an empty value and for other fields."""
    if stored is None or not isinstance(field.type, Link | Links | Reference):
        return ()
    loaded = field.type.load(stored)
    return loaded if isinstance(loaded, tuple) else (loaded,)


def all_linked(fields: Iterable[Field], rows: Iterable[Mapping[str, Stored]]) -> set[str]:
    """The ids that any of these rows points to, to be named in one question."""
    linking = [field for field in fields if isinstance(field.type, Link | Links | Reference)]
    return {found for row in rows for field in linking for found in linked_ids(field, row.get(field.name))}
