"""Every figure of the overview is what its rows say, for any register and any day."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lyuliang_desk.overview.figures import Figure
from lyuliang_desk.overview.overview import overview
from lyuliang_desk.overview.words import shown
from lyuliang_desk.store.changes import Action, ChangeSet, RecordChange
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View

years = st.sampled_from(["2020", "2021", "2023", "2024", "2030", "2031"])
sources = st.sampled_from(["S3", "S4", "S5", "S6", "村集体"])
amounts = st.integers(0, 10**12)
days = st.sampled_from(["2021-03", "2023-05-01", "2024-12-31", "2024", "2026-03-10", "2026-05", None])

RECORDS = {
    "fund_commitment": {"year": years, "source": sources, "amount": amounts},
    "fund_movement": {
        "date": st.sampled_from(["2020-12-31", "2021-01-01", "2023-06", "2024-02-29", "2030-12-31", "2031"]),
        "movement": st.sampled_from("12345"),
        "source": sources,
        "amount": amounts,
    },
    "project": {
        "title": st.sampled_from(["甲", "乙"]),
        "year": years | st.none(),
        "status": st.sampled_from("123456789") | st.none(),
        "county": st.sampled_from(["141102", "141125"]) | st.none(),
        "industry": st.sampled_from(["L01", "自拟领域"]) | st.none(),
        "category": st.sampled_from(["1", "2"]) | st.none(),
        "end": days,
    },
    "agreement": {
        "title": st.sampled_from(["丙", "丁"]),
        "agreement_type": st.sampled_from(["1", "3"]) | st.none(),
        "partner_type": st.sampled_from(["2", "3", "5"]) | st.none(),
        "industry": st.sampled_from(["L01", "L02"]) | st.none(),
        "signed_on": days,
        "expires_on": st.none(),
        "amount": amounts | st.none(),
        "status": st.sampled_from("12345") | st.none(),
    },
    "person": {
        "name": st.sampled_from(["张三", "李四"]),
        "title": st.sampled_from(["011", "012", "083", "特聘专家", None]),
        "degree": st.sampled_from(["207", "308", "408", None]),
    },
    "team": {"name": st.sampled_from(["团队"]), "county": st.sampled_from(["141102", None])},
    "posting": {"end": days, "status": st.sampled_from("1234")},
}


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[str, dict[str, object]]]:
    kinds = draw(st.lists(st.sampled_from([k for k in RECORDS if k != "posting"]), max_size=30))
    return [(kind, draw(st.fixed_dictionaries(RECORDS[kind]))) for kind in kinds]


def made(path: Path, records: list[tuple[str, dict[str, object]]], now: datetime) -> Register:
    path.unlink(missing_ok=True)
    moments = iter(now + timedelta(seconds=n) for n in range(100_000))
    register = Register.create(path, office="办公室", operator="某人", clock=lambda: next(moments))
    changes = tuple(
        RecordChange(
            register.new_id(), kind, "create", {n: (None, v) for n, v in values.items() if v is not None}
        )
        for kind, values in records
    )
    register.apply(ChangeSet(Action("import"), changes))
    gone = tuple(RecordChange(c.record_id, c.kind, "delete", {}) for c in changes[::5])
    register.apply(ChangeSet(Action("delete"), gone))
    return register


def rows_of(register: Register, view: View) -> list[dict[str, object]]:
    return [row.values for row in register.rows(view.kind, register.ids(view))]


def by_hand(register: Register, figure: Figure) -> int:
    """What a clerk finds who opens the rows of a figure and counts or adds them up."""
    assert figure.view is not None
    rows = rows_of(register, figure.view)
    if figure.summed is None:
        return len(rows)
    found = sum(int(row[figure.summed] or 0) for row in rows)
    return found if figure.short_of is None else figure.short_of - found


@given(
    records=histories(),
    year=st.sampled_from([None, 2021, 2024]),
    now=st.sampled_from([datetime(2024, 12, 31, 8, tzinfo=UTC), datetime(2026, 3, 10, 8, tzinfo=UTC)]),
)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_figure_is_the_count_or_the_sum_of_its_rows(
    tmp_path: Path, records: list[tuple[str, dict[str, object]]], year: int | None, now: datetime
) -> None:
    with made(tmp_path / "库.lyr", records, now) as register:
        found = overview(register, year=year)
        for figure in found.figures():
            assert figure.value == by_hand(register, figure), figure


@given(records=histories())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_lines_of_a_table_add_up_to_its_total(
    tmp_path: Path, records: list[tuple[str, dict[str, object]]]
) -> None:
    with made(tmp_path / "库.lyr", records, datetime(2026, 3, 10, 8, tzinfo=UTC)) as register:
        for table in overview(register).tables:
            totals = [line for line in table.lines if line.is_total]
            for total in totals:
                others = [line.figures for line in table.lines if not line.is_total]
                sums = [sum(figure.value for figure in column) for column in zip(*others, strict=True)]
                assert sums == [figure.value for figure in total.figures], table.name


@pytest.fixture
def funded(tmp_path: Path) -> Register:
    wan = 1_000_000
    records: list[tuple[str, dict[str, object]]] = [
        ("fund_commitment", {"year": "2024", "source": "S3", "amount": 10_000 * wan}),
        ("fund_movement", {"date": "2024-03-01", "movement": "1", "source": "S3", "amount": 6_000 * wan}),
        ("fund_movement", {"date": "2024-05", "movement": "1", "source": "S5", "amount": 3_500 * wan}),
        ("fund_movement", {"date": "2023-05", "movement": "1", "source": "S3", "amount": 10_001 * wan}),
        ("team", {"name": "也先删"}),
        ("fund_movement", {"date": "2019-05", "movement": "1", "source": "S3", "amount": 77 * wan}),
    ]
    return made(
        tmp_path / "库.lyr", [("team", {"name": "先删"}), *records], datetime(2026, 3, 10, 8, tzinfo=UTC)
    )


def test_the_gap_is_what_is_missing_of_a_hundred_million(funded: Register) -> None:
    with funded as register:
        promise = overview(register).table("promise")
        gaps = {line.label: shown(line.figures[-1]) for line in promise.lines}
    assert gaps["2024"] == "500.00"
    assert gaps["2023"] == "超额 1.00"
    assert gaps["2021"] == "10,000.00"
    assert gaps["合计"] == "80,499.00"


def test_money_moved_outside_the_ten_years_is_not_counted(funded: Register) -> None:
    with funded as register:
        assert register.count("fund_movement") == 4
        raised = overview(register).table("promise").lines[-1].figures[1]
    assert shown(raised) == "19,501.00"
