"""Made-up data for the benchmarks: ledgers of any length, written as workbooks. The same seed gives the same rows."""

import random
from collections.abc import Iterator
from pathlib import Path

HEADERS = (
    "项目编号", "项目名称", "项目类别", "承担单位", "合作单位", "项目负责人", "联系电话", "产业领域", "实施县（市、区）", "立项年度",
    "开始时间", "结束时间", "总投资（万元）", "市级财政（万元）", "县级财政（万元）", "自筹（万元）", "已拨付（万元）", "已支出（万元）", "进展状态", "备注",
    "计划类别", "推荐单位", "申报日期", "受理编号", "学科", "技术就绪度", "合作方式", "申请财政资金（万元）", "项目摘要", "考核指标",
)  # fmt: skip
COUNTIES = (
    "离石区",
    "文水县",
    "交城县",
    "兴县",
    "临县",
    "柳林县",
    "石楼县",
    "岚县",
    "方山县",
    "中阳县",
    "交口县",
    "孝义市",
    "汾阳市",
)
TOPICS = (
    "煤机液压支架",
    "镁合金轮毂",
    "红枣深加工",
    "大数据平台",
    "矸石综合利用",
    "智能采掘",
    "光伏并网",
    "白酒酿造",
    "核桃精深加工",
    "铝土矿选矿",
)
VERBS = (
    "关键技术研究",
    "中试与示范",
    "装备研制",
    "工艺优化",
    "标准研究",
    "应用推广",
    "数字化改造",
    "成果转化",
)
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
GIVEN = "明华芳堃丽强军敏静涛超霞平刚桂英建国"


def rows(count: int, seed: int = 1) -> Iterator[tuple[str | float | int, ...]]:
    """``count`` projects of 30 cells."""
    chance = random.Random(seed)
    firms = [f"吕梁{a}{b}有限公司" for a in TOPICS for b in ("科技", "实业", "装备", "新材料", "工程")]
    leaders = {firm: [chance.choice(SURNAMES) + a + chance.choice(GIVEN) for a in GIVEN] for firm in firms}
    for n in range(count):
        city, county, own = chance.randrange(1, 5000), chance.randrange(0, 900), chance.randrange(1, 5000)
        total = city + county + own
        year, firm = 2021 + n % 6, chance.choice(firms)
        yield (
            f"LL{year}-{n:06d}", f"{chance.choice(TOPICS)}{chance.choice(VERBS)}（第{n}号）", "成果转化", firm,
            "某某大学", chance.choice(leaders[firm]), f"138{n % 10**8:08d}", "新材料",
            chance.choice(COUNTIES), str(year), f"{year}-03", f"{year + 2}-12", total / 10, city / 10, county / 10, own / 10,
            city / 20, city / 40, "在研", "", "市级重点研发计划", "某某县工业和科技局", f"{year}-01-15", f"SL{n:06d}",
            "材料科学", "5", "委托开发", city / 10, f"本项目针对{chance.choice(TOPICS)}开展研究，解决实际问题。", "完成样机一台，申请专利二项。",
        )  # fmt: skip


def write_ledger(path: Path, count: int) -> None:
    """A ledger of ``count`` projects as .xlsx."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("台账")
    sheet.write_row(0, 0, ["项目台账"])
    sheet.write_row(1, 0, HEADERS)
    for number, row in enumerate(rows(count), 2):
        sheet.write_row(number, 0, row)
    book.close()
