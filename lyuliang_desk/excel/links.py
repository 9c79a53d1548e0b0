"""The link columns of a sheet: every name becomes the id of a record, kept or to be made with the row."""

import json
from collections.abc import Sequence

from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.catalogue.types.link import Link, Links
from lyuliang_desk.catalogue.types.named import Named
from lyuliang_desk.excel.cells import ReadColumn
from lyuliang_desk.excel.resolve import Resolved, Resolver

Needs = dict[int, set[str]]
"""For a data row (counted from 0) the ids of records that it names and that are not kept yet."""


def resolve_links(
    columns: Sequence[ReadColumn], resolver: Resolver, within: str | None, phones: str | None
) -> Needs:
    """Fill in the scalars of all link columns; organisations and teams first, since persons are looked for within them.

    ``within`` names the field whose organisation a row's person belongs to, ``phones`` the field with that person's number.
    """
    needs: Needs = {}
    people: list[tuple[ReadColumn, str]] = []
    for column in columns:
        for name in column.target.fields:
            type_ = KINDS[column.target.kind][name].type
            if isinstance(type_, Link) and type_.kind == "person":
                people.append((column, name))
            elif isinstance(type_, Link | Links):
                _resolve_places(column, name, type_.kind, isinstance(type_, Links), resolver, needs)
    stored = {name: column.stored[name] for column in columns for name in column.target.fields}
    for column, name in people:
        _resolve_people(column, name, stored.get(within or ""), stored.get(phones or ""), resolver, needs)
    return needs


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
        scalars[index] = (json.dumps(ids) if several else ids[0]) if ids else None


def _resolve_people(
    column: ReadColumn,
    name: str,
    places: Sequence[Stored] | None,
    phones: Sequence[Stored] | None,
    resolver: Resolver,
    needs: Needs,
) -> None:
    scalars = column.stored[name]
    seen: dict[tuple[str, Stored], Resolved] = {}
    for index, value in enumerate(column.values[name]):
        if value is None:
            continue
        place = places[index] if places else None
        known = seen.get((value.words, place))
        if known is not None:
            _take(column, index, known, resolver, needs, tell=False)
            scalars[index] = known.id
            continue
        before = len(resolver.companions)
        phone = phones[index] if phones else None
        found = resolver.person(value.words, None if place is None else str(place), phone)
        _take(column, index, found, resolver, needs, tell=len(resolver.companions) > before)
        seen[value.words, place] = found
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
