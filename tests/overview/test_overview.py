"""Every figure of the overview is what its rows say, for any register and any day."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lyuliang_desk.catalogue.types.partial_date import PartialDate
from lyuliang_desk.overview.figures import Figure
from lyuliang_desk.overview.overview import overview
from lyuliang_desk.overview.promise import PROMISED
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
    "milestone": {
        "title": st.sampled_from(["节点"]),
        "due": days,
        "status": st.sampled_from("12345") | st.none(),
    },
    "payment_plan": {"year": years, "amount": amounts, "source": sources, "due": days},
    "result": {"title": st.sampled_from(["成果"])},
    "transfer": {
        "transfer_mode": st.sampled_from(["2", "3", None]),
        "signed_on": days,
        "amount": amounts | st.none(),
        "received": st.none(),
    },
}
OWNERS = {"milestone": "project", "payment_plan": "project", "transfer": "result"}
"""What belongs to another record is made under one of that kind that goes before all others."""


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[str, dict[str, object]]]:
    kinds = draw(st.lists(st.sampled_from(list(RECORDS)), max_size=30))
    return [(kind, draw(st.fixed_dictionaries(RECORDS[kind]))) for kind in kinds]


def made(path: Path, records: list[tuple[str, dict[str, object]]], now: datetime) -> Register:
    """A register with these records, every fifth of them deleted again."""
    path.unlink(missing_ok=True)
    moments = iter(now + timedelta(seconds=n) for n in range(100_000))
    register = Register.create(path, office="办公室", operator="某人", clock=lambda: next(moments))
    owners = {kind: creation(register, kind, {"title": "上级"}) for kind in sorted(set(OWNERS.values()))}
    register.apply(ChangeSet(Action("import"), tuple(owners.values())))
    changes = []
    for kind, values in records:
        owner = OWNERS.get(kind)
        changes.append(
            creation(register, kind, {**values, **({owner: owners[owner].record_id} if owner else {})})
        )
    register.apply(ChangeSet(Action("import"), tuple(changes)))
    gone = [*changes[::5], *owners.values()]
    keep = {owners[OWNERS[c.kind]].record_id for c in changes if c.kind in OWNERS and c not in changes[::5]}
    hidden = tuple(RecordChange(c.record_id, c.kind, "delete", {}) for c in gone if c.record_id not in keep)
    register.apply(ChangeSet(Action("delete"), hidden))
    return register


def creation(register: Register, kind: str, values: dict[str, object]) -> RecordChange:
    fields = {name: (None, value) for name, value in values.items() if value is not None}
    return RecordChange(register.new_id(), kind, "create", fields)  # type: ignore[arg-type]


def kept(records: list[tuple[str, dict[str, object]]], kind: str) -> list[dict[str, object]]:
    """What of the generated records stands in the register, known without asking it."""
    return [values for n, (of, values) in enumerate(records) if of == kind and n % 5]


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


@given(records=histories(), year=st.sampled_from([None, 2021, 2024]))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_tables_say_what_was_written_reckoned_apart_from_the_register(
    tmp_path: Path, records: list[tuple[str, dict[str, object]]], year: int | None
) -> None:
    with made(tmp_path / "库.lyr", records, datetime(2026, 3, 10, 8, tzinfo=UTC)) as register:
        found = overview(register, year=year)

    def in_period(stored: object) -> bool:
        said = str(stored)[:4]
        return "2021" <= said <= "2030" if year is None else said == str(year)

    moved = [m for m in kept(records, "fund_movement") if in_period(m["date"])]
    committed = [c for c in kept(records, "fund_commitment") if in_period(c["year"])]
    total = found.table("sources").lines[-1].figures if found.table("sources").lines else ()
    expected = [
        sum(c["amount"] for c in committed),
        *(sum(m["amount"] for m in moved if m["movement"] == flow) for flow in "12345"),
    ]
    assert [figure.value for figure in total] == expected if total else not any(expected)
    for line in found.table("promise").lines[:-1]:
        of_year = [m for m in kept(records, "fund_movement") if str(m["date"])[:4] == line.label]
        raised = sum(m["amount"] for m in of_year if m["movement"] == "1")
        assert (line.figures[1].value, line.figures[-1].value) == (raised, PROMISED - raised)
    agreed = [a for a in kept(records, "agreement") if year is None or str(a["signed_on"])[:4] == str(year)]
    partners = {line.label: line.figures[0].value for line in found.table("agreements_partner_type").lines}
    assert partners.get("国有企业", 0) == sum(a["partner_type"] == "2" for a in agreed)
    assert partners.get("合计", 0) == len(agreed)


@given(records=histories())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_due_is_open_and_ends_from_today_on_within_90_days(
    tmp_path: Path, records: list[tuple[str, dict[str, object]]]
) -> None:
    with made(tmp_path / "库.lyr", records, datetime(2026, 3, 10, 8, tzinfo=UTC)) as register:
        today = register.today()
        line = overview(register).table("due").lines[0]
    open_ones = [
        PartialDate.parse(str(m["due"]))
        for m in kept(records, "milestone")
        if m["due"] is not None and m["status"] not in ("3", "5")
    ]
    soon = [d for d in open_ones if d.last_day() >= today and d.first_day() <= today + timedelta(days=90)]
    late = [d for d in open_ones if d.last_day() < today]
    assert [figure.value for figure in line.figures] == [len(soon), len(late)]


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
