"""Which fields point at other records, and at which kind."""

from collections.abc import Mapping
from typing import cast

import orjson

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.catalogue.types.link import Link, Links
from lyuliang_desk.catalogue.types.reference import Reference


def link_kind(field: Field) -> str | None:
    """The kind that a single link points at, None for other fields."""
    return field.type.kind if isinstance(field.type, Link) else None


def links_kind(field: Field) -> str | None:
    """The kind that a list of links points at, None for other fields."""
    return field.type.kind if isinstance(field.type, Links) else None


def target_kind(field: Field) -> str | None:
    """The kind that a link or a list of links points at, None for other fields."""
    return link_kind(field) or links_kind(field)


def points(field: Field) -> bool:
    """Whether a field holds the id of one record, of a kind that it names or of any."""
    return isinstance(field.type, Link | Reference)


def targets(field: Field, stored: Stored) -> tuple[str, ...]:
    """The ids that a kept link or list of links names."""
    if stored is None:
        return ()
    if links_kind(field):
        return tuple(cast(list[str], orjson.loads(str(stored))))
    return (str(stored),)


def linking_fields(kinds: Mapping[str, RecordKind], target: str) -> list[tuple[RecordKind, Field]]:
    """All fields, of whatever kind, that point at records of a kind."""
    return [(kind, f) for kind in kinds.values() for f in kind.fields if target_kind(f) == target]
