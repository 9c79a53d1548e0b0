"""Checks of agreements, postings, performance objectives and technology needs: what runs out, what is still to be told."""

from lyuliang_desk.catalogue.label import Label
from lyuliang_desk.checks.check import question
from lyuliang_desk.messages import _

EXPIRING = question(
    "agreement_expiring",
    Label("协议即将到期", "Agreement about to expire"),
    "agreement",
    "soft",
    "expires_on",
    "SELECT id, expires_on, status FROM agreement WHERE deleted = 0 AND coalesce(status, '2') = '2' "
    "AND expires_on || '~' >= ? AND expires_on <= ?",
    lambda day, status: _("The agreement expires on {day}; renew it, or let it end.").format(day=day),
    ("today", "soon"),
)
EXPIRED = question(
    "agreement_expired",
    Label("协议已到期仍在履行", "Expired agreement still in force"),
    "agreement",
    "soft",
    "status",
    "SELECT id, expires_on, status FROM agreement WHERE deleted = 0 AND coalesce(status, '2') = '2' "
    "AND expires_on || '~' < ?",
    lambda day, status: _("The agreement expired on {day}, but is still in force by its status.").format(
        day=day
    ),
    ("today",),
)
POSTING_OVER = question(
    "posting_over",
    Label("派驻期满仍在岗", "Posting over, still in post"),
    "posting",
    "soft",
    "status",
    "SELECT id, \"end\", status FROM posting WHERE deleted = 0 AND status = '2' AND \"end\" || '~' < ?",
    lambda day, status: _("The posting ended on {day}, but is still in post by its status.").format(day=day),
    ("today",),
)
OBJECTIVE_EMPTY = question(
    "objective_without_indicators",
    Label("绩效目标无指标", "Performance objective without indicators"),
    "performance_objective",
    "soft",
    None,
    "SELECT o.id, o.year FROM performance_objective o WHERE o.deleted = 0 AND NOT EXISTS "
    "(SELECT 1 FROM performance_indicator i WHERE i.deleted = 0 AND i.objective = o.id)",
    lambda year: _("The objective of {year} has no indicators; enter them.").format(year=year),
)
NOT_REACHED = question(
    "indicator_not_told",
    Label("绩效指标缺完成值", "Reached value of an indicator missing"),
    "performance_indicator",
    "soft",
    "reached",
    "SELECT i.id, o.year FROM performance_indicator i JOIN performance_objective o ON o.id = i.objective "
    "WHERE i.deleted = 0 AND o.deleted = 0 AND i.reached IS NULL AND o.year < ?",
    lambda year: _("The year {year} is over, but what was reached is not said.").format(year=year),
    ("year",),
)
NEED_WITHOUT_CONTACT = question(
    "need_without_contact",
    Label("技术需求缺联系方式", "Technology need without a contact"),
    "technology_need",
    "soft",
    "contact",
    "SELECT id, contact, phone FROM technology_need WHERE deleted = 0 AND (contact IS NULL OR phone IS NULL)",
    lambda contact, phone: _("Nobody can be asked about this need: the contact or the phone is missing."),
)

CHECKS = (EXPIRING, EXPIRED, POSTING_OVER, OBJECTIVE_EMPTY, NOT_REACHED, NEED_WITHOUT_CONTACT)
