"""An office adds a field to a kind without a programmer, and it is a field like any other."""

from pathlib import Path

import pytest
from store_scene import create, delete, edit, value

from lyuliang_desk.catalogue.custom import field_name
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.catalogue.types.base import ReadingContext
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.excel.export import export_table
from lyuliang_desk.operations import custom_fields
from lyuliang_desk.store.errors import Refused
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Filter, Order, View


def define(register: Register, kind: str = "project", **values: object) -> str:
    """A field of the office's own; answers with its catalogue name."""
    given = {"name": "联系村", "field_type": "text", **values}
    applied = custom_fields.define(register=register, kind=kind, values=given)  # type: ignore[arg-type]
    return field_name(applied.record_ids[0])


def test_a_defined_field_is_kept_searched_filtered_and_sorted(register: Register) -> None:
    name = define(register)
    assert register.kinds["project"][name].label.zh == "联系村"
    first = create(register, "project", title="甲", **{name: "贺昌村"})
    create(register, "project", title="乙")
    assert value(register, first, name) == "贺昌村"
    for view in (
        View("project", search="贺昌"),
        View("project", filters=(Filter(name, "contains", "贺"),)),
    ):
        assert [row.id for row in register.rows("project", register.ids(view))] == [first]
    assert len(register.ids(View("project", order=(Order(name),)))) == 2
    assert register.check() == []


def test_the_catalogue_of_other_registers_stays_as_it_is(register: Register) -> None:
    define(register)
    assert register.kinds["project"] != KINDS["project"]
    assert register.kinds["person"] is KINDS["person"]


def test_it_is_there_when_the_register_is_opened_again(register: Register) -> None:
    name = define(register, name="帮扶金额", field_type="money")
    project = create(register, "project", title="甲", **{name: 12_300})
    register.close()
    with Register.open(register.path, operator="李四") as again:
        assert isinstance(again.kinds["project"][name].type, Money)
        assert value(again, project, name) == 12_300
        assert again.totals(View("project"), "project", [name]) == {name: 12_300}


def test_undo_takes_the_field_away_and_redo_brings_it_back_with_its_values(register: Register) -> None:
    name = define(register)
    create(register, "project", title="甲", **{name: "贺昌村"})
    register.undo()
    register.undo()
    assert name not in register.kinds["project"].by_name
    assert register.check() == []
    register.redo()
    register.redo()
    (row,) = register.rows("project", register.ids(View("project")))
    assert row.values[name] == "贺昌村"
    assert register.check() == []


def test_a_field_taken_away_keeps_its_history(register: Register) -> None:
    name = define(register)
    project = create(register, "project", title="甲", **{name: "贺昌村"})
    (definition,) = custom_fields.definitions(register=register)
    custom_fields.take_away(register=register, record_id=definition.id)
    assert name not in register.kinds["project"].by_name
    assert register.check() == []
    (entry,) = register.history(project)
    assert register.kinds_ever()["project"][name].show(entry.changes[0].fields[name][1]) == "贺昌村"
    edit(register, project, title="乙")
    delete(register, project)
    assert register.check() == []


def test_a_choice_of_words_is_offered_in_its_order(register: Register) -> None:
    name = define(register, name="帮扶方式", field_type="choice", words="资金、技术，人才\n技术")
    type_ = register.kinds["project"][name].type
    assert [item.zh for item in type_.list.items] == ["资金", "技术", "人才"]  # type: ignore[attr-defined]
    assert type_.read("人才", ReadingContext(register.today())).value == "人才"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"name": "项目名称"}, "definition_name_taken"),
        ({"field_type": "choice"}, "definition_lacks_words"),
        ({"field_type": "code"}, "definition_lacks_list"),
        ({"record_kind": "saved_view"}, "definition_unknown"),
    ],
)
def test_a_definition_that_cannot_be_is_refused(
    register: Register, values: dict[str, str], code: str
) -> None:
    kind = values.pop("record_kind", "project")
    with pytest.raises(Refused) as refused:
        define(register, kind, **values)
    assert [f.code for found in refused.value.findings.values() for f in found] == [code]


def test_the_type_of_a_field_stays_while_its_name_may_change(register: Register) -> None:
    name = define(register)
    (definition,) = custom_fields.definitions(register=register)
    with pytest.raises(Refused):
        edit(register, definition.id, field_type="number")
    edit(register, definition.id, name="帮扶村")
    assert register.kinds["project"][name].label.zh == "帮扶村"


def test_fields_stand_in_the_order_that_the_office_gives(register: Register) -> None:
    names = [define(register, name=word) for word in ("甲", "乙", "丙")]
    ids = [row.id for row in custom_fields.definitions(register=register, kind="project")]
    custom_fields.put_in_order(register=register, record_ids=[ids[2], ids[0], ids[1]])
    assert [f.name for f in register.kinds["project"].fields[-3:]] == [names[2], names[0], names[1]]


def test_a_column_of_a_workbook_is_made_of_it(register: Register, tmp_path: Path) -> None:
    name = define(register)
    create(register, "project", title="甲", **{name: "贺昌村"})
    path = tmp_path / "项目.xlsx"
    assert export_table(register, View("project"), path) == 1
    from openpyxl import load_workbook

    rows = list(load_workbook(path).active.values)
    assert rows[2][-1] == "联系村" and rows[3][-1] == "贺昌村"
