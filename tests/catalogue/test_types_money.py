"""Money and numbers as workbooks write them."""

from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from type_reading import TODAY, notes, refusal, value

from lyuliang_desk.catalogue.types.base import ReadingContext
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.catalogue.types.number import Number

WAN = 1_000_000
YUAN_HEADER = ReadingContext(TODAY, unit="元")
WAN_HEADER = ReadingContext(TODAY, unit="万元")


@pytest.mark.parametrize(
    ("written", "fen"),
    [
        ("123.5", 1235 * WAN // 10),
        ("１２３．５万", 1235 * WAN // 10),
        ("123.5万", 1235 * WAN // 10),
        ("100.00万元", 100 * WAN),
        ("1,235", 1235 * WAN),
        ("1，235.5", 12355 * WAN // 10),
        ("12,3456", 123456 * WAN),
        (" 50 万 ", 50 * WAN),
        ("¥50", 50 * WAN),
        ("人民币50万元整", 50 * WAN),
        ("1.5亿元", 15000 * WAN),
        ("3千元", 3 * WAN // 10),
        ("5000元", WAN // 2),
        ("'50", 50 * WAN),
        (".5", WAN // 2),
        ("0", 0),
        (0, 0),
        (0.0, 0),
        (123.5, 1235 * WAN // 10),
        (50, 50 * WAN),
    ],
)
def test_amounts_are_read_in_wan_yuan(written: str | float, fen: int) -> None:
    assert value(Money(), written) == fen


@pytest.mark.parametrize("noisy", [12.300000000000001, 0.1 + 0.2 + 12, 4.35 * 100 / 100, 1.1 * 3])
def test_the_noise_of_binary_fractions_is_no_money(noisy: float) -> None:
    assert value(Money(), noisy) == round(noisy * 100) * WAN // 100
    assert notes(Money(), noisy) == []


@pytest.mark.parametrize("written", ["0.0000001", 100 / 3, "12.3456789"])
def test_fractions_of_a_fen_are_refused(written: str | float) -> None:
    assert refusal(Money(), written) == "below_fen"


@pytest.mark.parametrize("written", ["约50", "大约50", "50万左右", "50余万元", "50多万", "近50万元"])
def test_about_is_read_with_a_warning(written: str) -> None:
    assert value(Money(), written) == 50 * WAN
    assert "warning approximate" in notes(Money(), written)


def test_the_header_says_the_unit_unless_the_cell_does() -> None:
    assert value(Money(), "5000", YUAN_HEADER) == 500_000
    assert value(Money(), "5000", WAN_HEADER) == 5000 * WAN
    assert value(Money("元"), "5", WAN_HEADER) == 5 * WAN
    assert value(Money(), "50万元", YUAN_HEADER) == 50 * WAN
    assert notes(Money(), "50万元", YUAN_HEADER) == ["note unit_from_cell"]
    assert notes(Money(), "50万元", WAN_HEADER) == []


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("50-60", "range"),
        ("50~60万", "range"),
        ("50至60", "range"),
        ("-5", "negative"),
        (-5.0, "negative"),
        ("12,35", "not_a_number"),
        ("1.2.3", "not_a_number"),
        ("若干", "not_a_number"),
        ("100美元", "unit_unknown"),
        ("1.2E+05", "precision_lost"),
        (float("nan"), "cell_error"),
        (float("inf"), "cell_error"),
        (datetime(2021, 3, 1), "wrong_sort"),
        ("99999999999999亿", "too_large"),
    ],
)
def test_what_is_no_amount_is_refused(written: str | float, code: str) -> None:
    assert refusal(Money(), written) == code


def test_a_header_with_a_strange_unit_is_refused() -> None:
    assert refusal(Money(), "5", ReadingContext(TODAY, unit="美元")) == "unit_unknown"


def test_below_zero_only_where_it_is_allowed() -> None:
    assert value(Money(negative=True), "-5") == -5 * WAN


@pytest.mark.parametrize(
    ("fen", "shown"),
    [
        (0, "0.00"),
        (1235 * WAN // 10, "123.50"),
        (123_500_001, "123.500001"),
        (123_450_000, "123.45"),
        (1, "0.000001"),
    ],
)
def test_wan_yuan_have_two_to_six_decimals(fen: int, shown: str) -> None:
    assert Money().show(fen) == shown


def test_yuan_have_two_decimals_on_screen_and_in_json() -> None:
    assert Money("元").show(123_500_005) == "1235000.05"
    assert Money().export(123_500_000) == "1235000.00"
    assert Money(negative=True).export(-5) == "-0.05"


@given(st.integers(0, 10**13))
def test_a_float_cell_of_whole_fen_is_read_exactly(fen: int) -> None:
    assert value(Money("元"), fen / 100) == fen


@pytest.mark.parametrize(
    ("type", "written", "number"),
    [
        (Number(), "12", 12),
        (Number(), 12.0, 12),
        (Number(), "１２", 12),
        (Number(), "12个月", 12),
        (Number(), "-3", -3),
        (Number(1), "12.5", Decimal("12.5")),
        (Number(1), 0.1, Decimal("0.1")),
    ],
)
def test_numbers(type: Number, written: str | float, number: int | Decimal) -> None:
    assert value(type, written) == number


@pytest.mark.parametrize(
    ("type", "written", "code"),
    [
        (Number(), "1.5", "too_many_decimals"),
        (Number(1), "1.55", "too_many_decimals"),
        (Number(0, 0), "-1", "below_minimum"),
        (Number(), "12%", "unit_unknown"),
        (Number(), "3-5", "range"),
        (Number(), "9" * 16, "too_large"),
    ],
)
def test_what_is_no_such_number_is_refused(type: Number, written: str, code: str) -> None:
    assert refusal(type, written) == code


def test_the_word_behind_a_number_is_told_of() -> None:
    assert notes(Number(), "12个月") == ["note unit_dropped"]
    assert notes(Number(), "约12人") == ["warning approximate", "note unit_dropped"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("壹佰万元整", "not_in_digits"),
        ("人民币伍拾万元整", "not_in_digits"),
        ("五十万元", "not_in_digits"),
        ("3亿5000万", "several_units"),
        ("3万5千元", "several_units"),
        ("待定", "not_a_number"),
    ],
)
def test_amounts_in_chinese_numerals_or_several_units_are_refused_with_what_to_do(
    written: str, code: str
) -> None:
    assert refusal(Money(), written) == code
