"""The sample: made up, complete, always the same, and without a fault of its own."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from lyuliang_desk import operations
from lyuliang_desk.catalogue.check import check_record
from lyuliang_desk.catalogue.kinds.importing import IMPORT_KINDS
from lyuliang_desk.catalogue.kinds.office import OFFICE_KINDS
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.catalogue.types.base import ReadingContext
from lyuliang_desk.catalogue.types.credit_code import CreditCode
from lyuliang_desk.catalogue.types.id_number import IdNumber
from lyuliang_desk.sample.numbers import credit_code, id_number
from lyuliang_desk.sample.register import make_sample, remake_sample
from lyuliang_desk.sample.workbooks import write_workbooks
from lyuliang_desk.store.actions import describe
from lyuliang_desk.store.errors import RegisterLocked
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Row, View


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("样例") / "样例.lyr"
    make_sample(path)
    return path


@pytest.fixture
def sample(sample_file: Path):
    with Register.open(sample_file, operator="看的人", read_only=True) as register:
        yield register


def records(register: Register, kind: str) -> list[Row]:
    return register.rows(kind, register.ids(View(kind)))


def test_it_is_as_large_as_a_small_office(sample: Register) -> None:
    counts = {kind: sample.count(kind) for kind in KINDS}
    assert (counts["project"], counts["organisation"], counts["team"]) == (160, 87, 14)
    assert 115 <= counts["person"] <= 125 and counts["membership"] >= 80


def test_it_is_the_same_every_time(sample: Register, tmp_path: Path) -> None:
    make_sample(tmp_path / "再来.lyr")
    with Register.open(tmp_path / "再来.lyr", operator="看的人", read_only=True) as again:
        for kind in KINDS:
            assert records(again, kind) == records(sample, kind)


def test_no_record_has_a_fault(sample: Register) -> None:
    faults = [
        (kind.name, row.values[kind.title_field], finding)
        for kind in KINDS.values()
        for row in records(sample, kind.name)
        for finding in check_record(kind, row.values, sample.today())
        if finding.level == "error" or finding.code not in ("age_unusual",)
    ]
    assert not faults
    assert sample.check() == []


def test_numbers_can_belong_to_nobody(sample: Register) -> None:
    people = [row.values for row in records(sample, "person")]
    numbers = [str(person["id_number"]) for person in people if person["id_number"]]
    assert len(people) / 4 < len(numbers) < len(people) / 2
    assert all(1900 <= int(number[6:10]) <= 1912 for number in numbers)
    codes = [str(c) for row in records(sample, "organisation") if (c := row.values["credit_code"])]
    assert all(code[8:11] == "PDY" for code in codes)
    assert max(Counter(numbers + codes).values()) == 1
    assert all(str(person["email"]).endswith("@example.com") for person in people)


def test_projects_spread_over_counties_years_and_fields(sample: Register) -> None:
    projects = [row.values for row in records(sample, "project")]
    assert {p["year"] for p in projects} == {str(year) for year in range(2021, 2027)}
    assert len({p["county"] for p in projects}) == 13
    assert len({p["industry"] for p in projects}) == 12
    assert len({p["status"] for p in projects}) >= 7
    assert len({p["title"] for p in projects}) == len({p["number"] for p in projects}) == 160


def test_every_register_of_the_partnership_is_filled(sample: Register) -> None:
    own = {"attachment", *(kind.name for kind in (*OFFICE_KINDS, *IMPORT_KINDS))}
    assert {kind for kind in KINDS if not sample.count(kind)} == own


def test_the_agreements_are_those_of_the_partnership(sample: Register) -> None:
    agreements = [row.values for row in records(sample, "agreement")]
    strategic = [a for a in agreements if a["agreement_type"] == "1"]
    assert [(a["signed_on"], a["expires_on"]) for a in strategic] == [("2021-01-17", "2031-01-16")]
    partners = Counter(a["partner_type"] for a in agreements if a["agreement_type"] != "1")
    assert (partners["2"], partners["3"], partners["5"], partners["10"]) == (10, 6, 9, 4)
    companies = {a["industry"] for a in agreements if a["partner_type"] in ("2", "3")}
    assert companies == {"L01", "L02", "L03", "L04"}


def test_a_hundred_million_is_promised_for_each_of_ten_years(sample: Register) -> None:
    promised = Counter()
    for row in records(sample, "fund_commitment"):
        promised[row.values["year"]] += row.values["amount"]
    assert promised == {str(year): 10_000 * 1_000_000 for year in range(2021, 2031)}


def test_no_balance_of_the_funds_is_ever_below_nothing(sample: Register) -> None:
    flows = ("1", "2", "3", "4")
    ledger = [row.values for row in records(sample, "fund_movement")]
    project_flows = {(m["project"], m["source"]) for m in ledger if m["source"] in ("S3", "S4")}
    for project, source in project_flows:
        sums = [
            sum(
                m["amount"]
                for m in ledger
                if (m["project"], m["source"], m["movement"]) == (project, source, flow)
            )
            for flow in flows[1:]
        ]
        assert sums[0] >= sums[1] >= sums[2], (project, source, sums)
    for source in ("S3", "S4", "S5", "S6"):
        raised, spent = (
            sum(m["amount"] for m in ledger if (m["source"], m["movement"]) == (source, flow))
            for flow in ("1", "4")
        )
        assert raised >= spent > 0


def test_the_ledger_says_what_the_projects_say(sample: Register) -> None:
    ledger = [row.values for row in records(sample, "fund_movement")]
    news = 0
    for row in records(sample, "project"):
        paid = sum(m["amount"] for m in ledger if m["project"] == row.id and m["movement"] == "3")
        spent = sum(m["amount"] for m in ledger if m["project"] == row.id and m["movement"] == "4")
        news += paid != (row.values["disbursed"] or 0)
        assert spent == (row.values["spent"] or 0)
    assert news == 1  # the clerk wrote down a payment that the ledger does not know yet


def test_budget_lines_add_up_to_the_budget(sample: Register) -> None:
    for row in records(sample, "project"):
        lines = [line.values for line in sample.own_rows("budget_line", row.id)]
        if lines:
            assert sum(li["fiscal"] + li["own"] for li in lines) == row.values["total_budget"]


def test_three_applications_are_written_out(sample: Register) -> None:
    projects = [row.values for row in records(sample, "project")]
    full = [p for p in projects if p["rationale"]]
    assert len(full) == 3
    texts = (
        "abstract",
        "rationale",
        "content",
        "technical_route",
        "existing_basis",
        "targets",
        "schedule",
        "benefits",
    )
    assert all(p[name] for p in full for name in texts)
    assert all(len(str(p["rationale"])) > 200 for p in full)


def test_it_was_written_in_steps_that_can_be_taken_back(sample_file: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(sample_file, tmp_path / "样例.lyr"))
    with Register.open(copy, operator="我", back_up=False) as register:
        assert [describe(entry.action) for entry in reversed(register.history())][1:5] == [
            "填入样例数据：单位",
            "填入样例数据：人员",
            "填入样例数据：人才团队",
            "填入样例数据：项目",
        ]
        assert operations.undo(register=register) is not None


def test_names_hold_characters_that_many_fonts_lack(sample: Register) -> None:
    names = "".join(str(row.values["name"]) for row in records(sample, "person"))
    assert set("䶮㛃喆堃犇昇垚赟韡𬭩") <= set(names)


def test_an_old_sample_is_replaced_unless_somebody_has_it_open(tmp_path: Path) -> None:
    path = tmp_path / "样例.lyr"
    path.write_bytes(b"what was there before")
    remake_sample(path, "我")
    with Register.open(path, operator="另一位", back_up=False) as register:
        with pytest.raises(RegisterLocked):
            remake_sample(path, "我")
        assert register.count("project") == 160


def test_a_sample_is_made_when_missing_and_kept_when_there(tmp_path: Path) -> None:
    path = tmp_path / "新的文件夹" / "样例.lyr"
    with operations.sample_register(path=path, operator="我") as register:
        operations.save_record(register=register, kind="team", record_id=None, values={"name": "我的团队"})
    with operations.sample_register(path=path, operator="我") as register:
        assert register.count("team") == 15
    assert len(list((path.parent / "样例报表").iterdir())) == 3


@pytest.mark.parametrize(
    ("number", "known"),
    [
        (id_number("141102", "19000101", 1), "141102190001010017"),
        (id_number("141102", "19000101", 5), "14110219000101005X"),
        (id_number("141121", "19120229", 1), "141121191202290012"),
        (credit_code("91", "141100", 1), "91141100PDY00001X1"),
        (credit_code("52", "141102", 1), "52141102PDY00001XY"),
        (credit_code("12", "141100", 1), "12141100PDY00001X6"),
    ],
)
def test_check_characters_are_those_of_the_standards(number: str, known: str, sample: Register) -> None:
    assert number == known
    type_ = CreditCode() if "PDY" in number else IdNumber()
    assert type_.read(number, ReadingContext(sample.today())).value == number


def test_the_workbooks_are_as_messy_as_real_ones(sample: Register, tmp_path: Path) -> None:
    told: dict[str, dict[str, int]] = {}
    codes: set[str] = set()
    for path in write_workbooks(tmp_path, sample):
        workbook = operations.read_workbook(path=path)
        plan = operations.plan_import(register=sample, workbook=workbook)
        (sheet,) = [s for s in plan.sheets if s.kind]
        told[path.suffix + sheet.kind] = sheet.balance()
        codes |= {f.code for row in sheet.rows for f in row.findings if f.level == "error"}
    assert set(told) == {".xlsxproject", ".xlsxperson", ".csvorganisation"}
    assert all(b["read"] == sum(b.values()) - b["read"] and b["new"] and b["refused"] for b in told.values())
    assert told[".xlsxproject"]["changed"] == told[".xlsxproject"]["unchanged"] == 1
    assert told[".xlsxperson"]["changed"] == told[".xlsxperson"]["unchanged"] == 1
    assert codes >= {
        "end_before_start",
        "sum_differs",
        "precision_lost",
        "sex_differs_from_id",
        "credit_code_check",
    }
