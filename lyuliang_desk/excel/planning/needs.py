"""Which records that are not kept yet the rows of a sheet name: they are made with the first row that is accepted."""

from functools import lru_cache

Needs = dict[int, frozenset[str]]
"""For a data row (counted from 0) the ids of records that it names and that are not kept yet."""


def add_needs(needs: Needs, row: int, ids: frozenset[str]) -> None:
    """A row names these, too. Rows that name the same ones share one set."""
    before = needs.get(row)
    needs[row] = ids if before is None else _both(before, ids)


def needed(needs: Needs, row: int) -> tuple[str, ...]:
    """What a row names, for its plan."""
    ids = needs.get(row)
    return () if ids is None else _listed(ids)


@lru_cache(maxsize=10_000)
def _both(some: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    return some | others


@lru_cache(maxsize=10_000)
def _listed(ids: frozenset[str]) -> tuple[str, ...]:
    return tuple(ids)
