"""County workbooks as messy as real ones, in every format: the band, the rows and what is carried."""

from pathlib import Path

import pytest

from lyuliang_desk.excel.grid import SheetGrid
from lyuliang_desk.excel.layout.header import find_header
from lyuliang_desk.excel.layout.rows import RowKind, classify_rows, fill_merged
from lyuliang_desk.excel.reading.read import read_workbook
from tests.excel.build.formats import WRITERS
from tests.excel.build.known import known
from tests.excel.build.messy import Kind, build_messy, write_messy


@pytest.fixture(params=["project", "person"])
def kind(request: pytest.FixtureRequest) -> Kind:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture(params=WRITERS)
def format_(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def sheet(tmp_path: Path, kind: Kind, format_: str) -> SheetGrid:
    return read_workbook(write_messy(tmp_path, kind, format_)).sheets[0]


def test_each_row_is_recognised(sheet: SheetGrid, kind: Kind) -> None:
    wanted = build_messy(kind)
    band = find_header(sheet, known)
    assert band is not None
    assert (band.first, band.last) == wanted.header
    kinds = classify_rows(sheet, band)
    rows = {k: tuple(row for row, found in kinds.items() if found is k) for k in RowKind}
    assert rows[RowKind.DATA] == wanted.data
    assert rows[RowKind.TOTAL] == wanted.totals
    assert rows[RowKind.GROUP] == wanted.groups
    assert len(kinds) - len(rows[RowKind.BLANK]) == wanted.read


def test_what_the_office_hid_and_merged_is_known(sheet: SheetGrid, kind: Kind, format_: str) -> None:
    wanted = build_messy(kind)
    band = find_header(sheet, known)
    assert band is not None
    if format_ == "csv":
        assert not fill_merged(sheet, band)
        return
    assert set(wanted.carried) <= set(fill_merged(sheet, band))
    assert sheet.hidden_rows == set(wanted.sheet.hidden_rows)
    assert sheet.hidden_columns == set(wanted.sheet.hidden_columns)


def test_the_lines_above_the_table_are_understood(sheet: SheetGrid, kind: Kind) -> None:
    band = find_header(sheet, known)
    assert band is not None
    assert band.reporting_unit == "柳林县某某局"
    if kind == "project":
        assert band.unit == "万元"
        assert band.titles == ("吕梁市2021—2023年产业技术项目汇总表",)
        assert "经费（万元）/市级财政" in band.headers
    else:
        assert band.pairs["团队名称"] == "煤基新材料团队"
        assert band.headers[1:5] == ("姓名", "性别", "民族", "出生年月")
