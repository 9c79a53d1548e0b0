"""The header band is found wherever counties put it."""

from typing import Any

import pytest

from lyuliang_desk.excel.grid import Range, SheetGrid
from lyuliang_desk.excel.layout.header import HeaderBand, find_header
from tests.excel.build.known import known

PEOPLE = ["序号", "姓名", "性别", "联系电话"]
PERSON = [1, "某某", "男", "13800000001"]


def sheet(*rows: list[Any], merged: tuple[Range, ...] = ()) -> SheetGrid:
    width = max(map(len, rows))
    return SheetGrid("S", [row + [None] * (width - len(row)) for row in rows], merged=merged)


def found(*rows: list[Any], merged: tuple[Range, ...] = ()) -> HeaderBand:
    band = find_header(sheet(*rows, merged=merged), known)
    assert band is not None
    return band


def test_a_header_in_the_first_row() -> None:
    band = found(PEOPLE, PERSON)
    assert (band.first, band.last) == (0, 0)
    assert band.headers == tuple(PEOPLE)
    assert band.columns == (0, 1, 2, 3)
    assert band.titles == ()


def test_blank_rows_and_three_title_rows_stand_above() -> None:
    band = found([None], ["附件1"], ["吕梁市\n人才"], ["花 名 册"], ["（2024年）"], [None], PEOPLE, PERSON)
    assert (band.first, band.last) == (6, 6)
    assert band.titles == ("吕梁市人才", "花名册", "（2024年）")
    assert band.title_rows == (1, 2, 3, 4)


def test_the_line_above_tells_who_reports_when_and_in_which_unit() -> None:
    line = "填报单位（盖章）：柳林县某某局    填报日期：2024年3月1日   单位：万元"
    band = found(["某某表"], [line], ["项目名称", "总投资", "自筹"], ["甲", 1, 2])
    assert (band.unit, band.reporting_unit, band.report_date) == ("万元", "柳林县某某局", "2024年3月1日")
    assert band.titles == ("某某表",)


def test_pairs_may_stand_in_cells_of_their_own() -> None:
    band = found(
        ["填报单位：", None, "柳林县某某局", "填报时间：2024年3月"], ["负责人：", "张某"], PEOPLE, PERSON
    )
    assert band.pairs == {"填报单位": "柳林县某某局", "填报时间": "2024年3月", "负责人": "张某"}
    assert band.reporting_unit == "柳林县某某局"


def test_the_title_may_tell_the_unit() -> None:
    assert found(["项目汇总表（单位：元）"], ["项目名称", "总投资"], ["甲", 1]).unit == "元"


def test_alignment_spaces_and_line_breaks_in_headers_fold() -> None:
    band = found(["序  号", "姓　名", "出 生\n年 月", "联系\r\n电话"], [1, "某", "1900.1", "1"])
    assert band.headers == ("序号", "姓名", "出生年月", "联系电话")


def test_a_header_of_two_rows_is_joined() -> None:
    merged = ((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 4), (0, 5, 1, 5))
    band = found(
        ["序号", "项目名称", "经费（万元）", None, None, "备注"],
        [None, None, "总投资", "市级财政", "自 筹", None],
        [1, "甲", 3, 2, 1, None],
        merged=merged,
    )
    assert (band.first, band.last) == (0, 1)
    assert band.headers == (
        "序号",
        "项目名称",
        "经费（万元）/总投资",
        "经费（万元）/市级财政",
        "经费（万元）/自筹",
        "备注",
    )
    assert band.parts[2] == ("经费（万元）", "总投资")


def test_a_header_of_three_rows_is_joined() -> None:
    merged = ((0, 0, 2, 0), (0, 1, 0, 4), (1, 1, 2, 1), (1, 2, 1, 4))
    band = found(
        ["项目名称", "经费", None, None, None],
        [None, "总投资", "其中", None, None],
        [None, None, "市级财政", "县级财政", "自筹"],
        ["甲", 6, 3, 2, 1],
        merged=merged,
    )
    assert (band.first, band.last) == (0, 2)
    assert band.headers == (
        "项目名称",
        "经费/总投资",
        "经费/其中/市级财政",
        "经费/其中/县级财政",
        "经费/其中/自筹",
    )


def test_a_group_above_ready_headers_belongs_to_the_band() -> None:
    band = found(
        ["基本信息", None, None, "经费（万元）", None],
        ["序号", "项目名称", "承担单位", "总投资", "自筹"],
        [1, "甲", "乙", 2, 1],
        merged=((0, 0, 0, 2), (0, 3, 0, 4)),
    )
    assert (band.first, band.last) == (0, 1)
    assert band.headers[3:] == ("经费（万元）/总投资", "经费（万元）/自筹")


def test_a_title_merged_over_the_table_is_no_group() -> None:
    band = found(["项目名称汇总", None, None, None], PEOPLE, PERSON, merged=((0, 0, 0, 3),))
    assert (band.first, band.last) == (1, 1)
    assert band.titles == ("项目名称汇总",)


def test_without_merged_ranges_a_group_is_carried_to_the_right() -> None:
    band = found(
        ["序号", "项目名称", "经费（万元）", None, None, "备注"],
        [None, None, "总投资", "市级财政", "自筹", None],
        ["1", "甲", "3", "2", "1", None],
    )
    assert band.headers == (
        "序号",
        "项目名称",
        "经费（万元）/总投资",
        "经费（万元）/市级财政",
        "经费（万元）/自筹",
        "备注",
    )


def test_a_header_cell_over_two_columns_without_leaves_names_the_first() -> None:
    band = found(["序号", "姓名", None, "性别"], [1, "某", "某", "男"], merged=((0, 1, 0, 2),))
    assert band.headers == ("序号", "姓名", "", "性别")


def test_the_header_may_begin_further_right() -> None:
    band = found([None, None], [None, None, *PEOPLE], [None, None, *PERSON])
    assert band.columns == (2, 3, 4, 5)


def test_of_bands_repeated_on_each_page_the_first_counts() -> None:
    assert found(PEOPLE, PERSON, PEOPLE, PERSON).first == 0


def test_the_first_record_is_no_second_header_row() -> None:
    band = found([*PEOPLE, None], ["一", "李某", "女", "13800000002", "自筹"], PERSON)
    assert (band.first, band.last) == (0, 0)


def test_a_group_of_records_is_no_second_header_row() -> None:
    band = found(PEOPLE, ["柳林县（2人）"], PERSON, merged=((1, 0, 1, 3),))
    assert (band.first, band.last) == (0, 0)


@pytest.mark.parametrize(
    "rows",
    [
        [["某某通知"], ["各县（市、区）："], ["请按时报送。"]],
        [[1, 2, 3], [4, 5, 6]],
        [["姓名"], ["某某"]],
        [["甲", "乙"], ["丙", "丁"]],
    ],
)
def test_a_sheet_without_header_has_none(rows: list[list[Any]]) -> None:
    assert find_header(sheet(*rows), known) is None


def test_an_empty_sheet_has_no_header() -> None:
    assert find_header(SheetGrid("S", []), known) is None


def test_people_may_say_where_the_header_is() -> None:
    table = sheet(["说明"], ["代号", "大名"], ["一", "二"], PERSON)
    band = find_header(table, known, override=(1, 2))
    assert band is not None
    assert (band.first, band.last) == (1, 2)
    assert band.headers[:2] == ("代号/一", "大名/二")
    assert band.titles == ("说明",)


def test_a_header_said_to_be_beyond_the_sheet_stays_within() -> None:
    band = find_header(sheet(PEOPLE, PERSON), known, override=(0, 99))
    assert band is not None
    assert band.last == 1
