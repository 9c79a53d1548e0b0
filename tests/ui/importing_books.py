"""A county's workbook as it arrives: title rows, a merged header of two rows, group rows, totals, slips of the pen."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

GOOD_ID = "141102190001010017"
BAD_ID = "141102190001010018"

PROJECTS = (
    (1, "LLKJ-2023-001", "煤矸石制备新型建材关键技术", "吕梁山新材料有限公司", "李　明", "13800000001", "2023.3-2025.12", 120, 60, 60),
    (2, "LLKJ-2023-002", "沙棘叶黄酮提取工艺", "临县绿源农业有限公司", "王建国", "13800000002", "2023.3-2024.12", 80, 30, 50),
    (3, "LLKJ-2023-003", "铝镁合金轻量化轮毂", "交口县轻金属研究所", "赵晓燕", "13800000003", "2023.3-2025.12", "约350", 150, 200),
    (4, "LLKJ-2023-004", "智慧矿山安全监测平台", "吕梁山新材料有限公司", "孙　丽", "13800000004", "2022.13", 200, 100, 100),
    (5, "LLKJ-2023-005", "红枣深加工与品质分级", "临县绿源农业有限公司", "王建国", "13800000002", "2023年4月-2024年12月", "很多", 20, 20),
    (6, "LLKJ-2023-006", "清香型白酒酿造微生物研究", "汾阳酒业研究院", "周　强", "13800000006", "2023.1-2024.6", 96.5, 40, 56.5),
)  # fmt: skip
ROSTER = (
    (1, "李　明", "男", "1900.01", GOOD_ID, "博士研究生", "吕梁山新材料有限公司", "高级工程师", "13800000001"),
    (2, "赵晓燕", "女", "1988.05", "", "硕士研究生", "交口县轻金属研究所", "工程师", "13800000003"),
    (3, "周强", "男", "1979年6月", BAD_ID, "大学本科", "汾阳酒业研究院", "正高级工程师", "13800000006"),
)  # fmt: skip


def project_sheet(sheet: Worksheet) -> None:
    """Header in rows 3 and 4, data from row 6 (a group row before it), a total, and a signature line."""
    sheet.title = "项目台账"
    sheet.append(["附件1：吕梁市科技计划项目台账"])
    sheet.append(["填报单位（盖章）：临县工业和信息化局", *[None] * 6, "单位：万元"])
    sheet.append(
        ["序号", "项目编号", "项目名称", "承担单位", "负责人", "联系电话", "起止时间", "经费", None, None]
    )
    sheet.append([None] * 7 + ["总投资", "市级财政", "自筹资金"])
    for column in "ABCDEFG":
        sheet.merge_cells(f"{column}3:{column}4")
    sheet.merge_cells("H3:J3")
    sheet.merge_cells("A1:J1")
    sheet.append(["一、在研项目"])
    sheet.merge_cells("A5:J5")
    for row in PROJECTS:
        sheet.append(row)
    sheet.append(["合计", *[None] * 6, 900, 400, 486.5])
    sheet.append(["填表人：张三", *[None] * 5, "审核人：李四"])


def roster_sheet(sheet: Worksheet) -> None:
    """A roster whose team stands in its title; header in row 2."""
    sheet.append(["轻金属新材料人才团队花名册"])
    sheet.append(
        ["序号", "姓名", "性别", "出生年月", "身份证号", "学历", "工作单位", "职称", "联系电话", "团队角色"]
    )
    for row in ROSTER:
        sheet.append([*row, "带头人" if row[0] == 1 else "成员"])


def county_workbook(path: Path) -> Path:
    """Both sheets and an empty one, saved as .xlsx."""
    book = Workbook()
    project_sheet(book.active)
    roster_sheet(book.create_sheet("人才团队"))
    book.create_sheet("Sheet3")
    book.save(path)
    return path


def large_workbook(path: Path, rows: int) -> Path:
    """So many plain projects."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("大表")
    sheet.append(["序号", "项目编号", "项目名称", "承担单位", "负责人", "总投资（万元）"])
    for n in range(1, rows + 1):
        sheet.append([n, f"LL-{n:06}", f"第{n}号示范项目", f"单位{n % 50}", f"张{n % 200}", 10 + n % 90])
    book.save(path)
    return path
