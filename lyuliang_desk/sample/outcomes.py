"""What came of the work: platforms, results and their transfer, advice."""

import json
from collections.abc import Iterator, Sequence

from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.sample.words import Draft, Invention

WAN = 1_000_000
"""Fen in 万元."""


def invent_platforms(
    invention: Invention, organisations: Sequence[Draft], people: Sequence[Draft], university: Draft
) -> Iterator[Draft]:
    """The platforms, each followed by its people and its equipment."""
    for number, words in enumerate(invention.partnership["platforms"], start=1):
        host = next(o for o in organisations if o["county"] == words["county"] and o.trade == words["trade"])
        staff = [p for p in people if p["workplace"] == host.id] or list(people[:2])
        platform = invention.draft(
            "platform",
            {
                "number": f"PT{2020 + number}-{number:02}",
                "name": words["name"],
                "platform_type": words["type"],
                "level": words["level"],
                "host": host.id,
                "partners": json.dumps([university.id]),
                "industry": words["trade"],
                "county": words["county"],
                "leader": staff[0].id,
                "approved_by": "样例主管部门",
                "approval_document": f"样科发〔{2020 + number}〕{number + 7}号",
                "approved_on": f"{2020 + number}-09-{10 + number}",
                "status": "3" if number < 5 else "2",
                "investment": 200 * number * WAN,
                "area_size": 8000 * number,
            },
        )
        yield platform
        for order, person in enumerate(staff[:3], start=1):
            yield invention.draft(
                "platform_member",
                {
                    "platform": platform.id,
                    "person": person.id,
                    "role": "1" if order == 1 else "2",
                    "task": "平台运行" if order == 1 else "试验研究",
                    "full_time": "1" if order < 3 else "2",
                    "start": platform["approved_on"],
                    "order": order,
                },
            )
        for place, (name, model, value) in enumerate(words["equipment"], start=1):
            yield invention.draft(
                "equipment",
                {
                    "platform": platform.id,
                    "name": name,
                    "model": model,
                    "asset_number": f"YB-SB-{number}{place:02}",
                    "quantity": 1,
                    "value": int(value * WAN),
                    "acquired": f"{2020 + number}-11",
                    "is_shared": "1",
                },
            )


def invent_results(
    invention: Invention, projects: Sequence[Draft], organisations: Sequence[Draft]
) -> Iterator[Draft]:
    """A result of every project that is accepted or closed; every second one has reached industry."""
    sorts = invention.partnership["results"]["sorts"]
    firms = {o.id: o for o in organisations if o.trade}
    over = [p for p in projects if p["status"] in ("6", "7")]
    for number, project in enumerate(over, start=1):
        type_, ending, prefix = sorts[number % len(sorts)]
        obtained = f"{project['end']}-{10 + number % 15}"
        result = invention.draft(
            "result",
            {
                "title": _subject(invention, project) + ending,
                "result_type": type_,
                "ip_number": f"{prefix}{number:06}",
                "status": {"11": "2", "12": "2", "21": "3", "34": "3"}.get(type_, "4"),
                "source_project": project.id,
                "inventors": json.dumps([project["leader"]]),
                "team": project.values.get("team"),
                "owners": json.dumps([project["lead_organisation"]]),
                "obtained_on": obtained,
                "industry": project["industry"],
            },
        )
        yield result
        buyer = project["lead_organisation"]
        if number % 2 and buyer in firms:
            yield _transfer(invention, number, result, firms[buyer], project)


def _subject(invention: Invention, project: Draft) -> str:
    """What the project is about, without the ending of its title."""
    endings = invention.words["titles"]["endings"]
    return next(
        (project["title"].removesuffix(e) for e in endings if project["title"].endswith(e)), project["title"]
    )


def _transfer(invention: Invention, number: int, result: Draft, buyer: Draft, project: Draft) -> Draft:
    amount = invention.later.choice((30, 50, 80, 120, 200)) * WAN
    year = min(int(project["end"][:4]), 2025)
    values: dict[str, Stored] = {
        "result": result.id,
        "transfer_mode": ("2", "3", "4", "5")[number % 4],
        "transferee": buyer.id,
        "contract_type": ("ZR", "XK", "KF", "FW")[number % 4],
        "contract_number": f"YB-ZH-{year}-{number:03}",
        "signed_on": f"{year}-12-{5 + number % 20:02}",
        "amount": amount,
        "received": amount * invention.later.choice((40, 60, 100)) // 100,
        "registration_number": f"{year}1411YB{number:05}",
        "county": buyer["county"],
    }
    return invention.draft("transfer", values)


def invent_advice(invention: Invention, people: Sequence[Draft], university: Draft) -> Iterator[Draft]:
    """Think tanks, each followed by its reports."""
    for number, words in enumerate(invention.partnership["think_tanks"], start=1):
        experts = [p.id for p in people[number * 11 : number * 11 + 5]]
        tank = invention.draft(
            "think_tank",
            {
                "name": words["name"],
                "host": university.id,
                "chief": experts[0],
                "experts": json.dumps(experts),
                "industry": words["trade"],
                "founded": f"{2021 + number}-05",
                "research_direction": words["direction"],
            },
        )
        yield tank
        for place, title in enumerate(words["reports"]):
            yield invention.draft(
                "advice_report",
                {
                    "think_tank": tank.id,
                    "title": title,
                    "authors": json.dumps(experts[: 2 + place % 2]),
                    "submitted_on": f"{2023 + place}-0{3 + place}-1{number}",
                    "submitted_to": "吕梁市样例部门",
                    "status": ("4", "3", "2")[place],
                    "endorsement": "请有关部门研究" if place == 0 else None,
                },
            )
