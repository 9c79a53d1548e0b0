"""What the fund ledger says of projects: sums by movement, source and year, asked of the file in one question."""

from collections.abc import Iterable
from typing import NamedTuple

from lyuliang_desk.catalogue.kinds.funding import PAID, RAISED, RETURNED, SPENT
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.sql import AMONG, packed

FISCAL = frozenset({"S1", "S2", "S3", "S4"})
"""Sources that are public money: central, provincial, municipal and county; everything else is 自筹."""


class Sum(NamedTuple):
    """So many fen of one movement (code of ``fund_movement_local``) from one source in one year, under one subject."""

    project: str
    movement: str
    source: str
    year: str
    subject: str
    amount: int

    @property
    def fiscal(self) -> bool:
        """Whether it is public money."""
        return self.source in FISCAL


def sums_of(register: Register, projects: Iterable[str]) -> dict[str, list[Sum]]:
    """The sums of each project's live ledger lines; those without a line are left out."""
    sql = (
        "SELECT project, movement, source, coalesce(year, substr(date, 1, 4)), coalesce(subject, ''), sum(amount) "
        f"FROM fund_movement WHERE deleted = 0 AND project IN {AMONG} GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5"
    )
    found: dict[str, list[Sum]] = {}
    for row in register.reading().execute(sql, (packed(projects),)):
        one = Sum(*row)
        found.setdefault(one.project, []).append(one)
    return found


def received(sums: Iterable[Sum]) -> list[Sum]:
    """What a project received 到位, what it gave back counted as less.

    Money of a source that was paid out to it (拨付) counts when it was paid out; that of a source which never was
    counts when it arrived (到账): an enterprise's own share comes in without being paid out by the office.
    """
    lines = list(sums)
    paid = {one.source for one in lines if one.movement == PAID}
    coming = [one for one in lines if one.movement == (PAID if one.source in paid else RAISED)]
    back = [one._replace(amount=-one.amount) for one in lines if one.movement == RETURNED]
    return [*coming, *back]


def spent(sums: Iterable[Sum]) -> list[Sum]:
    """What a project spent 支出."""
    return [one for one in sums if one.movement == SPENT]


def fiscal_and_own(sums: Iterable[Sum]) -> tuple[int, int]:
    """The public money among them, and the rest."""
    parts = [0, 0]
    for one in sums:
        parts[not one.fiscal] += one.amount
    return parts[0], parts[1]
