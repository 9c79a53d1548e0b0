"""The tables of a record's own: records of another kind that belong to it, in their order, as rows of its form."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.catalogue.types.link import Link
from lyuliang_desk.paperwork.blocks import Table
from lyuliang_desk.paperwork.filling import wan_on_paper, words_with_links
from lyuliang_desk.paperwork.fundtables import budget_tables, settlement_tables
from lyuliang_desk.paperwork.job import Job
from lyuliang_desk.paperwork.rosters import member_lines
from lyuliang_desk.store.register import Register

Words = dict[str, str]


@dataclass(frozen=True)
class OwnTable:
    """The rows of one record's table, the sums below them, and what the heading of the form may say of them."""

    rows: Sequence[Words] = ()
    totals: Mapping[str, str] = field(default_factory=dict)
    heading: Mapping[str, str] = field(default_factory=dict)


def owning_field(kind: RecordKind, owner: str) -> str | None:
    """The link by which records of a kind belong to one of the ``owner``'s kind; None where they do not."""
    for name in kind.within:
        link = kind[name].type
        if isinstance(link, Link) and link.kind == owner:
            return name
    return None


def own_kinds(kinds: Mapping[str, RecordKind], owner: str) -> Iterator[tuple[RecordKind, str]]:
    """The kinds whose records belong to one of the ``owner``'s kind, each with the link that says so."""
    for kind in kinds.values():
        name = owning_field(kind, owner)
        if name is not None:
            yield kind, name


def own_tables(job: Job, rows: Mapping[str, Mapping[str, Stored]]) -> dict[str, dict[str, OwnTable]]:
    """What fills the tables of the form, by their source and the id of each of the records."""
    found: dict[str, dict[str, OwnTable]] = {}
    for table in job.form.tables:
        if table.source:
            special = SPECIAL.get(table.source)
            found[table.source] = special(job, rows) if special else _of_kind(job, table, rows)
    return found


def latest_words(job: Job, rows: Iterable[str]) -> dict[str, Words]:
    """Of names such as ``need_match.team`` the words of the newest record of that kind, for each of the records."""
    asked: dict[str, list[str]] = {}
    sources = {table.source for table in job.form.tables}
    for name in job.form.fields:
        first, dot, rest = name.partition(".")
        if dot and first in job.register.kinds and first not in job.kind.by_name and first not in sources:
            asked.setdefault(first, []).append(rest)
    words: dict[str, Words] = {id_: {} for id_ in rows}
    for name, inner in asked.items():
        for id_, lines in _in_order(job, name, list(words), inner).items():
            last = max(enumerate(lines), key=lambda line: (line[1][0], line[0]))[1][1]
            words[id_].update({f"{name}.{each}": text for each, text in last.items()})
    return words


def _of_kind(job: Job, table: Table, rows: Mapping[str, object]) -> dict[str, OwnTable]:
    """The records of a kind that belong to each of the records; their amounts summed where the table asks."""
    names = [name for column in table.columns for name in column.field.names]
    kept = _in_order(job, table.source, list(rows), names, in_table=True)
    return {
        id_: OwnTable(
            [words for _day, words, _row in lines],
            {
                f"{table.source}.{name}": wan_on_paper(sum(int(row.get(name) or 0) for *_line, row in lines))
                for name in table.total_fields
            },
        )
        for id_, lines in kept.items()
    }


_Line = tuple[str, Words, Mapping[str, Stored]]
"""The day of a record (empty where none is known), its words, and its values."""


def _in_order(
    job: Job, kind_name: str, owners: Sequence[str], names: Iterable[str], *, in_table: bool = False
) -> dict[str, list[_Line]]:
    """The records of a kind by their owner: as they were put in order, else by day, else as they were entered."""
    register, kind = job.register, job.register.kinds[kind_name]
    link = owning_field(kind, job.chosen.kind)
    if link is None:
        return {}
    found = register.find(kind_name, link, owners)
    kept = register.values_of(kind_name, [id_ for ids in found.values() for id_ in ids])
    lines = words_with_links(kind, list(kept.values()), register, names, in_table=in_table)
    words = dict(zip(kept, lines, strict=True))
    day = next((f.name for f in kind.fields if isinstance(f.type, Date)), "")
    by_owner: dict[str, list[_Line]] = {}
    for owner, ids in found.items():
        here = [(str(kept[id_].get(day) or ""), words[id_], kept[id_]) for id_ in ids if id_ in kept]
        by_owner[str(owner)] = sorted(here, key=_place)
    return by_owner


def _place(line: _Line) -> tuple[bool, int, bool, str]:
    """Where a record stands among its own: those without order or day last."""
    order = line[2].get("order")
    return order is None, int(order or 0), not line[0], line[0]


def _members(job: Job, rows: Mapping[str, Mapping[str, Stored]]) -> dict[str, OwnTable]:
    """The people of a project: its participants, or where none are recorded the members of its team."""
    found = {
        id_: OwnTable(list(member_lines(job.register, str(row["team"])).values()))
        for id_, row in rows.items()
        if row.get("team")
    }
    return found | {
        id_: OwnTable(lines) for id_, lines in _participants(job.register, job, list(rows)).items()
    }


def _participants(register: Register, job: Job, projects: Sequence[str]) -> dict[str, list[Words]]:
    """The words of each project's people with what they do in it."""
    names = [f"person.{f.name}" for f in register.kinds["person"].fields]
    lines = _in_order(job, "participant", projects, names, in_table=True)
    return {
        project: [
            {name.removeprefix("person."): text for name, text in words.items() if name != "remarks"}
            for _day, words, _row in here
        ]
        for project, here in lines.items()
    }


def _funds(
    fill: Callable[..., dict[str, tuple[list[Words], Words, Words]]], **how: bool
) -> Callable[[Job, Mapping[str, Mapping[str, Stored]]], dict[str, OwnTable]]:
    return lambda job, rows: {
        id_: OwnTable(*parts) for id_, parts in fill(job.register, list(rows), **how).items()
    }


SPECIAL: Mapping[str, Callable[[Job, Mapping[str, Mapping[str, Stored]]], dict[str, OwnTable]]] = {
    "members": _members,
    "budget": _funds(budget_tables),
    "whole_budget": _funds(budget_tables, empty_too=True),
    "settlement": _funds(settlement_tables),
}
"""Sources of a table that are not simply the records of a kind; ``whole_budget`` lists the subjects of an empty one too."""
