"""What spreadsheets of other programs say of hidden rows, errors and formulas, in spellings of their own."""

from pathlib import Path

from lyuliang_desk.excel.grid import SheetGrid
from lyuliang_desk.excel.reading.hidden_xlsx import BLOCK
from lyuliang_desk.excel.reading.read import read_workbook
from tests.excel.build.hostile import MAIN, raw_xlsx, sheet_xml, text_cell


def read(path: Path, xml: str) -> SheetGrid:
    return read_workbook(raw_xlsx(path / "raw.xlsx", xml)).sheets[0]


def test_all_remaining_columns_may_be_hidden_at_once(tmp_path: Path) -> None:
    columns = '<cols><col min="2" max="16384" width="9" hidden="1"/></cols>'
    row = f'<row r="1">{text_cell("A1")}{text_cell("B1")}{text_cell("C1")}</row>'
    assert read(tmp_path, sheet_xml(row, columns)).hidden_columns == {1, 2}


def test_a_column_without_width_and_a_row_without_height_are_hidden(tmp_path: Path) -> None:
    columns = '<cols><col min="1" max="1" width="0" customWidth="1"/></cols>'
    rows = f'<row r="1">{text_cell("A1")}{text_cell("B1")}</row><row r="2" ht="0" customHeight="1">{text_cell("B2")}</row>'
    sheet = read(tmp_path, sheet_xml(rows, columns))
    assert sheet.hidden_columns == {0}
    assert sheet.hidden_rows == {1}


def test_a_namespace_prefix_and_single_quotes_change_nothing(tmp_path: Path) -> None:
    rows = "<x:row r='1' hidden='true'><x:c r='A1' t='inlineStr'><x:is><x:t>某</x:t></x:is></x:c></x:row>"
    xml = f"<x:worksheet xmlns:x='{MAIN}'><x:sheetData>{rows}</x:sheetData></x:worksheet>"
    assert read(tmp_path, xml).hidden_rows == {0}


def test_an_empty_text_that_a_formula_gave_is_a_value(tmp_path: Path) -> None:
    cells = '<c r="A1" t="str"><f>IF(1,"","x")</f><v></v></c><c r="B1"><f>1+1</f><v/></c><c r="C1"><f>1+1</f><v>2</v></c>'
    shared = '<c r="D1"><f t="shared" si="0"/></c><c r="E1"><f t="shared" si="0"/><v>3</v></c>'
    sheet = read(tmp_path, sheet_xml(f'<row r="1">{cells}{shared}</row>'))
    assert sheet.rows == [[None, None, 2, None, 3]]
    assert sheet.formulas_without_value == {(0, 1), (0, 3)}


def test_an_error_that_a_formula_gave_is_its_text(tmp_path: Path) -> None:
    cells = '<c r="A1" s="1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1" t="e"><v>#N/A</v></c>'
    assert read(tmp_path, sheet_xml(f'<row r="1">{cells}</row>')).rows == [["#DIV/0!", "#N/A"]]


def test_what_lies_between_two_blocks_of_the_file_is_not_lost(tmp_path: Path) -> None:
    """Rows are looked at in blocks of a megabyte; each row's mark is found wherever the border falls."""
    text = "某" * 500
    count = 3 * BLOCK // len(text.encode())
    rows = "".join(f'<row r="{n}" hidden="1">{text_cell(f"A{n}", text)}</row>' for n in range(1, count + 1))
    assert read(tmp_path, sheet_xml(rows)).hidden_rows == set(range(count))


def test_a_row_without_a_number_that_hides_is_told_as_not_checked(tmp_path: Path) -> None:
    row = '<row hidden="1"><c t="inlineStr"><is><t>某</t></is></c></row>'
    book = read_workbook(raw_xlsx(tmp_path / "raw.xlsx", sheet_xml(row)))
    assert [w.code for w in book.warnings] == ["hidden_not_checked"]
    assert "raw.xlsx" in book.warnings[0].message
