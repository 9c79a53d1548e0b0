"""Needs of enterprises and how they were matched; activities and what came of them; experts, postings, objectives."""

import json
from collections.abc import Iterator, Sequence

from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.sample.words import Draft, Invention

WAN = 1_000_000
"""Fen in 万元."""
NEED_STATES = ("1", "2", "2", "3", "4", "5", "1", "6")
POSTINGS = 90
"""So many were sent to as many enterprises in June 2021, for one year (DOMAIN section 0)."""


def invent_needs(
    invention: Invention, organisations: Sequence[Draft], teams: Sequence[Draft]
) -> Iterator[Draft]:
    """The needs, each followed by the match that was tried."""
    words, chance = invention.partnership["needs"], invention.later
    firms = [o for o in organisations if o.trade and o["organisation_type"] in ("2", "3")]
    for number, subject in enumerate(words["subjects"], start=1):
        firm, state = firms[number * 3 % len(firms)], NEED_STATES[number % len(NEED_STATES)]
        year = 2021 + number % 5
        need = invention.draft(
            "technology_need",
            {
                "number": f"XQ{year}-{number:03}",
                "title": f"{subject}技术",
                "enterprise": firm.id,
                "county": firm["county"],
                "industry": firm.trade,
                "need_type": ("1", "1", "2", "5", "4")[number % 5],
                "enterprise_size": ("2", "3", "3", "4")[number % 4],
                "main_products": "样例产品",
                "revenue": chance.randint(20, 300) * 100 * WAN,
                "rd_spending": chance.randint(2, 30) * 10 * WAN,
                "contact": firm["contact"],
                "phone": firm["phone"],
                "background": words["backgrounds"],
                "indices": words["indices"],
                "deadline": f"{year + 1}-12",
                "planned_spending": chance.choice((30, 50, 80, 100, 150)) * WAN,
                "cooperation_mode": ("1", "2", "8")[number % 3],
                "collected_on": f"{year}-0{1 + number % 8}-15",
                "status": state,
            },
        )
        yield need
        if state in ("2", "3", "4", "5"):
            team = teams[number % len(teams)]
            yield invention.draft(
                "need_match",
                {
                    "need": need.id,
                    "team": team.id,
                    "met_on": f"{year}-0{2 + number % 8}-20",
                    "status": state,
                    "outcome": {"2": "已现场考察，方案论证中", "3": "初步达成合作意向"}.get(
                        state, "已签订技术开发合同"
                    ),
                },
            )


def invent_activities(
    invention: Invention, needs: Sequence[Draft], agreements: Sequence[Draft], university: Draft
) -> Iterator[Draft]:
    """The activities, each followed by its letters of intent; counts are those of the links where there are links."""
    chance = invention.later
    listed = [n for n in needs if n.kind == "technology_need"]
    for number, title in enumerate(invention.partnership["activities"]["titles"], start=1):
        mine = listed[(number - 1) * 2 : number * 2]
        signed = [a for a in agreements[1:] if a["signed_on"][:4] == str(2020 + (number + 1) // 2)][
            : number % 3
        ]
        intended = [chance.choice((50, 80, 120)) * WAN for _need in mine]
        activity = invention.draft(
            "activity",
            {
                "title": title,
                "activity_type": ("1", "2", "2", "2", "1", "4", "3", "6")[number - 1],
                "held_on": f"{2020 + (number + 1) // 2 if number < 8 else 2025}-{3 + number:02}-1{number % 9}",
                "place": "吕梁市样例会议中心",
                "county": "141102",
                "organisers": json.dumps([university.id]),
                "enterprise_count": chance.randint(15, 60),
                "expert_count": chance.randint(8, 30),
                "result_count": chance.randint(5, 40),
                "need_count": len(mine),
                "intention_count": len(mine),
                "signed_count": len(signed),
                "intended_amount": sum(intended),
                "responsible": next(invention.later_names),
                "needs": json.dumps([n.id for n in mine]),
                "agreements": json.dumps([a.id for a in signed]) if signed else None,
            },
        )
        yield activity
        for need, amount in zip(mine, intended, strict=True):
            yield invention.draft(
                "intention",
                {
                    "activity": activity.id,
                    "title": f"{need['title']}合作意向",
                    "enterprise": need["enterprise"],
                    "partner": university.id,
                    "need": need.id,
                    "amount": amount,
                    "status": "2",
                },
            )


def invent_experts(
    invention: Invention, people: Sequence[Draft], organisations: Sequence[Draft]
) -> Iterator[Draft]:
    """Those of senior title enter the pool; a few look after finance and management."""
    places = {o.id: o for o in organisations}
    senior = [p for p in people if p["title"] in ("011", "012", "081", "082", "611")]
    for order, person in enumerate(senior[:36], start=1):
        discipline = invention.industry(places[person["workplace"]].trade or "L01")["discipline"]
        yield invention.draft(
            "expert",
            {
                "person": person.id,
                "expert_type": "2" if order % 9 == 0 else "3" if order % 7 == 0 else "1",
                "discipline": discipline,
                "expertise": person["speciality"],
                "recommended_by": person["workplace"],
                "entered_on": f"{2021 + order % 5}-06-01",
                "order": order,
            },
        )


def invent_postings(
    invention: Invention, people: Sequence[Draft], organisations: Sequence[Draft]
) -> Iterator[Draft]:
    """Ninety people sent to firms for a year from June 2021; some went again."""
    firms = [o for o in organisations if o.trade]
    academic = [p for p in people if p["title"] in ("011", "012", "013", "611")]
    for number in range(POSTINGS + 10):
        again = number >= POSTINGS
        person, firm = (
            academic[number % len(academic)],
            firms[(number * 7 + number // len(firms)) % len(firms)],
        )
        values: dict[str, Stored] = {
            "person": person.id,
            "enterprise": firm.id,
            "county": firm["county"],
            "batch": "2025年第二批" if again else "2021年第一批",
            "start": "2025-07-01" if again else "2021-06-27",
            "end": "2026-06-30" if again else "2022-06-26",
            "task": f"{person['speciality']}技术指导",
            "days": None if again else 40 + number % 30,
            "results": None if again else "解决技术问题若干，培训技术人员",
            "status": "2" if again else "3",
        }
        yield invention.draft("posting", values)


def invent_objectives(invention: Invention, body: Draft) -> Iterator[Draft]:
    """A performance objective for each full year with its indicators."""
    lines = (
        ("1", "11", "支持合作项目", "1", "20", "项"),
        ("1", "12", "项目验收合格率", "1", "90", "%"),
        ("1", "13", "资金拨付及时率", "1", "95", "%"),
        ("2", "21", "带动企业研发投入", "1", "5000", "万元"),
        ("2", "22", "引进培养人才", "1", "60", "人"),
        ("3", "31", "企业满意度", "1", "90", "%"),
    )
    for year in range(2021, 2027):
        objective = invention.draft(
            "performance_objective",
            {
                "year": str(year),
                "title": f"{year}年市校合作专项资金",
                "attribute": "1" if year == 2021 else "2",
                "department": body.id,
                "responsible": "研究院办公室",
                "total": 10_000 * WAN,
                "fiscal": 6_500 * WAN,
                "other": 3_500 * WAN,
                "overall_objective": "十年累计投入不少于十亿元，建成一批创新平台，转化一批科技成果，培养一支人才队伍。",
                "year_objective": f"{year}年筹集合作资金不少于1亿元，支持项目20项以上。",
                "score": None if year > 2025 else 880 + year % 5 * 15,
            },
        )
        yield objective
        for order, (first, second, title, comparison, value, unit) in enumerate(lines, start=1):
            yield invention.draft(
                "performance_indicator",
                {
                    "objective": objective.id,
                    "level_1": first,
                    "level_2": second,
                    "title": title,
                    "comparison": comparison,
                    "value": value,
                    "unit": unit,
                    "reached": value if year < 2026 else None,
                    "order": order,
                },
            )
