"""What one year brought a project and took from it (F08). The fiscal year is the calendar's (Budget Law)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lyuliang_desk.accounts.ledger import fiscal_and_own, received, spent, sums_of
from lyuliang_desk.store.register import Register

PLAN = "payment_plan"


@dataclass(frozen=True)
class YearOfFunds:
    """A project's year in fen; ``planned`` is None where no payment was planned for that year."""

    carried: int
    planned: int | None
    received_fiscal: int
    received_own: int
    spent_fiscal: int
    spent_own: int

    @property
    def received(self) -> int:
        """All that came in, less what was given back."""
        return self.received_fiscal + self.received_own

    @property
    def spent(self) -> int:
        """All that was spent."""
        return self.spent_fiscal + self.spent_own

    @property
    def balance(self) -> int:
        """年末结余: what was carried over and came in, less what was spent; the next year begins with it."""
        return self.carried + self.received - self.spent


def year_of_funds(register: Register, projects: Iterable[str], year: int) -> dict[str, YearOfFunds]:
    """The year of each of the projects, in the order asked."""
    wanted = list(projects)
    ledgers, plans, now = sums_of(register, wanted), _planned(register, wanted, year), str(year)
    found = {}
    for project in wanted:
        coming, going = received(ledgers.get(project, [])), spent(ledgers.get(project, []))
        before = sum(one.amount for one in coming if one.year < now)
        before -= sum(one.amount for one in going if one.year < now)
        found[project] = YearOfFunds(
            before,
            plans.get(project),
            *fiscal_and_own(one for one in coming if one.year == now),
            *fiscal_and_own(one for one in going if one.year == now),
        )
    return found


def _planned(register: Register, projects: Iterable[str], year: int) -> Mapping[str, int]:
    """What was to be paid in that year, by project."""
    found = register.find(PLAN, "project", projects)
    kept = register.values_of(PLAN, [id_ for ids in found.values() for id_ in ids])
    plans: dict[str, int] = {}
    for project, ids in found.items():
        for values in (kept[id_] for id_ in ids if id_ in kept):
            if values.get("year") == str(year):
                plans[str(project)] = plans.get(str(project), 0) + int(values.get("amount") or 0)
    return plans
