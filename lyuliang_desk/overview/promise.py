"""The promise of the partnership, year by year and source by source.

Signed 2021-01-17 for ten years; the city raises at least 100 million yuan each year from city and county budgets, enterprises
and social financing (China Education Daily, 2021-01-18: 十年规划、十亿投入).
"""

from collections.abc import Sequence

from lyuliang_desk.catalogue.kinds.funding import ALLOCATED, PAID, RAISED, RETURNED, SPENT
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.messages import _
from lyuliang_desk.overview.counting import narrowed
from lyuliang_desk.overview.figures import Figure, Line, Table
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Filter, View

FIRST_YEAR, LAST_YEAR = 2021, 2030
PROMISED = 100_000_000 * 100
"""Fen to be raised at least in each year."""
FLOWS = (RAISED, ALLOCATED, PAID, SPENT, RETURNED)

Sums = dict[tuple[Stored, Stored, Stored], int]
"""Fen by movement (None for commitments), source and year."""


def years_of(year: int | None) -> range:
    """The years of the promise, or one of them."""
    return range(FIRST_YEAR, LAST_YEAR + 1) if year is None else range(year, year + 1)


def sums_of(register: Register) -> Sums:
    """All commitments and movements in two questions over covering indexes."""
    found: Sums = {}
    for group in register.groups(View("fund_commitment", group=("year", "source")), ("amount",)):
        found[None, group.values[1], group.values[0]] = group.sums["amount"]
    for flow in FLOWS:
        view = View("fund_movement", filters=(Filter("movement", "is", flow),), group=("source", "year"))
        for group in register.groups(view, ("amount",)):
            found[flow, group.values[0], group.values[1]] = group.sums["amount"]
    return found


def promise(sums: Sums) -> Table:
    """A line for each year of the ten: committed, raised, and so on, and what is missing of the promise."""
    lines = [_year(sums, str(year)) for year in years_of(None)]
    period = _within(None)
    flows = [_sum(sums, flow, None, None) for flow in FLOWS]
    gap = sum(line.figures[-1].value for line in lines)
    raised = _movements(RAISED, *period)
    whole_promise = PROMISED * len(years_of(None))
    total = Line(
        _("Total"),
        (
            Figure(_sum(sums, None, None, None), "money", View("fund_commitment", filters=period), "amount"),
            *(
                Figure(v, "money", _movements(f, *period), "amount")
                for f, v in zip(FLOWS, flows, strict=True)
            ),
            Figure(gap, "money", raised, "amount", whole_promise),
        ),
        is_total=True,
    )
    return Table(
        "promise",
        _("The promise, year by year"),
        _("Year"),
        (*_columns(), _("Short of 100 million")),
        (*lines, total),
    )


def by_source(register: Register, sums: Sums, year: int | None) -> Table:
    """A line for each source of funds, for a year or the whole period."""
    field = register.kinds["fund_movement"]["source"]
    within = _within(year)
    asked = {str(y) for y in years_of(year)}
    sources = sorted({source for _flow, source, when in sums if when in asked}, key=str)
    lines = []
    for source in sources:
        condition = Filter("source", "is", source)
        lines.append(Line(field.show_short(source), _flows(sums, year, source, (*within, condition))))
    total = Line(_("Total"), _flows(sums, year, None, within), is_total=True)
    return Table(
        "sources", _("By source of funds"), _("Source"), _columns(), (*lines, total) if lines else ()
    )


def _columns() -> tuple[str, ...]:
    return (_("Committed"), _("Raised"), _("Allocated"), _("Paid out"), _("Spent"), _("Returned"))


def _year(sums: Sums, year: str) -> Line:
    within = (Filter("year", "is", year),)
    flows = _flows(sums, int(year), None, within)
    missing = PROMISED - flows[1].value
    gap = Figure(missing, "money", flows[1].view, "amount", PROMISED)
    return Line(year, (*flows, gap))


def _flows(sums: Sums, year: int | None, source: Stored, conditions: Sequence[Filter]) -> tuple[Figure, ...]:
    committed = View("fund_commitment", filters=tuple(conditions))
    return (
        Figure(_sum(sums, None, source, year), "money", committed, "amount"),
        *(
            Figure(_sum(sums, flow, source, year), "money", _movements(flow, *conditions), "amount")
            for flow in FLOWS
        ),
    )


def _sum(sums: Sums, flow: str | None, source: Stored, year: int | None) -> int:
    asked = {str(y) for y in years_of(year)}
    return sum(
        amount
        for (moved, origin, when), amount in sums.items()
        if moved == flow and when in asked and (source is None or origin == source)
    )


def _within(year: int | None) -> tuple[Filter, ...]:
    if year is not None:
        return (Filter("year", "is", str(year)),)
    return (Filter("year", "at_least", str(FIRST_YEAR)), Filter("year", "at_most", str(LAST_YEAR)))


def _movements(flow: str, *conditions: Filter) -> View:
    return narrowed(View("fund_movement"), Filter("movement", "is", flow), *conditions)
