"""Whatever the file does, one clear sentence with its name comes back, and the program goes on."""

from pathlib import Path

import pytest

from lyuliang_desk.excel.errors import SENTENCES, WorkbookError, sentence
from lyuliang_desk.excel.reading.read import Limits, read_workbook
from lyuliang_desk.messages import use_language
from tests.excel.build.formats import write_workbook
from tests.excel.build.hostile import (
    REFUSED,
    external_entity,
    raw_xlsx,
    sheet_xml,
    text_cell,
    unknown_error_code,
)
from tests.excel.build.model import Sheet


def refused(path: Path, limits: Limits | None = None) -> WorkbookError:
    with pytest.raises(WorkbookError) as told:
        read_workbook(path, limits=limits or Limits())
    return told.value


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_with_its_reason(tmp_path: Path, name: str) -> None:
    builder, codes = REFUSED[name]
    fault = refused(builder(tmp_path / name))
    assert fault.code in codes
    assert name in fault.message


def test_a_missing_file_a_folder_and_a_lock_file_are_named(tmp_path: Path) -> None:
    assert refused(tmp_path / "没有.xlsx").code == "file_missing"
    assert refused(tmp_path).code == "file_is_folder"
    lock = write_workbook(tmp_path / "台账.xlsx", [Sheet([["某"]])]).rename(tmp_path / "~$台账.xlsx")
    assert refused(lock).code == "file_is_lock"


def test_no_other_file_gets_into_the_register_by_an_entity(tmp_path: Path) -> None:
    path = external_entity(tmp_path / "xxe.xlsx")
    try:
        rows = read_workbook(path).sheets[0].rows
    except WorkbookError as fault:
        assert fault.code == "sheet_unreadable"
    else:
        assert "root:" not in str(rows)


def test_a_file_larger_than_allowed_is_not_opened(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", [Sheet([["某"]])])
    assert refused(path, Limits(file_size=100)).code == "workbook_too_large"


def test_too_many_cells_are_refused_before_they_are_made(tmp_path: Path) -> None:
    path = raw_xlsx(
        tmp_path / "a.xlsx",
        sheet_xml(f'<row r="1">{text_cell("A1")}</row><row r="9">{text_cell("C9")}</row>'),
    )
    assert refused(path, Limits(cells=26)).code == "workbook_too_large"
    assert len(read_workbook(path, limits=Limits(cells=27)).sheets[0].rows) == 9


def test_a_sheet_that_cannot_be_read_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.worksheets[0].append(["好"])
    book.create_sheet("坏").append(["#WRONG!"])
    book.worksheets[1]["A1"].data_type = "e"
    book.save(tmp_path / "two.xlsx")
    read = read_workbook(tmp_path / "two.xlsx")
    assert [s.name for s in read.sheets] == ["Sheet"]
    assert [w.code for w in read.warnings] == ["sheet_unreadable"]
    assert "坏" in read.warnings[0].message


def test_a_sheet_that_cannot_be_read_beside_empty_ones_is_not_called_empty(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.worksheets[0].append(["#WRONG!"])
    book.worksheets[0]["A1"].data_type = "e"
    book.create_sheet("Sheet2")
    book.save(tmp_path / "one.xlsx")
    assert refused(tmp_path / "one.xlsx").code == "sheet_unreadable"


def test_the_sheet_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    assert "“S”" in refused(unknown_error_code(tmp_path / "e.xlsx")).message


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_reason_is_one_sentence_with_the_file_and_what_to_do(language: str) -> None:
    use_language(language)
    for code in SENTENCES:
        text = sentence(code, "甲.xls", {"sheet": "表", "reason": "x"})
        assert "甲.xls" in text
        assert "{" not in text
        assert "\n" not in text
