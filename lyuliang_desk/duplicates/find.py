"""Searching a whole register for likely duplicates, without comparing each record with each.

Every record lies on a few heaps (same number, same name, same sound and employer …); only records of one heap are
compared. A heap that grew too large is passed over, or where all on it are surely alike (one number), neighbours are
compared only: that joins them too.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Any

from lyuliang_desk.bulk import bulk_work
from lyuliang_desk.duplicates.decisions import told_apart
from lyuliang_desk.duplicates.groups import Group, Pair
from lyuliang_desk.duplicates.organisations import ORGANISATIONS
from lyuliang_desk.duplicates.persons import PERSONS
from lyuliang_desk.duplicates.signs import SHOWN_FROM, score_of
from lyuliang_desk.duplicates.subjects import Comparison, Key
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View
from lyuliang_desk.store.watch import Progress, Watch

COMPARISONS: Mapping[str, Comparison[Any]] = {"person": PERSONS, "organisation": ORGANISATIONS}
"""The kinds whose duplicates are looked for, in the order in which they are offered."""
WINDOW = 5000
"""Records read at once."""
LARGE_HEAP = 60
"""On a larger heap only neighbours are compared."""
MOST_TOGETHER = 12
"""A group of more records could not be judged by eye: what would join beyond that stays a pair of its own."""


def find_duplicates(
    register: Register,
    kind: str,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Group]:
    """The groups of records of a kind that are likely one, the most likely first; pairs told apart are left out.

    Raises ``KeyError`` for a kind whose records are not compared, ``Cancelled``.
    """
    comparison = COMPARISONS[kind]
    with bulk_work():
        rids = register.ids(View(kind))
        watch = Watch(2 * len(rids), progress, cancelled)
        ids, subjects, heaps = _heaped(register, kind, rids, watch)
        apart = told_apart(register, kind)
        pairs = [
            pair
            for pair in _pairs(comparison, ids, subjects, _candidates(comparison, heaps, len(ids), watch))
            if frozenset((pair.first, pair.second)) not in apart
        ]
        watch.look()
        return _groups(register, kind, pairs)


def _heaped(
    register: Register, kind: str, rids: Sequence[int], watch: Watch
) -> tuple[list[str], list[Any], dict[Key, list[int]]]:
    """The ids and subjects of all records, and on which heaps they lie, by their places in those lists."""
    comparison = COMPARISONS[kind]
    ids: list[str] = []
    subjects: list[Any] = []
    heaps: dict[Key, list[int]] = {}
    for start in range(0, len(rids), WINDOW):
        for row in watch.each(register.rows(kind, rids[start : start + WINDOW], comparison.fields)):
            subject = comparison.subject(row.values)
            for key in dict.fromkeys(comparison.keys(subject)):
                heaps.setdefault(key, []).append(len(ids))
            ids.append(row.id)
            subjects.append(subject)
    return ids, subjects, heaps


def _candidates(
    comparison: Comparison[Any], heaps: Mapping[Key, list[int]], count: int, watch: Watch
) -> list[tuple[int, int]]:
    """The pairs of places to be compared, each once, in the order of the records."""
    found: set[int] = set()
    for key, heap in heaps.items():
        size = len(heap)
        if size == 1 or size > comparison.most.get(key[0], size):
            continue
        near = combinations(heap, 2) if size <= LARGE_HEAP else pairwise(heap)
        found.update(a * count + b for a, b in near)
    return [divmod(both, count) for both in watch.each(sorted(found))]


def _pairs(
    comparison: Comparison[Any], ids: list[str], subjects: list[Any], candidates: Iterable[tuple[int, int]]
) -> Iterator[Pair]:
    for a, b in candidates:
        evidence = comparison.evidence(subjects[a], subjects[b])
        if evidence:
            counter = comparison.counter(subjects[a], subjects[b])
            score = score_of(evidence, counter)
            if score >= SHOWN_FROM:
                yield Pair(ids[a], ids[b], score, tuple(evidence), tuple(counter))


def _groups(register: Register, kind: str, pairs: list[Pair]) -> list[Group]:
    """Pairs that share records joined, the strongest first."""
    together: dict[str, list[str]] = {}
    of_group: dict[int, list[Pair]] = {}
    beside: list[Pair] = []
    for pair in sorted(pairs, key=lambda pair: -pair.score):
        first, second = (together.setdefault(i, [i]) for i in (pair.first, pair.second))
        if first is second:
            of_group[id(first)].append(pair)
        elif len(first) + len(second) > MOST_TOGETHER:
            beside.append(pair)
        else:
            first += second
            of_group[id(first)] = [
                *of_group.pop(id(first), []),
                *of_group.pop(id(second), []),
                pair,
            ]
            together.update(dict.fromkeys(second, first))
    members = [(together[some[0].first], some) for some in of_group.values()]
    members += [([pair.first, pair.second], [pair]) for pair in beside]
    kept = register.values_of(kind, {i for ids, _pairs in members for i in ids})
    titles = {i: str(values[register.kinds[kind].title_field] or "") for i, values in kept.items()}

    def emptiness(record_id: str) -> tuple[int, str]:
        return sum(value is None for value in kept[record_id].values()), record_id

    groups = []
    for ids, joined in members:
        ordered = tuple(sorted(ids, key=emptiness))
        groups.append(Group(kind, ordered, tuple(titles[i] for i in ordered), tuple(joined)))
    return sorted(groups, key=lambda group: (-group.score, group.titles, group.record_ids))
