"""Looking for duplicates, telling them apart, and merging them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from lyuliang_desk.duplicates import draft, find, merge
from lyuliang_desk.duplicates.decisions import plan_not_the_same
from lyuliang_desk.duplicates.draft import MergeDraft
from lyuliang_desk.duplicates.groups import Group
from lyuliang_desk.duplicates.merge import Consequences
from lyuliang_desk.duplicates.signs import Strength, strength_words
from lyuliang_desk.store.changes import Applied, ChangeSet
from lyuliang_desk.store.errors import RecordMissing
from lyuliang_desk.store.register import Register

MOST_MERGED = 5
"""So many records are shown side by side."""


def kinds() -> tuple[str, ...]:
    """The kinds whose duplicates are looked for."""
    return tuple(find.COMPARISONS)


def find_duplicates(
    *,
    register: Register,
    kind: str,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Group]:
    """The groups of records that are likely one, with evidence, the most likely first. Raises ``Cancelled``."""
    return find.find_duplicates(register, kind, progress, cancelled)


def how_likely(strength: Strength) -> str:
    """The word for a group's strength in the language spoken now."""
    return strength_words(strength)


def draft_merge(*, register: Register, kind: str, record_ids: Sequence[str]) -> MergeDraft:
    """What is to be decided about merging these records, each decision as it would be by itself."""
    return draft.draft_merge(register, kind, list(record_ids))


def plan_merge(
    *,
    register: Register,
    kind: str,
    survivor_id: str,
    loser_ids: Sequence[str],
    choices: Mapping[str, str] | None = None,
) -> ChangeSet:
    """What merging would do, to be shown first; ``choices`` names by field the record whose value is taken.

    Raises ``RecordMissing`` when one of the records is gone.
    """
    return merge.plan_merge(register, kind, survivor_id, loser_ids, choices)


def consequences(*, plan: ChangeSet, kind: str, survivor_id: str) -> Consequences:
    """How many links follow, what falls away, how many records are hidden."""
    return merge.consequences(plan, kind, survivor_id)


def merge_records(*, register: Register, plan: ChangeSet, survivor_id: str, initiator: Any = None) -> Applied:
    """Write a planned merge as one step.

    Raises ``StaleChange`` when a record has changed since, ``RecordMissing`` when the survivor is gone, which a plan
    that leaves it as it is would not notice.
    """
    survivor = register.get(survivor_id)
    if survivor is None or survivor.deleted:
        raise RecordMissing(survivor_id)
    return register.apply(plan, initiator=initiator)


def not_the_same(
    *, register: Register, kind: str, record_ids: Sequence[str], reason: str = "", initiator: Any = None
) -> Applied:
    """Keep the decision that these records are not one; they are not shown as duplicates again."""
    return register.apply(plan_not_the_same(register, kind, record_ids, reason), initiator=initiator)
