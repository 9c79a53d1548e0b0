"""Ids as names: records of the register, and those that the plan would make."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.linking import linked_ids
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.excel.planning.plan import SheetPlan
from lyuliang_desk.store.changes import RecordChange
from lyuliang_desk.store.register import Register
from ui.registers.cells import cell_text


class Names:
    """Shows kept scalars of one plan in words; asks the register once for each id."""

    def __init__(self, register: Register, sheets: Iterable[SheetPlan]) -> None:
        self._register = register
        self.kinds: Mapping[str, RecordKind] = register.kinds
        self._sheets = tuple(sheets)
        self._known: dict[str, str] = {}

    def show(self, field: Field, stored: Stored) -> str:
        """The words of a scalar, empty for none."""
        ids = linked_ids(field, stored)
        if missing := [id_ for id_ in ids if id_ not in self._known]:
            self._known.update({id_: self._made[id_] for id_ in missing if id_ in self._made})
            self._known.update(self._register.titles([id_ for id_ in missing if id_ not in self._known]))
        return cell_text(field, stored, self._known)

    @cached_property
    def _made(self) -> dict[str, str]:
        """The names of the records that the plan would make."""
        rows = (c for s in self._sheets for row in s.rows for c in row.changes if c.operation == "create")
        companions = (change for sheet in self._sheets for change in sheet.companions.values())
        return {c.record_id: title_of(c, self.kinds) for changes in (companions, rows) for c in changes}


def title_of(change: RecordChange, kinds: Mapping[str, RecordKind]) -> str:
    """The name of a record that a change makes."""
    kind = kinds[change.kind]
    entry = change.fields.get(kind.title_field)
    return kind[kind.title_field].show(entry[1]) if entry else ""
