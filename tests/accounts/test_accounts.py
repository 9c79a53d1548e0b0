"""Budget, settlement and the year of funds of real projects, to the fen."""

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lyuliang_desk import operations
from lyuliang_desk.accounts.budget import budgets_of
from lyuliang_desk.accounts.fiscal_year import year_of_funds
from lyuliang_desk.accounts.settlement import left_over, settlements_of
from lyuliang_desk.accounts.subjects import SUBJECTS
from lyuliang_desk.catalogue.codes import code_list
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.store.register import Register

Entry = tuple[str, dict[str, Stored]]
ProjectWith = Callable[[list[Entry]], str]

FEN = st.integers(0, 10**12)
SUBJECT = st.sampled_from([*code_list(SUBJECTS).by_code, "科普宣传费"])
SOURCE = st.sampled_from([f"S{n}" for n in (1, 2, 3, 4, 5, 6, 7, 9)])
FISCAL = {"S1", "S2", "S3", "S4"}
YEARS = range(2021, 2025)

BUDGET = st.lists(
    st.fixed_dictionaries(
        {"subject": SUBJECT, "fiscal": FEN, "own": FEN},
        optional={"adjusted_fiscal": FEN, "adjusted_own": FEN},
    ),
    max_size=8,
)
LEDGER = st.lists(
    st.fixed_dictionaries(
        {
            "movement": st.sampled_from("12345"),
            "source": SOURCE,
            "amount": FEN,
            "year": st.sampled_from(YEARS),
        },
        optional={"subject": SUBJECT},
    ),
    max_size=14,
)
few = settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def lines(kind: str, rows: list[dict[str, Stored]]) -> list[Entry]:
    return [(kind, row) for row in rows]


def movements(rows: list[dict[str, Stored]]) -> list[Entry]:
    """Ledger lines, each on a day of its year."""
    return lines(
        "fund_movement",
        [{**{k: v for k, v in row.items() if k != "year"}, "date": f"{row['year']}-03-01"} for row in rows],
    )


@few
@given(BUDGET)
def test_a_budget_holds_every_fen_of_its_lines(
    register: Register, project_with: ProjectWith, rows: list[dict[str, Stored]]
) -> None:
    project = project_with(lines("budget_line", rows))
    budgets = budgets_of(register, [project])
    if not rows:
        assert budgets == {}
        return
    whole = tuple(sum(int(row[name] or 0) for row in rows) for name in ("fiscal", "own"))
    assert budgets[project].whole == whole
    tops = [row.amounts for row in budgets[project].rows() if row.level == 1]
    assert tuple(map(sum, zip(*tops, strict=True))) == whole


@few
@given(BUDGET, LEDGER)
def test_a_settlement_holds_what_was_approved_and_what_was_spent(
    register: Register,
    project_with: ProjectWith,
    rows: list[dict[str, Stored]],
    ledger: list[dict[str, Stored]],
) -> None:
    project = project_with([*lines("budget_line", rows), *movements(ledger)])
    if not rows and not ledger:
        assert settlements_of(register, [project]) == {}
        return
    settled = settlements_of(register, [project])[project]
    spent = [row for row in ledger if row["movement"] == "4"]
    adjusted = sum(
        int(row.get("adjusted_fiscal", row["fiscal"]) or 0) + int(row.get("adjusted_own", row["own"]) or 0)
        for row in rows
    )
    assert settled.whole == (
        sum(int(row["fiscal"] or 0) for row in rows),
        sum(int(row["own"] or 0) for row in rows),
        adjusted,
        sum(int(row["amount"] or 0) for row in spent if row["source"] in FISCAL),
        sum(int(row["amount"] or 0) for row in spent if row["source"] not in FISCAL),
    )
    assert left_over(settled.whole) == adjusted - sum(int(row["amount"] or 0) for row in spent)


@few
@given(LEDGER)
def test_a_year_begins_with_what_the_one_before_left(
    register: Register, project_with: ProjectWith, ledger: list[dict[str, Stored]]
) -> None:
    project = project_with(movements(ledger))
    years = {year: year_of_funds(register, [project], year)[project] for year in range(2020, 2027)}
    assert years[2020].balance == 0
    for year in range(2021, 2027):
        assert years[year].carried == years[year - 1].balance
        assert years[year].balance == years[year].carried + years[year].received - years[year].spent
    spent: Counter[object] = Counter()
    for row in ledger:
        spent[row["year"]] += int(row["amount"] or 0) if row["movement"] == "4" else 0
    assert [years[year].spent for year in YEARS] == [spent[year] for year in YEARS]
    settled = settlements_of(register, [project])
    if ledger:
        assert sum(settled[project].received) == sum(years[year].received for year in YEARS)


def money(movement: str, source: str, amount: int, day: str = "2024-05-01") -> Entry:
    return ("fund_movement", {"movement": movement, "source": source, "amount": amount, "date": day})


def test_paid_out_money_is_not_counted_again_when_it_arrived(
    register: Register, project_with: ProjectWith
) -> None:
    project = project_with(
        [money("1", "S3", 100), money("2", "S3", 100), money("3", "S3", 60), money("1", "S5", 40)]
    )
    year = year_of_funds(register, [project], 2024)[project]
    assert (year.received_fiscal, year.received_own) == (60, 40)


def test_what_was_given_back_is_not_received(register: Register, project_with: ProjectWith) -> None:
    project = project_with([money("3", "S3", 100), money("5", "S3", 30, "2025-01-01")])
    assert year_of_funds(register, [project], 2024)[project].balance == 100
    after = year_of_funds(register, [project], 2025)[project]
    assert (after.carried, after.received_fiscal, after.balance) == (100, -30, 70)


def test_the_year_s_budget_is_what_was_to_be_paid_in_it(
    register: Register, project_with: ProjectWith
) -> None:
    plan = [
        ("payment_plan", {"year": year, "amount": fen})
        for year, fen in (("2024", 5), ("2024", 7), ("2025", 1))
    ]
    project, other = project_with(plan), project_with([])
    years = year_of_funds(register, [project, other], 2024)
    assert [year.planned for year in years.values()] == [12, None]


def test_hidden_lines_count_nothing(register: Register, project_with: ProjectWith) -> None:
    project = project_with(
        [money("3", "S3", 100), ("budget_line", {"subject": "1.2", "fiscal": 9, "own": 0})]
    )
    own = [id_ for _kind, _field, id_ in register.linking(project)]
    operations.delete_records(register=register, record_ids=own)
    assert budgets_of(register, [project]) == {} and settlements_of(register, [project]) == {}
    assert year_of_funds(register, [project], 2024)[project].balance == 0


@pytest.mark.parametrize("count", [1, 30])
def test_all_projects_are_asked_at_once(register: Register, project_with: ProjectWith, count: int) -> None:
    projects = [project_with([money("3", "S3", n + 1), money("4", "S3", n)]) for n in range(count)]
    asked: list[str] = []
    reading = register.reading()
    reading.set_trace_callback(asked.append)
    years = year_of_funds(register, projects, 2024)
    reading.set_trace_callback(None)
    assert [year.balance for year in years.values()] == [1] * count
    assert len(asked) <= 4
