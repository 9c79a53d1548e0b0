"""What was done, by whom, when, from which file: newest first."""

from store_scene import create, creation, delete, edit, write

from lyuliang_desk.store.actions import describe
from lyuliang_desk.store.changes import Action, ChangeSet, Source
from lyuliang_desk.store.history import MOST_CHANGES
from lyuliang_desk.store.register import Register


def test_the_register_begins_with_its_own_making(register: Register) -> None:
    (entry,) = register.history()
    assert (entry.step, describe(entry.action), entry.count) == (1, "新建库", 0)
    assert (entry.office, entry.operator) == ("吕梁产业技术研究院", "测试员")
    assert entry.at.isoformat() == "2026-07-06T04:00:00+00:00"


def test_a_record_shows_its_own_changes_newest_first(register: Register) -> None:
    record = create(register, "project", title="甲")
    create(register, "project", title="别的")
    edit(register, record, title="乙", number="1")
    delete(register, record)
    register.undo()
    entries = register.history(record)
    assert [(e.mode, e.changes[0].operation, len(e.changes)) for e in entries] == [
        ("undo", "restore", 1),
        ("do", "delete", 1),
        ("do", "edit", 1),
        ("do", "create", 1),
    ]
    assert entries[2].changes[0].fields == {"title": ("甲", "乙"), "number": (None, "1")}
    assert entries[0].reverses == entries[1].step
    assert entries[0].changes[0].fields == {}


def test_the_newest_steps_are_enough(register: Register) -> None:
    for title in "甲乙丙丁":
        create(register, "project", title=title)
    assert [entry.action.words["title"] for entry in register.history(limit=2)] == ["丁", "丙"]


def test_a_large_step_lists_its_first_changes_and_tells_how_many_there_are(register: Register) -> None:
    changes = tuple(creation(register, "project", title=f"项目{n}") for n in range(MOST_CHANGES + 20))
    source = Source("柳林县.xlsx", "00" * 32)
    step = register.apply(
        ChangeSet(Action("import", {"file": "柳林县.xlsx", "rows": "120"}), changes, source)
    ).step
    assert step is not None
    entry = register.history()[0]
    assert (entry.count, len(entry.changes), entry.source) == (MOST_CHANGES + 20, MOST_CHANGES, source)
    assert describe(entry.action) == "导入 柳林县.xlsx（120 行）"
    assert [c.record_id for c in register.changes_of(step)] == [c.record_id for c in changes]


def test_the_operator_is_whoever_had_the_register_open(register: Register) -> None:
    record = create(register, "project", title="甲")
    register.close()
    with Register.open(register.path, operator="接班人", back_up=False) as again:
        edit(again, record, title="乙")
        assert [entry.operator for entry in again.history(record)] == ["接班人", "测试员"]


def test_changes_of_one_step_stand_under_one_stamp_and_steps_under_growing_ones(register: Register) -> None:
    write(register, creation(register, "project", title="甲"), creation(register, "project", title="乙"))
    create(register, "project", title="丙")
    stamps = list(register.reading().execute("SELECT hlc, seq FROM change ORDER BY seq"))
    assert stamps[0][0] == stamps[1][0] < stamps[2][0]
    assert [seq for _stamp, seq in stamps] == [1, 2, 3]
    assert register.log_count == 3
