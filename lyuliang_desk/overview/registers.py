"""The other tables: projects, agreements, teams and people, what came of the work, what is due."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from lyuliang_desk.catalogue.label import Label
from lyuliang_desk.messages import _
from lyuliang_desk.overview.counting import by_class, by_field, figures, narrowed, whole
from lyuliang_desk.overview.figures import Line, Table
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Comparison, Filter, View

DUE_DAYS = 90
"""So far one looks ahead."""
RUNNING = ("3", "4", "5")
"""States of a project that has begun and is not accepted (``project_status_local``)."""
FUNDS = ("total_budget", "city_funds", "county_funds", "own_funds")
RANKS = (
    ("1", Label("正高级", "Senior")),
    ("2", Label("副高级", "Associate senior")),
    ("3", Label("中级", "Intermediate")),
    ("4", Label("初级", "Junior")),
    ("5", Label("员级", "Entry")),
)
"""The third digit of a title's code tells its rank (GB/T 8561)."""
DEGREES = (("2", Label("博士", "Doctor")), ("3", Label("硕士", "Master")), ("4", Label("学士", "Bachelor")))
"""The first digit of a degree's code (GB/T 6864)."""
WORKS = (
    *("platform", "result", "transfer", "technology_need", "need_match", "activity"),
    *("intention", "think_tank", "advice_report", "expert", "posting"),
)


def in_year(kind_field: str, year: int | None) -> tuple[Filter, ...]:
    """Only records of a year, by a date of theirs; all of them without one."""
    if year is None:
        return ()
    return (Filter(kind_field, "at_least", str(year)), Filter(kind_field, "at_most", str(year)))


def projects(register: Register, year: int | None) -> Iterator[Table]:
    """Projects by state, county, field and kind, of those approved in a year or of all."""
    view = View("project", filters=() if year is None else (Filter("year", "is", str(year)),))
    kind = register.kinds["project"]
    columns = (_("Projects"), *(str(kind[name].label) for name in FUNDS))
    titles = {
        "status": _("Projects by state"),
        "county": _("Projects by county"),
        "industry": _("Projects by field"),
        "category": _("Projects by kind"),
    }
    for field, title in titles.items():
        lines = by_field(register, view, field, FUNDS)
        yield Table(f"projects_{field}", title, str(kind[field].label), columns, lines)


def agreements(register: Register, year: int | None) -> Iterator[Table]:
    """Agreements by the sort of partner and by field, of those signed in a year or of all."""
    view = View("agreement", filters=in_year("signed_on", year))
    kind = register.kinds["agreement"]
    columns = (_("Agreements"), str(kind["amount"].label))
    titles = {
        "agreement_type": _("Agreements by type"),
        "partner_type": _("Agreements by partner"),
        "industry": _("Agreements by field"),
    }
    for field, title in titles.items():
        lines = by_field(register, view, field, ("amount",))
        yield Table(f"agreements_{field}", title, str(kind[field].label), columns, lines)


def people(register: Register) -> Iterator[Table]:
    """Teams by county, people by rank of their title and by degree."""
    kinds = register.kinds
    counties = by_field(register, View("team"), "county")
    yield Table("teams", _("Teams by county"), str(kinds["team"]["county"].label), (_("Teams"),), counties)
    ranks = [(str(label), partial(_has_rank, digit)) for digit, label in RANKS]
    titles = by_class(register, View("person"), "title", ranks, _("other titles"))
    yield Table("titles", _("People by title"), str(kinds["person"]["title"].label), (_("People"),), titles)
    degrees = [(str(label), partial(_begins, digit)) for digit, label in DEGREES]
    held = by_class(register, View("person"), "degree", degrees, _("other degrees"))
    yield Table("degrees", _("People by degree"), str(kinds["person"]["degree"].label), (_("People"),), held)


def works(register: Register) -> Table:
    """How much there is of everything else, with the amounts where there are any."""
    lines = []
    for name in WORKS:
        kind = register.kinds[name]
        lines.append(Line(str(kind.label), figures(View(name), whole(register, View(name), ()), ())))
    return Table(
        "works", _("Platforms, results, matchmaking, advice"), _("Register"), (_("Records"),), tuple(lines)
    )


def transfers(register: Register, year: int | None) -> Table:
    """Transfers by their mode, with the value of contracts and what was received."""
    view = View("transfer", filters=in_year("signed_on", year))
    kind = register.kinds["transfer"]
    lines = by_field(register, view, "transfer_mode", ("amount", "received"))
    columns = (_("Transfers"), str(kind["amount"].label), str(kind["received"].label))
    return Table("transfers", _("Transfer of results"), str(kind["transfer_mode"].label), columns, lines)


def due(register: Register, today: date) -> Table:
    """What is due from this month on in the next 90 days, and what is overdue."""
    kinds = register.kinds
    lines = []
    for words, view, field in _deadlines():
        ahead = narrowed(view, *_between(field, today))
        late = narrowed(view, Filter(field, "before", today.isoformat()))
        counted = [figures(v, whole(register, v, ()), ())[0] for v in (ahead, late)]
        lines.append(Line(f"{words}（{kinds[view.kind][field].label}）", tuple(counted)))
    columns = (_("In the next 90 days"), _("Overdue"))
    return Table("due", _("What is due"), _("What"), columns, tuple(lines))


def payments(register: Register, today: date) -> Table:
    """What the projects' payment plans want in the next 90 days; a plan does not know whether it was paid."""
    view = narrowed(View("payment_plan"), *_between("due", today))
    kind = register.kinds["payment_plan"]
    lines = by_field(register, view, "source", ("amount",))
    columns = (_("Payments"), str(kind["amount"].label))
    return Table("payments", _("Payments due in the next 90 days"), str(kind["source"].label), columns, lines)


def _deadlines() -> tuple[tuple[str, View, str], ...]:
    """Words, the records that are still open, and the day by which each is due."""

    def open_ones(kind: str, field: str, comparison: Comparison, codes: tuple[str, ...]) -> View:
        return View(kind, filters=(Filter(field, comparison, codes),))

    return (
        (_("Milestones"), open_ones("milestone", "status", "none_of", ("3", "5")), "due"),
        (_("Projects ending"), open_ones("project", "status", "one_of", RUNNING), "end"),
        (_("Agreements expiring"), open_ones("agreement", "status", "one_of", ("1", "2")), "expires_on"),
        (_("Postings ending"), open_ones("posting", "status", "one_of", ("1", "2")), "end"),
        (
            _("Technology needs"),
            open_ones("technology_need", "status", "one_of", ("1", "2", "3")),
            "deadline",
        ),
    )


def _between(field: str, today: date) -> tuple[Filter, ...]:
    """From today on; a date that is known by its month or year is due at its end, so this month's count still."""
    last = today + timedelta(days=DUE_DAYS)
    return (
        Filter(field, "at_most", last.isoformat()),
        Filter(field, "not_before", today.isoformat()),
    )


def _has_rank(digit: str, code: str) -> bool:
    return len(code) == 3 and code.isdigit() and code[2] == digit


def _begins(digit: str, code: str) -> bool:
    return code.startswith(digit)
