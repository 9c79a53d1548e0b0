"""Ids as names: records of the register, and those that the plan would make."""

from collections.abc import Iterable

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.linking import linked_ids
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.excel.planning.plan import SheetPlan
from lyuliang_desk.store.changes import RecordChange
from lyuliang_desk.store.register import Register
from ui.registers.cells import cell_text


class Names:
    """Shows kept scalars of one plan in words; asks the register once for each id."""

    def __init__(self, register: Register, sheets: Iterable[SheetPlan]) -> None:
        self._register = register
        self._known: dict[str, str] = {}
        for sheet in sheets:
            self._known.update({id_: title_of(change) for id_, change in sheet.companions.items()})

    def show(self, field: Field, stored: Stored) -> str:
        """The words of a scalar, empty for none."""
        ids = linked_ids(field, stored)
        missing = [id_ for id_ in ids if id_ not in self._known]
        if missing:
            self._known.update(self._register.titles(missing))
        return cell_text(field, stored, self._known)


def title_of(change: RecordChange) -> str:
    """The name of a record that a change makes."""
    entry = change.fields.get(KINDS[change.kind].title_field)
    return str(entry[1]) if entry else ""
