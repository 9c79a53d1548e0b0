"""Text files: encodings and delimiters as offices write them."""

from pathlib import Path

import pytest

from lyuliang_desk.excel.errors import WorkbookError
from lyuliang_desk.excel.grid import Workbook
from lyuliang_desk.excel.reading.read import read_workbook
from tests.excel.build.csv_file import write_csv
from tests.excel.build.model import Sheet

ROWS = [["序号", "项目名称", "承担单位"], ["1", "煤矸石，综合", "甲\n公司"], ["2", "㛃堃䶮", None]]


def read(path: Path, text: bytes, **options: str) -> Workbook:
    path.write_bytes(text)
    return read_workbook(path, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("gb18030", "gb18030"), ("utf-16", "utf-16")],
)
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
@pytest.mark.parametrize("newline", ["\r\n", "\n"])
def test_encoding_and_delimiter_are_found_out(
    tmp_path: Path, encoding: str, told: str, delimiter: str, newline: str
) -> None:
    path = write_csv(
        tmp_path / "台账.csv", [Sheet(ROWS)], encoding=encoding, delimiter=delimiter, newline=newline
    )
    book = read_workbook(path)
    assert book.format == "csv"
    assert book.encoding == told
    assert book.sheets[0].name == "台账"
    assert book.sheets[0].rows == ROWS


def test_a_chosen_encoding_wins(tmp_path: Path) -> None:
    book = read(tmp_path / "a.csv", "姓名,联通".encode("gbk"), csv_encoding="gb18030")
    assert book.sheets[0].rows == [["姓名", "联通"]]


def test_a_chosen_encoding_that_cannot_be_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorkbookError) as told:
        read(tmp_path / "a.csv", "姓名".encode("gbk"), csv_encoding="utf-8")
    assert told.value.code == "csv_wrong_encoding"


def test_rows_of_unequal_length_are_filled_up(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", b"a,b,c,,,\r\n1\r\n\r\n,,\r\n").sheets[0].rows == [
        ["a", "b", "c"],
        ["1", None, None],
    ]


def test_blank_lines_keep_their_place(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", b"\n\na,b\n").sheets[0].rows == [[None, None], [None, None], ["a", "b"]]


def test_excel_may_name_the_delimiter_in_the_first_line(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", b"sep=;\r\na,1;b\r\n").sheets[0].rows == [["a,1", "b"]]


def test_numbers_stay_the_text_that_was_written(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", b"00123,141102190001010017\n").sheets[0].rows == [
        ["00123", "141102190001010017"]
    ]


def test_a_less_sign_does_not_make_a_web_page(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", b"<5,b\n").sheets[0].rows == [["<5", "b"]]


def test_an_end_mark_of_dos_is_no_text(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", b"a,b\n\x1a").sheets[0].rows == [["a", "b"]]
