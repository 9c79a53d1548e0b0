"""A county's project ledger becomes a plan: every row has a state, and the balance closes."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lyuliang_desk import operations
from lyuliang_desk.excel.errors import ImportRefused
from lyuliang_desk.excel.planning.plan import ImportPlan, SheetCorrections, SheetPlan
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View

HEADER = (
    "序号",
    "项目编号",
    "项目名称",
    "承担单位",
    "项目负责人",
    "联系电话",
    "实施县（市、区）",
    "起止时间",
    "总投资",
    "市级财政",
    "自筹",
)
GOOD = (
    (1, "LL2021-001", "煤机液压支架电液控制研究", "吕梁某某机械有限公司", "张三丰", "13800000001", "离石区", "2021.3-2023.12", 100, 60, 40),
    (2, "LL2021-002", "红枣深加工技术示范", "柳林某某食品有限公司", "李四光", "13800000002", "柳林县", "2021年3月至2023年12月", "50.5", 20, 30.5),
    (3, None, "镁合金轮毂成形", "吕梁某某机械有限公司", "王　五", "13800000003", "柳林", "202103-202212", "１２３．５", "100", "23.5"),
)  # fmt: skip

Rows = list[tuple[Any, ...]]


@pytest.fixture
def ledger(tmp_path: Path) -> Callable[..., Path]:
    """Writes a ledger: title, unit line, two-row header with the funds grouped, rows, and lines at the foot."""

    def write(rows: Rows, *, unit: str = "万元", foot: Rows | None = None, name: str = "台账.xlsx") -> Path:
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "项目台账"
        sheet.append(["附件1"])
        sheet.append(["2021年度市校合作项目台账"])
        sheet.append(
            ["填报单位（盖章）：柳林县某某局", None, None, None, None, None, None, None, f"单位：{unit}"]
        )
        sheet.append([*HEADER[:8], f"经费（{unit}）"])
        sheet.append([None] * 8 + list(HEADER[8:]))
        for column in range(1, 9):
            sheet.merge_cells(start_row=4, end_row=5, start_column=column, end_column=column)
        sheet.merge_cells(start_row=4, end_row=4, start_column=9, end_column=11)
        for row in [*rows, *(foot or [])]:
            sheet.append(row)
        path = tmp_path / name
        book.save(path)
        return path

    return write


def planned(register: Register, path: Path, **options: Any) -> ImportPlan:
    return operations.plan_import(register=register, workbook=operations.read_workbook(path=path), **options)


def only_sheet(plan: ImportPlan) -> SheetPlan:
    return next(sheet for sheet in plan.sheets if sheet.kind)


def codes(sheet: SheetPlan, level: str) -> set[tuple[str, str]]:
    found = [*sheet.findings, *(f for row in sheet.rows for f in row.findings)]
    return {(f.cell, f.code) for f in found if f.level == level}


def projects(register: Register) -> list[dict[str, Any]]:
    return [row.values for row in register.rows("project", register.ids(View("project")))]


def test_good_rows_are_new_and_the_balance_closes(register: Register, ledger: Callable[..., Path]) -> None:
    sheet = only_sheet(planned(register, ledger(list(GOOD))))
    assert sheet.kind == "project"
    assert sheet.balance() == {"read": 3, "new": 3, "changed": 0, "unchanged": 0, "refused": 0, "ignored": 0}
    assert codes(sheet, "error") == set()


def test_columns_are_matched_through_a_two_row_header(
    register: Register, ledger: Callable[..., Path]
) -> None:
    sheet = only_sheet(planned(register, ledger(list(GOOD))))
    assert {m.column: m.target for m in sheet.columns if m.target} == {
        1: "number", 2: "title", 3: "lead_organisation", 4: "leader", 5: "leader_phone", 6: "county",
        7: "term", 8: "total_budget", 9: "city_funds", 10: "own_funds",
    }  # fmt: skip
    assert {m.unit for m in sheet.columns if m.column >= 8} == {"万元"}


def test_applied_rows_are_in_the_register_with_the_records_they_name(
    register: Register, ledger: Callable[..., Path]
) -> None:
    plan = planned(register, ledger(list(GOOD)))
    operations.apply_import(register=register, plan=plan)
    first, second, third = projects(register)
    assert first["total_budget"] == 100_000_000
    assert (second["start"], second["end"]) == ("2021-03", "2023-12")
    assert third["total_budget"] == 123_500_000 and third["county"] == "141125"
    assert register.count("organisation") == 2
    assert register.titles([third["leader"]]) == {third["leader"]: "王五"}
    assert first["lead_organisation"] == third["lead_organisation"]


def test_amounts_in_yuan_are_read_by_the_headers_unit(
    register: Register, ledger: Callable[..., Path]
) -> None:
    row = (1, "LL-1", "某某项目", "某某公司", "张三", None, None, None, 1_000_000, 600_000, 400_000)
    operations.apply_import(register=register, plan=planned(register, ledger([row], unit="元")))
    assert projects(register)[0]["total_budget"] == 100_000_000


def test_a_headers_own_unit_comes_before_the_word_for_the_sheet(register: Register, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["项目编号", "项目名称", "总投资（万元）", "市级财政"])
    book.active.append(["LL-1", "某某项目", 100, 600_000])
    path = tmp_path / "两种单位.xlsx"
    book.save(path)

    def units(**said: Any) -> list[str | None]:
        corrections = {book.active.title: SheetCorrections(**said)}
        return [m.unit for m in only_sheet(planned(register, path, corrections=corrections)).columns[2:]]

    assert units() == ["万元", None]
    assert units(unit="元") == ["万元", "元"]
    assert units(unit="元", units={2: "元", 3: "万元"}) == ["元", "万元"]


def test_a_second_import_of_the_same_file_changes_nothing(
    register: Register, ledger: Callable[..., Path]
) -> None:
    path = ledger(list(GOOD))
    operations.apply_import(register=register, plan=planned(register, path))
    again = planned(register, path)
    assert only_sheet(again).balance()["unchanged"] == 3
    assert again.change_set().changes == ()


def test_a_changed_cell_changes_that_field_only(register: Register, ledger: Callable[..., Path]) -> None:
    operations.apply_import(register=register, plan=planned(register, ledger(list(GOOD))))
    changed = [list(row) for row in GOOD]
    changed[0][8:] = [120, 80, 40]
    sheet = only_sheet(planned(register, ledger(changed, name="改.xlsx")))
    assert [row.state for row in sheet.rows] == ["changed", "unchanged", "unchanged"]
    assert dict(sheet.rows[0].changes[0].fields) == {
        "total_budget": (100_000_000, 120_000_000),
        "city_funds": (60_000_000, 80_000_000),
    }


def test_an_empty_cell_clears_nothing(register: Register, ledger: Callable[..., Path]) -> None:
    operations.apply_import(register=register, plan=planned(register, ledger(list(GOOD))))
    emptied = list(GOOD[0])
    emptied[6] = None
    sheet = only_sheet(planned(register, ledger([tuple(emptied)], name="空.xlsx")))
    assert [row.state for row in sheet.rows] == ["unchanged"]


def test_totals_groups_and_signatures_are_left_out_and_counted(
    register: Register, ledger: Callable[..., Path]
) -> None:
    group = (None, "一、装备制造（2项）")
    foot = [(None, "合计") + (None,) * 6 + (274, 180, 94), ("填表人：赵六", None, None, "负责人（签字）：")]
    sheet = only_sheet(planned(register, ledger([group, *GOOD], foot=foot)))
    assert sheet.balance() == {"read": 6, "new": 3, "changed": 0, "unchanged": 0, "refused": 0, "ignored": 3}
    assert {row.reason for row in sheet.rows if row.state == "ignored"} == {"group", "total", "signature"}
    assert codes(sheet, "warning") & {("I10", "total_differs"), ("J10", "total_differs")} == set()


def test_a_wrong_total_of_the_sheet_is_told_at_its_cell(
    register: Register, ledger: Callable[..., Path]
) -> None:
    foot = [(None, "合计") + (None,) * 6 + (275, 180, 94)]
    sheet = only_sheet(planned(register, ledger(list(GOOD), foot=foot)))
    assert ("I9", "total_differs") in codes(sheet, "warning")
    assert ("J9", "total_differs") not in codes(sheet, "warning")


def test_a_total_in_yuan_is_checked_in_yuan(register: Register, ledger: Callable[..., Path]) -> None:
    row = (1, "LL-1", "某某项目", "某某公司", "张三", None, None, None, 1_000_000, 600_000, 400_000)
    foot = [("合计", *[None] * 7, 1_000_000, 600_000, 400_001)]
    sheet = only_sheet(planned(register, ledger([row], unit="元", foot=foot)))
    assert {f.cell for row in sheet.rows for f in row.findings if f.code == "total_differs"} == {"K7"}


def test_a_sum_with_an_unreadable_part_is_not_called_wrong(
    register: Register, ledger: Callable[..., Path]
) -> None:
    sheet = only_sheet(planned(register, ledger([(*GOOD[0][:9], "50-60", 40)])))
    assert codes(sheet, "error") == {("J6", "range")}


@pytest.mark.parametrize(
    ("column", "content", "cell", "code"),
    [
        (7, "2023.12-2021.3", "H6", "end_before_start"),
        (8, 101, "I6", "sum_differs"),
        (8, "五十左右吧", "I6", None),
        (6, "太原市小店区", "G6", "code_unknown"),
        (2, None, "C6", "required_missing"),
        (4, "张三、李四", "E6", "several_people"),
    ],
)
def test_a_row_with_an_error_is_refused_whole(
    register: Register, ledger: Callable[..., Path], column: int, content: Any, cell: str, code: str | None
) -> None:
    broken = list(GOOD[0])
    broken[column] = content
    plan = planned(register, ledger([tuple(broken), GOOD[1]]))
    sheet = only_sheet(plan)
    assert [row.state for row in sheet.rows] == ["refused", "new"]
    errors = codes(sheet, "error")
    assert cell in {c for c, _ in errors} and (code is None or (cell, code) in errors)
    operations.apply_import(register=register, plan=plan)
    assert [p["number"] for p in projects(register)] == ["LL2021-002"]
    assert register.titles([c.record_id for c in sheet.used_companions()]).keys()
    assert "吕梁某某机械有限公司" not in {t.title for t in register.title_index("organisation")}


def test_all_or_nothing_applies_none_when_one_is_refused(
    register: Register, ledger: Callable[..., Path]
) -> None:
    broken = (*GOOD[0][:8], 101, 60, 40)
    plan = planned(register, ledger([broken, GOOD[1]]))
    with pytest.raises(ImportRefused):
        operations.apply_import(register=register, plan=plan, all_or_nothing=True)
    assert register.count("project") == 0


def test_one_undo_takes_the_whole_import_back(register: Register, ledger: Callable[..., Path]) -> None:
    operations.apply_import(register=register, plan=planned(register, ledger(list(GOOD))))
    operations.undo(register=register)
    assert [register.count(k) for k in ("project", "organisation", "person")] == [0, 0, 0]
    operations.redo(register=register)
    assert [register.count(k) for k in ("project", "organisation", "person")] == [3, 2, 3]


def test_a_corrected_cell_lets_the_row_in(register: Register, ledger: Callable[..., Path]) -> None:
    broken = (*GOOD[0][:8], 101, 60, 40)
    path = ledger([broken])
    corrections = {"项目台账": SheetCorrections(cells={"I6": "100"})}
    sheet = only_sheet(planned(register, path, corrections=corrections))
    assert [row.state for row in sheet.rows] == ["new"]


def test_a_column_may_be_matched_by_hand_or_left_out(register: Register, ledger: Callable[..., Path]) -> None:
    corrections = {"项目台账": SheetCorrections(columns={6: None, 5: "remarks"})}
    sheet = only_sheet(planned(register, ledger(list(GOOD)), corrections=corrections))
    targets = {m.column: m.target for m in sheet.columns}
    assert targets[6] is None and targets[5] == "remarks"


def test_the_same_row_twice_counts_once_and_a_contradiction_is_refused(
    register: Register, ledger: Callable[..., Path]
) -> None:
    other = ("4", "LL2021-001", *GOOD[0][2:8], 90, 50, 40)
    sheet = only_sheet(planned(register, ledger([GOOD[0], GOOD[0], other])))
    assert [row.state for row in sheet.rows] == ["new", "unchanged", "refused"]
    assert ("I8", "duplicate_differs") in codes(sheet, "error")


def test_hidden_rows_are_read_with_a_warning_or_left_out(
    register: Register, ledger: Callable[..., Path], tmp_path: Path
) -> None:
    path = ledger(list(GOOD))
    book = openpyxl.load_workbook(path)
    book.active.row_dimensions[7].hidden = True
    book.save(path)
    assert ("A7", "hidden_row") in codes(only_sheet(planned(register, path)), "warning")
    skipped = only_sheet(planned(register, path, skip_hidden=True))
    assert skipped.balance()["ignored"] == 1 and skipped.balance()["read"] == 3


def test_a_hidden_sheet_is_read_with_a_warning_or_left_out(
    register: Register, ledger: Callable[..., Path]
) -> None:
    path = ledger(list(GOOD))
    book = openpyxl.load_workbook(path)
    book.create_sheet("说明").append(["无"])
    book["项目台账"].sheet_state = "hidden"
    book.save(path)
    assert "hidden_sheet" in {code for _cell, code in codes(only_sheet(planned(register, path)), "warning")}
    left_out = planned(register, path, skip_hidden=True).sheets
    assert not any(sheet.kind for sheet in left_out)
    assert ("A1", "hidden_sheet_left_out") in codes(left_out[0], "warning")


def test_a_merged_organisation_is_carried_down(register: Register, ledger: Callable[..., Path]) -> None:
    rows = [list(GOOD[0]), list(GOOD[1]), list(GOOD[2])]
    rows[1][3] = rows[2][3] = None
    path = ledger([tuple(r) for r in rows])
    book = openpyxl.load_workbook(path)
    book.active.merge_cells("D6:D8")
    book.save(path)
    operations.apply_import(register=register, plan=planned(register, path))
    assert (
        len({p["lead_organisation"] for p in projects(register)}) == 1 and register.count("organisation") == 1
    )


def test_every_value_knows_its_cell(register: Register, ledger: Callable[..., Path]) -> None:
    plan = planned(register, ledger(list(GOOD)))
    operations.apply_import(register=register, plan=plan)
    id_ = register.rows("project", register.ids(View("project")))[1].id
    entry = register.history(id_)[0]
    assert entry.source is not None and entry.source.sha256 == plan.workbook.sha256
    assert entry.cell(entry.changes[0], "title") is not None and "C7" in str(
        entry.cell(entry.changes[0], "title")
    )
    assert {str(entry.cell(entry.changes[0], name))[-2:] for name in ("start", "end")} == {"H7"}


def test_a_workbook_without_a_table_says_so(register: Register, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["会议纪要"])
    book.active.append(["一、同意。"])
    book.save(tmp_path / "纪要.xlsx")
    plan = planned(register, tmp_path / "纪要.xlsx")
    assert [sheet.kind for sheet in plan.sheets] == [None]
    assert plan.sheets[0].findings[0].code == "no_header"


def test_a_long_import_can_be_cancelled(register: Register, ledger: Callable[..., Path]) -> None:
    from lyuliang_desk.errors import Cancelled

    asked = datetime.now(UTC)
    with pytest.raises(Cancelled):
        planned(register, ledger(list(GOOD)), cancelled=lambda: asked is not None)
