"""The course of the made-up projects: what each step of their life has left behind, and their own tables."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lyuliang_desk.catalogue.life import PROJECT_LIFE
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.sample.words import Draft, Invention

SHARES = (("1.1.1", 30), ("1.2.1", 22), ("1.2.2", 13), ("1.2.4", 6), ("1.3.1", 14), ("2.2", 15))
"""Budget subjects and their per cent of each source; the last takes what is left."""
BASIS = {
    "1.1.1": "关键试验设备购置",
    "1.2.1": "试验与中试用材料",
    "1.2.2": "第三方检测与加工",
    "1.2.4": "调研、会议与交流",
    "1.3.1": "研究生与聘用人员劳务",
    "2.2": "绩效支出",
}
STAGES = ("方案设计与关键参数试验", "样机研制与中试", "现场示范与验收准备")
TARGETS = (
    ("核心指标提升幅度", "1", "%", "—", "≥15", "≥20", "第三方检测"),
    ("申请发明专利", "2", "件", "0", "1", "2", "受理通知书"),
    ("新增产值", "3", "万元", "0", "200", "800", "审计报告"),
    ("培养技术骨干", "4", "人", "0", "4", "10", "名单与证明"),
)


def with_course(invention: Invention, projects: Sequence[Draft]) -> list[Draft]:
    """The projects with the dates and opinions that their state asks for."""
    return [replace(p, values={**p.values, **_left_behind(invention, p)}) for p in projects]


def _left_behind(invention: Invention, project: Draft) -> dict[str, Stored]:
    chance, status = invention.later, project["status"]
    start, end = project["start"], project["end"]
    year, month = int(start[:4]), int(start[5:7])
    told: dict[str, Stored] = {
        "application_date": project.values.get("application_date")
        or f"{year - (month < 4)}-{(month - 4) % 12 + 1:02}-{chance.randint(3, 26):02}",
        "contract_signed_on": f"{start}-{chance.randint(3, 26):02}",
        "midterm_on": f"{(half := _month_after(start, _months(start, end) // 2))}-{chance.randint(5, 25):02}",
        "midterm_conclusion": "1",
        "acceptance_on": f"{end}-{chance.randint(5, 25):02}",
        "acceptance_conclusion": "1",
        "acceptance_opinion": "验收组听取汇报、查阅资料并现场查看，认为项目完成了任务书规定的考核指标，同意通过验收。",
        "closed_on": f"{_month_after(end, 1)}-{chance.randint(5, 25):02}",
        "end_reason": "承担单位生产线调整，经协商一致终止。",
    }
    asked = PROJECT_LIFE.asked_so_far(status)
    if status in PROJECT_LIFE.ends:
        told["closed_on"] = f"{half}-28"
        return {name: told[name] for name in ("application_date", "contract_signed_on", *asked)}
    return {name: told[name] for name in asked if name in told}


def _months(start: str, end: str) -> int:
    return (int(end[:4]) - int(start[:4])) * 12 + int(end[5:7]) - int(start[5:7])


def _month_after(month: str, by: int) -> str:
    ahead = int(month[:4]) * 12 + int(month[5:7]) - 1 + by
    return f"{ahead // 12}-{ahead % 12 + 1:02}"


def invent_tables(
    invention: Invention, projects: Sequence[Draft], people: Sequence[Draft]
) -> Iterator[Draft]:
    """Budgets, plans, targets, people and partners of the approved projects, and of those that apply in full."""
    by_place: dict[str, list[Draft]] = {}
    for person in people:
        by_place.setdefault(person["workplace"], []).append(person)
    for number, project in enumerate(projects):
        if project["status"] not in ("1", "2") or project.values.get("rationale"):
            yield from _budget(invention, project)
            yield from _plans(invention, project)
            yield from _targets(invention, project, with_results=project["status"] in ("6", "7"))
            yield from _participants(invention, project, by_place.get(project["lead_organisation"], []))
            yield from _partnerships(invention, project)
            yield from _payments(invention, project)
            if number % 20 == 7:
                yield _change(invention, project)


def amounts(project: Draft) -> tuple[int, int]:
    """Fiscal and own funds in fen."""
    values = project.values
    fiscal = sum(int(v) for name in ("city_funds", "county_funds") if (v := values.get(name)) is not None)
    return fiscal, int(values.get("own_funds") or 0)


def _budget(invention: Invention, project: Draft) -> Iterator[Draft]:
    left = list(amounts(project))
    wholes = tuple(left)
    for order, (subject, share) in enumerate(SHARES, start=1):
        is_last = order == len(SHARES)
        fiscal, own = (left[i] if is_last else wholes[i] * share // 100 // 10_000 * 10_000 for i in range(2))
        left = [left[0] - fiscal, left[1] - own]
        values: dict[str, Stored] = {
            "project": project.id,
            "subject": subject,
            "fiscal": fiscal,
            "own": own,
            "basis": BASIS[subject],
            "order": order,
        }
        yield invention.draft("budget_line", values)


def _plans(invention: Invention, project: Draft) -> Iterator[Draft]:
    start, end = project["start"], project["end"]
    third = max(_months(start, end) // 3, 1)
    done = {"6": 3, "7": 3, "5": 2, "4": 1}.get(project["status"], 0)
    for order, stage in enumerate(STAGES, start=1):
        first = _month_after(start, third * (order - 1))
        last = end if order == len(STAGES) else _month_after(start, third * order - 1)
        is_done = order <= done
        common: dict[str, Stored] = {"project": project.id, "order": order}
        yield invention.draft(
            "annual_plan",
            {
                **common,
                "year": first[:4],
                "start": first,
                "end": last,
                "content": f"{stage}（{project['title']}）",
                "goal": f"完成{stage}",
                "done": "已按计划完成" if is_done else None,
            },
        )
        yield invention.draft(
            "milestone",
            {
                **common,
                "title": f"{stage}完成",
                "due": last,
                "completed": last if is_done else None,
                "status": "3" if is_done else "2" if order == done + 1 and done else "1",
                "deliverable": "阶段报告",
            },
        )


def _targets(invention: Invention, project: Draft, *, with_results: bool) -> Iterator[Draft]:
    for order, (title, category, unit, at_start, midterm, final, method) in enumerate(TARGETS, start=1):
        values: dict[str, Stored] = {
            "project": project.id,
            "title": title,
            "category": category,
            "unit": unit,
            "at_start": at_start,
            "at_midterm": midterm,
            "at_end": final,
            "result": final if with_results else None,
            "method": method,
            "order": order,
        }
        yield invention.draft("performance_target", values)


def _participants(invention: Invention, project: Draft, staff: Sequence[Draft]) -> Iterator[Draft]:
    others = [person for person in staff if person.id != project["leader"]]
    tasks = ("总体设计与组织实施", "关键技术研究", "试验与数据分析", "现场实施")
    for order, person_id in enumerate([project["leader"], *(p.id for p in others[:3])], start=1):
        values: dict[str, Stored] = {
            "project": project.id,
            "person": person_id,
            "role": "1" if order == 1 else "3",
            "task": tasks[order - 1],
            "months": 10 * invention.later.choice((6, 8, 10, 12)),
            "share": invention.later.choice((20, 30, 40)),
            "order": order,
        }
        yield invention.draft("participant", values)


def _partnerships(invention: Invention, project: Draft) -> Iterator[Draft]:
    fiscal, own = amounts(project)
    values: dict[str, Stored] = {
        "project": project.id,
        "organisation": project["lead_organisation"],
        "role": "1",
        "task": "总体方案、样机研制与示范应用",
        "fiscal": fiscal,
        "own": own,
        "order": 1,
    }
    yield invention.draft("partnership", values)


def _payments(invention: Invention, project: Draft) -> Iterator[Draft]:
    fiscal, _own = amounts(project)
    first = fiscal * 60 // 100 // 10_000 * 10_000
    lines: tuple[Mapping[str, Stored], ...] = (
        {"year": project["start"][:4], "amount": first, "condition": "任务书签订后", "due": project["start"]},
        {
            "year": project["end"][:4],
            "amount": fiscal - first,
            "condition": "通过中期检查后",
            "due": project["end"],
        },
    )
    for order, line in enumerate(lines, start=1):
        common: dict[str, Stored] = {"project": project.id, "source": "S3", "order": order}
        yield invention.draft("payment_plan", {**common, **line})


def _change(invention: Invention, project: Draft) -> Draft:
    values: dict[str, Stored] = {
        "project": project.id,
        "change_type": "1",
        "applied_on": f"{project['end']}-02",
        "approved_on": f"{project['end']}-20",
        "document": f"吕产研〔{project['end'][:4]}〕{invention.later.randint(3, 40)}号",
        "content": "项目执行期延长六个月",
        "reason": "现场试验受停产检修影响",
        "new_end": _month_after(project["end"], 6),
    }
    return invention.draft("project_change", values)
