"""Projects with budgets and ledgers, written through the door as an office writes them."""

from collections.abc import Callable

import pytest

from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.store.changes import Action, ChangeSet, RecordChange
from lyuliang_desk.store.register import Register

Entry = tuple[str, dict[str, Stored]]


@pytest.fixture
def project_with(register: Register) -> Callable[[list[Entry]], str]:
    """Makes a project with its own lines, each a kind and its values; answers its id."""

    def make(entries: list[Entry]) -> str:
        project = register.new_id()
        changes = [RecordChange(project, "project", "create", {"title": (None, f"项目{project[-6:]}")})]
        for kind, values in entries:
            fields = {name: (None, value) for name, value in {"project": project, **values}.items()}
            changes.append(RecordChange(register.new_id(), kind, "create", fields))
        register.apply(ChangeSet(Action("create", {}), tuple(changes)))
        return project

    return make
