"""What is printed is what was given: read from the PDF cell by cell, at the places in millimetres where cells are."""

from collections.abc import Callable
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruled import rules, tables

from lyuliang_desk.paperwork.blocks import Table
from lyuliang_desk.paperwork.fonts import FontSet, bundled_fonts
from lyuliang_desk.paperwork.formdata import FormData
from lyuliang_desk.paperwork.forms import form_file, load_form
from lyuliang_desk.paperwork.render import render

ROSTER, SUMMARY, BOOK = (load_form(form_file(name)) for name in ("F09", "F05", "F01"))
COLUMNS = [
    column.field.names for block in ROSTER.blocks if isinstance(block, Table) for column in block.columns
]
FIELDS = [name for names in COLUMNS for name in names if name != "#"]
FONTS = bundled_fonts()

CHINESE = st.text(
    "吕梁产业技术研究院煤基新材料铝镁合金䶮㛃喆堃犇昇垚赟韡𬭩𫖮，。、；：（）《》“”·…—①②③㎡‰℃Ⅲ☑√±≥",
    max_size=40,
)
LATIN = st.from_regex(r"[A-Za-z]{1,14}([ -][A-Za-z]{1,14}){0,3}", fullmatch=True)
NUMBER = st.from_regex(r"[0-9]{1,18}(\.[0-9]{1,6})?", fullmatch=True)
CELL = st.one_of(st.just(""), CHINESE, LATIN, NUMBER, st.builds("{}{}".format, CHINESE, LATIN))


@settings(max_examples=30)
@given(st.lists(st.fixed_dictionaries(dict.fromkeys(FIELDS, CELL)), min_size=1, max_size=12))
def test_every_cell_is_read_back_from_its_place(rows: list[dict[str, str]]) -> None:
    given_rows = [
        [str(number), *("".join(row[name] for name in names) for names in COLUMNS[1:])]
        for number, row in enumerate(rows, 1)
    ]
    printed = [row for page in tables(render(ROSTER, FormData(rows=rows), FONTS)) for row in page[1:]]
    assert [row for row in printed if any(row)] == [
        ["".join(cell.split()) for cell in row] for row in given_rows
    ]


@pytest.mark.parametrize(("sheet", "width", "left"), [("A3L", 380, 20), ("A4L", 257, 20)])
def test_columns_stand_at_their_millimetres_on_every_page(
    fonts: FontSet, sheet: str, width: float, left: float
) -> None:
    table = next(block for block in SUMMARY.blocks if isinstance(block, Table))
    edges = [left + x * width / 380 for x in accumulate((c.width for c in table.columns), initial=0.0)]
    rows = [{"number": f"LL-{n}", "title": "长" * 60, "total_budget": "1.00"} for n in range(60)]
    for upright, level in rules(render(SUMMARY, FormData(rows=rows), fonts, page=sheet)):
        assert upright == pytest.approx(edges, abs=0.02)
        assert level[-1] <= (297 - 22 if sheet == "A3L" else 210 - 20)


def test_a_book_keeps_to_its_type_area(fonts: FontSet) -> None:
    record = {"title": "题" * 60, "rationale": "立项依据。" * 1000, "content": "研究内容，" * 1000}
    members = [{"name": f"张{n}", "workplace": "某" * 40} for n in range(40)]
    pages = rules(render(BOOK, FormData(record=record, tables={"members": members}), fonts))
    ruled = [(upright, level) for upright, level in pages[1:] if upright and level]
    assert len(ruled) > 15
    for upright, level in ruled:
        assert (upright[0], upright[-1]) == pytest.approx((28, 184), abs=0.02)
        assert level[0] >= 37 - 0.02 and level[-1] <= 262 + 0.02


@pytest.mark.parametrize("count", [0, 3, 40])
def test_the_members_of_a_book_are_all_there(
    fonts: FontSet, read_back: Callable[[bytes], list[str]], count: int
) -> None:
    members = [{"name": f"王{chr(0x4E00 + n)}", "months": "12"} for n in range(count)]
    text = "".join(read_back(render(BOOK, FormData(tables={"members": members}), fonts)))
    assert [member["name"] in text for member in members] == [True] * count
