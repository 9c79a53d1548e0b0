"""Column headers as offices spell them, and the fields they stand for."""

import pytest

from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.excel.grid import SheetGrid
from lyuliang_desk.excel.layout.header import find_header
from lyuliang_desk.excel.planning.find_kind import find_kind
from lyuliang_desk.excel.planning.match import match_columns
from lyuliang_desk.excel.planning.plan import ColumnMatch, SheetCorrections
from lyuliang_desk.excel.planning.sheet_findings import sheet_findings
from lyuliang_desk.excel.planning.sheet_kinds import SheetKinds

SHEETS = SheetKinds(KINDS)


def matched(kind: str, *headers: str) -> tuple[ColumnMatch, ...]:
    grid = SheetGrid("Sheet1", [list(headers), ["某"] * len(headers)])
    band = find_header(grid, SHEETS.known_header)
    assert band is not None
    assert find_kind(grid, band, SHEETS).kind == kind
    return match_columns(grid, band, SHEETS.targets(kind), SheetCorrections())


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ("项目编码", "number"),
        ("企业名称", "lead_organisation"),
        ("单位名称", "lead_organisation"),
        ("单位", "lead_organisation"),
        ("承担单位名称", "lead_organisation"),
        ("依托单位", "lead_organisation"),
        ("合作高校院所", "partners"),
        ("首席专家", "leader"),
        ("负责人联系方式", "leader_phone"),
        ("项目负责人联系电话", "leader_phone"),
        ("所属产业", "industry"),
        ("所属区县", "county"),
        ("项目执行期", "term"),
        ("起始日期", "start"),
        ("结题时间", "end"),
        ("项目总预算（万元）", "total_budget"),
        ("市级补助资金", "city_funds"),
        ("县级配套资金", "county_funds"),
        ("企业自筹资金", "own_funds"),
        ("已拨付经费", "disbursed"),
        ("实际支出", "spent"),
        ("财政资金", None),
        ("其他资金", None),
    ],
)
def test_a_ledgers_column(header: str, target: str | None) -> None:
    assert matched("project", "序号", "项目名称", "立项年度", header)[-1].target == target


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ("学历（学位）", "education_and_degree"),
        ("学位/学历", "education_and_degree"),
        ("学历（最高）", "education"),
        ("职务（职称）", "title_and_post"),
        ("职称（中级以上）", "title"),
        ("有效证件号码", "id_number"),
        ("所属单位", "workplace"),
        ("所在单位及职务", "workplace_and_post"),
        ("何时何校何专业毕业", "school_and_major"),
        ("移动电话", "phone"),
        ("团队身份", "role"),
        ("人才团队", "team"),
    ],
)
def test_a_rosters_column(header: str, target: str) -> None:
    assert matched("person", "序号", "姓名", "性别", header)[-1].target == target


def test_the_fields_own_label_wins_over_another_word_for_it() -> None:
    columns = matched("project", "序号", "单位", "项目名称", "承担单位", "项目负责人")
    assert [m.target for m in columns] == [None, None, "title", "lead_organisation", "leader"]


@pytest.mark.parametrize("header", ["合计", "总额", "小计"])
def test_the_total_of_grouped_funds(header: str) -> None:
    top = ["序号", "项目名称", "承担单位", "经费（万元）", None, None]
    grid = SheetGrid(
        "台账",
        [top, [None, None, None, header, "市级财政", "自筹"], [1, "甲", "乙", 3, 1, 2]],
        merged=((0, 3, 0, 5), *((0, c, 1, c) for c in range(3))),
    )
    band = find_header(grid, SHEETS.known_header)
    assert band is not None
    columns = match_columns(grid, band, SHEETS.targets("project"), SheetCorrections())
    assert [m.target for m in columns][3:] == ["total_budget", "city_funds", "own_funds"]


def test_a_running_number_under_a_group_is_not_reported_as_unknown() -> None:
    grid = SheetGrid(
        "台账",
        [["基本情况", None, None], ["序号", "项目名称", "承担单位"], [1, "甲", "乙"]],
        merged=((0, 0, 0, 2),),
    )
    band = find_header(grid, SHEETS.known_header, override=(0, 1))
    assert band is not None
    columns = match_columns(grid, band, SHEETS.targets("project"), SheetCorrections())
    found = sheet_findings(grid, band, SHEETS.targets("project"), columns, (), None)
    assert "column_unknown" not in {f.code for f in found}
