"""A field that the office has added is a column like any other: imported, exported, on the template."""

from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from lyuliang_desk import operations
from lyuliang_desk.catalogue.custom import field_name
from lyuliang_desk.excel.sheet_head import ABOVE_DATA
from lyuliang_desk.operations import custom_fields, templates
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View
from tests.excel.build.customary import Customary
from tests.excel.test_customary_tables import planned, written

HEADERS = ("平台名称", "平台类别", "年度用电（度）", "主管部门（自定）")
BOOK = Customary("创新平台一览表", HEADERS, (("镁合金中试平台", "中试基地", 1200, "科技局"),), {})


def define(register: Register, **values: Any) -> str:
    applied = custom_fields.define(register=register, kind="platform", values=values)
    return field_name(applied.record_ids[0])


def test_it_comes_in_and_goes_out(register: Register, tmp_path: Path) -> None:
    power = define(register, name="用电量", field_type="number", headers="年度用电（度）")
    body = define(register, name="主管部门（自定）", field_type="choice", words="科技局、工信局")
    plan = planned(register, written(BOOK, tmp_path / "平台.xlsx"))
    operations.apply_import(register=register, plan=plan)
    (platform,) = register.rows("platform", register.ids(View("platform")))
    assert (platform.values[power], platform.values[body]) == (1200, "科技局")
    out = tmp_path / "导出.xlsx"
    operations.export_table(register=register, view=View("platform"), path=out)
    assert [row.state for row in planned(register, out).sheets[0].rows] == ["unchanged"]


def test_it_stands_on_the_template_with_its_words(register: Register, tmp_path: Path) -> None:
    define(register, name="主管部门（自定）", field_type="choice", words="科技局、工信局")
    out = tmp_path / "模板.xlsx"
    templates.write_template(register=register, kind="platform", path=out)
    sheet = load_workbook(out).worksheets[0]
    column = next(cell.column_letter for cell in sheet[ABOVE_DATA] if cell.value == "主管部门（自定）")
    (rule,) = [r for r in sheet.data_validations.dataValidation if str(r.sqref).startswith(f"{column}4")]
    assert rule.formula1 == '"科技局,工信局"'


def test_a_register_without_it_leaves_the_column_out_and_says_so(register: Register, tmp_path: Path) -> None:
    sheet = planned(register, written(BOOK, tmp_path / "平台.xlsx")).sheets[0]
    assert sheet.kind == "platform"
    assert [f.cell for f in sheet.findings if f.code == "column_unknown"] == ["C2", "D2"]
