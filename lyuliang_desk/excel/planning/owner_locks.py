"""Rows of a table that its owner's signed paper has fixed: told row by row, before the door is asked."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.locks import refused_by_owner
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.excel.planning.keys import KeptRecords
from lyuliang_desk.excel.planning.planning import Planning
from lyuliang_desk.excel.planning.records import SheetRecords


@dataclass(frozen=True)
class OwnerLocks:
    """The owners that the rows of one sheet speak of, as the register keeps them.

    ``filled`` are the owners whose table has a line: one that is still empty may be filled in, as at the door.
    """

    kind: RecordKind
    owner_kind: RecordKind
    link: str
    owners: Mapping[str, Mapping[str, Stored]]
    filled: Collection[Stored]

    def refused(
        self, stored: Mapping[str, Stored], kept: Mapping[str, Stored], changed: Collection[str] | None
    ) -> tuple[Finding, ...]:
        """An error where a row adds to or alters what is fixed; ``changed`` is None for a new record."""
        owners = dict.fromkeys(str(values.get(self.link)) for values in (kept, {**kept, **stored}))
        for owner in owners:
            if changed is None and owner not in self.filled:
                continue
            found = refused_by_owner(self.kind, self.owner_kind, self.owners.get(owner, {}), changed)
            if found:
                return found
        return ()


def owner_locks(
    kind: RecordKind, records: SheetRecords, found: KeptRecords, planning: Planning
) -> OwnerLocks | None:
    """The locks of a sheet's owners; None for kinds that no paper of an owner fixes."""
    rule = kind.owners_lock
    if rule is None or kind.owner is None:
        return None
    named = {*records.values(rule.owner), *found.present(rule.owner)}
    wanted = {str(owner) for owner in named if owner is not None}
    owners = planning.register.values_of(kind.owner, wanted)
    filled = planning.register.find(kind.name, rule.owner, wanted)
    return OwnerLocks(kind, planning.kinds.kinds[kind.owner], rule.owner, owners, filled)
