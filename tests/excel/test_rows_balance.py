"""On any sheet each row has one kind, and records keep theirs whatever stands between them."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lyuliang_desk.excel.grid import SheetGrid
from lyuliang_desk.excel.layout.header import find_header
from lyuliang_desk.excel.layout.rows import RowKind, classify_rows
from tests.excel.build.known import known

HEADER = ["序号", "姓名", "性别", "联系电话", "工作单位", "职称", "备注"]
NAMES = st.text("张王李赵欧阳合计小共注填一二三县市\u4e00\u9fa5", min_size=1, max_size=4)
RECORD = st.builds(
    lambda n, name, sex, phone, place: [n, name, sex, phone, place, "工程师", None],
    st.one_of(st.none(), st.integers(1, 500)),
    NAMES,
    st.sampled_from(["男", "女"]),
    st.from_regex(r"1[3-9]\d{9}", fullmatch=True),
    st.sampled_from(["柳林县甲某公司", "中阳县乙某公司"]),
)
BETWEEN = st.sampled_from(
    [
        (RowKind.BLANK, []),
        (RowKind.TOTAL, ["合  计", None, None, "12人"]),
        (RowKind.TOTAL, [None, "小计"]),
        (RowKind.GROUP, ["柳林县（12人）"]),
        (RowKind.GROUP, ["二、成员"]),
        (RowKind.REPEATED_HEADER, HEADER),
        (RowKind.SIGNATURE, ["填表人：张某", None, None, "审核人：李某"]),
        (RowKind.NOTE, ["注：某某"]),
        (RowKind.UNFILLED, [9]),
    ]
)
ROWS = st.lists(st.one_of(RECORD.map(lambda row: (RowKind.DATA, row)), BETWEEN), max_size=30)
CELLS = st.one_of(
    st.none(),
    st.integers(),
    st.floats(allow_nan=False),
    st.booleans(),
    st.text(min_size=1, max_size=12),
    NAMES,
)


def padded(row: list[Any]) -> list[Any]:
    return row + [None] * (len(HEADER) - len(row))


@given(ROWS)
def test_each_row_is_what_it_was_made_as(rows: list[tuple[RowKind, list[Any]]]) -> None:
    sheet = SheetGrid("S", [padded(["某某名册"]), HEADER, *(padded(row) for _, row in rows)])
    band = find_header(sheet, known)
    assert band is not None
    assert list(classify_rows(sheet, band).values()) == [kind for kind, _ in rows]


@given(st.lists(st.lists(CELLS, min_size=7, max_size=7), max_size=20))
def test_on_any_sheet_the_balance_closes(rows: list[list[Any]]) -> None:
    """Every row below the band has a kind, and exactly the empty ones are blank."""
    sheet = SheetGrid("S", [HEADER, *rows])
    band = find_header(sheet, known)
    assert band is not None
    kinds = classify_rows(sheet, band)
    assert list(kinds) == list(range(band.last + 1, len(sheet.rows)))
    blank = {row for row, kind in kinds.items() if kind is RowKind.BLANK}
    assert blank == {row for row in kinds if not any(cell is not None for cell in sheet.rows[row])}
