"""Undo and redo: a line of steps in the log itself, which outlasts a restart."""

import pytest
from store_scene import create, creation, delete, edit, edition, shown, value, write

from lyuliang_desk.store.changes import Action, ChangeSet
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.undo import reversal
from lyuliang_desk.store.views import View

PROJECTS = View("project")


def titles(register: Register) -> list[object]:
    return list(shown(register, PROJECTS, "title"))


def test_a_new_register_has_nothing_to_undo(register: Register) -> None:
    assert register.undoable() is None
    assert register.redoable() is None
    assert register.undo() is None
    assert register.redo() is None


def test_each_step_is_taken_back_and_done_again_under_its_name(register: Register) -> None:
    record = create(register, "project", title="甲")
    edit(register, record, title="乙")
    delete(register, record)
    states = [titles(register)]
    while register.undoable():
        register.undo()
        states.append(titles(register))
    assert states == [[], ["乙"], ["甲"], []]
    action = register.redoable()
    assert action == Action("create", {"title": "甲"})
    while register.redoable():
        register.redo()
        states.append(titles(register))
    assert states[4:] == [["甲"], ["乙"], []]
    assert register.check() == []


def test_a_whole_import_is_one_step(register: Register) -> None:
    firm = creation(register, "organisation", name="某某公司")
    projects = [
        creation(register, "project", title=f"项目{n}", lead_organisation=firm.record_id) for n in range(30)
    ]
    register.apply(ChangeSet(Action("import", {"file": "a.xlsx", "rows": "30"}), (*projects, firm)))
    register.undo()
    assert (register.count("project"), register.count("organisation")) == (0, 0)
    register.redo()
    assert (register.count("project"), register.count("organisation")) == (30, 1)
    assert register.check() == []


def test_a_new_step_ends_what_could_be_redone(register: Register) -> None:
    record = create(register, "project", title="甲")
    edit(register, record, title="乙")
    register.undo()
    edit(register, record, title="丙")
    assert register.redoable() is None
    register.undo()
    assert titles(register) == ["甲"]


def test_undo_goes_on_after_a_restart(register: Register) -> None:
    record = create(register, "project", title="甲")
    edit(register, record, title="乙")
    register.undo()
    register.close()
    with Register.open(register.path, operator="另一人", back_up=False) as again:
        assert again.undoable() == Action("create", {"title": "甲"})
        assert again.redoable() is not None
        again.redo()
        assert titles(again) == ["乙"]
        again.undo()
        again.undo()
        assert titles(again) == []


def test_undone_records_are_found_and_linked_as_before(register: Register) -> None:
    firm = create(register, "organisation", name="某某煤业")
    project = create(register, "project", title="甲", lead_organisation=firm)
    write(register, edition(register, project, title="乙"), edition(register, firm, name="某某铝业"))
    register.undo()
    for words, found in (("煤业", ["甲"]), ("铝业", [])):
        assert shown(register, View("project", search=words), "title") == found
    assert value(register, project, "lead_organisation") == firm


def test_a_rule_that_came_later_does_not_stand_in_the_way_of_undo(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = create(register, "project", title="甲", start="2021-03")
    edit(register, record, start="2022-03")
    monkeypatch.setattr("lyuliang_desk.store.prepare.record_check", lambda kind, today: pytest.fail("asked"))
    register.undo()
    assert value(register, record, "start") == "2021-03"


def test_a_reversal_runs_backwards(register: Register) -> None:
    first, second = creation(register, "project", title="甲"), creation(register, "project", title="乙")
    step = write(register, first, second).step
    assert step is not None
    turned = reversal(register.reading(), step, "undo")
    assert [(c.record_id, c.operation) for c in turned.changes] == [
        (second.record_id, "delete"),
        (first.record_id, "delete"),
    ]
    assert (turned.mode, turned.reverses) == ("undo", step)
