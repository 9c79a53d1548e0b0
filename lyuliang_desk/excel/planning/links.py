"""The link columns of a sheet: every name becomes the id of a record, kept or to be made with the row."""

import json
from collections.abc import Callable, Container, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from lyuliang_desk.catalogue.folding import tidy
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.catalogue.types.cell import split_outside_brackets
from lyuliang_desk.catalogue.types.link import Link, Links
from lyuliang_desk.catalogue.types.named import Named
from lyuliang_desk.excel.planning.cells import ReadColumn
from lyuliang_desk.excel.planning.keys import KeptRecords
from lyuliang_desk.excel.planning.needs import Needs, add_needs
from lyuliang_desk.excel.planning.resolve import MADE_WITH_ROW, Resolved, Resolver

Likely = Callable[[int], Container[str]]
"""For a data row the people who are probably meant there, where several bear the name."""


class LinkColumn(NamedTuple):
    """A column that names records: the field it fills, and whether it names several."""

    column: ReadColumn
    field: str
    kind: str
    several: bool

    def named(self) -> list[tuple[int, tuple[str, ...]]]:
        """The rows that name something, with the words."""
        words: dict[int, tuple[str, ...]] = {}
        found: list[tuple[int, tuple[str, ...]]] = []
        for i, value in enumerate(self.column.values[self.field]):
            if value is not None:
                # Equal cells share one value, which lives on in the column.
                said = words.get(id(value))
                if said is None:
                    said = words[id(value)] = _words(value if self.several else (value,))
                found.append((i, said))
        return found

    def keep(self, row: int, ids: Sequence[str | None]) -> None:
        """Fill in the scalar of a row."""
        if self.several:
            known = tuple(id_ for id_ in ids if id_ is not None)
            self.column.stored[self.field][row] = _packed(known) if known else None
        else:
            self.column.stored[self.field][row] = next((id_ for id_ in ids if id_ is not None), None)


def link_columns(columns: Sequence[ReadColumn]) -> list[LinkColumn]:
    """The columns whose fields link to records."""
    fields = ((column, name) for column in columns for name in column.target.fields)
    typed = ((column, name, column.target.record[name].type) for column, name in fields)
    return [
        LinkColumn(column, name, type_.kind, isinstance(type_, Links))
        for column, name, type_ in typed
        if isinstance(type_, Link | Links)
    ]


def resolve_places(columns: Sequence[ReadColumn], resolver: Resolver) -> Needs:
    """Fill in the scalars of the columns that name anything but people; people are looked for within those."""
    needs: Needs = {}
    for link in link_columns(columns):
        if link.kind != "person":
            named = link.named()
            if link.kind not in MADE_WITH_ROW:
                named = _titles(link, named, resolver)
                resolver.ask_numbers(link.kind, {words for _row, several in named for words in several})
            _resolve_places(link, named, resolver, needs, _numbers_beside(link, columns, resolver))
    return needs


def _numbers_beside(
    link: LinkColumn, columns: Sequence[ReadColumn], resolver: Resolver
) -> tuple[str, Sequence[Stored]] | None:
    """The column of the linked records' numbers that stands beside their names, with the field that it fills."""
    for column in columns:
        key = column.target.fields[0]
        if column.target.name == f"{link.field}.{key}" and column.target.kind == link.kind:
            resolver.ask_numbers(link.kind, {str(number) for number in column.stored[key] if number})
            return key, column.stored[key]
    return None


def _titles(
    link: LinkColumn, named: Sequence[tuple[int, tuple[str, ...]]], resolver: Resolver
) -> list[tuple[int, tuple[str, ...]]]:
    """The titles in the cells of a column; a 、 divides two where it is not a part of one."""
    if not link.several:
        return list(named)

    def divided(words: str) -> Sequence[str]:
        parts = [part for part in map(tidy, split_outside_brackets(words)) if part]
        return parts if len(parts) > 1 and not resolver.is_title(link.kind, words) else [words]

    return [(row, tuple(part for words in several for part in divided(words))) for row, several in named]


def _resolve_places(
    link: LinkColumn,
    named: Sequence[tuple[int, tuple[str, ...]]],
    resolver: Resolver,
    needs: Needs,
    beside: tuple[str, Sequence[Stored]] | None,
) -> None:
    key, numbers = beside or ("", ())
    seen: dict[tuple[str, Stored], Resolved] = {}
    told = set()
    for index, several in named:
        ids: list[str | None] = []
        number = numbers[index] if numbers else None
        for words in several:
            found = seen.get((words, number))
            if found is None and number is not None:
                found = seen[words, number] = resolver.numbered_place(link.kind, words, key, number)
            elif found is None:
                found = seen[words, number] = resolver.place(link.kind, words)
            _take(link.column, index, found, resolver, needs, tell=words not in told)
            told.add(words)
            ids.append(found.id)
        link.keep(index, ids)


def resolve_people(
    columns: Sequence[ReadColumn],
    resolver: Resolver,
    needs: Needs,
    kind: RecordKind,
    kept: KeptRecords,
    done: Container[str] = (),
) -> None:
    """Fill in the scalars of the columns that name people, but for the fields ``done``, and add to ``needs``."""
    stored = {
        name: column.stored[name]
        for column in columns
        for name in column.target.fields
        if column.target.record is kind
    }
    place, phone = kind.beside
    for link in link_columns(columns):
        own = link.column.target.record is kind
        if link.kind != "person" or (own and link.field in done):
            continue
        present = kept.present(link.field) if own else [None] * kept.count
        if own and place and not link.several:
            _resolve_beside(link, stored.get(place), stored.get(phone), present, resolver, needs)
        else:
            _resolve_by_name(link, present, lambda _row: (), resolver, needs)


def resolve_key_people(
    columns: Sequence[ReadColumn], resolver: Resolver, needs: Needs, likely: Mapping[str, Likely]
) -> None:
    """Fill in the people by whom the records of a sheet are found: the fields of ``likely``."""
    for link in link_columns(columns):
        if link.kind == "person" and link.field in likely:
            nobody = [None] * len(link.column.stored[link.field])
            _resolve_by_name(link, nobody, likely[link.field], resolver, needs)


def _resolve_beside(
    link: LinkColumn,
    places: Sequence[Stored] | None,
    phones: Sequence[Stored] | None,
    present: Sequence[Stored],
    resolver: Resolver,
    needs: Needs,
) -> None:
    """People of whom the row says the employer or the telephone number, too."""
    seen: dict[tuple[str, Stored, Stored, Stored], Resolved] = {}
    for index, (words,) in link.named():
        place = places[index] if places else None
        phone = phones[index] if phones else None
        asked = (words, place, phone, present[index])
        found = seen.get(asked)
        is_first = found is None
        if found is None:
            found = seen[asked] = resolver.person(*asked)
        _take(link.column, index, found, resolver, needs, tell=is_first)
        link.keep(index, (found.id,))


def _resolve_by_name(
    link: LinkColumn, present: Sequence[Stored], likely: Likely, resolver: Resolver, needs: Needs
) -> None:
    told = set()
    for index, several in link.named():
        there = _ids(present[index], link.several)
        ids: list[str | None] = []
        for words in several:
            same = [id_ for id_ in there if id_ in resolver.people_called(words)] if there else []
            found = resolver.person_of_name(words, next(iter(same), None), likely(index))
            _take(link.column, index, found, resolver, needs, tell=words not in told)
            told.add(words)
            ids.append(found.id)
        link.keep(index, ids)


def _words(values: Sequence[Any]) -> tuple[str, ...]:
    return tuple(value.words if isinstance(value, Named) else value for value in values)


def _ids(stored: Stored, several: bool) -> list[str]:
    if stored is None:
        return []
    return list(json.loads(str(stored))) if several else [str(stored)]


@lru_cache(maxsize=10_000)
def _packed(ids: tuple[str, ...]) -> str:
    return json.dumps(ids)


def _take(
    column: ReadColumn, index: int, found: Resolved, resolver: Resolver, needs: Needs, tell: bool
) -> None:
    """Note what a row needs; a record to be made is told of at the first cell that names it."""
    if found.id is not None and found.id in resolver.companions:
        add_needs(needs, index, resolver.made_with(found.id))
    if found.remark is not None and (tell or found.id is None):
        column.remarks.setdefault(index, []).append(found.remark)
        if found.remark[0] == "error":
            column.bad.add(index)
