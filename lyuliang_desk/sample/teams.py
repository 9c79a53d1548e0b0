"""Fourteen made-up talent teams with their members, in roles and in order."""

import json
from collections.abc import Iterator, Sequence

from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.sample.people import ACADEMY_TYPES
from lyuliang_desk.sample.words import Draft, Invention

ROLES = ("1", "2", "2", "2", "3", "3", "3", "3", "4")
TASKS = {
    "1": ("总体方案与统筹",),
    "2": ("关键技术研究", "中试与工程化", "算法与软件"),
    "3": ("试验与测试", "数据采集", "样机装配", "现场实施"),
    "4": ("联络与材料",),
}
PLAN = """一、建设目标：三年内建成在全市有影响的{direction}团队，形成“带头人＋骨干＋青年”的梯队。
二、主要任务：围绕{direction}开展关键技术攻关，每年解决企业难题 2 项以上，培养技术骨干 10 名。
三、保障措施：依托单位提供场地与配套经费，建立年度考核与动态调整机制。"""


def invent_teams(
    invention: Invention, organisations: Sequence[Draft], people: Sequence[Draft]
) -> tuple[list[Draft], list[Draft]]:
    """The teams, and the memberships of all of them."""
    academies = [o for o in organisations if o["organisation_type"] in ACADEMY_TYPES]
    teams: list[Draft] = []
    memberships: list[Draft] = []
    for number, line in enumerate(invention.words["teams"]["lines"]):
        county, trade, _name, _direction = line
        firm = next(o for o in organisations if o["county"] == county and o.trade == trade)
        academy = academies[number % len(academies)]
        team = _team(invention, number, line, (firm, academy))
        teams.append(team)
        memberships += _members(invention, team, _pool(people, academy, firm, number))
    return teams, memberships


def _team(invention: Invention, number: int, line: Sequence[str], hosts: tuple[Draft, Draft]) -> Draft:
    county, trade, name, direction = line
    industry = invention.industry(trade)
    values: dict[str, Stored] = {
        "name": f"{name}人才团队",
        "research_direction": direction,
        "host_organisations": json.dumps([host.id for host in hosts]),
        "founded": f"{2021 + number % 4}-{3 + number % 7:02}",
        "disciplines": json.dumps([industry["discipline"], "630"]),
        "county": county,
        "platforms": f"{name}联合实验室",
        "funds_required": (80 + 20 * (number % 5)) * 1_000_000,
        "plan": PLAN.format(direction=direction),
    }
    return invention.draft("team", values)


def _pool(people: Sequence[Draft], academy: Draft, firm: Draft, number: int) -> Iterator[str]:
    """Those of the academy and of the firm first, then others, none twice."""
    near = [p for p in people if p["workplace"] in (academy.id, firm.id)]
    start = number * 7 % len(people)
    far = [*people[start:], *people[:start]]
    return iter(dict.fromkeys(p.id for p in (*near, *far)))


def _members(invention: Invention, team: Draft, pool: Iterator[str]) -> Iterator[Draft]:
    size = invention.chance.randint(6, len(ROLES))
    for order, (role, person) in enumerate(zip(ROLES[:size], pool, strict=False), start=1):
        values: dict[str, Stored] = {
            "team": team.id,
            "person": person,
            "role": role,
            "task": invention.chance.choice(TASKS[role]),
            "months": invention.chance.choice((30, 60, 80, 100)),
            "start": team["founded"],
            "order": order,
        }
        yield invention.draft("membership", values)
