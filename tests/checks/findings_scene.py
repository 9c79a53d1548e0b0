"""For each check a register in which it finds something, and the same with that put right. Today is 2026-07-06."""

from collections.abc import Callable

from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.store.engine import connect
from lyuliang_desk.store.register import Register
from tests.store.store_scene import create, creation, write

WAN = 1_000_000
Place = tuple[str, str | None]
"""The record and the field at which the finding stands."""
Scene = Callable[[Register, bool], Place]
"""Builds the broken register, or the sound one."""
MOBILE = "15400000001"


def project(register: Register, **values: Stored) -> str:
    return create(register, "project", **{"title": "红枣深加工", "number": "LL-1", **values})


def move(register: Register, movement: str, wan: int, project_id: str | None = None, **values: Stored) -> str:
    known = {"date": "2026-03-05", "source": "S3", "project": project_id, **values}
    return create(register, "fund_movement", movement=movement, amount=wan * WAN, **known)


def people(register: Register, *names: str, **values: Stored) -> list[str]:
    return [create(register, "person", name=name, **values) for name in names]


def member(register: Register, team: str, person: str, **values: Stored) -> str:
    return create(register, "membership", team=team, person=person, **{"role": "1", **values})


def force(register: Register, kind: str, record_id: str, field: str, value: Stored) -> None:
    """Keep what the door would refuse today: an older program may have written it."""
    connection = connect(register.path, "write")
    connection.execute(f'UPDATE "{kind}" SET "{field}" = ? WHERE id = ?', (value, record_id))
    connection.close()


def budget_differs(register: Register, broken: bool) -> Place:
    it = project(register, total_budget=100 * WAN)
    for subject, fiscal, own in (("1", 100, 0), ("1.1", 30, 20), ("1.2", 30, 21 if broken else 20)):
        create(register, "budget_line", project=it, subject=subject, fiscal=fiscal * WAN, own=own * WAN)
    return it, "total_budget"


def budget_subject_differs(register: Register, broken: bool) -> Place:
    it = project(register)
    whole = create(register, "budget_line", project=it, subject="1", fiscal=(51 if broken else 50) * WAN)
    for subject, fiscal in (("1.1", 20), ("1.2", 30)):
        create(register, "budget_line", project=it, subject=subject, fiscal=fiscal * WAN)
    return whole, "fiscal"


def budget_sources_differ(register: Register, broken: bool) -> Place:
    it = project(register, city_funds=40 * WAN, county_funds=10 * WAN)
    create(register, "budget_line", project=it, subject="1.1", fiscal=(45 if broken else 50) * WAN)
    return it, "city_funds"


def payment_plan_over_budget(register: Register, broken: bool) -> Place:
    it = project(register, total_budget=100 * WAN)
    for year, wan in (("2025", 60), ("2026", 41 if broken else 40)):
        create(register, "payment_plan", project=it, year=year, amount=wan * WAN)
    return it, "total_budget"


def project_overdue(register: Register, broken: bool) -> Place:
    return project(register, status="4", end="2026-06" if broken else "2026-07"), "end"


def milestone_overdue(register: Register, broken: bool) -> Place:
    it = project(register, status="4")
    completed = None if broken else "2026-02"
    return create(
        register, "milestone", project=it, title="样机", due="2026-03", completed=completed
    ), "completed"


def midterm_missing(register: Register, broken: bool) -> Place:
    midterm = None if broken else "2026-03-01"
    return project(register, status="4", start="2024", end="2027", midterm_on=midterm), "midterm_on"


def acceptance_missing(register: Register, broken: bool) -> Place:
    return project(
        register, status="6", acceptance_conclusion=None if broken else "1"
    ), "acceptance_conclusion"


def project_number_missing(register: Register, broken: bool) -> Place:
    return project(register, status="4", number=None if broken else "LL-9"), "number"


def closing_day_missing(register: Register, broken: bool) -> Place:
    return project(register, status="7", closed_on=None if broken else "2026"), "closed_on"


def end_reason_missing(register: Register, broken: bool) -> Place:
    return project(register, status="8", end_reason=None if broken else "企业停产"), "end_reason"


def report_missing(register: Register, broken: bool) -> Place:
    it = project(register, status="4")
    year = "2025" if broken else "2026"
    return create(register, "annual_plan", project=it, year=year, content="建中试线"), "done"


def paid_over_allocated(register: Register, broken: bool) -> Place:
    it = project(register)
    move(register, "2", 50, it)
    move(register, "3", 51 if broken else 50, it)
    return it, "disbursed"


def paid_without_allocation(register: Register, broken: bool) -> Place:
    it = project(register)
    move(register, "3", 5, it)
    if not broken:
        move(register, "2", 5, it)
    return it, "disbursed"


def project_overdrawn(register: Register, broken: bool) -> Place:
    it = project(register)
    move(register, "3", 50, it)
    move(register, "3", 9, it, source="S4")  # money of another source does not fill the gap
    move(register, "4", 45, it)
    move(register, "5", 6 if broken else 5, it)
    return it, "spent"


def source_overdrawn(register: Register, broken: bool) -> Place:
    move(register, "1", 60, date="2025-05")
    move(register, "1", 40, date="2027-05")  # what comes later does not help
    move(register, "2", 50, date="2025-06")
    return move(register, "2", 11 if broken else 10, date="2026-02"), "amount"


def disbursed_differs(register: Register, broken: bool) -> Place:
    it = project(register, disbursed=(6 if broken else 5) * WAN)
    move(register, "3", 5, it)
    return it, "disbursed"


def spent_differs(register: Register, broken: bool) -> Place:
    it = project(register, spent=(6 if broken else 5) * WAN)
    move(register, "4", 5, it)
    return it, "spent"


def commitment_unmet(register: Register, broken: bool) -> Place:
    promise = create(register, "fund_commitment", year="2025", source="S3", amount=100 * WAN)
    move(register, "1", 99 if broken else 100, date="2025-04")
    return promise, "amount"


def movement_not_positive(register: Register, broken: bool) -> Place:
    return move(register, "1", -1 if broken else 1), "amount"


def movement_in_future(register: Register, broken: bool) -> Place:
    return move(register, "1", 1, date="2026-07-07" if broken else "2026-07-06"), "date"


def movement_without_project(register: Register, broken: bool) -> Place:
    return move(register, "3", 1, None if broken else project(register)), "project"


def agreement_expiring(register: Register, broken: bool) -> Place:
    day = "2026-10-04" if broken else "2026-10-05"
    return create(register, "agreement", title="合作协议", status="2", expires_on=day), "expires_on"


def agreement_expired(register: Register, broken: bool) -> Place:
    day = "2026-07-05" if broken else "2026-07"
    return create(register, "agreement", title="合作协议", status="2", expires_on=day), "status"


def posting_over(register: Register, broken: bool) -> Place:
    firm = create(register, "organisation", name="样例能源公司")
    person = people(register, "甲一")[0]
    day = "2026-06" if broken else "2026-08"
    return create(register, "posting", person=person, enterprise=firm, status="2", end=day), "status"


def objective_without_indicators(register: Register, broken: bool) -> Place:
    it = create(register, "performance_objective", year="2026", title="专项")
    if not broken:
        create(register, "performance_indicator", objective=it, title="专利")
    return it, None


def indicator_not_told(register: Register, broken: bool) -> Place:
    it = create(register, "performance_objective", year="2025" if broken else "2026", title="专项")
    return create(register, "performance_indicator", objective=it, title="专利"), "reached"


def need_without_contact(register: Register, broken: bool) -> Place:
    firm = create(register, "organisation", name="样例能源公司")
    contact = None if broken else "甲一"
    return create(
        register, "technology_need", title="节能", enterprise=firm, contact=contact, phone=MOBILE
    ), "contact"


def leader_without_title(register: Register, broken: bool) -> Place:
    person = people(register, "甲一", title=None if broken else "011")[0]
    project(register, leader=person)
    return person, "title"


def too_many_teams(register: Register, broken: bool) -> Place:
    person = people(register, "甲一")[0]
    for number in range(3):
        team = create(register, "team", name=f"团队{number}")
        left = "2026-01" if number == 2 and not broken else None
        member(register, team, person, end=left)
    return person, "name"


def member_twice(register: Register, broken: bool) -> Place:
    person, team = people(register, "甲一")[0], create(register, "team", name="团队")
    member(register, team, person, end=None if broken else "2025")
    return member(register, team, person, role="3"), "person"


def two_spellings(register: Register, broken: bool) -> Place:
    team = create(register, "team", name="团队")
    first, second = people(register, "买买提·甲", "买买提•甲" if broken else "买买提·乙")
    member(register, team, first)
    return member(register, team, second), "person"


def same_phone(register: Register, broken: bool) -> Place:
    first = people(register, "张三", phone=MOBILE)[0]
    people(register, "章三", phone=MOBILE if broken else "15400000002")
    return first, "phone"


def roster_order_twice(register: Register, broken: bool) -> Place:
    team = create(register, "team", name="团队")
    first, second = people(register, "甲一", "乙二")
    member(register, team, first, order=1)
    return member(register, team, second, order=1 if broken else 2), "order"


def roster_order_missing(register: Register, broken: bool) -> Place:
    team = create(register, "team", name="团队")
    first, second = people(register, "甲一", "乙二")
    member(register, team, first, order=1)
    return member(register, team, second, order=None if broken else 2), "order"


def team_without_leader(register: Register, broken: bool) -> Place:
    team = create(register, "team", name="团队")
    member(register, team, people(register, "甲一")[0], role="3" if broken else "1")
    return team, "name"


def required_missing(register: Register, broken: bool) -> Place:
    it = project(register)
    force(register, "project", it, "title", None if broken else "煤层气")
    return it, "title"


def value_invalid(register: Register, broken: bool) -> Place:
    number = "110101190001010001" if broken else None
    return create(register, "person", name="甲一", id_number=number), "id_number"


def code_invalid(register: Register, broken: bool) -> Place:
    it = project(register)
    force(register, "project", it, "status", "99" if broken else "4")
    return it, "status"


def key_twice(register: Register, broken: bool) -> Place:
    first = project(register, number="LL-1")
    project(register, title="煤层气", number="LL-1" if broken else "LL-2")
    return first, "number"


def rules(register: Register, broken: bool) -> Place:
    it = creation(register, "project", title="煤层气", total_budget=5 * WAN, spent=(6 if broken else 5) * WAN)
    write(register, it)
    return it.record_id, "spent"


SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        *(budget_differs, budget_subject_differs, budget_sources_differ, payment_plan_over_budget),
        *(project_overdue, milestone_overdue, midterm_missing, acceptance_missing, project_number_missing),
        *(closing_day_missing, end_reason_missing, report_missing),
        *(paid_over_allocated, paid_without_allocation, project_overdrawn, source_overdrawn),
        *(disbursed_differs, spent_differs, commitment_unmet, movement_not_positive, movement_in_future),
        *(movement_without_project, agreement_expiring, agreement_expired, posting_over),
        *(objective_without_indicators, indicator_not_told, need_without_contact, leader_without_title),
        *(too_many_teams, member_twice, two_spellings, same_phone, roster_order_twice, roster_order_missing),
        *(team_without_leader, required_missing, value_invalid, code_invalid, key_twice, rules),
    )
}
"""By the code of the check."""
