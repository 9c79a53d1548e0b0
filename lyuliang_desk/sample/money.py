"""Commitments of the ten years and every movement of money of the first six; no balance ever falls below nothing."""

from collections.abc import Iterator, Sequence

from lyuliang_desk.catalogue.kinds.funding import ALLOCATED, PAID, RAISED, SPENT
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.sample.course import SHARES, amounts
from lyuliang_desk.sample.words import Draft, Invention

WAN = 1_000_000
"""Fen in 万元."""
YEARS = range(2021, 2031)
STEP = 10_000
"""Amounts of projects are whole hundreds of yuan."""
CITY, COUNTY, ENTERPRISE = "S3", "S4", "S5"
LAST_MONTH = 2026 * 12 + 1
"""The sample is made in March 2026: nothing has moved since."""


def invent_commitments(invention: Invention) -> Iterator[Draft]:
    """What each source has promised for each year: 100 million yuan in all."""
    for year in YEARS:
        for source, wan in invention.partnership["funds"]["committed"].items():
            values: dict[str, Stored] = {
                "year": str(year),
                "source": source,
                "amount": wan * WAN,
                "document": "市校战略合作协议",
            }
            yield invention.draft("fund_commitment", values)


def invent_movements(invention: Invention, projects: Sequence[Draft]) -> list[Draft]:
    """Raised and passed on year by year, then project by project, in the order of their days."""
    found = [*_of_the_city(invention), *(m for project in projects for m in _of_project(invention, project))]
    found.sort(key=lambda movement: movement["date"])
    for number, movement in enumerate(found, start=1):
        movement.values["voucher"] = f"YB{movement['date'][:4]}-{number:05}"
    return found


def _of_the_city(invention: Invention) -> Iterator[Draft]:
    """What is raised for everybody, and what of it goes to platforms and people."""
    funds = invention.partnership["funds"]
    for line in funds["raised"]:
        year = line["year"]
        quarters = (1,) if year == 2026 else (2, 5, 8, 11)
        for source in funds["committed"]:
            for part, month in enumerate(quarters):
                raised = line[source] * WAN // len(quarters)
                if not raised:
                    continue
                allocated = raised * funds["allocated"] // 100 // STEP * STEP
                paid = allocated * funds["paid"] // 100 // STEP * STEP
                spent = paid * funds["spent"] // 100 // STEP * STEP
                day = f"{year}-{month:02}"
                what = ("创新平台建设", "人才团队引育", "成果转化引导", "智库建设")[part]
                yield _moved(invention, f"{day}-06", RAISED, source, raised, summary="年度合作资金到账")
                yield _moved(invention, f"{day}-12", ALLOCATED, source, allocated, summary=f"{what}资金下达")
                yield _moved(invention, f"{day}-18", PAID, source, paid, summary=f"{what}资金拨付")
                yield _moved(
                    invention, f"{day}-27", SPENT, source, spent, subject="1.2", summary=f"{what}支出"
                )


def _of_project(invention: Invention, project: Draft) -> Iterator[Draft]:
    """Allocated, paid and spent from public funds; raised and spent from the enterprise's own."""
    disbursed = project.values.get("disbursed")
    if not isinstance(disbursed, int) or not disbursed:
        return
    _fiscal, own = amounts(project)
    months = [project["start"], *_later_months(project["start"], 3)]
    spent = int(project.values.get("spent") or 0)
    own_spent = min(max(spent - disbursed, 0) + spent // 5 // STEP * STEP, own, spent)
    sources = [(CITY, int(project.values.get("city_funds") or 0))]
    if project.values.get("county_funds"):
        sources.append((COUNTY, int(project.values["county_funds"] or 0)))
    left_paid, left_spent = disbursed, spent - own_spent
    for place, (source, granted) in enumerate(sources):
        is_last = place == len(sources) - 1
        paid = left_paid if is_last else min(disbursed * granted // sum(g for _s, g in sources), left_paid)
        left_paid -= paid
        yield _moved(
            invention, f"{months[0]}-08", ALLOCATED, source, granted, project, summary="项目资金下达"
        )
        yield _moved(invention, f"{months[0]}-20", PAID, source, paid, project, summary="项目资金拨付")
        used = left_spent if is_last else min(left_spent, paid)
        left_spent -= used
        yield from _spending(invention, project, source, used, months)
    if own:
        yield _moved(
            invention, f"{months[0]}-15", RAISED, ENTERPRISE, own, project, summary="企业配套资金到账"
        )
        yield from _spending(invention, project, ENTERPRISE, own_spent, months)


def _spending(
    invention: Invention, project: Draft, source: str, amount: int, months: Sequence[str]
) -> Iterator[Draft]:
    left = amount
    for place, (subject, share) in enumerate(SHARES):
        part = left if place == len(SHARES) - 1 else amount * share // 100 // STEP * STEP
        left -= part
        if part:
            day = f"{months[min(1 + place // 2, len(months) - 1)]}-{10 + place * 3}"
            yield _moved(invention, day, SPENT, source, part, project, subject=subject, summary="项目支出")


def _later_months(start: str, count: int) -> list[str]:
    """Some months after the start, none later than the sample."""
    first = int(start[:4]) * 12 + int(start[5:7]) - 1
    ahead = [min(first + 4 * (number + 1), LAST_MONTH) for number in range(count)]
    return [f"{month // 12}-{month % 12 + 1:02}" for month in ahead]


def _moved(
    invention: Invention,
    day: str,
    movement: str,
    source: str,
    amount: int,
    project: Draft | None = None,
    **more: Stored,
) -> Draft:
    values: dict[str, Stored] = {
        "date": day,
        "movement": movement,
        "source": source,
        "amount": amount,
        "project": project.id if project else None,
        "organisation": project["lead_organisation"] if project else None,
        "county": project["county"] if project else None,
        **more,
    }
    return invention.draft("fund_movement", values)
