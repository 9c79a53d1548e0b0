"""What a paste would do: for each row of the block the record it goes to, before and after of each cell, and findings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.store.changes import Action, ChangeSet, RecordChange

PasteState = Literal["new", "changed", "unchanged", "refused"]


@dataclass(frozen=True, slots=True)
class PastedCell:
    """One field of one row: ``text`` as it was pasted, the kept scalar before and after."""

    text: str
    before: Stored
    after: Stored


@dataclass(frozen=True, slots=True)
class PastedRow:
    """One row of the block. ``number`` counts its lines from 1; ``record_id`` is None for a new record.

    ``cells`` holds the fields that the row says something of. ``values`` is the whole record afterwards.
    ``findings`` name the field that they are about; an error among them refuses the row.
    """

    number: int
    record_id: str | None
    state: PasteState
    cells: Mapping[str, PastedCell]
    values: Mapping[str, Stored]
    findings: tuple[Finding, ...] = ()
    change: RecordChange | None = None

    def refused_for(self, findings: Sequence[Finding]) -> "PastedRow":
        """The same row, refused for what was found later."""
        return replace(self, findings=(*self.findings, *findings), state="refused", change=None)


@dataclass(frozen=True)
class PastePlan:
    """The planned paste of a block; nothing is written yet.

    ``fields`` are those that the block fills, from left to right. ``has_header`` tells that the first row was taken
    for headers. ``titles`` are the words of the records that values link to. ``findings`` concern the whole block.
    """

    kind: RecordKind
    fields: tuple[str, ...]
    has_header: bool
    rows: Sequence[PastedRow]
    titles: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def count(self, *states: PasteState) -> int:
        """How many rows are in one of these states."""
        return sum(row.state in states for row in self.rows)

    def change_set(self) -> ChangeSet:
        """The change set of the rows that are not refused; empty when they would change nothing."""
        changes = tuple(row.change for row in self.rows if row.change is not None)
        words = {"kind": str(self.kind.label), "count": str(len(changes))}
        return ChangeSet(Action("paste", words), changes)
