"""People and firms entered for the tests of duplicates, and what a search then says of them."""

from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.duplicates.find import find_duplicates
from lyuliang_desk.duplicates.groups import Group
from lyuliang_desk.store.changes import Action, ChangeSet, RecordChange
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View


def enter(register: Register, kind: str, **values: Stored) -> str:
    """A new record, in a step of its own; answers with its id."""
    fields = {name: (None, value) for name, value in values.items() if value is not None}
    change = RecordChange(register.new_id(), kind, "create", fields)
    register.apply(ChangeSet(Action("create"), (change,)))
    return change.record_id


def people(register: Register, *persons: dict[str, Stored]) -> list[Group]:
    """The groups found among these persons."""
    for values in persons:
        enter(register, "person", **values)
    return find_duplicates(register, "person")


def firms(register: Register, *names: str | dict[str, Stored]) -> list[Group]:
    """The groups found among organisations of these names."""
    for given in names:
        enter(register, "organisation", **({"name": given} if isinstance(given, str) else given))
    return find_duplicates(register, "organisation")


def signs(groups: list[Group]) -> set[str]:
    """The codes of the evidence of the only pair found; none for none."""
    if not groups:
        return set()
    ((pair,),) = (group.pairs for group in groups)
    return set(pair.evidence)


def state(register: Register) -> dict[str, dict[str, tuple[int, dict[str, Stored]]]]:
    """All live records by kind and id, with their row numbers: what must be the same after an undo."""
    return {
        kind: {row.id: (row.rid, row.values) for row in register.rows(kind, register.ids(View(kind)))}
        for kind in register.kinds
    }
