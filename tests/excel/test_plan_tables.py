"""Rows of the tables beside projects: whom and what they name, what signed papers have fixed, what others tell."""

from pathlib import Path
from typing import Any

import pytest

from lyuliang_desk import operations
from lyuliang_desk.excel.planning.plan import SheetPlan
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View
from tests.excel.build.customary import BOOKS, NUMBER, OF_PROJECT, PROJECT, Customary
from tests.excel.test_customary_tables import planned, save, written

MOVEMENTS = ("日期", "凭证号", "项目名称", "类型", "资金来源", "金额（万元）")
PAID = ("2024-3-1", None, PROJECT, "拨付", "市级财政资金", 50)


@pytest.fixture
def project(register: Register) -> str:
    return save(register, "project", number=NUMBER, title=PROJECT)


def plan_of(register: Register, tmp_path: Path, book: Customary, **said: Any) -> SheetPlan:
    return planned(register, written(book, tmp_path / "表.xlsx"), **said).sheets[0]


def imported(register: Register, tmp_path: Path, book: Customary) -> SheetPlan:
    plan = planned(register, written(book, tmp_path / "表.xlsx"))
    operations.apply_import(register=register, plan=plan)
    return plan.sheets[0]


def errors(sheet: SheetPlan) -> list[tuple[str, str]]:
    return [(f.cell, f.code) for row in sheet.rows for f in row.findings if f.level == "error"]


def ledger(*rows: tuple[Any, ...]) -> Customary:
    return Customary("资金流水", MOVEMENTS, rows, {})


def budget(*rows: tuple[Any, ...]) -> Customary:
    return Customary(
        "项目经费预算表", BOOKS["budget_line"].headers, rows, {}, f"{OF_PROJECT}　　　　单位：万元"
    )


# What a row names


def test_a_project_that_is_nowhere_refuses_its_row_with_a_sentence(
    register: Register, project: str, tmp_path: Path
) -> None:
    strange = ("2024-3-1", None, "没有的项目", "拨付", "市级财政资金", 50)
    sheet = plan_of(register, tmp_path, ledger(PAID, strange))
    assert [row.state for row in sheet.rows] == ["new", "refused"]
    assert errors(sheet) == [("C4", "link_missing")]
    assert "没有的项目" in sheet.rows[1].findings[0].message
    assert register.count("project") == 1


def test_a_title_spelled_nearly_so_is_named(register: Register, project: str, tmp_path: Path) -> None:
    near = ("2024-3-1", None, PROJECT.replace("研究", "的研究"), "拨付", "市级财政资金", 50)
    (finding,) = plan_of(register, tmp_path, ledger(near)).rows[0].findings
    assert finding.code == "link_missing" and PROJECT in finding.message


def test_two_projects_of_one_title_are_told_apart_by_the_number(
    register: Register, project: str, tmp_path: Path
) -> None:
    other = save(register, "project", number="LL2021-009", title=PROJECT)
    by_number = ("2024-3-1", None, "LL2021-009", "拨付", "市级财政资金", 50)
    sheet = plan_of(register, tmp_path, ledger(PAID, by_number))
    assert errors(sheet) == [("C3", "name_ambiguous")]
    assert sheet.rows[1].changes[0].fields["project"] == (None, other)


def test_a_participant_is_the_person_of_that_name_wherever_they_work(
    register: Register, project: str, tmp_path: Path
) -> None:
    workplace = save(register, "organisation", name="某某大学")
    person = save(register, "person", name="张三丰", workplace=workplace)
    sheet = plan_of(register, tmp_path, BOOKS["participant"])
    assert sheet.rows[0].changes[0].fields["person"] == (None, person)
    assert [change.kind for change in sheet.used_companions()] == ["person"]


def test_of_two_people_of_one_name_the_one_already_taking_part_is_meant(
    register: Register, project: str, tmp_path: Path
) -> None:
    save(register, "person", name="张三丰", workplace=save(register, "organisation", name="某某大学"))
    taking_part = save(register, "person", name="张三丰")
    before = plan_of(register, tmp_path, BOOKS["participant"])
    assert errors(before) == [("C3", "name_ambiguous"), ("C3", "required_missing")]
    save(register, "participant", project=project, person=taking_part)
    after = plan_of(register, tmp_path, BOOKS["participant"])
    assert errors(after) == [] and after.rows[0].state == "changed"


# Rows that are equal


def test_two_equal_payments_are_two_records_and_stay_two(
    register: Register, project: str, tmp_path: Path
) -> None:
    sheet = imported(register, tmp_path, ledger(PAID, PAID))
    assert [row.state for row in sheet.rows] == ["new", "new"]
    assert [f.code for f in sheet.rows[1].findings] == ["equal_rows"]
    assert register.count("fund_movement") == 2
    again = plan_of(register, tmp_path, ledger(PAID, PAID, PAID))
    assert [row.state for row in again.rows] == ["unchanged", "unchanged", "new"]


def test_a_table_that_says_two_things_of_one_line_is_refused_there(
    register: Register, project: str, tmp_path: Path
) -> None:
    sheet = plan_of(register, tmp_path, budget((1, "设备费", 20, 10, None), (2, "设备费", 30, 10, None)))
    assert [row.state for row in sheet.rows] == ["new", "refused"]
    assert errors(sheet) == [("C5", "duplicate_differs")]


def test_a_changed_amount_changes_the_line_of_its_subject(
    register: Register, project: str, tmp_path: Path
) -> None:
    imported(register, tmp_path, budget((1, "设备费", 20, 10, None)))
    sheet = plan_of(register, tmp_path, budget((1, "设备费", 25, 10, None)))
    assert [row.state for row in sheet.rows] == ["changed"]
    assert sheet.rows[0].changes[0].fields == {"fiscal": (20_000_000, 25_000_000)}


# What signed papers have fixed


def test_a_table_that_the_task_contract_has_fixed_refuses_its_rows_not_the_import(
    register: Register, project: str, tmp_path: Path
) -> None:
    imported(register, tmp_path, budget((1, "设备费", 20, 10, None)))
    operations.save_record(
        register=register, kind="project", record_id=project, values={"contract_signed_on": "2024-01-05"}
    )
    sheet = plan_of(register, tmp_path, budget((1, "设备费", 20, 10, None), (2, "劳务费", 5, 0, None)))
    assert [row.state for row in sheet.rows] == ["unchanged", "refused"]
    assert {code for _cell, code in errors(sheet)} == {"table_locked"}
    changed = plan_of(register, tmp_path, budget((1, "设备费", 21, 10, None)))
    assert [row.state for row in changed.rows] == ["refused"]


def test_a_field_that_the_task_contract_has_fixed_refuses_its_row(
    register: Register, project: str, tmp_path: Path
) -> None:
    operations.save_record(
        register=register, kind="project", record_id=project, values={"contract_signed_on": "2024-01-05"}
    )
    headers = ("项目编号", "项目名称", "已支出（万元）")
    book = Customary("项目台账", headers, ((NUMBER, "另一个名称", None), ("LL-2", "新的项目", 3)), {})
    path = written(book, tmp_path / "台账.xlsx")
    plan = planned(register, path)
    assert [row.state for row in plan.sheets[0].rows] == ["refused", "new"]
    assert errors(plan.sheets[0]) == [("B3", "field_locked")]
    assert operations.apply_import(register=register, plan=plan).kinds == {"project": 1}


# What others tell


AGREEMENTS = ("协议编号", "协议名称", "签订日期", "期限（月）", "有效期至")


def test_what_follows_from_other_columns_is_planned_as_it_will_be(register: Register, tmp_path: Path) -> None:
    book = Customary("协议台账", AGREEMENTS, (("X-1", "甲协议", "2021-01-17", 120, None),), {})
    sheet = imported(register, tmp_path, book)
    assert sheet.rows[0].changes[0].fields["expires_on"] == (None, "2031-01-16")
    assert plan_of(register, tmp_path, book).rows[0].state == "unchanged"


def test_a_sheet_that_contradicts_itself_is_told_and_stays_unchanged_the_second_time(
    register: Register, tmp_path: Path
) -> None:
    book = Customary("协议台账", AGREEMENTS, (("X-1", "甲协议", "2021-01-17", 120, "2030-12-31"),), {})
    sheet = imported(register, tmp_path, book)
    assert "derived_differs" in {f.code for f in sheet.rows[0].findings}
    (kept,) = register.rows("agreement", register.ids(View("agreement")))
    assert kept.values["expires_on"] == "2031-01-16"
    assert plan_of(register, tmp_path, book).rows[0].state == "unchanged"


# Companions


def test_two_transfers_of_one_result_stand_in_two_rows(
    register: Register, project: str, tmp_path: Path
) -> None:
    book = BOOKS["result"]
    first = book.rows[0]
    second = (*first[:5], "转让", "交口某某材料有限公司", None, "2024.5.1", 20, None, None, None)
    sheet = imported(register, tmp_path, Customary(book.title, book.headers, (first, second), {}, book.above))
    assert register.count("result") == 1 and register.count("transfer") == 2
    assert "duplicate_row" not in {f.code for row in sheet.rows for f in row.findings}


def test_the_cell_of_every_value_is_kept_for_both_records_of_a_row(
    register: Register, project: str, tmp_path: Path
) -> None:
    sheet = imported(register, tmp_path, BOOKS["result"])
    (transfer,) = register.rows("transfer", register.ids(View("transfer")))
    for record, field, cell in (
        (str(sheet.rows[0].record_id), "ip_number", "Sheet!C4"),
        (transfer.id, "amount", "Sheet!J4"),
    ):
        (entry,) = register.history(record)
        assert [entry.cell(change, field) for change in entry.changes if change.record_id == record] == [cell]


def test_a_receipt_is_a_change_of_the_transfer_alone(
    register: Register, project: str, tmp_path: Path
) -> None:
    book = BOOKS["result"]
    imported(register, tmp_path, book)
    paid = list(book.rows[0])
    paid[10] = 80
    sheet = plan_of(
        register, tmp_path, Customary(book.title, book.headers, (tuple(paid), book.rows[1]), {}, book.above)
    )
    assert [row.state for row in sheet.rows] == ["changed", "unchanged"]
    (change,) = sheet.rows[0].changes
    assert (change.kind, change.operation) == ("transfer", "edit")
    assert change.fields == {"received": (40_000_000, 80_000_000)}


def test_a_companion_that_breaks_its_rules_refuses_the_row(
    register: Register, project: str, tmp_path: Path
) -> None:
    headers = ("姓名", "工作单位", "专家类别", "入库日期", "出库日期", "性别")
    row = ("周某某", "某某大学", "技术", "2024.5", "2023.1", "男")
    plan = planned(register, written(Customary("专家名单", headers, (row,), {}), tmp_path / "专家.xlsx"))
    assert [r.state for r in plan.sheets[0].rows] == ["refused"]
    assert operations.apply_import(register=register, plan=plan).step is None


def test_a_membership_that_ends_before_it_begins_refuses_its_row_alone(
    register: Register, tmp_path: Path
) -> None:
    headers = ("姓名", "性别", "工作单位", "团队角色", "加入时间", "退出时间")
    rows = (
        ("周某某", "男", "某某大学", "成员", "2024.5", "2023.1"),
        ("吴某某", "女", "某某大学", "成员", "2022.5", None),
    )
    sheet = imported(register, tmp_path, Customary("智能煤机团队花名册", headers, rows, {}))
    assert [row.state for row in sheet.rows] == ["refused", "new"]
    assert register.count("membership") == register.count("person") == 1


NEEDS = ("企业名称", "统一社会信用代码", "需求名称")
CODE = "91140000PDY0000168"


def needs(*rows: tuple[Any, ...]) -> Customary:
    return Customary("企业技术需求表", NEEDS, rows, {})


def test_an_enterprise_is_made_with_its_credit_code_and_found_by_it(
    register: Register, tmp_path: Path
) -> None:
    sheet = imported(
        register, tmp_path, needs(("某某食品有限公司", CODE, "保鲜"), ("某某食品有限公司", CODE, "去核"))
    )
    assert [row.state for row in sheet.rows] == ["new", "new"]
    (enterprise,) = register.rows("organisation", register.ids(View("organisation")))
    assert enterprise.values["credit_code"] == CODE
    renamed = plan_of(register, tmp_path, needs(("某某食品集团", CODE, "烘干")))
    assert renamed.rows[0].changes[0].fields["enterprise"] == (None, enterprise.id)
    assert "number_of_another" in {f.code for f in renamed.rows[0].findings}
    other = plan_of(register, tmp_path, needs(("某某食品有限公司", "91140000PDY0000243", "烘干")))
    assert "number_not_kept" in {f.code for f in other.rows[0].findings}
