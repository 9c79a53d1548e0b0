"""The rows of a grouped sheet: each group's name and count, its records, its subtotals; the total at the end.

The words are those by which an import knows such rows (``layout.row_words``), so that reading the sheet back gives the
records and nothing else.
"""

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.linking import linked_ids
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.store.views import Group

Titles = Callable[[list[str]], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Words:
    """A row that is no record: its words, and sums under their columns."""

    words: str
    sums: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Records:
    """Rows that are records, by row number; ``depth`` is how deep they lie in groups."""

    rids: "array[int]"
    depth: int


def grouped_rows(
    rids: "array[int]", groups: Sequence[Group], fields: Sequence[Field], titles: Titles
) -> Iterator[Words | Records]:
    """The rows in their order; without groups the records alone. ``fields`` are those the view is grouped by."""
    if not groups:
        yield Records(rids, 0)
        return
    place = 0
    for _first, group in groupby(groups, key=lambda one: one.values[0]):
        inner = list(group)
        name = group_name(fields[0], inner[0].values[0], titles)
        yield _heading(name, inner)
        for one in inner:
            if len(fields) > 1:
                yield _heading("\u3000" + group_name(fields[1], one.values[1], titles), [one])
            yield Records(rids[place : place + one.count], len(fields))
            place += one.count
            if len(fields) > 1 and one.sums:
                yield Words("\u3000小计", _sums([one]))
        if inner[0].sums:
            yield Words("小计", _sums(inner))
    yield Words(f"合计（{len(rids)}条）", _sums(groups))


def group_name(field: Field, value: Stored, titles: Titles) -> str:
    """How a group is called: by its value in words, links by the titles of their records."""
    if value is None:
        return f"（{field.label.zh}未填）"
    if isinstance(field.type, Date):
        return f"{value}年"
    linked = list(linked_ids(field, value))
    if linked:
        named = titles(linked)
        return "、".join(named.get(record_id, "") for record_id in linked)
    return field.show(value)


def _heading(name: str, groups: Sequence[Group]) -> Words:
    return Words(f"{name}（{sum(group.count for group in groups)}条）", {})


def _sums(groups: Sequence[Group]) -> dict[str, int]:
    return {name: sum(group.sums[name] for group in groups) for name in groups[0].sums}
