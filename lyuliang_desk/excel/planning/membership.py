"""The second record in a roster's row: the person's membership in the team, with role and place in the order."""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.excel.planning.policies import ColumnPolicies
from lyuliang_desk.store.changes import RecordChange


class MemberRow(Protocol):
    """A kept membership."""

    @property
    def id(self) -> str: ...

    @property
    def values(self) -> Mapping[str, Stored]: ...


class Rosters(Protocol):
    """What the register tells of a team's members."""

    def members(self, team_id: str) -> Iterable[MemberRow]: ...


@dataclass
class Memberships:
    """Plans memberships; asks the register once for each team."""

    register: Rosters
    new_id: Callable[[], str]
    _kept: dict[str, dict[Stored, MemberRow]] = field(default_factory=dict)
    _planned: set[tuple[str, str]] = field(default_factory=set)

    def plan(
        self, person: str, said: Mapping[str, Stored], origin: str, policies: ColumnPolicies, data_row: int
    ) -> RecordChange | None:
        """The change that makes a person's membership what the row says of it; None when it is so already.

        ``said`` holds ``team`` and whatever the row says of role, order, dates; what it does not say stays as it is.
        """
        team = said["team"]
        assert isinstance(team, str)
        members = self._members(team)
        if (team, person) in self._planned:
            return None
        self._planned.add((team, person))
        row = members.get(person)
        if row is None:
            fields = {
                name: (None, value) for name, value in {**said, "person": person}.items() if value is not None
            }
            return RecordChange(self.new_id(), "membership", "create", fields, origin)
        said = {name: value for name, value in said.items() if value is not None}
        if policies:
            said = policies.over(row.values, said, data_row)
        changed = {
            name: (row.values.get(name), value)
            for name, value in said.items()
            if row.values.get(name) != value
        }
        return RecordChange(row.id, "membership", "edit", changed, origin) if changed else None

    def people(self, team: str) -> Container[Stored]:
        """The ids of the people whom the register has in a team."""
        return self._members(team)

    def _members(self, team: str) -> dict[Stored, MemberRow]:
        if team not in self._kept:
            self._kept[team] = {row.values["person"]: row for row in self.register.members(team)}
        return self._kept[team]
