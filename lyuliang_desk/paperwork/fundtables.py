"""Budget, settlement and the year of funds as rows of a form: sums are made exactly, and rounded only here."""

from collections.abc import Iterator, Sequence

from lyuliang_desk.accounts.budget import Budget, budgets_of
from lyuliang_desk.accounts.fiscal_year import YearOfFunds, year_of_funds
from lyuliang_desk.accounts.settlement import Settlement, left_over, settlements_of
from lyuliang_desk.accounts.subjects import Amounts, SubjectRow
from lyuliang_desk.catalogue.rules.money import wan
from lyuliang_desk.paperwork.filling import percent_on_paper, rows_miss_sum, wan_on_paper, words_with_links
from lyuliang_desk.paperwork.formdata import FormData
from lyuliang_desk.paperwork.job import Job
from lyuliang_desk.store.register import Register

Words = dict[str, str]
Parts = tuple[list[Words], Words, Words]
"""The rows, the sums below them, and words for the heading."""


def budget_tables(
    register: Register, projects: Sequence[str], *, empty_too: bool = False
) -> dict[str, Parts]:
    """The budget of each project by subject; ``empty_too`` lists the subjects of one without a line."""
    budgets = budgets_of(register, projects)
    wanted = projects if empty_too else [project for project in projects if project in budgets]
    source = "whole_budget" if empty_too else "budget"
    return {project: _budget(budgets.get(project, Budget({})), source) for project in wanted}


def _budget(budget: Budget, source: str) -> Parts:
    tree = budget.rows()
    rows = []
    for row in tree:
        fiscal, own = row.amounts
        line = budget.lines.get(row.subject) if row.subject is not None else None
        words = _subject(row)
        if budget.lines:
            words |= _amounts(("whole", "fiscal", "own"), (fiscal + own, fiscal, own))
        rows.append(words | {"basis": line.basis if line else ""})
    fiscal, own = budget.whole
    totals = _amounts(("whole", "fiscal", "own"), (fiscal + own, fiscal, own)) if budget.lines else {}
    columns = (("合计", 0), ("财政资金", 1), ("自筹资金", 2))
    heading = {
        "exact_sums": _exact_sums([(sum(row.amounts), *row.amounts) for row in _tops(tree)], columns),
        "rounded": _when(any(rows_miss_sum(row.amounts) for row in tree) or _branches_miss(tree)),
    }
    return rows, {f"{source}.{name}": text for name, text in totals.items()}, heading


_SETTLED_COLUMNS = (
    ("批复预算（财政）", 0),
    ("批复预算（自筹）", 1),
    ("调整后预算", 2),
    ("实际支出（财政）", 3),
    ("实际支出（自筹）", 4),
)
_SETTLED = ("fiscal", "own", "adjusted", "spent_fiscal", "spent_own")


def settlement_tables(register: Register, projects: Sequence[str]) -> dict[str, Parts]:
    """The final accounts of each project; one without a budget or a ledger line has the subjects alone."""
    settled = settlements_of(register, projects)
    return {
        project: _settlement(settled[project]) if project in settled else _unsettled() for project in projects
    }


def _settlement(settled: Settlement) -> Parts:
    rows = []
    for row in settled.rows:
        line = settled.budget.lines.get(row.subject) if row.subject is not None else None
        rows.append(_subject(row) | _settled_words(row.amounts) | {"remarks": line.remarks if line else ""})
    totals = {f"settlement.{name}": text for name, text in _settled_words(settled.whole).items()}
    exact = _exact_sums([row.amounts for row in _tops(settled.rows)], _SETTLED_COLUMNS)
    fiscal, own = settled.received
    heading = {
        "exact_sums": exact,
        "rounded": _when(_branches_miss(settled.rows) or any(_left_misses(row) for row in settled.rows)),
        "received": wan_on_paper(fiscal + own),
        "received_fiscal": wan_on_paper(fiscal),
        "received_own": wan_on_paper(own),
        "returned": wan_on_paper(settled.returned),
        "unspent": wan_on_paper(fiscal + own - sum(settled.whole[3:])),
    }
    return rows, totals, heading


def _unsettled() -> Parts:
    return [_subject(row) for row in Budget({}).rows()], {}, {}


def _settled_words(amounts: Amounts) -> Words:
    return {
        **_amounts(_SETTLED, amounts),
        "left": wan_on_paper(left_over(amounts)),
        "rate": percent_on_paper(amounts[3] + amounts[4], amounts[2], 2),
    }


def _subject(row: SubjectRow) -> Words:
    return {"outline": row.outline, "subject": row.words}


_YEAR = {
    "carried": "上年结转",
    "planned": "本年预算",
    "received_fiscal": "本年到位-财政",
    "received_own": "本年到位-自筹",
    "spent_fiscal": "本年支出-财政",
    "spent_own": "本年支出-自筹",
    "balance": "年末结余",
}
"""The amounts of a year of funds, with their columns' words."""


def year_rows(job: Job) -> Iterator[FormData]:
    """The projects with what the year brought each and took from it."""
    projects = job.chosen.values(job.register)
    if not projects:
        return
    years = year_of_funds(job.register, projects, job.year)
    lines = words_with_links(job.kind, list(projects.values()), job.register, job.form.fields, in_table=True)
    for line, funds in zip(lines, years.values(), strict=True):
        line.update(_year_words(funds))
    columns = {name: [getattr(funds, name) or 0 for funds in years.values()] for name in _YEAR}
    totals = {name: wan_on_paper(sum(amounts)) for name, amounts in columns.items()}
    received = sum(columns["received_fiscal"]) + sum(columns["received_own"])
    totals["rate"] = percent_on_paper(sum(columns["spent_fiscal"]) + sum(columns["spent_own"]), received, 1)
    exact = [
        f"{_YEAR[name]} {wan(sum(amounts))} 万元"
        for name, amounts in columns.items()
        if rows_miss_sum(amounts)
    ]
    heading = {
        "reporting_unit": job.register.office,
        "year": str(job.year),
        "exact_sums": "，".join(exact),
        "rounded": _when(any(rows_miss_sum(_parts_of_balance(funds)) for funds in years.values())),
    }
    labels = [" ".join(filter(None, (line.get("number"), line.get("title")))) for line in lines]
    yield FormData(heading=heading, rows=lines, totals=totals, labels=labels)


def _year_words(funds: YearOfFunds) -> Words:
    amounts = {name: getattr(funds, name) for name in _YEAR}
    words = {name: wan_on_paper(fen) for name, fen in amounts.items() if fen is not None}
    return words | {"rate": percent_on_paper(funds.spent, funds.received, 1)}


def _left_misses(row: SubjectRow) -> bool:
    """Whether what is left over, rounded, is not what the rounded amounts of the line leave."""
    _fiscal, _own, adjusted, *gone = row.amounts
    return rows_miss_sum((adjusted, *(-amount for amount in gone)))


def _parts_of_balance(funds: YearOfFunds) -> tuple[int, ...]:
    return funds.carried, funds.received_fiscal, funds.received_own, -funds.spent_fiscal, -funds.spent_own


def _when(true: bool) -> str:
    """What is true of a form, as a word that its notes can ask for."""
    return "yes" if true else ""


def _branches_miss(rows: Sequence[SubjectRow]) -> bool:
    """Whether below some line the rounded lines of the next level miss it."""
    for place, row in enumerate(rows):
        below = []
        for later in rows[place + 1 :]:
            if later.level <= row.level:
                break
            if later.level == row.level + 1:
                below.append(later.amounts)
        if below and any(rows_miss_sum(column) for column in zip(*below, strict=True)):
            return True
    return False


def _amounts(names: Sequence[str], amounts: Sequence[int]) -> Words:
    return {name: wan_on_paper(fen) for name, fen in zip(names, amounts, strict=True)}


def _tops(rows: Sequence[SubjectRow]) -> list[SubjectRow]:
    return [row for row in rows if row.level == 1]


def _exact_sums(rows: Sequence[Sequence[int]], columns: Sequence[tuple[str, int]]) -> str:
    """Where rounded lines miss a rounded sum: the exact one (DOMAIN section 7)."""
    found = []
    for words, place in columns:
        amounts = [row[place] for row in rows]
        if rows_miss_sum(amounts):
            found.append(f"{words} {wan(sum(amounts))} 万元")
    return "，".join(found)
