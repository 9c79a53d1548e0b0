"""County workbooks as messy as real ones (DOMAIN section 6): a project ledger like F05 and a roster like F09.

People, firms and numbers are made up; ID numbers and credit codes come from the ranges that hit nobody (DOMAIN 2.4).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from tests.excel.build.formats import write_workbook
from tests.excel.build.model import Sheet

Kind = Literal["project", "person"]
Row = list[Any]

LEDGER_TOP = [
    "序号",
    "项目编号",
    "项 目 名 称",
    "承担单位",
    "项目\n负责人",
    "联系电话",
    "产业领域",
    "实施县（市、区）",
]
LEDGER_MONEY = ["总投资", "市级财政", "县级财政", "自  筹"]
LEDGER_WIDTH = 15
ROSTER_HEADER = [
    "序号",
    "姓  名",
    "性别",
    "民族",
    "出 生 年 月",
    "身份证号码",
    "政治面貌",
    "学历/学位",
    "毕业院校及专业",
    "工作单位及职务",
    "职  称",
    "团队角色",
    "联系电话",
    "备  注",
]


@dataclass(frozen=True)
class Messy:
    """A sheet with what a reader must find in it: rows from zero, Excel's row less one."""

    sheet: Sheet
    header: tuple[int, int]
    data: tuple[int, ...]
    totals: tuple[int, ...]
    groups: tuple[int, ...]
    others: tuple[int, ...]
    carried: tuple[tuple[int, int], ...] = ()

    @property
    def read(self) -> int:
        """The rows that count as read."""
        return len(self.data) + len(self.totals) + len(self.groups) + len(self.others)


def build_messy(kind: Kind) -> Messy:
    """The ledger or the roster, the same each time."""
    return _ledger() if kind == "project" else _roster()


def write_messy(folder: Path, kind: Kind, format_: str) -> Path:
    """The messy workbook of a kind in a format, in a folder. Empty sheets stand beside it, as Excel makes them."""
    sheets: Sequence[Sheet] = [build_messy(kind).sheet]
    if format_ != "csv":
        sheets = [*sheets, Sheet([], name="Sheet2"), Sheet([], name="Sheet3")]
    return write_workbook(folder / f"messy_{kind}.{format_}", sheets)


def _padded(row: Row, width: int) -> Row:
    return row + [None] * (width - len(row))


def _ledger() -> Messy:
    """Row 1 blank, annex and title over it, a line of 填报单位, a header of two rows, two groups with subtotals."""
    top = [*LEDGER_TOP, "起止时间", "经费（万元）", None, None, None, "项目状态", "备  注"]
    rows: list[Row] = [
        [],
        ["附件1："],
        ["吕梁市2021—2023年产业技术项目\n汇 总 表"],
        ["填报单位（盖章）：柳林县某某局        填报日期：2024年3月1日        单位：万元"],
        top,
        [None] * 9 + LEDGER_MONEY,
        list(range(1, LEDGER_WIDTH + 1)),
        ["柳林县（2项）"],
        [
            1,
            "LL2021-001",
            "煤矸石综合利用关键技术研究",
            "柳林县甲某科技有限公司",
            "张 三",
            13800000001,
            "新材料",
            "柳林县",
            "2021.3-2023.12",
            100,
            50,
            20,
            30,
            "在研",
        ],
        [
            2,
            "LL2021-002",
            "合计算力平台建设与示范",
            None,
            "李\u3000四",
            "13800000002",
            "大数据",
            "柳林",
            "2021年3月至2022年12月",
            "５０",
            20,
            "—",
            30,
            "在研",
            "重点",
        ],
        [None, "小  计", *[None] * 7, 150, 70, 20, 60],
        ["中阳县（1项）"],
        [
            3,
            "LL2022-003",
            "特种钢连铸工艺优化",
            "中阳县乙某钢铁有限公司",
            "王五",
            "13800000003",
            "钢铁",
            "中阳县",
            "202201-202312",
            "100.00",
            60,
            None,
            "40",
            "已验收",
        ],
        [None, "小  计", *[None] * 7, 100, 60, None, 40],
        [],
        top,
        [None] * 9 + LEDGER_MONEY,
        [
            4,
            None,
            "红枣深加工技术示范",
            "临县丙某食品有限公司",
            "赵六",
            "0358-0000000",
            "农产品加工",
            "临县",
            "2023.3-至今",
            30.5,
            10,
            None,
            20.5,
            "在研",
        ],
        [5],
        [6],
        ["合    计", *[None] * 8, 280.5, 140, 20, 120.5],
        [],
        ["填表人：孙某", None, None, "审核人：钱某", None, None, None, None, "单位负责人（签字）："],
        ["注：1.本表一式三份；"],
        ["2.金额单位为万元，保留两位小数，市级财政指市级财政拨款。"],
    ]
    merged = [(2, 0, 2, 14), (3, 0, 3, 14), (4, 9, 4, 12), (15, 9, 15, 12), (7, 0, 7, 14), (11, 0, 11, 14)]
    merged += [(r, c, r + 1, c) for r in (4, 15) for c in (*range(9), 13, 14)]
    merged += [(8, 3, 9, 3), (20, 0, 20, 8), (23, 0, 23, 14), (24, 0, 24, 14)]
    return Messy(
        Sheet(
            [_padded(row, LEDGER_WIDTH) for row in rows], name="项目汇总表", merged=merged, hidden_rows=[12]
        ),
        header=(4, 5),
        data=(8, 9, 12, 17),
        totals=(10, 13, 20),
        groups=(7, 11),
        others=(6, 15, 16, 18, 19, 22, 23, 24),
        carried=((9, 3),),
    )


def _roster() -> Messy:
    """Three title rows, ``键：值`` rows above, the workplace merged over people, signature and source at the foot."""
    people: list[Row] = [
        [
            "张  三",
            "男",
            "汉族",
            "1900.01",
            "141102190001010017",
            "中共党员",
            "研究生/博士",
            "甲某大学采矿工程",
        ],
        ["李　四", "女", "汉", "1900年1月", "141102190001010025", "群众", "本科/学士", "乙某学院化学工程"],
        ["王五", "男", "汉族", "190001", "14110219000101005X", "中共党员", "硕士研究生", "甲某大学材料学"],
        [
            "欧阳六",
            "女",
            "回族",
            "1900-01-01",
            "１４１１０２１９０００１０１０１８０",
            "民盟盟员",
            "本科",
            "丙某大学",
        ],
    ]
    places = ["柳林县甲某科技有限公司/总工程师", None, "中阳县乙某钢铁有限公司/主任", None]
    ranks = ["正高级工程师", "工程师", "高工", "助理工程师"]
    roles = ["带头人", "骨干", "骨干", "成员"]
    phones = ["13800000001", "13800000002、0358-0000000", 13800000003, "13800000004/13800000005"]
    filled = [[n + 1, *people[n], places[n], ranks[n], roles[n], phones[n], None] for n in range(len(people))]
    rows: list[Row] = [
        ["附件2"],
        ["吕梁市产业技术人才"],
        ["煤基新材料人才团队花名册"],
        ["团队名称：", "煤基新材料团队"],
        ["依托单位：柳林县甲某科技有限公司"],
        ["填报单位（印章）：柳林县某某局", *[None] * 8, "填报时间：2024年3月"],
        ROSTER_HEADER,
        ["一、核心成员"],
        filled[0],
        filled[1],
        ["二、其他成员"],
        filled[2],
        filled[3],
        ["共4人"],
        ["制表人：孙某", None, None, None, "审核：钱某", None, None, None, "联系电话：0358-0000000"],
        ["年    月    日"],
        ["数据来源：各县（市、区）报送"],
    ]
    width = len(ROSTER_HEADER)
    merged = [(1, 0, 1, 13), (2, 0, 2, 13), (3, 1, 3, 5), (7, 0, 7, 13), (10, 0, 10, 13), (13, 0, 13, 13)]
    merged += [(8, 9, 9, 9), (11, 9, 12, 9), (16, 0, 16, 13)]
    return Messy(
        Sheet([_padded(row, width) for row in rows], name="花名册", merged=merged, hidden_columns=[6]),
        header=(6, 6),
        data=(8, 9, 11, 12),
        totals=(13,),
        groups=(7, 10),
        others=(14, 15, 16),
        carried=((9, 9), (12, 9)),
    )
