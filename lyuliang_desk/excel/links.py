"""The link columns of a sheet: every name becomes the id of a record, kept or to be made with the row."""

import json
from collections.abc import Sequence

from lyuliang_desk.catalogue.finding import Level
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.catalogue.types.link import Link, Links
from lyuliang_desk.catalogue.types.named import Named
from lyuliang_desk.excel.cells import ReadColumn, Remark
from lyuliang_desk.excel.resolve import Resolved, Resolver

Needs = list[set[str]]
"""For each data row the ids of records that it names and that are not kept yet."""


def resolve_links(
    columns: Sequence[ReadColumn], resolver: Resolver, within: str | None, phones: str | None
) -> Needs:
    """Fill in the scalars of all link columns; organisations and teams first, since persons are looked for within them.

    ``within`` names the field whose organisation a row's person belongs to, ``phones`` the field with that person's number.
    """
    rows = len(next(iter(columns[0].stored.values()))) if columns else 0
    needs: Needs = [set() for _ in range(rows)]
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
    for index, value in enumerate(column.values[name]):
        if value is None:
            continue
        place = places[index] if places else None
        phone = phones[index] if phones else None
        before = len(resolver.companions)
        found = resolver.person(value.words, None if place is None else str(place), phone)
        _take(
            column, index, found, resolver, needs, tell=len(resolver.companions) > before or found.id is None
        )
        column.stored[name][index] = found.id


def _take(
    column: ReadColumn, index: int, found: Resolved, resolver: Resolver, needs: Needs, tell: bool
) -> None:
    """Note what a row needs; a record to be made is told of at the first cell that names it."""
    if found.id is not None and found.id in resolver.companions:
        needs[index] |= _with_places(found.id, resolver)
    if found.remark is not None and (tell or found.id is None):
        column.remarks.setdefault(index, []).append(found.remark)
        if _level(found.remark) == "error":
            column.bad.add(index)


def _with_places(id_: str, resolver: Resolver) -> set[str]:
    """A person who is to be made may belong to an organisation that is to be made."""
    linked = {after for _, after in resolver.companions[id_].fields.values() if isinstance(after, str)}
    return {id_} | (linked & resolver.companions.keys())


def _level(remark: Remark) -> Level:
    return remark[0]
