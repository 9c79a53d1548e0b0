"""A hundred and sixty made-up projects of 2021–2026 in thirteen counties; amounts close."""

import json
from collections.abc import Iterator, Sequence

from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.sample.people import ACADEMY_TYPES
from lyuliang_desk.sample.words import Draft, Invention

COUNT, FIRST_YEAR, LAST_YEAR = 160, 2021, 2026
WAN = 1_000_000
"""Fen in 万元."""
APPLIED, REVIEWED, APPROVED, RUNNING, MIDTERM, ACCEPTED, CLOSED, STOPPED = (
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
)
STATUSES = {
    2021: (CLOSED, CLOSED, CLOSED, ACCEPTED, STOPPED),
    2022: (CLOSED, ACCEPTED, ACCEPTED, CLOSED),
    2023: (ACCEPTED, MIDTERM, RUNNING, RUNNING),
    2024: (MIDTERM, RUNNING, RUNNING, RUNNING, STOPPED),
    2025: (RUNNING, RUNNING, APPROVED),
    2026: (APPLIED, REVIEWED, APPLIED),
}
PAID = {APPROVED: 30, RUNNING: 60, MIDTERM: 70, ACCEPTED: 100, CLOSED: 100, STOPPED: 40}
"""Per cent of the public funds that are paid out at each status; nothing before approval."""
CATEGORIES = ("1", "2", "3", "3", "4", "4", "4", "7", "8")


def invent_projects(
    invention: Invention, organisations: Sequence[Draft], people: Sequence[Draft], teams: Sequence[Draft]
) -> list[Draft]:
    """The drafts; the last ones are applications in full, for form F01."""
    stage = _Stage(invention, organisations, people, teams)
    written = [stage.application(a, number) for number, a in enumerate(invention.applications, start=1)]
    return [*(stage.project(number) for number in range(COUNT - len(written))), *written]


class _Stage:
    """Who is there to lead and to help, by county."""

    def __init__(
        self,
        invention: Invention,
        organisations: Sequence[Draft],
        people: Sequence[Draft],
        teams: Sequence[Draft],
    ) -> None:
        self.invention = invention
        self.firms = [o for o in organisations if o.trade]
        self.academies = [o for o in organisations if o["organisation_type"] in ACADEMY_TYPES]
        self.bodies = {o["county"]: o for o in organisations if o["organisation_type"] == "10"}
        self.staff = {o.id: [p for p in people if p["workplace"] == o.id] for o in organisations}
        self.teams = {
            (t["county"], line[1]): t
            for t, line in zip(teams, invention.words["teams"]["lines"], strict=True)
        }
        self.titles = {i["code"]: self._titles(i["subjects"]) for i in invention.words["industries"]}

    def _titles(self, subjects: Sequence[str]) -> Iterator[str]:
        endings = self.invention.words["titles"]["endings"]
        pairs = [(subject, ending) for ending in endings for subject in subjects]
        return (subject + ending for subject, ending in pairs)

    def project(self, number: int) -> Draft:
        """A project of the ledger: the counties take turns, the years go by."""
        chance = self.invention.chance
        county = list(self.invention.counties)[number % len(self.invention.counties)]
        year = FIRST_YEAR + number * (LAST_YEAR - FIRST_YEAR + 1) // COUNT
        firm = chance.choice([f for f in self.firms if f["county"] == county])
        academy = chance.choice(self.academies)
        lead, partner = (academy, firm) if chance.random() < 0.2 else (firm, academy)
        status = chance.choice(STATUSES[year])
        values = {
            "number": f"LL{year}-{number % 27 + 1:02}{county[-2:]}",
            "title": next(self.titles[firm.trade]),
            "category": chance.choice(CATEGORIES),
            **self._parties(lead, partner, alone=chance.random() < 0.25),
            **self._place(county, firm.trade),
            **self._term(year, chance.randint(1, 9), chance.choice((18, 24, 24, 36))),
            "status": status,
            **self._funds(status, chance.choice((10, 15, 20, 30, 50, 80, 100, 120)), odd=number % 9 == 4),
        }
        return self.invention.draft("project", values)

    def application(self, written: dict[str, str], number: int) -> Draft:
        """A project with the whole text of its application."""
        county, trade = written["county"], written["industry"]
        firm = next(f for f in self.firms if f["county"] == county and f.trade == trade)
        values = {
            "number": f"LL2026-S{number:02}{county[-2:]}",
            "category": "4",
            **self._parties(firm, self.academies[number], alone=False),
            **self._place(county, trade),
            **self._term(2026, 7, 36),
            "status": APPLIED if number < 3 else REVIEWED,
            **self._funds(APPLIED, 100 + 20 * number, odd=False),
            **{name: text for name, text in written.items() if name not in ("industry", "county")},
            "discipline": self.invention.industry(trade)["discipline"],
            "recommending_body": self.bodies[county].id,
            "application_date": f"2026-02-{10 + number}",
            "acceptance_number": f"SL2026{number:04}",
        }
        values["funds_applied"] = values["city_funds"]
        return self.invention.draft("project", values)

    def _parties(self, lead: Draft, partner: Draft, *, alone: bool) -> dict[str, Stored]:
        leader = self.invention.chance.choice(self.staff[lead.id])
        return {
            "lead_organisation": lead.id,
            "partners": None if alone else json.dumps([partner.id]),
            "leader": leader.id,
            "leader_phone": leader["phone"],
        }

    def _place(self, county: str, trade: str) -> dict[str, Stored]:
        team = self.teams.get((county, trade))
        return {"industry": trade, "county": county, "team": team.id if team else None}

    def _term(self, year: int, month: int, months: int) -> dict[str, Stored]:
        last = year * 12 + month - 1 + months - 1
        return {"year": str(year), "start": f"{year}-{month:02}", "end": f"{last // 12}-{last % 12 + 1:02}"}

    def _funds(self, status: str, city_wan: int, *, odd: bool) -> dict[str, Stored]:
        """Sources that add up to the total; ``odd`` ones go down to the hundred yuan."""
        chance = self.invention.chance
        city = city_wan * WAN
        county = chance.choice((None, 5 * WAN, 10 * WAN, 20 * WAN))
        own = round(city_wan * chance.uniform(0.8, 2.6)) * WAN + (
            chance.randint(1, 99) * WAN // 100 if odd else 0
        )
        public = city + (county or 0)
        disbursed = public * PAID[status] // 100 if status in PAID else None
        spent = (disbursed + own) * chance.randint(55, 98) // 100 // 10_000 * 10_000 if disbursed else None
        return {
            "total_budget": public + own,
            "city_funds": city,
            "county_funds": county,
            "own_funds": own,
            "disbursed": disbursed,
            "spent": None if spent is None else min(spent, public + own),
        }
