"""The same sheet says the same in every format, with every value at its address."""

import hashlib
from datetime import date, datetime, time
from pathlib import Path

import pytest

from lyuliang_desk.excel.grid import SheetGrid, Workbook
from lyuliang_desk.excel.reading.read import read_workbook
from tests.excel.build.formats import SPREADSHEETS, WRITERS, write_workbook
from tests.excel.build.model import Formula, Sheet, Wrong
from tests.excel.build.xls import write_xls
from tests.excel.build.xlsb import write_xlsb
from tests.excel.build.xlsx import write_xlsx

NOTHING = [None] * 5
ROWS = [
    NOTHING,
    [None, "吕梁市某某表", None, None, None],
    [None, "姓  名", 12, 2.5, True],
    [None, date(2021, 3, 1), datetime(2021, 3, 1, 8, 30), time(9, 15), "柳林县\n某公司"],
    [None, Formula("1+1"), Wrong("#REF!"), "00123", "\u3000"],
]
SHEET = Sheet(
    [*ROWS, NOTHING],
    name="表 & “二”",
    merged=[(1, 1, 1, 4)],
    hidden_rows=[3],
    hidden_columns=[2],
)


def read(path: Path, *sheets: Sheet) -> Workbook:
    return read_workbook(write_workbook(path, sheets))


@pytest.fixture(params=SPREADSHEETS)
def sheet(request: pytest.FixtureRequest, tmp_path: Path) -> SheetGrid:
    """The sheet, read back from each format."""
    return read(tmp_path / f"表.{request.param}", SHEET).sheets[0]


def test_each_value_stands_at_its_address_and_keeps_its_type(sheet: SheetGrid) -> None:
    assert sheet.name == "表 & “二”"
    assert sheet.rows == [
        NOTHING,
        [None, "吕梁市某某表", None, None, None],
        [None, "姓  名", 12, 2.5, True],
        [None, date(2021, 3, 1), datetime(2021, 3, 1, 8, 30), time(9, 15), "柳林县\n某公司"],
        [None, None, "#REF!", "00123", None],
    ]
    assert isinstance(sheet.at(2, 2), int)
    assert sheet.at(2, 4) is True


def test_merged_ranges_are_told(sheet: SheetGrid) -> None:
    assert sheet.merged == ((1, 1, 1, 4),)


def test_hidden_rows_and_columns_are_told(sheet: SheetGrid) -> None:
    assert sheet.hidden_rows == {3}
    assert sheet.hidden_columns == {2}


def test_a_formula_that_was_never_computed_is_told(sheet: SheetGrid) -> None:
    assert sheet.formulas_without_value == {(4, 1)}


@pytest.mark.parametrize("ending", SPREADSHEETS)
def test_a_hidden_sheet_is_read_and_told(tmp_path: Path, ending: str) -> None:
    book = read(
        tmp_path / f"two.{ending}", Sheet([["甲"]], name="一"), Sheet([["乙"]], name="二", visible=False)
    )
    assert [(s.name, s.visible, s.rows) for s in book.sheets] == [
        ("一", True, [["甲"]]),
        ("二", False, [["乙"]]),
    ]


@pytest.mark.parametrize("ending", WRITERS)
def test_the_format_is_told_by_the_bytes_and_not_by_the_ending(tmp_path: Path, ending: str) -> None:
    path = write_workbook(tmp_path / f"right.{ending}", [Sheet([["序号", "姓名"], [1, "某某"]])])
    wrong = path.rename(tmp_path / ("wrong.csv" if ending == "xls" else "wrong.xls"))
    book = read_workbook(wrong)
    assert book.format == ending
    assert book.sheets[0].rows[0] == ["序号", "姓名"]


def test_the_hash_is_that_of_the_file(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", [Sheet([["某"]])])
    assert read_workbook(path).sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("ending", "write"), [("xlsx", write_xlsx), ("xls", write_xls), ("xlsb", write_xlsb)]
)
def test_dates_of_a_workbook_that_counts_from_1904_are_right(tmp_path: Path, ending: str, write) -> None:  # type: ignore[no-untyped-def]
    path = write(tmp_path / f"mac.{ending}", [Sheet([[date(2021, 3, 1), 44256]])], epoch_1904=True)
    sheet = read_workbook(path).sheets[0]
    assert sheet.epoch_1904
    assert sheet.rows == [[date(2021, 3, 1), 44256]]


@pytest.mark.parametrize("ending", SPREADSHEETS)
def test_a_workbook_counts_from_1900_unless_it_says_otherwise(tmp_path: Path, ending: str) -> None:
    assert not read(tmp_path / f"a.{ending}", Sheet([["某"]])).sheets[0].epoch_1904


def test_the_digits_of_a_long_number_are_not_invented(tmp_path: Path) -> None:
    """Excel has lost them; the number stays so long that the column's type refuses it."""
    value = read(tmp_path / "id.xlsx", Sheet([[142301199001010011]])).sheets[0].at(0, 0)
    assert isinstance(value, int)
    assert value >= 10**15


def test_rows_repeated_to_the_end_of_the_sheet_cost_nothing(tmp_path: Path) -> None:
    from tests.excel.build.ods import write_ods

    path = write_ods(tmp_path / "long.ods", [Sheet([["甲", "乙"], [1, 2]])], more_rows=1_048_574)
    assert read_workbook(path).sheets[0].rows == [["甲", "乙"], [1, 2]]


def test_a_chart_sheet_is_left_out(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.worksheets[0].append(["某"])
    book.create_chartsheet("图")
    book.save(tmp_path / "chart.xlsx")
    assert [s.name for s in read_workbook(tmp_path / "chart.xlsx").sheets] == ["Sheet"]
