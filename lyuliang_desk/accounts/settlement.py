"""A project's final accounts 决算: by subject what was approved, what it became, and what was spent (F07)."""

from collections.abc import Iterable
from dataclasses import dataclass

from lyuliang_desk.accounts.budget import Budget, budgets_of
from lyuliang_desk.accounts.ledger import Sum, fiscal_and_own, received, spent, sums_of
from lyuliang_desk.accounts.subjects import SubjectRow, added, rows_of
from lyuliang_desk.catalogue.kinds.funding import RETURNED
from lyuliang_desk.store.register import Register

COLUMNS = 5
"""Approved fiscal and own, adjusted, spent fiscal and own."""


@dataclass(frozen=True)
class Settlement:
    """``rows`` have the amounts of ``COLUMNS``; ``received`` is net of ``returned``, each fiscal and own."""

    rows: tuple[SubjectRow, ...]
    received: tuple[int, int]
    returned: int
    budget: Budget

    @property
    def whole(self) -> tuple[int, ...]:
        """The sums of all subjects."""
        return added([row.amounts for row in self.rows if row.level == 1], COLUMNS)


def left_over(amounts: tuple[int, ...]) -> int:
    """结余 of a line: the budget as adjusted, less what was spent."""
    return amounts[2] - amounts[3] - amounts[4]


def settlements_of(register: Register, projects: Iterable[str]) -> dict[str, Settlement]:
    """The final accounts of each project that has a budget or a ledger line."""
    wanted = list(projects)
    budgets, ledgers = budgets_of(register, wanted), sums_of(register, wanted)
    return {
        project: _settled(budgets.get(project, Budget({})), ledgers.get(project, []))
        for project in wanted
        if project in budgets or project in ledgers
    }


def _settled(budget: Budget, sums: list[Sum]) -> Settlement:
    own: dict[str, tuple[int, ...]] = {
        subject: (line.fiscal, line.own, line.adjusted, 0, 0) for subject, line in budget.lines.items()
    }
    for one in spent(sums):
        line = (0, 0, 0, one.amount, 0) if one.fiscal else (0, 0, 0, 0, one.amount)
        own[one.subject] = added([own.get(one.subject, (0,) * COLUMNS), line], COLUMNS)
    returned = sum(one.amount for one in sums if one.movement == RETURNED)
    return Settlement(tuple(rows_of(own, COLUMNS)), fiscal_and_own(received(sums)), returned, budget)
