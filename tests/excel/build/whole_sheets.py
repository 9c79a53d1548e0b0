"""Whole sheets with known truth: titles, a header of one or two rows, records good and bad, and all that stands between."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.excel.grid import SheetGrid
from tests.excel.build import whole_cells as cells
from tests.excel.build.whole_cells import Cell

LEDGER: dict[str, tuple[str, ...]] = {
    "number": ("项目编号", "编 号", "立项编号", "项目编码"),
    "title": ("项目名称", "项 目 名 称", "项目\n名称", "*项目名称"),
    "lead_organisation": ("承担单位", "申报单位（盖章）", "牵头单位", "项目承担单位"),
    "partners": ("合作单位", "参加单位"),
    "leader": ("项目负责人", "负责人", "项目\n负责人"),
    "leader_phone": ("联系电话", "手机号码", "负责人电话"),
    "county": ("实施县（市、区）", "县（市、区）", "所属县区"),
    "year": ("立项年度", "立项年份"),
    "term": ("起止时间", "起止年月", "执行期限"),
    "total_budget": ("总投资", "项目总投资", "总经费"),
    "city_funds": ("市级财政", "市级财政资金", "市级资金"),
    "county_funds": ("县级财政", "县级配套"),
    "own_funds": ("自筹", "自筹资金", "企业自筹"),
    "status": ("进展状态", "状态", "项目状态"),
}
FUNDS = ("total_budget", "city_funds", "county_funds", "own_funds")
ROSTER: dict[str, tuple[str, ...]] = {
    "name": ("姓名", "姓  名", "成员姓名"),
    "sex": ("性别", "性 别"),
    "birth": ("出生年月", "出生日期", "出 生 年 月"),
    "id_number": ("身份证号", "身份证号码", "居民身份证号"),
    "workplace": ("工作单位", "单位", "所在单位"),
    "role": ("团队角色", "角色"),
    "phone": ("联系电话", "手机号", "联系方式"),
}
BAD: dict[str, tuple[tuple[str, Any], ...]] = {
    "project": (
        ("number", 202_100_000_000_000_001),
        ("leader", "张三、李四"),
        ("county", "太原市"),
        ("year", "21年"),
        ("term", "2023.13-2024.1"),
        ("term", "2023.5-2021.3"),
        ("total_budget", "待核"),
        ("city_funds", "50-60"),
        ("own_funds", -5),
        ("status", "#REF!"),
    ),
    "person": (
        ("id_number", "141102190001010018"),
        ("id_number", 1.4110219000101e17),
        ("birth", 1900.1),
        ("birth", "1900.13"),
        ("sex", "中"),
        ("phone", "无人接听"),
    ),
}
BETWEEN: tuple[list[Any], ...] = (
    [],
    ["柳林县（12项）"],
    ["一、重点项目"],
    [97],
)
FOOT: tuple[list[Any], ...] = (
    ["填表人：孙某", None, "审核人：钱某"],
    ["注：本表一式三份。"],
    ["数据来源：各县（市、区）报送"],
    ["填表人", "孙某", "审核人", "钱某"],
)


@dataclass
class Truth:
    """What must come out: for each row (from zero) its state, for good ones the fields, for bad ones the column at fault."""

    kind: str
    grid: SheetGrid
    states: dict[int, str] = field(default_factory=dict)
    kept: dict[int, dict[str, Stored]] = field(default_factory=dict)
    faults: dict[int, int] = field(default_factory=dict)
    wrong_totals: set[tuple[int, int]] = field(default_factory=set)
    team: str | None = None


@st.composite
def project(draw: st.DrawFn, serial: int, unit: str) -> dict[str, Cell]:
    """A good record, as cells by field."""
    parts = draw(st.lists(st.integers(0, 10**10), min_size=3, max_size=3))
    sums = dict(zip(FUNDS, (sum(parts), *parts), strict=True))
    number, title = f"LL2021-{serial:04}", f"煤基材料第{serial}号技术研究"
    return {
        "number": (draw(cells.padded(number)), {"number": number}),
        "title": (draw(cells.padded(title)), {"title": title}),
        "lead_organisation": draw(cells.organisation("lead_organisation")),
        "partners": draw(cells.organisations("partners")),
        "leader": draw(cells.person("leader")),
        "leader_phone": draw(cells.phone("leader_phone")),
        "county": draw(cells.chosen("county", cells.COUNTIES)),
        "year": draw(cells.year("year")),
        "term": draw(cells.term()),
        "status": draw(cells.chosen("status", cells.STATUSES)),
        **{name: draw(cells.amount(name, fen, unit)) for name, fen in sums.items()},
    }


@st.composite
def member(draw: st.DrawFn, serial: int, unit: str) -> dict[str, Cell]:
    """A good person with a role, as cells by field."""
    number, sex, birth = draw(cells.identity(serial))
    name = f"赵{chr(0x4E00 + serial)}"
    role = draw(st.sampled_from(["带头人", "成员"]))
    return {
        "name": (draw(cells.aligned(name)), {"name": name}),
        "sex": sex,
        "birth": birth,
        "id_number": number,
        "workplace": draw(cells.organisation("workplace")),
        "role": (role, {"role": {"带头人": "1", "成员": "3"}[role]}),
        "phone": draw(cells.phone("phone")),
    }


@st.composite
def whole_sheet(draw: st.DrawFn, kind: str) -> Truth:
    """A ledger or a roster."""
    headers, record = (LEDGER, project) if kind == "project" else (ROSTER, member)
    names = draw(_columns(kind, list(headers)))
    unit = draw(st.sampled_from(["万元", "元"]))
    top, header, team = draw(_top(kind, names, headers, unit))
    truth = Truth(kind, SheetGrid("Sheet1", []), team=team)
    rows: list[list[Any]] = [*top, *header]
    total = dict.fromkeys(FUNDS, 0)
    for serial in range(1, draw(st.integers(1, 6)) + 1):
        if draw(st.booleans()):
            _add(truth, rows, draw(st.sampled_from(BETWEEN)), "ignored")
        _add_record(draw, truth, rows, names, draw(record(serial, unit)), total)
    if kind == "project" and draw(st.booleans()):
        _add_total(draw, truth, rows, names, total, unit)
    for foot in draw(st.lists(st.sampled_from(FOOT), max_size=2, unique_by=id)):
        _add(truth, rows, foot, "ignored")
    width = len(names) + 1
    merged = _merged(names, header, len(top))
    filled = [[*row, *[None] * (width - len(row))] for row in rows]
    truth.grid = SheetGrid("Sheet1", filled, merged=tuple(merged))
    return truth


@st.composite
def _columns(draw: st.DrawFn, kind: str, names: list[str]) -> list[str]:
    """The columns that this office uses, in its order; the funds stay together, since a group stands over them."""
    needed = (
        {"title", "lead_organisation", "number"}
        if kind == "project"
        else {"name", "id_number", "sex", "birth"}
    )
    few = [n for n in names if n not in FUNDS]
    kept = [n for n in few if n in needed or draw(st.integers(0, 3))]
    order = draw(st.permutations(kept))
    if kind != "project" or not draw(st.integers(0, 3)):
        return order
    place = draw(st.integers(1, len(order)))
    return [*order[:place], *FUNDS, *order[place:]]


@st.composite
def _top(
    draw: st.DrawFn, kind: str, names: Sequence[str], headers: Mapping[str, tuple[str, ...]], unit: str
) -> tuple[list[list[Any]], list[list[Any]], str | None]:
    """The rows above the header, the header's rows, the team that a title names."""
    lines: list[list[Any]] = draw(st.sampled_from([[], [[]], [["附件1"]], [[], ["附件2："]]]))
    team = draw(st.sampled_from([None, "煤机装备人才团队"])) if kind == "person" else None
    title = {"project": "吕梁市2021年产业技术项目\n台 账", "person": f"{team or '人才团队'}花名册"}[kind]
    lines = [*lines, [title]]
    where = draw(st.sampled_from(["line", "header", "group"])) if "total_budget" in names else "none"
    if where == "line":
        lines.append([f"填报单位（盖章）：某某局    填报日期：2024年3月1日    单位：{unit}"])
    elif draw(st.booleans()):
        lines.append(["填报单位（盖章）：", "某某局"])
    texts: list[Any] = ["序号", *(draw(st.sampled_from(headers[name])) for name in names)]
    if where == "header":
        texts = [f"{t}（{unit}）" if n in FUNDS else t for n, t in zip(("", *names), texts, strict=True)]
    if where != "group":
        return lines, [texts], team
    first = names.index(FUNDS[0]) + 1
    upper = [None if first <= c < first + len(FUNDS) else t for c, t in enumerate(texts)]
    upper[first] = f"经费（{unit}）"
    lower = [t if first <= c < first + len(FUNDS) else None for c, t in enumerate(texts)]
    return lines, [upper, lower], team


def _merged(
    names: Sequence[str], header: Sequence[Sequence[Any]], top: int
) -> list[tuple[int, int, int, int]]:
    if len(header) == 1:
        return []
    first = names.index(FUNDS[0]) + 1
    group = range(first, first + len(FUNDS))
    single = [(top, c, top + 1, c) for c in range(len(names) + 1) if c not in group]
    return [*single, (top, first, top, group[-1])]


def _add(truth: Truth, rows: list[list[Any]], row: list[Any], state: str) -> None:
    if row:
        truth.states[len(rows)] = state
    rows.append(row)


def _add_record(
    draw: st.DrawFn,
    truth: Truth,
    rows: list[list[Any]],
    names: Sequence[str],
    record: dict[str, Cell],
    total: dict[str, int],
) -> None:
    """A record, one in four with a cell that cannot be read."""
    possible = [(name, raw) for name, raw in BAD[truth.kind] if name in names]
    fault = draw(st.sampled_from(possible)) if possible and not draw(st.integers(0, 3)) else None
    if fault is not None:
        record = {**record, fault[0]: (fault[1], {})}
        truth.faults[len(rows)] = names.index(fault[0]) + 1
    else:
        truth.kept[len(rows)] = {k: v for name in names for k, v in record[name][1].items()}
    for name in set(FUNDS) & set(names):
        fen = record[name][1].get(name, 0)
        assert isinstance(fen, int)
        total[name] += fen
    serial = draw(st.sampled_from([None, len(truth.states) + 1]))
    _add(truth, rows, [serial, *(record[name][0] for name in names)], "refused" if fault else "new")


def _add_total(
    draw: st.DrawFn,
    truth: Truth,
    rows: list[list[Any]],
    names: Sequence[str],
    total: Mapping[str, int],
    unit: str,
) -> None:
    """A total row, one amount in some of them wrong."""
    present = [name for name in FUNDS if name in names]
    wrong = draw(st.sampled_from([None, *present]))
    row: list[Any] = [draw(st.sampled_from(["合计", "合  计", "总计"])), *[None] * len(names)]
    for name in present:
        fen = total[name] + (1_000_000 if name == wrong else 0)
        row[names.index(name) + 1] = cells.decimal_words(fen, {"万元": 1_000_000, "元": 100}[unit])
    if wrong is not None:
        truth.wrong_totals.add((len(rows), names.index(wrong) + 1))
    _add(truth, rows, row, "ignored")
