"""Words tidied for keeping and folded for comparing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lyuliang_desk.catalogue.folding import fold, fold_name, tidy, tidy_lines


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("姓  名", "姓名"),
        ("李　明", "李明"),
        ("年    月    日", "年月日"),
        ("　承担单位\t", "承担单位"),
        ("项目\n名称", "项目名称"),
        ("John  Smith", "John Smith"),
        ("项目 A 期", "项目 A 期"),
        ("a\x00b\u200bc\ufeff", "abc"),
        ("ＡＢ１２", "ＡＢ１２"),
        ("  ", ""),
    ],
)
def test_alignment_goes_and_words_stay(written: str, kept: str) -> None:
    assert tidy(written) == kept


@given(st.text())
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert tidy_lines(tidy_lines(text)) == tidy_lines(text)
    assert fold(fold(text)) == fold(text)


def test_lines_stay_lines() -> None:
    assert tidy_lines("\r\n 一、目标 \r\n二、 内容\u2028三\n\n") == "一、目标\n二、 内容\n三"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("承担单位（盖章）", "承担单位 (盖章)"),
        ("起止时间（YYYY.MM）", "起止时间(yyyy.mm)"),
        ("经费【万元】", "经费(万元)"),
        ("ＡＢＣ", "abc"),
        ("E—mail", "e-mail"),
        ("阿依古丽·买买提", "阿依古丽•买买提"),
        ("项目 编号", "项目编号"),
    ],
)
def test_spellings_of_one_word_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("山西（吕梁）煤机有限责任公司", "山西吕梁煤机有限公司"),
        ("吕梁甲乙股份公司", "吕梁甲乙股份有限公司"),
        ("某某大学（盖章）", "某某大学"),
        ("某某 大学", "某某大学"),
    ],
)
def test_spellings_of_one_organisation_fold_alike(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("山西大学", "山西财经大学"), ("吕梁市科技局", "科技局"), ("甲乙有限公司", "甲乙股份有限公司")],
)
def test_two_organisations_stay_two(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)
