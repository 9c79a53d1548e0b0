"""Checks of people and teams: who leads without a title, who is in too many teams or twice in one, in which order."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from lyuliang_desk.catalogue.folding import fold
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.label import Label
from lyuliang_desk.checks.check import Check, Inquiry, question
from lyuliang_desk.checks.finding import RecordFinding, evidence_of
from lyuliang_desk.messages import _

_NOW = 'm.deleted = 0 AND (m."end" IS NULL OR m."end" || \'~\' >= ?)'
"""Memberships that have not ended."""

LEADER_WITHOUT_TITLE = question(
    "leader_without_title",
    Label("负责人、带头人缺职称", "Leader without a professional title"),
    "person",
    "soft",
    "title",
    "SELECT h.id, l.leads FROM (SELECT person, min(leads) AS leads FROM ("
    "SELECT leader AS person, title AS leads FROM project WHERE deleted = 0 AND leader IS NOT NULL UNION ALL "
    "SELECT m.person, t.name FROM membership m JOIN team t ON t.id = m.team AND t.deleted = 0 "
    "WHERE m.deleted = 0 AND m.role = '1') GROUP BY person) l "
    "JOIN person h ON h.id = l.person WHERE h.deleted = 0 AND h.title IS NULL",
    lambda leads: _("Leads “{leads}”, but no professional title is entered.").format(leads=leads),
)
TOO_MANY_TEAMS = question(
    "too_many_teams",
    Label("一人参加团队过多", "Person in too many teams"),
    "person",
    "soft",
    "name",
    "SELECT person, count(*) AS teams, group_concat(name, '、') FROM (SELECT DISTINCT m.person, t.id, t.name "
    f"FROM membership m JOIN team t ON t.id = m.team AND t.deleted = 0 WHERE {_NOW} ORDER BY t.rid) "
    "GROUP BY person HAVING teams > ?",
    lambda count, names: _("Is in {count} teams at once: {names}.").format(count=count, names=names),
    ("today", "most_teams"),
)
MEMBER_TWICE = question(
    "member_twice",
    Label("同一人在一个团队重复", "Person twice in one team"),
    "membership",
    "hard",
    "person",
    "SELECT max(m.id), h.name, count(*) AS times FROM membership m JOIN person h ON h.id = m.person "
    f"WHERE {_NOW} GROUP BY m.team, m.person HAVING times > 1",
    lambda name, times: _("{name} stands {times} times in this team; delete what is too many.").format(
        name=name, times=times
    ),
    ("today",),
)
ORDER_TWICE = question(
    "roster_order_twice",
    Label("花名册排序重复", "Order number twice in a team"),
    "membership",
    "hard",
    "order",
    'SELECT m.id, m."order", s.times FROM membership m JOIN (SELECT team, "order", count(*) AS times '
    'FROM membership WHERE deleted = 0 AND "order" IS NOT NULL GROUP BY team, "order" HAVING times > 1) s '
    'ON s.team = m.team AND s."order" = m."order" WHERE m.deleted = 0',
    lambda order, times: _("The order number {order} stands {times} times in this team; number anew.").format(
        order=order, times=times
    ),
)
ORDER_MISSING = question(
    "roster_order_missing",
    Label("花名册缺排序", "Order number missing in a team"),
    "membership",
    "soft",
    "order",
    'SELECT m.id, m.team FROM membership m WHERE m.deleted = 0 AND m."order" IS NULL AND EXISTS '
    '(SELECT 1 FROM membership o WHERE o.deleted = 0 AND o.team = m.team AND o."order" IS NOT NULL)',
    lambda team: _("The others of this team are numbered, this member is not."),
)
TEAM_WITHOUT_LEADER = question(
    "team_without_leader",
    Label("团队缺带头人", "Team without a leader"),
    "team",
    "soft",
    "name",
    "SELECT t.id, count(*) FROM team t JOIN membership m ON m.team = t.id AND m.deleted = 0 WHERE t.deleted = 0 "
    "GROUP BY t.id HAVING count(*) FILTER (WHERE m.role = '1') = 0",
    lambda members: _("None of the {members} members is the leader.").format(members=members),
)


def _same_phone(inquiry: Inquiry, asked: RecordKind) -> Iterator[RecordFinding]:
    """People of one mobile number: likely one person under two spellings."""
    sql = (
        "SELECT phone, id, name FROM person WHERE deleted = 0 AND phone IN (SELECT phone FROM person "
        "WHERE deleted = 0 AND phone GLOB '1[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]' "
        "GROUP BY phone HAVING count(*) > 1) ORDER BY phone, rid"
    )
    for phone, people in groupby(inquiry.ask(sql), itemgetter(0)):
        group = [(record_id, name) for _phone, record_id, name in people]
        names = "、".join(dict.fromkeys(name for _id, name in group))
        message = _("{count} people have this mobile number ({names}); perhaps they are one.")
        for record_id, _name in group:
            yield RecordFinding(
                *("same_phone", "same_phone", "soft", "person", record_id, "phone"),
                message.format(count=len(group), names=names),
                evidence_of([phone, names]),
            )


def _two_spellings(inquiry: Inquiry, asked: RecordKind) -> Iterator[RecordFinding]:
    """Members of one team who are two records, but have the same number, or the same name but for its spelling."""
    sql = (
        "SELECT m.team, m.id, m.person, h.name, h.id_number, h.phone FROM membership m "
        f"JOIN person h ON h.id = m.person WHERE {_NOW} ORDER BY m.team, m.rid"
    )
    rows = inquiry.ask(sql, [inquiry.parameter("today")])
    for _team, members in groupby(rows, itemgetter(0)):
        seen: dict[object, tuple[str, str]] = {}
        for _team_id, member_id, person, name, id_number, phone in members:
            signs = [("name", fold(name).replace(" ", "")), ("id", id_number), ("phone", phone)]
            known = [s for s in signs if s[1]]
            other = next((seen[s] for s in known if s in seen and seen[s][0] != person), None)
            for sign in known:
                seen.setdefault(sign, (person, name))
            if other is not None:
                message = _("{name} and {other} of this team are perhaps one person; compare and merge them.")
                yield RecordFinding(
                    *("two_spellings", "two_spellings", "soft", "membership", member_id, "person"),
                    message.format(name=name, other=other[1]),
                    evidence_of([person, name, *other]),
                )


SAME_PHONE = Check(
    "same_phone", Label("多人同一手机号", "Several people, one mobile"), ("person",), "soft", _same_phone
)
TWO_SPELLINGS = Check(
    "two_spellings",
    Label("团队内疑似同一人", "One person under two spellings"),
    ("membership",),
    "soft",
    _two_spellings,
)

CHECKS = (
    LEADER_WITHOUT_TITLE,
    TOO_MANY_TEAMS,
    MEMBER_TWICE,
    TWO_SPELLINGS,
    SAME_PHONE,
    ORDER_TWICE,
    ORDER_MISSING,
    TEAM_WITHOUT_LEADER,
)
