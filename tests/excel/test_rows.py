"""Rows that hold no record are told from records, and nothing that is a record gets lost."""

from typing import Any

import pytest

from lyuliang_desk.excel.grid import Range, SheetGrid
from lyuliang_desk.excel.layout.header import HeaderBand, find_header
from lyuliang_desk.excel.layout.rows import RowKind, classify_rows, fill_merged, merged_sources
from tests.excel.build.known import known

HEADER = ["序号", "项目名称", "承担单位", "联系电话", "总投资", "市级财政", "自筹", "备注"]
PROJECT = [1, "煤矸石综合利用", "柳林县甲某公司", "13800000001", 100, 50, 50, None]
WIDTH = len(HEADER)


def table(*rows: list[Any], merged: tuple[Range, ...] = ()) -> tuple[SheetGrid, HeaderBand]:
    width = max(map(len, (HEADER, *rows)))
    whole = [row + [None] * (width - len(row)) for row in ([], ["某某表"], HEADER, *rows)]
    sheet = SheetGrid("S", whole, merged=merged)
    band = find_header(sheet, known)
    assert band is not None
    return sheet, band


def kinds(*rows: list[Any], merged: tuple[Range, ...] = ()) -> list[str]:
    return list(classify_rows(*table(*rows, merged=merged)).values())


def kind(row: list[Any]) -> str:
    """The kind of a row that stands after a record."""
    return kinds(PROJECT, row)[1]


@pytest.mark.parametrize(
    "row",
    [
        ["合计", None, None, None, 100, 50, 50],
        ["合    计", None, None, None, "100", "50.00", "—", "含结转"],
        [None, "小计", None, None, 100],
        [None, None, "总　计：", None, "1,234,567.89"],
        ["柳林县小计", None, None, None, 1],
        ["合计（12项）", None, None, None, 1],
        ["共12项"],
        ["总计", "12项", None, None, "100万元"],
        ["合", "计", None, None, 3],
        [13, "合计", None, None, 3],
        ["Total", None, None, None, 3],
    ],
)
def test_a_total_is_left_out(row: list[Any]) -> None:
    assert kind(row) == RowKind.TOTAL


@pytest.mark.parametrize(
    "row",
    [
        [2, "合计算力平台建设", "乙某公司", "13800000002", 10, 5, 5],
        [2, "合计", "乙某公司", "13800000002", 10, 5, 5],
        [2, "共享平台总计", "乙某公司", None, 10],
        [None, "累计", None, "13800000002", 10],
        [2, "小计量器具研发", None, None, 10, 5, 5],
    ],
)
def test_a_record_whose_title_looks_like_a_total_stays(row: list[Any]) -> None:
    assert kind(row) == RowKind.DATA


@pytest.mark.parametrize(
    "row",
    [
        ["柳林县（12项）"],
        ["一、工业类"],
        ["（二）农业类"],
        ["第一批"],
        [None, "二、工业类项目"],
        [None, "中阳县（3项）", None, None],
        ["离石区"],
        ["一", "工业类", None, None, 500, 300, 200],
        ["三、", "农业类"],
    ],
)
def test_a_group_row_is_left_out(row: list[Any]) -> None:
    assert kind(row) == RowKind.GROUP


def test_a_text_merged_over_the_table_is_a_group() -> None:
    assert kinds(PROJECT, [None, "重点支持"], merged=((4, 1, 4, 6),)) == ["data", "group"]


def test_a_record_with_only_its_name_stays_to_be_refused() -> None:
    assert kind([None, "红枣深加工"]) == RowKind.DATA
    assert kind([2, "红枣深加工"]) == RowKind.DATA


@pytest.mark.parametrize(
    "row",
    [
        ["填表人：张某", None, None, "审核人：李某", None, "联系电话：0358-0000000"],
        ["填表人：", "张某", "审核人：", "李某", "联系电话：", "0358-0000000"],
        ["制表：张某   审核：李某"],
        ["填 表 人", None, "张某", None, "审核人", None, "李某"],
        ["制表", "张某"],
        [None, "单位负责人（签字）", None, "填表人"],
        [None, None, "单位负责人（签字）："],
        ["填报单位（盖章）："],
        [None, None, None, None, None, "年    月    日"],
        [None, None, None, None, None, "2024年3月1日"],
        [None, None, None, None, None, "（盖章）"],
    ],
)
def test_a_signature_line_is_left_out(row: list[Any]) -> None:
    assert kind(row) == RowKind.SIGNATURE


@pytest.mark.parametrize(
    "row",
    [
        ["填表人", "红枣深加工", "甲某公司", "13800000001", 10],
        [3, "审核", "甲某公司", "13800000001", 10],
    ],
)
def test_a_record_that_begins_like_a_signature_stays(row: list[Any]) -> None:
    assert kind(row) == RowKind.DATA


@pytest.mark.parametrize(
    "row",
    [
        ["注：本表一式三份。"],
        ["备注：金额保留两位小数"],
        ["填表说明：1.本表由县级填报"],
        ["数据来源：各县报送"],
        ["注1：某某"],
    ],
)
def test_a_note_is_left_out(row: list[Any]) -> None:
    assert kind(row) == RowKind.NOTE


def test_a_note_goes_on_over_rows() -> None:
    rows = [
        ["注：1.本表一式三份；"],
        ["2.金额单位为万元，保留两位小数；"],
        ["本表由各县（市、区）科技主管部门盖章后报送研究院。"],
    ]
    assert kinds(PROJECT, *rows) == ["data", "note", "note", "note"]


def test_a_remark_in_a_record_is_no_note() -> None:
    assert kind([2, "甲项目", "乙公司", None, 1, 1, 0, "注：已调整"]) == RowKind.DATA


def test_words_beside_the_table_are_a_note() -> None:
    assert kinds(PROJECT, [*[None] * WIDTH, "旁注"]) == ["data", "note"]


def test_the_header_repeated_on_a_page_is_left_out_with_its_title() -> None:
    spaced = ["序 号", "项目\n名称", *HEADER[2:]]
    assert kinds(PROJECT, ["某某表"], spaced, PROJECT) == [
        "data",
        "repeated_header",
        "repeated_header",
        "data",
    ]


@pytest.mark.parametrize(
    "row",
    [
        [1, 2, 3, 4, 5, 6, 7, 8],
        ["1", "2", "3", "4", "5", "6", "7", "8"],
        ["甲", "乙", "丙", 1, 2, 3, 4, 5],
        ["(1)", "(2)", "(3)", "(4)", "(5)=(6)+(7)", "(6)", "(7)", None],
        ["①", 2, 3, 4, 5, 6, 7],
    ],
)
def test_numbers_of_columns_under_the_header_are_left_out(row: list[Any]) -> None:
    assert kinds(row, PROJECT) == ["numbering", "data"]


def test_rising_numbers_further_down_are_a_record() -> None:
    assert kinds(PROJECT, [1, 2, 3, 4, 5, 6, 7, 8]) == ["data", "data"]


def test_a_row_of_which_only_the_ordinal_was_typed_is_unfilled() -> None:
    assert kind([7]) == RowKind.UNFILLED
    assert kind(["8", None, None, None, 0, 0, 0.0]) == RowKind.UNFILLED


def test_a_blank_row_is_blank() -> None:
    assert kind([]) == RowKind.BLANK


def test_every_row_below_the_band_has_a_kind() -> None:
    sheet, band = table(PROJECT, [], PROJECT)
    assert list(classify_rows(sheet, band)) == [3, 4, 5]


def test_a_merged_cell_is_carried_down_with_its_source() -> None:
    sheet, band = table(
        PROJECT,
        [2, "甲项目", None, None, 1],
        [3, "乙项目", None, None, 2],
        merged=((3, 2, 5, 2), (3, 6, 4, 7)),
    )
    assert merged_sources(sheet, band) == {(4, 2): (3, 2), (5, 2): (3, 2), (4, 6): (3, 6)}
    assert fill_merged(sheet, band)[5, 2] == "柳林县甲某公司"


def test_a_merged_header_is_not_carried_into_the_records() -> None:
    sheet, band = table(PROJECT, PROJECT, merged=((2, 7, 4, 7),))
    assert fill_merged(sheet, band) == {}


def test_a_row_that_lives_by_a_carried_cell_is_a_record() -> None:
    assert kinds(PROJECT, ["离石区"], merged=((3, 2, 4, 2),)) == ["data", "data"]
