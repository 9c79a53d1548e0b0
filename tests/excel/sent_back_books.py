"""A county's ledger with two wrong rows, as the tests of parking and sending back import it, wrong and then corrected."""

from pathlib import Path
from typing import Any

from openpyxl import Workbook

from lyuliang_desk import operations
from lyuliang_desk.excel.planning.plan import ImportPlan
from lyuliang_desk.store.register import Register

HEADER = ("序号", "项目编号", "项目名称", "承担单位", "项目负责人", "联系电话", "起止时间", "总投资")
GOOD = (
    1,
    "LLKJ-2023-001",
    "煤矸石制备新型建材",
    "柳林某某材料有限公司",
    "李明",
    "13800000001",
    "2023.3-2025.12",
    120,
)
BAD_PERIOD = (
    2,
    "LLKJ-2023-002",
    "沙棘叶黄酮提取",
    "柳林某某农业有限公司",
    "王建",
    "13800000002",
    "2023.13",
    80,
)
BAD_MONEY = (3, None, "铝镁合金轮毂", "交口某某金属研究所", "赵燕", "13800000003", "2023.3-2025.12", "很多")
RIGHT_PERIOD = (*BAD_PERIOD[:6], "2023.3-2024.12", 80)
RIGHT_MONEY = (*BAD_MONEY[:7], 350)
FIRST_ROW = 4


def ledger(path: Path, *rows: tuple[Any, ...], sender: str = "柳林县某某局") -> Path:
    """Title, the line above the table, a header in row 3, and the rows from row 4."""
    book = Workbook()
    sheet = book.active
    sheet.title = "项目台账"
    sheet.append(["2023年度市校合作项目台账"])
    sheet.append([f"填报单位（盖章）：{sender}", *[None] * 6, "单位：万元"])
    sheet.append(HEADER)
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def planned(register: Register, path: Path) -> ImportPlan:
    """The plan of a file."""
    workbook = operations.read_workbook(path=path)
    return operations.plan_import(register=register, workbook=workbook)
