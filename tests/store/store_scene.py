"""Small plans for the tests of the store, as a form or an import would make them."""

from pathlib import Path

from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.store.changes import Action, Applied, ChangeSet, RecordChange
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View


def creation(register: Register, kind: str, **values: Stored) -> RecordChange:
    """A new record of a kind."""
    fields = {name: (None, value) for name, value in values.items()}
    return RecordChange(register.new_id(), kind, "create", fields)


def write(register: Register, *changes: RecordChange, code: str = "edit", words: str = "") -> Applied:
    """One step of these changes."""
    return register.apply(ChangeSet(Action(code, {"title": words}), changes))


def create(register: Register, kind: str, **values: Stored) -> str:
    """Write a new record in a step of its own; answers with its id."""
    change = creation(register, kind, **values)
    write(register, change, code="create", words=str(values.get("title") or values.get("name")))
    return change.record_id


def edition(register: Register, record_id: str, **values: Stored) -> RecordChange:
    """A change of some fields of a record from what is kept now."""
    record = register.get(record_id)
    assert record is not None
    fields = {name: (record.values[name], value) for name, value in values.items()}
    return RecordChange(record_id, record.kind, "edit", fields)


def edit(register: Register, record_id: str, **values: Stored) -> Applied:
    return write(register, edition(register, record_id, **values))


def deletion(register: Register, record_id: str) -> RecordChange:
    record = register.get(record_id)
    assert record is not None
    return RecordChange(record_id, record.kind, "delete", {})


def delete(register: Register, record_id: str) -> Applied:
    return write(register, deletion(register, record_id), code="delete")


def shown(register: Register, view: View, field: str) -> list[Stored]:
    """What stands in one field of each record of a view, in its order."""
    return [row.values[field] for row in register.rows(view.kind, register.ids(view))]


def value(register: Register, record_id: str, field: str) -> Stored:
    record = register.get(record_id)
    assert record is not None
    return record.values[field]


def lying_beside(path: Path) -> list[str]:
    """The names of all files in the folder of a register."""
    return sorted(entry.name for entry in path.parent.iterdir())
