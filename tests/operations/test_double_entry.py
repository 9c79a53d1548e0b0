"""Which fields an office keys twice: kept in the register, told by the log, not an undoable change of records."""

import pytest

from lyuliang_desk import operations
from lyuliang_desk.operations import double_entry
from lyuliang_desk.store.errors import ReadOnlyRegister
from lyuliang_desk.store.register import Register


def chosen(register: Register, kind: str) -> set[str]:
    return set(double_entry.keyed_twice(register=register, kind=register.kinds[kind]))


def test_nothing_is_keyed_twice_unless_an_office_says_so(register: Register) -> None:
    assert chosen(register, "person") == set()


def test_amounts_dates_and_numbers_can_be_chosen_and_nothing_else(register: Register) -> None:
    offered = double_entry.fields_for_double_entry(register=register)
    assert [f.name for f in offered["person"]] == ["birth", "id_number"]
    assert "total_budget" in [f.name for f in offered["project"]]
    assert [f.name for f in offered["organisation"]] == ["credit_code"]


def test_the_choice_belongs_to_the_register_and_is_there_when_it_is_opened_again(register: Register) -> None:
    double_entry.choose_keyed_twice(register=register, fields={"person": ["id_number"], "project": []})
    with Register.open(register.path, operator="看", read_only=True) as again:
        assert chosen(again, "person") == {"id_number"}
        assert chosen(again, "project") == set()


def test_the_log_tells_who_chose_and_undo_passes_over_it(register: Register) -> None:
    operations.save_record(register=register, kind="person", record_id=None, values={"name": "甲样例"})
    double_entry.choose_keyed_twice(register=register, fields={"person": ["id_number"]})
    newest = register.history()[0]
    assert operations.step_name(newest.action) == "设置双录字段"
    assert (newest.operator, newest.count) == ("测试员", 0)
    operations.undo(register=register)
    assert register.count("person") == 0
    assert chosen(register, "person") == {"id_number"}
    operations.redo(register=register)
    assert register.count("person") == 1
    assert register.check() == []


def test_choosing_the_same_again_writes_nothing(register: Register) -> None:
    for _again in range(2):
        double_entry.choose_keyed_twice(register=register, fields={"person": ["id_number"]})
    assert sum(entry.action.code == "double_entry" for entry in register.history()) == 1


def test_only_new_values_are_keyed_again(register: Register) -> None:
    kind = register.kinds["project"]
    double_entry.choose_keyed_twice(
        register=register, fields={"project": ["total_budget", "start", "end", "spent"]}
    )
    fields = double_entry.to_key_again(
        register=register,
        kind=kind,
        before={"total_budget": 100, "end": "2024-01", "spent": 5},
        after={"total_budget": 200, "start": "2021-01", "end": None, "spent": 5, "title": "甲"},
    )
    assert [f.name for f in fields] == ["start", "total_budget"]


def test_a_register_opened_for_viewing_refuses(register: Register) -> None:
    with (
        Register.open(register.path, operator="看", read_only=True) as viewed,
        pytest.raises(ReadOnlyRegister),
    ):
        double_entry.choose_keyed_twice(register=viewed, fields={"person": ["id_number"]})
