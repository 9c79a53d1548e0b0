"""A template of a kind, filled in by others, is imported without a question."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.catalogue.types.number import Number
from lyuliang_desk.excel.sheet_head import ABOVE_DATA
from lyuliang_desk.excel.template import REQUIRED, template_fields, write_template
from lyuliang_desk.messages import use_language
from lyuliang_desk.operations import plan_import, read_workbook, templates
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View
from tests.excel.build.filled import Filler
from tests.excel.test_every_kind import IMPORTABLE

OF_THE_RECORD = {"wanted_missing", "age_unusual", "year_after_start", "start_far_from_year"}
"""What is said of made-up values, whoever wrote them into which table."""


def filled_in(register: Register, kind: str, path: Path) -> None:
    """The template with one record of the register written into it as a clerk would."""
    write_template(register.kinds[kind], path)
    book = load_workbook(path)
    row = register.rows(kind, register.ids(View(kind)))[0]
    for column, field in enumerate(template_fields(register.kinds[kind]), start=1):
        stored = row.values[field.name]
        if stored is None:
            continue
        words = field.show(stored)
        ids = list(stored.strip('[]"').split('", "')) if isinstance(stored, str) else []
        titles = register.titles(ids)
        if titles:
            words = getattr(field.type, "between", "").join(titles[id_] for id_ in ids)
        is_number = isinstance(field.type, Money | Number)
        book.worksheets[0].cell(ABOVE_DATA + 1, column, float(words) if is_number else words)
    book.save(path)


@pytest.mark.parametrize("kind", IMPORTABLE)
def test_a_filled_template_is_read_without_a_question(register: Register, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "模板.xlsx"
    Filler(register).fill(kind, 1)
    filled_in(register, kind, path)
    plan = plan_import(register=register, workbook=read_workbook(path=path))
    assert [s.kind for s in plan.sheets] == [kind, *[None] * (len(plan.sheets) - 1)]
    assert [f for sheet in plan.sheets for f in sheet.findings] == []
    (row,) = plan.sheets[0].rows
    assert row.state == "unchanged" and {f.code for f in row.findings} <= OF_THE_RECORD


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("kind", IMPORTABLE)
def test_an_empty_template_says_only_that_it_is_empty(
    register: Register, tmp_path: Path, kind: str, language: str
) -> None:
    use_language(language)
    path = tmp_path / "模板.xlsx"
    write_template(register.kinds[kind], path)
    sheet, *others = plan_import(register=register, workbook=read_workbook(path=path)).sheets
    assert sheet.kind == kind and not any(other.kind or other.findings for other in others)
    assert {f.code for f in sheet.findings} <= {"no_rows", "owner_unknown"}
    assert all(match.target and match.score == 100 for match in sheet.columns)


def test_it_marks_what_must_be_filled_in_and_says_the_unit(register: Register, tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    assert templates.write_template(register=register, kind="fund_movement", path=path) == 12
    sheet = load_workbook(path).worksheets[0]
    headers = [cell.value for cell in sheet[ABOVE_DATA]]
    assert headers[0] == REQUIRED + "日期" and REQUIRED + "金额（万元）" in headers and "摘要" in headers
    assert sheet["A1"].value == "资金流水" and sheet["A2"].value.endswith("单位：万元")
    assert sheet.freeze_panes == "B4"


def test_numbers_that_are_names_stay_text_and_amounts_are_numbers(register: Register, tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    write_template(KINDS["person"], path, fields=("name", "id_number", "birth", "phone"))
    sheet = load_workbook(path).worksheets[0]
    assert [sheet.column_dimensions[c].number_format for c in "ABCD"] == ["@"] * 4
    write_template(KINDS["budget_line"], path, fields=("subject", "fiscal"))
    assert load_workbook(path).worksheets[0].column_dimensions["B"].number_format == "#,##0.00####"


def test_long_lists_drop_down_from_a_sheet_out_of_sight(register: Register, tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    write_template(KINDS["person"], path, fields=("name", "sex", "title"))
    book = load_workbook(path)
    assert [sheet.sheet_state for sheet in book.worksheets] == ["visible", "veryHidden"]
    rules = {str(rule.sqref)[0]: rule for rule in book.worksheets[0].data_validations.dataValidation}
    assert rules["B"].formula1.startswith('"') and "女" in rules["B"].formula1
    words = [cell.value for cell in book.worksheets[1]["A"]]
    assert "教授" in words and rules["C"].formula1 == f"'选项'!$A$1:$A${len(words)}"
    assert rules["A"].prompt.startswith("必填") and rules["A"].promptTitle == "姓名"


def test_the_long_texts_of_an_application_are_not_asked_of_a_ledger() -> None:
    names = [field.name for field in template_fields(KINDS["project"])]
    assert "title" in names and "own_funds" in names and "technical_route" not in names
    assert "background" in [field.name for field in template_fields(KINDS["technology_need"])]
