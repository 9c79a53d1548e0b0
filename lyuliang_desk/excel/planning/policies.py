"""What a column does to values that are kept already, and what its blank cells mean: chosen by a person, never assumed.

A column overwrites what is kept (unless something else is said), fills only what is blank, or leaves kept records
alone and counts for new ones only. A blank cell says nothing, or asks for the kept value to be cleared.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.excel.planning.cells import ReadColumn
from lyuliang_desk.excel.planning.plan import Blank, Policy

POLICIES: tuple[Policy, ...] = ("overwrite", "fill", "keep")
BLANKS: tuple[Blank, ...] = ("not_said", "clear")


@dataclass(frozen=True)
class ColumnPolicies:
    """The choices for the fields of one kind that the columns of a sheet fill; fields of the usual ones are not in it."""

    policies: Mapping[str, Policy]
    clearing: Mapping[str, Sequence[bool]]
    """For the fields that a blank cell clears: for each data row whether its cell is blank."""

    def __bool__(self) -> bool:
        return bool(self.policies or self.clearing)

    def over(self, kept: Mapping[str, Stored], said: Mapping[str, Stored], row: int) -> dict[str, Stored]:
        """What a data row says of a record that is kept: without what its columns may not touch, None for what they clear."""
        counts = {name: v for name, v in said.items() if self._may_touch(name, kept)}
        for name, blank in self.clearing.items():
            if blank[row] and name not in said and kept.get(name) is not None and self._may_touch(name, kept):
                counts[name] = None
        return counts

    def _may_touch(self, name: str, kept: Mapping[str, Stored]) -> bool:
        policy = self.policies.get(name, "overwrite")
        return policy == "overwrite" or (policy == "fill" and kept.get(name) is None)


def column_policies(columns: Sequence[ReadColumn]) -> ColumnPolicies:
    """The choices of these columns, all of one kind's fields."""
    policies: dict[str, Policy] = {}
    clearing: dict[str, Sequence[bool]] = {}
    for column in columns:
        for name in column.target.fields:
            if column.match.policy != "overwrite":
                policies[name] = column.match.policy
            if column.match.blank == "clear":
                clearing[name] = _blank_rows(column)
    return ColumnPolicies(policies, clearing)


def _blank_rows(column: ReadColumn) -> list[bool]:
    """Whether a cell says nothing at all; one that cannot be read is not blank, nor one that fills another of its fields."""
    said = zip(*(column.values[name] for name in column.target.fields), strict=True)
    return [not any(v is not None for v in values) and i not in column.bad for i, values in enumerate(said)]
