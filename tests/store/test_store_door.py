"""The one door: a change set is written whole or not at all, and nothing is written beside it."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from store_scene import create, creation, delete, deletion, edit, edition, shown, value, write

from lyuliang_desk.errors import Cancelled
from lyuliang_desk.store import door
from lyuliang_desk.store.changes import Action, Applied, ChangeSet, RecordChange, Source
from lyuliang_desk.store.engine import Connection, DriverError, connect
from lyuliang_desk.store.errors import DiskFault, DiskFull, Refused, StaleChange
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View

PROJECTS = View("project")


def nothing_written(register: Register, steps: int) -> bool:
    return len(register.history()) == steps and register.check() == []


def test_records_of_one_set_may_link_to_one_another_in_any_order(register: Register) -> None:
    firm = creation(register, "organisation", name="吕梁市某某煤业有限公司")
    project = creation(register, "project", title="煤矿智能化", lead_organisation=firm.record_id)
    applied = write(register, project, firm)
    assert applied.kinds == {"project": 1, "organisation": 1}
    assert applied.record_ids == (project.record_id, firm.record_id)
    assert value(register, project.record_id, "lead_organisation") == firm.record_id
    assert register.check() == []


def test_a_stale_plan_is_refused_whole(register: Register) -> None:
    first = create(register, "project", title="甲项目")
    second = create(register, "project", title="乙项目")
    plan = [edition(register, first, title="甲"), edition(register, second, title="乙")]
    edit(register, second, title="别人改过")
    with pytest.raises(StaleChange) as told:
        write(register, *plan)
    assert told.value.record_ids == (second,)
    assert value(register, first, "title") == "甲项目"
    assert nothing_written(register, 4)


@pytest.mark.parametrize("operation", ["edit", "delete"])
def test_a_hidden_record_cannot_be_changed(register: Register, operation: Any) -> None:
    record = create(register, "project", title="甲项目")
    delete(register, record)
    fields = {"title": ("甲项目", "乙项目")} if operation == "edit" else {}
    with pytest.raises(StaleChange):
        write(register, RecordChange(record, "project", operation, fields))


def test_an_id_is_given_once(register: Register) -> None:
    record = create(register, "project", title="甲项目")
    with pytest.raises(StaleChange):
        write(register, RecordChange(record, "project", "create", {"title": (None, "乙项目")}))


def test_a_record_with_an_error_is_refused_and_says_which(register: Register) -> None:
    good = creation(register, "project", title="好项目")
    bad = creation(register, "project", number="2026-1")
    with pytest.raises(Refused) as told:
        write(register, good, bad)
    assert [f.code for f in told.value.findings[bad.record_id]] == ["required_missing"]
    assert "项目名称" in told.value.message
    assert register.count("project") == 0
    assert nothing_written(register, 1)


def test_a_warning_lets_the_record_in_and_is_handed_back(register: Register) -> None:
    change = creation(register, "project", title="甲", total_budget=100, disbursed=300)
    findings = write(register, change).findings[change.record_id]
    assert {f.level for f in findings} <= {"warning", "note"}
    assert findings


def test_a_link_to_nothing_is_refused(register: Register) -> None:
    with pytest.raises(Refused, match="承担单位"):
        create(register, "project", title="甲", lead_organisation=register.new_id())
    with pytest.raises(Refused, match="合作单位"):
        create(register, "project", title="甲", partners=json.dumps([register.new_id()]))
    assert nothing_written(register, 1)


@pytest.mark.parametrize("field", ["lead_organisation", "partners"])
def test_a_record_that_others_point_at_cannot_be_hidden(register: Register, field: str) -> None:
    firm = create(register, "organisation", name="某某公司")
    linked = json.dumps([firm]) if field == "partners" else firm
    project = create(register, "project", title="甲", **{field: linked})
    with pytest.raises(Refused, match="引用"):
        delete(register, firm)
    assert nothing_written(register, 3)
    write(register, deletion(register, firm), deletion(register, project))
    assert (register.count("organisation"), register.count("project")) == (0, 0)


def test_an_unknown_field_is_a_bug_and_not_written(register: Register) -> None:
    with pytest.raises(ValueError, match="colour"):
        create(register, "project", title="甲", colour="红")
    assert nothing_written(register, 1)


def test_a_set_that_changes_nothing_is_no_step(register: Register) -> None:
    record = create(register, "project", title="甲")
    assert write(register).step is None
    assert edit(register, record).step is None
    assert nothing_written(register, 2)


def test_subscribers_hear_of_each_step_with_its_initiator(register: Register) -> None:
    heard: list[Applied] = []
    end = register.subscribe(heard.append)
    change = creation(register, "project", title="甲")
    register.apply(ChangeSet(Action("create"), (change,)), initiator="form")
    register.undo("menu")
    end()
    register.redo("menu")
    assert [(a.step, a.initiator, dict(a.kinds)) for a in heard] == [
        (2, "form", {"project": 1}),
        (3, "menu", {"project": 1}),
    ]


def test_progress_is_told_and_work_can_be_stopped(register: Register) -> None:
    changes = tuple(creation(register, "project", title=f"项目{n}") for n in range(1500))
    told: list[tuple[int, int]] = []

    def stop() -> bool:
        return len(told) >= 2

    plan = ChangeSet(Action("import"), changes)
    with pytest.raises(Cancelled):
        register.apply(plan, progress=lambda *at: told.append(at), cancelled=stop)
    assert nothing_written(register, 1)
    told.clear()
    register.apply(plan, progress=lambda *at: told.append(at))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]
    assert register.count("project") == 1500


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE project SET title = 'x'",
        "INSERT INTO step (number, at, action, words, operator, office, mode) VALUES (9, 1, '', '', '', '', '')",
        "DELETE FROM change",
        "DROP TABLE project",
    ],
)
def test_writing_beside_the_door_is_an_error(register: Register, statement: str) -> None:
    create(register, "project", title="甲")
    with pytest.raises(DriverError, match="readonly"):
        register.reading().execute(statement)
    assert nothing_written(register, 2)


# What the log says


def logged(register: Register, record_id: str) -> list[tuple[str, dict[str, list[Any]]]]:
    sql = "SELECT operation, fields FROM change WHERE record_id = ? ORDER BY seq"
    return [
        (operation, json.loads(fields)) for operation, fields in register.reading().execute(sql, (record_id,))
    ]


def names_of(register: Register, record_id: str) -> list[str]:
    sql = "SELECT office || ':' || seq FROM change WHERE record_id = ? ORDER BY seq"
    return [name for (name,) in register.reading().execute(sql, (record_id,))]


def test_an_edit_names_the_changes_it_overwrites(register: Register) -> None:
    record = create(register, "project", title="甲", number="1")
    edit(register, record, title="乙")
    edit(register, record, title="丙", number="2")
    made, first, _second = names_of(register, record)
    assert [fields for _operation, fields in logged(register, record)] == [
        {"title": [None, "甲", []], "number": [None, "1", []]},
        {"title": ["甲", "乙", [made]]},
        {"title": ["乙", "丙", [first]], "number": ["1", "2", [made]]},
    ]


def test_a_deletion_names_every_change_its_author_had_seen(register: Register) -> None:
    record = create(register, "project", title="甲", number="1")
    edit(register, record, title="乙")
    delete(register, record)
    register.undo()
    made, edited, hidden, _shown = names_of(register, record)
    assert [(operation, fields.get("deleted")) for operation, fields in logged(register, record)] == [
        ("create", None),
        ("edit", None),
        ("delete", [0, 1, sorted([made, edited])]),
        ("restore", [1, 0, [hidden]]),
    ]


def test_the_log_keeps_the_source_and_what_was_written_there(register: Register) -> None:
    change = RecordChange(
        register.new_id(),
        "project",
        "create",
        {"title": (None, "煤矿智能化"), "start": (None, "2021-03")},
        origin="表2!17",
        written={"start": "２０２１．３"},
    )
    source = Source("柳林县2024.xls", "ab" * 32, {"表2": {"title": "C", "start": "F"}})
    register.apply(ChangeSet(Action("import", {"file": source.name, "rows": "1"}), (change,), source))
    (entry,) = register.history(change.record_id)
    assert entry.source == source
    assert entry.changes[0].written == {"start": "２０２１．３"}
    assert entry.cell(entry.changes[0], "start") == "表2!F17"
    assert entry.cell(entry.changes[0], "number") is None


# When the disk fails


class Failing:
    """A connection whose COMMIT reports a fault, after or instead of doing it."""

    def __init__(self, real: Connection, landed: bool, fault: str) -> None:
        self._real = real
        self._landed = landed
        self._fault = fault

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def execute(self, sql: str, *parameters: Any) -> Any:
        if sql != "COMMIT":
            return self._real.execute(sql, *parameters)
        self._real.execute("COMMIT" if self._landed else "ROLLBACK")
        raise DriverError(self._fault)


def failing(landed: bool, fault: str) -> Callable[..., Any]:
    def opened(path: Any, access: Any, key: Any = None) -> Any:
        real = connect(path, access, key)
        return Failing(real, landed, fault) if access == "write" else real

    return opened


def test_a_commit_that_failed_though_it_landed_counts_as_done(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "connect", failing(True, "disk I/O error"))
    create(register, "project", title="甲")
    monkeypatch.undo()
    create(register, "project", title="乙")
    assert shown(register, PROJECTS, "title") == ["甲", "乙"]
    assert nothing_written(register, 3)


@pytest.mark.parametrize(
    ("fault", "error"), [("disk I/O error", DiskFault), ("database or disk is full", DiskFull)]
)
def test_a_commit_that_failed_wrote_nothing_and_work_goes_on(
    register: Register, monkeypatch: pytest.MonkeyPatch, fault: str, error: type[Exception]
) -> None:
    monkeypatch.setattr(door, "connect", failing(False, fault))
    with pytest.raises(error):
        create(register, "project", title="甲")
    assert nothing_written(register, 1)
    monkeypatch.undo()
    register.undo()
    create(register, "project", title="乙")
    assert shown(register, PROJECTS, "title") == ["乙"]


def test_a_full_disk_is_told_and_nothing_is_lost(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = create(register, "project", title="甲")

    def small(path: Any, access: Any, key: Any = None) -> Connection:
        connection = connect(path, access, key)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages + 8}")
        return connection

    register.close()
    monkeypatch.setattr(door, "connect", small)
    with Register.open(register.path, operator="测试员", back_up=False) as again:
        with pytest.raises(DiskFull, match="磁盘已满"):
            write(
                again,
                *(creation(again, "project", title=f"项目{n}", abstract="长" * 900) for n in range(200)),
            )
        assert again.count("project") == 1
        assert again.check() == []
        edit(again, kept, title="乙")
        assert value(again, kept, "title") == "乙"
