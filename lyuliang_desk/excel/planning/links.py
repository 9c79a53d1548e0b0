"""The link columns of a sheet: every name becomes the id of a record, kept or to be made with the row."""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.catalogue.types.link import Link, Links
from lyuliang_desk.catalogue.types.named import Named
from lyuliang_desk.excel.planning.cells import ReadColumn
from lyuliang_desk.excel.planning.keys import KeptRecords
from lyuliang_desk.excel.planning.resolve import Resolved, Resolver


class Beside(NamedTuple):
    """The fields beside a person's name that tell who is meant: the organisation, the telephone number."""

    place: str = ""
    phone: str = ""


Needs = dict[int, set[str]]
"""For a data row (counted from 0) the ids of records that it names and that are not kept yet."""


def resolve_places(columns: Sequence[ReadColumn], resolver: Resolver) -> Needs:
    """Fill in the scalars of the columns that name organisations and teams; people are looked for within them."""
    needs: Needs = {}
    for column, name, type_ in _links(columns):
        if type_.kind != "person":
            _resolve_places(column, name, type_.kind, isinstance(type_, Links), resolver, needs)
    return needs


def resolve_people(
    columns: Sequence[ReadColumn], resolver: Resolver, needs: Needs, beside: Beside, kept: KeptRecords
) -> None:
    """Fill in the scalars of the columns that name a person, and add to ``needs``."""
    stored = {name: column.stored[name] for column in columns for name in column.target.fields}
    places, phones = stored.get(beside.place), stored.get(beside.phone)
    for column, name, type_ in _links(columns):
        if type_.kind == "person":
            _resolve_people(column, name, places, phones, kept.present(name), resolver, needs)


def _links(columns: Sequence[ReadColumn]) -> list[tuple[ReadColumn, str, Link | Links]]:
    fields = ((column, name) for column in columns for name in column.target.fields)
    typed = ((column, name, KINDS[column.target.kind][name].type) for column, name in fields)
    return [(column, name, type_) for column, name, type_ in typed if isinstance(type_, Link | Links)]


def _resolve_places(
    column: ReadColumn, name: str, kind: str, several: bool, resolver: Resolver, needs: Needs
) -> None:
    seen: dict[str, Resolved] = {}
    scalars, told = column.stored[name], set()
    for index, value in enumerate(column.values[name]):
        if value is None:
            continue
        ids: list[str] = []
        for named in value if several else (value,):
            words = named.words if isinstance(named, Named) else named
            found = seen.get(words)
            if found is None:
                found = seen[words] = resolver.organisation_or_team(kind, words)
            _take(column, index, found, resolver, needs, tell=words not in told)
            told.add(words)
            if found.id is not None:
                ids.append(found.id)
        scalars[index] = (_packed(tuple(ids)) if several else ids[0]) if ids else None


@lru_cache(maxsize=10_000)
def _packed(ids: tuple[str, ...]) -> str:
    return json.dumps(ids)


def _resolve_people(
    column: ReadColumn,
    name: str,
    places: Sequence[Stored] | None,
    phones: Sequence[Stored] | None,
    present: Sequence[Stored],
    resolver: Resolver,
    needs: Needs,
) -> None:
    scalars = column.stored[name]
    seen: dict[tuple[str, Stored, Stored, Stored], Resolved] = {}
    for index, value in enumerate(column.values[name]):
        if value is None:
            continue
        place = places[index] if places else None
        phone = phones[index] if phones else None
        asked = (value.words, place, phone, present[index])
        found = seen.get(asked)
        is_first = found is None
        if found is None:
            found = seen[asked] = resolver.person(*asked)
        _take(column, index, found, resolver, needs, tell=is_first)
        scalars[index] = found.id


def _take(
    column: ReadColumn, index: int, found: Resolved, resolver: Resolver, needs: Needs, tell: bool
) -> None:
    """Note what a row needs; a record to be made is told of at the first cell that names it."""
    if found.id is not None and found.id in resolver.companions:
        needs.setdefault(index, set()).update(resolver.made_with(found.id))
    if found.remark is not None and (tell or found.id is None):
        column.remarks.setdefault(index, []).append(found.remark)
        if found.remark[0] == "error":
            column.bad.add(index)
