"""Checks of the fund ledger: no balance is negative without a finding, and projects say what their ledger says.

Movements are 1 到账 raised, 2 下达 allocated, 3 拨付 paid, 4 支出 spent, 5 退回 returned. Fiscal money reaches a project
when it is paid; money of its own (S5 to S7, S9) also when it is raised for it, which a ledger may record either way.
"""

from lyuliang_desk.catalogue.label import Label
from lyuliang_desk.catalogue.rules.money import wan
from lyuliang_desk.catalogue.types.code import Code
from lyuliang_desk.checks.check import question
from lyuliang_desk.messages import _

_OWN = "('S5', 'S6', 'S7', 'S9')"
"""企业投入, 社会融资, 学校（单位）自筹, 其他资金: money that does not come through a budget."""


def _sum(*movements: int) -> str:
    """The sum of some movements in a group of the ledger."""
    codes = ", ".join(f"'{code}'" for code in movements)
    return f"coalesce(sum(amount) FILTER (WHERE movement IN ({codes})), 0)"


def _source(code: str) -> str:
    return Code("fund_source_local", open=True).show_short(code)


_BY_PROJECT = (
    f"SELECT project, {_sum(2)} AS allocated, {_sum(3)} AS paid, {_sum(4)} AS spent FROM fund_movement "
    "WHERE deleted = 0 AND project IS NOT NULL GROUP BY project"
)
_BY_SOURCE = (
    f"SELECT project, source, {_sum(1)} AS raised, {_sum(3)} AS paid, {_sum(4)} AS spent, {_sum(5)} AS returned "
    "FROM fund_movement WHERE deleted = 0 AND project IS NOT NULL GROUP BY project, source"
)

PAID_OVER_ALLOCATED = question(
    "paid_over_allocated",
    Label("拨付超过下达", "Paid more than allocated"),
    "project",
    "hard",
    "disbursed",
    f"SELECT p.id, m.paid, m.allocated FROM ({_BY_PROJECT}) m JOIN project p ON p.id = m.project "
    "WHERE p.deleted = 0 AND m.allocated > 0 AND m.paid > m.allocated",
    lambda paid, allocated: _(
        "{paid} were paid, but only {allocated} allocated (10,000 yuan); correct the movements."
    ).format(paid=wan(paid), allocated=wan(allocated)),
)
PAID_WITHOUT_ALLOCATION = question(
    "paid_without_allocation",
    Label("拨付未见下达", "Paid without an allocation"),
    "project",
    "soft",
    "disbursed",
    f"SELECT p.id, m.paid FROM ({_BY_PROJECT}) m JOIN project p ON p.id = m.project "
    "WHERE p.deleted = 0 AND m.allocated <= 0 AND m.paid > m.allocated",
    lambda paid: _("{paid} (10,000 yuan) were paid, but no allocation is recorded.").format(paid=wan(paid)),
)
PROJECT_OVERDRAWN = question(
    "project_overdrawn",
    Label("项目资金透支", "Project overdrawn"),
    "project",
    "hard",
    "spent",
    "SELECT p.id, m.source, m.here, m.spent, m.returned FROM (SELECT *, "
    f"CASE WHEN source IN {_OWN} THEN max(raised, paid) ELSE paid END AS here FROM ({_BY_SOURCE})) m "
    "JOIN project p ON p.id = m.project WHERE p.deleted = 0 AND m.spent + m.returned > m.here",
    lambda source, here, spent, returned: _(
        "{source}: {here} reached the project, {spent} were spent and {returned} returned (10,000 yuan); correct the movements."
    ).format(source=_source(source), here=wan(here), spent=wan(spent), returned=wan(returned)),
)
SOURCE_OVERDRAWN = question(
    "source_overdrawn",
    Label("资金来源透支", "Source overdrawn"),
    "fund_movement",
    "hard",
    "amount",
    "WITH yearly AS (SELECT source, year, "
    f"{_sum(1)} AS raised, coalesce(sum(amount) FILTER (WHERE movement = '5' AND project IS NULL), 0) AS back, "
    f"{_sum(2)} AS allocated, {_sum(3)} AS paid, {_sum(4)} AS spent FROM fund_movement "
    "WHERE deleted = 0 AND year IS NOT NULL GROUP BY source, year), running AS (SELECT source, year, "
    "sum(raised) OVER so_far AS raised, sum(back) OVER so_far AS back, sum(allocated) OVER so_far AS allocated, "
    "sum(paid) OVER so_far AS paid, sum(spent) OVER so_far AS spent FROM yearly "
    "WINDOW so_far AS (PARTITION BY source ORDER BY year)) "
    "SELECT (SELECT m.id FROM fund_movement m WHERE m.deleted = 0 AND m.source = r.source AND m.year = r.year "
    "AND m.movement <> '1' ORDER BY m.date DESC, m.rid DESC LIMIT 1) AS last, r.source, r.year, "
    "r.raised - r.back AS here, max(r.allocated, r.paid, r.spent) AS gone FROM running r "
    "WHERE gone > here AND last IS NOT NULL",
    lambda source, year, here, gone: _(
        "{source}: by the end of {year}, {gone} had been given away, but only {here} raised (10,000 yuan); correct the movements."
    ).format(source=_source(source), year=year, gone=wan(gone), here=wan(here)),
)
DISBURSED_DIFFERS = question(
    "disbursed_differs",
    Label("已拨付与流水不符", "Disbursed differs from the ledger"),
    "project",
    "soft",
    "disbursed",
    f"SELECT p.id, p.disbursed, m.paid FROM ({_BY_PROJECT}) m JOIN project p ON p.id = m.project "
    "WHERE p.deleted = 0 AND p.disbursed IS NOT NULL AND m.paid <> 0 AND p.disbursed <> m.paid",
    lambda said, paid: _(
        "The project says {said} disbursed, the ledger {paid} (10,000 yuan); check both."
    ).format(said=wan(said), paid=wan(paid)),
)
SPENT_DIFFERS = question(
    "spent_differs",
    Label("已支出与流水不符", "Spent differs from the ledger"),
    "project",
    "soft",
    "spent",
    f"SELECT p.id, p.spent, m.spent FROM ({_BY_PROJECT}) m JOIN project p ON p.id = m.project "
    "WHERE p.deleted = 0 AND p.spent IS NOT NULL AND m.spent <> 0 AND p.spent <> m.spent",
    lambda said, spent: _(
        "The project says {said} spent, the ledger {spent} (10,000 yuan); check both."
    ).format(said=wan(said), spent=wan(spent)),
)
COMMITMENT_UNMET = question(
    "commitment_unmet",
    Label("承诺资金未足额到账", "Commitment not raised in full"),
    "fund_commitment",
    "soft",
    "amount",
    "SELECT min(c.id), c.source, c.year, sum(c.amount) AS promised, coalesce((SELECT sum(m.amount) "
    "FROM fund_movement m WHERE m.deleted = 0 AND m.movement = '1' AND m.source = c.source AND m.year = c.year), 0) "
    "AS raised FROM fund_commitment c WHERE c.deleted = 0 AND c.year < ? GROUP BY c.source, c.year "
    "HAVING raised < promised",
    lambda source, year, promised, raised: _(
        "{source}, {year}: {promised} were promised, {raised} raised (10,000 yuan)."
    ).format(source=_source(source), year=year, promised=wan(promised), raised=wan(raised)),
    ("year",),
)
NOT_POSITIVE = question(
    "movement_not_positive",
    Label("流水金额不大于零", "Amount of a movement is not positive"),
    "fund_movement",
    "soft",
    "amount",
    "SELECT id, amount FROM fund_movement WHERE deleted = 0 AND amount <= 0",
    lambda amount: _(
        "The amount is {amount} (10,000 yuan); money that comes back is entered as returned."
    ).format(amount=wan(amount)),
)
IN_FUTURE = question(
    "movement_in_future",
    Label("流水日期在今天以后", "Movement in the future"),
    "fund_movement",
    "soft",
    "date",
    "SELECT id, date FROM fund_movement WHERE deleted = 0 AND date > ?",
    lambda day: _("The date {day} lies in the future; check it.").format(day=day),
    ("today",),
)
WITHOUT_PROJECT = question(
    "movement_without_project",
    Label("拨付、支出未对应项目", "Payment or spending without a project"),
    "fund_movement",
    "soft",
    "project",
    "SELECT id, movement FROM fund_movement WHERE deleted = 0 AND movement IN ('3', '4') AND project IS NULL",
    lambda movement: _("Money was paid or spent, but it is not said for which project."),
)

CHECKS = (
    PAID_OVER_ALLOCATED,
    PAID_WITHOUT_ALLOCATION,
    PROJECT_OVERDRAWN,
    SOURCE_OVERDRAWN,
    DISBURSED_DIFFERS,
    SPENT_DIFFERS,
    COMMITMENT_UNMET,
    NOT_POSITIVE,
    IN_FUTURE,
    WITHOUT_PROJECT,
)
