"""Amounts in capitals: the vectors of DOMAIN section 7."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lyuliang_desk.catalogue.rules.capitals import in_capitals

VECTORS = {
    100_000_000: "人民币壹佰万元整",
    140_950: "人民币壹仟肆佰零玖元伍角整",
    600_714: "人民币陆仟零柒元壹角肆分",
    168_032: "人民币壹仟陆佰捌拾元零叁角贰分",
    10_700_053: "人民币壹拾万柒仟元零伍角叁分",
    1_640_902: "人民币壹万陆仟肆佰零玖元零贰分",
    32_504: "人民币叁佰贰拾伍元零肆分",
    10_050_000_000: "人民币壹亿零伍拾万元整",
    1_001_000_000: "人民币壹仟零壹万元整",
    5: "人民币伍分",
    0: "人民币零元整",
    -140_950: "人民币负壹仟肆佰零玖元伍角整",
    100_000_000_000: "人民币壹拾亿元整",
    100_000_000_000_001: "人民币壹万亿元零壹分",
    100_010_000_000_000: "人民币壹万零壹亿元整",
}


@pytest.mark.parametrize(("fen", "words"), VECTORS.items())
def test_an_amount_in_capitals(fen: int, words: str) -> None:
    assert in_capitals(fen) == words


@given(st.integers(min_value=0, max_value=10**17 - 1))
def test_no_two_zeros_stand_together_and_the_end_is_said(fen: int) -> None:
    words = in_capitals(fen)
    assert "零零" not in words and words.endswith(("整", "分"))


def test_more_than_any_bill_is_refused() -> None:
    with pytest.raises(ValueError, match="so much"):
        in_capitals(10**18 * 100)
