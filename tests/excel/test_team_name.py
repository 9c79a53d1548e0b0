"""Whose roster a sheet is, from the words above the table."""

import pytest

from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.excel.grid import SheetGrid
from lyuliang_desk.excel.layout.header import find_header
from lyuliang_desk.excel.planning.sheet_kinds import SheetKinds
from lyuliang_desk.excel.planning.team_name import team_named

HEADER = ["序号", "姓名", "性别", "职称"]
MEMBER = [1, "张三", "男", "工程师"]


def team_of(*above: str, name: str = "Sheet1") -> str | None:
    rows = [[words, None, None, None] for words in above]
    grid = SheetGrid(name, [*rows, HEADER, MEMBER])
    band = find_header(grid, SheetKinds(KINDS).known_header)
    assert band is not None
    return team_named(grid, band)


@pytest.mark.parametrize(
    ("title", "team"),
    [
        ("轻金属新材料人才团队花名册", "轻金属新材料人才团队"),
        ("轻金属新材料团队人员信息表", "轻金属新材料团队"),
        ("轻金属新材料创新团队成员名单", "轻金属新材料创新团队"),
        ("轻金属新材料团队成员情况一览表", "轻金属新材料团队"),
        ("轻 金 属 人 才 团 队 花 名 册", "轻金属人才团队"),
        ("附件2 轻金属人才团队花名册", "轻金属人才团队"),
        ("2024年轻金属人才团队花名册", "轻金属人才团队"),
        ("“轻金属”人才团队花名册", "轻金属人才团队"),
        ("轻金属人才团队花名册（2024年）", "轻金属人才团队"),
        ("人才团队花名册（轻金属团队）", "轻金属团队"),
        ("柳林县轻金属人才团队成员花名册", "柳林县轻金属人才团队"),
    ],
)
def test_a_title_names_the_team(title: str, team: str) -> None:
    assert team_of(title) == team


@pytest.mark.parametrize(
    "title",
    [
        "人才团队花名册",
        "柳林县人才团队花名册",
        "吕梁市产业技术人才团队花名册",
        "科技创新团队名单",
        "人才花名册",
        "团队简介",
    ],
)
def test_a_title_may_name_no_team(title: str) -> None:
    assert team_of(title) is None


def test_a_line_of_its_own_wins_over_the_title() -> None:
    assert team_of("轻金属人才团队花名册", "团队名称：煤机团队") == "煤机团队"


def test_the_sheets_name_is_the_last_resort() -> None:
    assert team_of("人才团队花名册", name="煤机装备团队") == "煤机装备团队"
    assert team_of("人才团队花名册", name="人才团队") is None
    assert team_of("轻金属人才团队花名册", name="煤机装备团队") == "轻金属人才团队"
