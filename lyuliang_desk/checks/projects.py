"""Checks of projects and their own tables: money planned, time run over, what a state of the project asks for.

Dates are kept as they are known (``2026``, ``2026-03``); ``x || '~' < day`` says that all of x is over before the day.
"""

from lyuliang_desk.catalogue.label import Label
from lyuliang_desk.catalogue.rules.money import wan
from lyuliang_desk.checks.check import question
from lyuliang_desk.messages import _

RUNNING = "('3', '4', '5')"
"""立项, 在研, 中期."""
_PARTS = (
    "b.deleted = 0 AND NOT EXISTS (SELECT 1 FROM budget_line c WHERE c.deleted = 0 AND c.project = b.project "
    "AND substr(c.subject, 1, length(b.subject) + 1) = b.subject || '.')"
)
"""Budget lines that no other line of the project divides further: a tree is summed by its leaves."""
_PLANNED = "coalesce(b.fiscal, 0) + coalesce(b.own, 0)"
_START, _END = (f"julianday(substr(p.\"{name}\" || '-01-01', 1, 10))" for name in ("start", "end"))
_EXTENDED = "(SELECT max(c.new_end) FROM project_change c WHERE c.deleted = 0 AND c.project = p.id AND c.approved_on IS NOT NULL)"
_LAST = f'max(p."end", coalesce({_EXTENDED}, p."end"))'

BUDGET_DIFFERS = question(
    "budget_differs",
    Label("预算明细与总投资不符", "Budget lines do not add up"),
    "project",
    "hard",
    "total_budget",
    f"SELECT p.id, p.total_budget, s.planned FROM project p JOIN (SELECT b.project, sum({_PLANNED}) AS planned "
    f"FROM budget_line b WHERE {_PARTS} GROUP BY b.project) s ON s.project = p.id "
    "WHERE p.deleted = 0 AND p.total_budget IS NOT NULL AND s.planned <> p.total_budget",
    lambda total, planned: _(
        "The budget lines add up to {planned}, the total budget says {total} (10,000 yuan); correct one of them."
    ).format(planned=wan(planned), total=wan(total)),
)
SUBJECT_DIFFERS = question(
    "budget_subject_differs",
    Label("预算科目与下级科目不符", "A budget subject is not the sum of its parts"),
    "budget_line",
    "hard",
    "fiscal",
    f"SELECT a.id, coalesce(a.fiscal, 0), coalesce(a.own, 0), sum(coalesce(b.fiscal, 0)), sum(coalesce(b.own, 0)) "
    "FROM budget_line a JOIN budget_line b ON b.project = a.project "
    f"AND substr(b.subject, 1, length(a.subject) + 1) = a.subject || '.' AND {_PARTS} WHERE a.deleted = 0 "
    "GROUP BY a.id HAVING sum(coalesce(b.fiscal, 0)) <> coalesce(a.fiscal, 0) "
    "OR sum(coalesce(b.own, 0)) <> coalesce(a.own, 0)",
    lambda fiscal, own, part_fiscal, part_own: _(
        "The subject says {fiscal} fiscal and {own} own funds, its parts {part_fiscal} and {part_own} (10,000 yuan)."
    ).format(fiscal=wan(fiscal), own=wan(own), part_fiscal=wan(part_fiscal), part_own=wan(part_own)),
)
SOURCES_DIFFER = question(
    "budget_sources_differ",
    Label("预算的财政资金与项目不符", "Fiscal funds of the budget differ"),
    "project",
    "soft",
    "city_funds",
    "SELECT p.id, coalesce(p.city_funds, 0) + coalesce(p.county_funds, 0) AS said, s.planned FROM project p "
    f"JOIN (SELECT b.project, sum(b.fiscal) AS planned FROM budget_line b WHERE {_PARTS} GROUP BY b.project) s "
    "ON s.project = p.id WHERE p.deleted = 0 AND s.planned IS NOT NULL "
    "AND (p.city_funds IS NOT NULL OR p.county_funds IS NOT NULL) AND s.planned <> said",
    lambda said, planned: _(
        "Fiscal funds are {planned} by the budget lines, {said} by the project's sources (10,000 yuan); check both."
    ).format(planned=wan(planned), said=wan(said)),
)
PAYMENTS_PLANNED = question(
    "payment_plan_over_budget",
    Label("拨款计划超过总投资", "Payments planned exceed the budget"),
    "project",
    "soft",
    "total_budget",
    "SELECT p.id, p.total_budget, s.planned FROM project p JOIN (SELECT project, sum(amount) AS planned "
    "FROM payment_plan WHERE deleted = 0 GROUP BY project) s ON s.project = p.id "
    "WHERE p.deleted = 0 AND s.planned > p.total_budget",
    lambda total, planned: _(
        "The payment plan adds up to {planned}, more than the total budget of {total} (10,000 yuan)."
    ).format(planned=wan(planned), total=wan(total)),
)
OVERDUE = question(
    "project_overdue",
    Label("项目逾期", "Project overdue"),
    "project",
    "soft",
    "end",
    f"SELECT p.id, {_LAST} AS last, p.status FROM project p "
    f"WHERE p.deleted = 0 AND p.status IN {RUNNING} AND p.\"end\" < ? AND last || '~' < ?",
    lambda end, status: _(
        "The project should have ended by {end} and is still running; accept it, extend it, or close it."
    ).format(end=end),
    ("today", "today"),
)
MILESTONE_OVERDUE = question(
    "milestone_overdue",
    Label("里程碑逾期", "Milestone overdue"),
    "milestone",
    "soft",
    "completed",
    "SELECT m.id, m.due, m.status FROM milestone m JOIN project p ON p.id = m.project AND p.deleted = 0 "
    "AND coalesce(p.status, '4') NOT IN ('6', '7', '8', '9') WHERE m.deleted = 0 AND m.completed IS NULL "
    "AND m.due || '~' < ? AND coalesce(m.status, '1') NOT IN ('3', '5')",
    lambda due, status: _("It was due by {due} and is not completed; enter when it was completed.").format(
        due=due
    ),
    ("today",),
)
MIDTERM_MISSING = question(
    "midterm_missing",
    Label("应中期检查", "Mid-term review missing"),
    "project",
    "soft",
    "midterm_on",
    "SELECT p.id, p.start, p.\"end\" FROM project p WHERE p.deleted = 0 AND p.status IN ('3', '4') "
    "AND p.midterm_on IS NULL "
    f"AND {_END} - {_START} > 365 AND julianday(?) > ({_END} + {_START}) / 2 AND p.\"end\" || '~' >= ?",
    lambda start, end: _(
        "More than half of the term ({start} to {end}) is over and no mid-term review is recorded."
    ).format(start=start, end=end),
    ("today", "today"),
)
ACCEPTANCE_MISSING = question(
    "acceptance_missing",
    Label("缺验收结论", "Conclusion of the acceptance missing"),
    "project",
    "soft",
    "acceptance_conclusion",
    "SELECT id, status FROM project WHERE deleted = 0 AND status IN ('6', '7') AND acceptance_conclusion IS NULL",
    lambda status: _("The project is accepted or closed, but the conclusion of the acceptance is missing."),
)
NUMBER_MISSING = question(
    "project_number_missing",
    Label("缺项目编号", "Project number missing"),
    "project",
    "soft",
    "number",
    "SELECT id, status FROM project WHERE deleted = 0 AND number IS NULL AND status IN ('3', '4', '5', '6', '7')",
    lambda status: _("The project is approved, but has no number."),
)
CLOSING_DAY_MISSING = question(
    "closing_day_missing",
    Label("缺结题日期", "Closing date missing"),
    "project",
    "soft",
    "closed_on",
    "SELECT id, status FROM project WHERE deleted = 0 AND status = '7' AND closed_on IS NULL",
    lambda status: _("The project is closed, but the date is missing."),
)
END_REASON_MISSING = question(
    "end_reason_missing",
    Label("缺终止（撤销）原因", "Reason for termination missing"),
    "project",
    "soft",
    "end_reason",
    "SELECT id, status FROM project WHERE deleted = 0 AND status IN ('8', '9') AND end_reason IS NULL",
    lambda status: _("The project was terminated or revoked, but no reason is given."),
)
REPORT_MISSING = question(
    "report_missing",
    Label("缺年度完成情况", "Yearly report missing"),
    "annual_plan",
    "soft",
    "done",
    "SELECT a.id, a.year FROM annual_plan a JOIN project p ON p.id = a.project AND p.deleted = 0 "
    "AND coalesce(p.status, '4') NOT IN ('1', '2', '8', '9') "
    "WHERE a.deleted = 0 AND a.done IS NULL AND a.year < ?",
    lambda year: _("The year {year} is over, but what was done is not reported.").format(year=year),
    ("year",),
)

CHECKS = (
    BUDGET_DIFFERS,
    SUBJECT_DIFFERS,
    SOURCES_DIFFER,
    PAYMENTS_PLANNED,
    OVERDUE,
    MILESTONE_OVERDUE,
    MIDTERM_MISSING,
    ACCEPTANCE_MISSING,
    NUMBER_MISSING,
    CLOSING_DAY_MISSING,
    END_REASON_MISSING,
    REPORT_MISSING,
)
