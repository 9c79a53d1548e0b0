"""An export opens in Excel without a question, and read back it changes nothing."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lyuliang_desk import operations
from lyuliang_desk.errors import WorldError
from lyuliang_desk.excel.layout.header import HeaderBand
from lyuliang_desk.sample.register import make_sample
from lyuliang_desk.sample.workbooks import write_workbooks
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Filter, Order, View


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with its workbooks imported: short and long texts, odd amounts, records made on the way."""
    path = tmp_path_factory.mktemp("样例") / "样例.lyr"
    make_sample(path)
    with Register.open(path, operator="经办人", back_up=False) as register:
        for workbook_file in write_workbooks(path.parent, register):
            workbook = operations.read_workbook(path=workbook_file)
            operations.apply_import(
                register=register, plan=operations.plan_import(register=register, workbook=workbook)
            )
    return path


@pytest.fixture
def register(sample_file: Path):
    with Register.open(sample_file, operator="经办人", read_only=True) as opened:
        yield opened


@pytest.fixture
def notebook(tmp_path: Path):
    with Register.create(tmp_path / "小库.lyr", office="某处", operator="经办人") as opened:
        yield opened


def save_project(register: Register, **values: str | int) -> None:
    operations.save_record(register=register, kind="project", record_id=None, values=values)


@pytest.mark.parametrize("kind", ["project", "person", "team", "organisation"])
def test_what_was_exported_is_read_back_unchanged(register: Register, tmp_path: Path, kind: str) -> None:
    out = tmp_path / "导出.xlsx"
    count = operations.export_table(register=register, view=View(kind), path=out)
    plan = operations.plan_import(register=register, workbook=operations.read_workbook(path=out))
    (sheet,) = plan.sheets
    assert sheet.kind == kind
    assert isinstance(sheet.band, HeaderBand) and sheet.band.last == 2
    assert sheet.balance() == {
        "read": count,
        "new": 0,
        "changed": 0,
        "unchanged": count,
        "refused": 0,
        "ignored": 0,
    }
    assert count == register.count(kind)


def test_amounts_are_numbers_to_the_fen_and_say_their_unit(notebook: Register, tmp_path: Path) -> None:
    save_project(notebook, title="样例项目", total_budget=123_456_789, own_funds=123_456_789)
    out = tmp_path / "导出.xlsx"
    operations.export_table(
        register=notebook, view=View("project"), path=out, fields=("title", "total_budget")
    )
    page = load_workbook(out).active
    assert [cell.value for cell in page[3]] == ["项目名称", "总投资（万元）"]
    assert page["B4"].value == 123.456789 and page["B4"].data_type == "n"
    assert page["B4"].number_format == "#,##0.00####"
    assert page["A2"].value.endswith("单位：万元")


def test_numbers_codes_and_dates_are_text(notebook: Register, tmp_path: Path) -> None:
    values = {"name": "样例人", "id_number": "141102190001010017", "phone": "15400000001", "birth": "1900-01"}
    operations.save_record(register=notebook, kind="person", record_id=None, values=values)
    out = tmp_path / "导出.xlsx"
    operations.export_table(register=notebook, view=View("person"), path=out, fields=tuple(values))
    cells = load_workbook(out).active[4]
    assert [cell.value for cell in cells] == list(values.values())
    assert {(cell.data_type, cell.number_format) for cell in cells} == {("s", "@")}


@pytest.mark.parametrize("words", ["=1+1", "=cmd|' /C calc'!A0", "+86", "-1", "@SUM(A1)", "#备注"])
def test_no_text_becomes_a_formula(notebook: Register, tmp_path: Path, words: str) -> None:
    save_project(notebook, title=words)
    out = tmp_path / "导出.xlsx"
    operations.export_table(register=notebook, view=View("project"), path=out, fields=("title",))
    cell = load_workbook(out).active["A4"]
    assert (cell.value, cell.data_type) == (words, "s")
    with zipfile.ZipFile(out) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")


def test_the_view_chooses_records_and_their_order(register: Register, tmp_path: Path) -> None:
    view = View("project", filters=(Filter("county", "is", "141125"),), order=(Order("total_budget", True),))
    out = tmp_path / "导出.xlsx"
    count = operations.export_table(register=register, view=view, path=out, fields=("county", "total_budget"))
    rows = list(load_workbook(out).active.iter_rows(min_row=4, values_only=True))
    assert len(rows) == count > 10
    assert {county for county, _amount in rows} == {"柳林县"}
    assert [amount for _county, amount in rows] == sorted((a for _c, a in rows), reverse=True)


def test_links_are_the_titles_of_their_records(register: Register, tmp_path: Path) -> None:
    out = tmp_path / "导出.xlsx"
    view = View("team", filters=(Filter("county", "is", "141125"),))
    operations.export_table(register=register, view=view, path=out, fields=("name", "host_organisations"))
    _name, hosts = next(load_workbook(out).active.iter_rows(min_row=4, values_only=True))
    assert len(hosts.split("、")) == 2 and hosts.startswith("柳林县")


def test_the_header_stays_in_sight_and_columns_are_as_wide_as_on_paper(
    register: Register, tmp_path: Path
) -> None:
    out = tmp_path / "导出.xlsx"
    operations.export_table(register=register, view=View("project"), path=out, fields=("number", "title"))
    page = load_workbook(out).active
    assert page.freeze_panes == "B4"
    assert page.column_dimensions["B"].width > page.column_dimensions["A"].width > 8


def test_a_text_that_no_cell_holds_is_refused_and_leaves_no_file(notebook: Register, tmp_path: Path) -> None:
    save_project(notebook, title="样例项目", content="长" * 32_768)
    out = tmp_path / "导出.xlsx"
    with pytest.raises(WorldError, match="32,767"):
        operations.export_table(register=notebook, view=View("project"), path=out)
    assert not list(tmp_path.glob("*.xlsx*"))


def test_a_place_that_cannot_be_written_is_told(register: Register, tmp_path: Path) -> None:
    with pytest.raises(WorldError) as fault:
        operations.export_table(register=register, view=View("project"), path=tmp_path / "没有" / "导出.xlsx")
    assert fault.value.code == "file_not_written"


@pytest.mark.parametrize("group", [("county",), ("year", "status"), ("lead_organisation",)])
def test_a_grouped_export_has_subtotals_that_add_up_and_is_read_back_as_its_records(
    register: Register, tmp_path: Path, group: tuple[str, ...]
) -> None:
    out = tmp_path / "分组.xlsx"
    view = View("project", group=group)
    fields = ["title", "number", "total_budget", "lead_organisation"]
    count = operations.export_table(register=register, view=view, path=out, fields=fields)
    rows = list(load_workbook(out).active.iter_rows(min_row=4, values_only=True))
    whole = register.totals(view, "project", ["total_budget"])["total_budget"]
    subtotals = [row[2] for row in rows if row[0] == "小计"]
    assert rows[-1][0] == f"合计（{count}条）"
    assert round(sum(subtotals) * 1_000_000) == round(rows[-1][2] * 1_000_000) == whole
    (sheet,) = operations.plan_import(register=register, workbook=operations.read_workbook(path=out)).sheets
    balance = sheet.balance()
    assert balance["unchanged"] == balance["read"] - balance["ignored"] == count
