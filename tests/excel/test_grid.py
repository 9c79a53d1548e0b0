"""Addresses: Excel counts from A1, we count from zero."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lyuliang_desk.excel.grid import SheetGrid, address, column_letter, column_number, parse_address


@pytest.mark.parametrize(
    ("cell", "text"), [((0, 0), "A1"), ((20, 4), "E21"), ((1_048_575, 16_383), "XFD1048576")]
)
def test_a_cell_has_the_address_that_excel_shows(cell: tuple[int, int], text: str) -> None:
    assert address(*cell) == text
    assert parse_address(text) == cell


@given(st.integers(0, 20_000))
def test_column_letters_and_numbers_are_the_same_thing(column: int) -> None:
    assert column_number(column_letter(column)) == column


def test_an_address_is_read_in_small_letters_and_with_dollars() -> None:
    assert parse_address(" $c$7 ") == (6, 2)


@pytest.mark.parametrize("text", ["", "7", "C", "C0", "A1:B2", "项目"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no address"):
        parse_address(text)


def test_outside_the_sheet_there_is_nothing() -> None:
    sheet = SheetGrid("S", [["某", 1]])
    assert sheet.at(0, 1) == 1
    assert sheet.at(5, 0) is None
    assert sheet.at(0, -1) is None
