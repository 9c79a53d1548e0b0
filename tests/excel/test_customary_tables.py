"""A customary table of each kind becomes records of that kind, and imported again it changes nothing."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from lyuliang_desk import operations
from lyuliang_desk.catalogue.linking import linked_ids
from lyuliang_desk.excel.planning.plan import ImportPlan, SheetCorrections
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View
from tests.excel.build.customary import BOOKS, NUMBER, PROJECT, Customary
from tests.excel.test_every_kind import IMPORTABLE


def save(register: Register, kind: str, **values: Any) -> str:
    return operations.save_record(register=register, kind=kind, record_id=None, values=values).record_ids[0]


@pytest.fixture
def stocked(register: Register) -> Register:
    """A register with the records that customary tables name and do not make."""
    save(register, "project", number=NUMBER, title=PROJECT)
    save(register, "performance_objective", year="2024", title="新材料专项")
    save(register, "platform", name="镁合金中试平台")
    save(register, "result", title="镁合金压铸工艺")
    save(register, "activity", title="白酒产业对接会")
    save(register, "think_tank", name="区域创新智库")
    enterprise = save(register, "organisation", name="兴县某某饮品有限公司")
    save(register, "technology_need", title="沙棘果汁澄清", enterprise=enterprise)
    return register


def written(book: Customary, path: Path) -> Path:
    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.append([book.title])
    if book.above:
        sheet.append([book.above])
    sheet.append(list(book.headers))
    for row in book.rows:
        sheet.append(list(row))
    workbook.save(path)
    return path


def planned(register: Register, path: Path, **said: Any) -> ImportPlan:
    workbook = operations.read_workbook(path=path)
    corrections = {grid.name: SheetCorrections(**said) for grid in workbook.sheets}
    return operations.plan_import(register=register, workbook=workbook, corrections=corrections)


def in_words(register: Register, kind: str, values: dict[str, Any]) -> dict[str, str]:
    """A record as a person reads it, links by their titles."""
    words = {}
    for field in register.kinds[kind].fields:
        stored = values[field.name]
        ids = linked_ids(field, stored)
        titles = register.titles(ids)
        words[field.name] = "、".join(titles[id_] for id_ in ids) if ids else field.show(stored)
    return words


def test_there_is_a_customary_table_of_every_kind() -> None:
    assert set(BOOKS) == set(IMPORTABLE)


@pytest.mark.parametrize("kind", BOOKS)
def test_a_customary_table_is_told_apart_and_becomes_records(
    stocked: Register, tmp_path: Path, kind: str
) -> None:
    book, path = BOOKS[kind], written(BOOKS[kind], tmp_path / "表.xlsx")
    plan = planned(stocked, path)
    (sheet,) = plan.sheets
    assert sheet.kind == kind
    assert [f for f in sheet.findings if f.level != "note"] == []
    assert [[f for f in row.findings if f.level == "error"] for row in sheet.rows] == [[]] * len(book.rows)
    assert [row.state for row in sheet.rows] == ["new"] * len(book.rows)
    operations.apply_import(register=stocked, plan=plan)
    record = stocked.get(str(sheet.rows[0].record_id))
    assert record is not None and record.kind == kind
    assert {n: w for n, w in in_words(stocked, kind, record.values).items() if n in book.first} == book.first
    again = planned(stocked, path).sheets[0]
    assert [(row.state, row.changes) for row in again.rows] == [("unchanged", ())] * len(book.rows)


@pytest.mark.parametrize("kind", [kind for kind, book in BOOKS.items() if book.also])
def test_a_row_without_companion_columns_filled_makes_no_companion(
    stocked: Register, tmp_path: Path, kind: str
) -> None:
    path = written(BOOKS[kind], tmp_path / "表.xlsx")
    operations.apply_import(register=stocked, plan=planned(stocked, path))
    assert stocked.count(BOOKS[kind].also) == 1
    (companion,) = stocked.rows(BOOKS[kind].also, stocked.ids(View(BOOKS[kind].also)))
    assert companion.values["remarks"] is None
