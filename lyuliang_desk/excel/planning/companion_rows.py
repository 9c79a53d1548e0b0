"""The second record in a row: a result's transfer, a person's entry in the expert pool, a need's match.

Which companions a sheet has is told by its columns; a row whose companion columns are empty speaks of none.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.excel.planning.cells import ReadColumn
from lyuliang_desk.excel.planning.policies import ColumnPolicies, column_policies
from lyuliang_desk.excel.planning.records import records_of
from lyuliang_desk.excel.planning.targets import link_to
from lyuliang_desk.store.changes import RecordChange

MEMBERSHIP = "membership"
"""The companion that belongs to a team as well; ``Memberships`` plans it."""
Values = Mapping[str, Stored]


class CompanionLookup(Protocol):
    """What the register tells of the records that belong to others."""

    def new_id(self) -> str: ...

    def find(self, kind: str, field: str, values: Iterable[Stored]) -> dict[Stored, list[str]]: ...

    def values_of(self, kind: str, ids: Iterable[str]) -> dict[str, dict[str, Stored]]: ...


@dataclass
class CompanionRows:
    """The companions of one kind in one sheet; ``link`` is the field that leads to the record whose row it is."""

    kind: RecordKind
    link: str
    said: Sequence[Values]
    """What each data row says of it."""
    written: Mapping[int, Mapping[str, str]]
    policies: ColumnPolicies
    register: CompanionLookup
    _kept: dict[str, dict[str, dict[str, Stored]]] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    def ask(self, owners: Iterable[str]) -> None:
        """Ask the register once for what belongs to these records."""
        found = self.register.find(self.kind.name, self.link, set(owners))
        kept = self.register.values_of(self.kind.name, [id_ for ids in found.values() for id_ in ids])
        for owner, ids in found.items():
            self._kept[str(owner)] = {id_: kept[id_] for id_ in ids if id_ in kept}

    def plan(self, row: int, owner: str, origin: str) -> tuple[RecordChange | None, Values]:
        """The change that makes the companion what the row says, None when it is so already; and its values then."""
        said = self.said[row]
        kept_id = self._same(owner, said)
        written = self.written.get(row, {})
        if kept_id is None:
            values = {self.link: owner, **said}
            id_ = self.register.new_id()
            self._kept.setdefault(owner, {})[id_] = dict(values)
            self._taken.add(id_)
            created: dict[str, tuple[Stored, Stored]] = {name: (None, v) for name, v in values.items()}
            return RecordChange(id_, self.kind.name, "create", created, origin, written), values
        kept = self._kept[owner][kept_id]
        self._taken.add(kept_id)
        if self.policies:
            said = self.policies.over(kept, said, row)
        changed = {name: (kept.get(name), v) for name, v in said.items() if kept.get(name) != v}
        values = {**kept, **said}
        if not changed:
            return None, values
        return RecordChange(kept_id, self.kind.name, "edit", changed, origin, written), values

    def _same(self, owner: str, said: Values) -> str | None:
        """The owner's companion that a row speaks of: the one equal in what tells them apart, else the only one that may be."""
        free = {id_: kept for id_, kept in self._kept.get(owner, {}).items() if id_ not in self._taken}
        telling = [name for name in (*self.kind.keys, *self.kind.row_key) if name != self.link]
        equal = [i for i, kept in free.items() if all(kept.get(n) == said.get(n) for n in telling)]
        if equal:
            return equal[0]
        fitting = [
            i
            for i, kept in free.items()
            if all(kept.get(n) is None or said.get(n) is None or kept[n] == said[n] for n in telling)
        ]
        return fitting[0] if len(fitting) == 1 else None


def companion_rows(
    kind: RecordKind,
    companions: Iterable[RecordKind],
    columns: Sequence[ReadColumn],
    count: int,
    register: CompanionLookup,
    written: Callable[[Sequence[ReadColumn]], Mapping[int, Mapping[str, str]]],
) -> dict[str, CompanionRows]:
    """The companions that the columns of a sheet speak of, by kind."""
    found: dict[str, CompanionRows] = {}
    for companion in companions:
        own = [column for column in columns if column.target.record is companion]
        if own:
            records = records_of(own, count)
            said: list[dict[str, Any]] = [records.row(i) for i in range(count)]
            link = link_to(companion, kind)
            found[companion.name] = CompanionRows(
                companion, link, said, written(own), column_policies(own), register
            )
    return found
