"""What all sheets of one import share while they are planned."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.excel.planning.course import Course
from lyuliang_desk.excel.planning.membership import MemberRow, Memberships
from lyuliang_desk.excel.planning.records import SheetRecords
from lyuliang_desk.excel.planning.resolve import Resolver
from lyuliang_desk.excel.planning.sheet_kinds import SheetKinds
from lyuliang_desk.store.lookups import Titled


class PlanningRegister(Protocol):
    """What a plan asks of the register; nothing is written."""

    @property
    def kinds(self) -> Mapping[str, RecordKind]: ...

    def new_id(self) -> str: ...

    def new_ids(self, count: int) -> list[str]: ...

    def today(self) -> date: ...

    def title_index(self, kind: str) -> list[Titled]: ...

    def find(self, kind: str, field: str, values: Iterable[Stored]) -> dict[Stored, list[str]]: ...

    def values_of(self, kind: str, ids: Iterable[str]) -> dict[str, dict[str, Stored]]: ...

    def members(self, team_id: str) -> Sequence[MemberRow]: ...


@dataclass(frozen=True)
class Planning:
    """What all sheets of one import share."""

    register: PlanningRegister
    kinds: SheetKinds
    resolver: Resolver
    memberships: Memberships
    skip_hidden: bool
    course: Course = field(default_factory=Course)
    taken: dict[str, tuple[str, SheetRecords, int]] = field(default_factory=dict)
    """The rows that have spoken of a record already, by record id: ``sheet!row``, and where they say what."""
    fresh: dict[tuple[str, str, object], str] = field(default_factory=dict)
    """The records that rows would make: their ids by kind, key field and key; by name where a row has no key."""
