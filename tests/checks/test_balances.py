"""No balance of the ledger is negative without a finding, and none is found that is not: any ledger, in any order."""

from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from lyuliang_desk.checks.funds import PAID_OVER_ALLOCATED, PROJECT_OVERDRAWN, SOURCE_OVERDRAWN
from lyuliang_desk.checks.run import run_checks
from lyuliang_desk.store.register import Register
from tests.store.store_scene import creation, write

FISCAL, OWN = "S3", "S5"
Line = tuple[str, str, int, int | None, int]
"""Movement, source, year, project (0, 1, none), fen."""
lines = st.lists(
    st.tuples(
        st.sampled_from("12345"),
        st.sampled_from([FISCAL, OWN]),
        st.integers(2021, 2023),
        st.sampled_from([0, 1, None]),
        st.integers(1, 4),
    ),
    max_size=14,
)


def sums(
    ledger: list[Line], source: str | None = None, until: int = 9999
) -> dict[tuple[int | None, str], int]:
    """By project and movement."""
    found: dict[tuple[int | None, str], int] = defaultdict(int)
    for movement, of, year, project, fen in ledger:
        if source in (None, of) and year <= until:
            found[project, movement] += fen
    return found


def over_allocated(ledger: list[Line]) -> set[int]:
    by = sums(ledger)
    return {p for p in (0, 1) if by[p, "2"] > 0 and by[p, "3"] > by[p, "2"]}


def overdrawn(ledger: list[Line]) -> set[tuple[int, str]]:
    found = set()
    for source in (FISCAL, OWN):
        by = sums(ledger, source)
        for p in (0, 1):
            here = max(by[p, "1"], by[p, "3"]) if source == OWN else by[p, "3"]
            if here - by[p, "4"] - by[p, "5"] < 0:
                found.add((p, source))
    return found


def short_sources(ledger: list[Line]) -> set[tuple[str, int]]:
    """Source and year at whose end more is gone than came, where anything but raising was entered that year."""
    found = set()
    for source in (FISCAL, OWN):
        for year in {y for m, s, y, _p, _f in ledger if s == source and m != "1"}:
            by = sums(ledger, source, year)
            total = {m: sum(by[p, m] for p in (0, 1, None)) for m in "1234"}
            if total["1"] - by[None, "5"] < max(total["2"], total["3"], total["4"]):
                found.add((source, year))
    return found


@settings(max_examples=60)
@given(lines)
def test_negative_balances_are_found_and_no_others(ledger: list[Line]) -> None:
    with (
        TemporaryDirectory() as folder,
        Register.create(Path(folder) / "r.lyr", office="某院", operator="某") as register,
    ):
        projects = [creation(register, "project", title=f"项目{number}") for number in (0, 1)]
        ids = [change.record_id for change in projects]
        movements = [
            creation(
                register,
                "fund_movement",
                date=f"{year}-05",
                movement=movement,
                source=source,
                amount=fen,
                **({} if project is None else {"project": ids[project]}),
            )
            for movement, source, year, project, fen in ledger
        ]
        write(register, *projects, *movements)
        kept = {change.record_id: line for change, line in zip(movements, ledger, strict=True)}
        found = run_checks(register, [PAID_OVER_ALLOCATED])
        assert {ids.index(f.record_id) for f in found} == over_allocated(ledger)
        found = run_checks(register, [PROJECT_OVERDRAWN])
        assert {(ids.index(f.record_id), f.evidence[2:4]) for f in found} == overdrawn(ledger)
        found = run_checks(register, [SOURCE_OVERDRAWN])
        assert {(kept[f.record_id][1], kept[f.record_id][2]) for f in found} == short_sources(ledger)
