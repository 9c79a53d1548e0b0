"""Tables over pages."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from lyuliang_desk.errors import Cancelled
from lyuliang_desk.paperwork.cells import CellSetter, SetText
from lyuliang_desk.paperwork.fonts import FontSet
from lyuliang_desk.paperwork.lettering import Lettering
from lyuliang_desk.paperwork.linebreak import words_kept
from lyuliang_desk.paperwork.page import SHAPES, Flow
from lyuliang_desk.paperwork.paper import POINTS, Metadata, Paper
from lyuliang_desk.paperwork.table import Column, HeadCell, Row, TableStyle, Watch, draw_table

COLUMNS = [Column(17), Column(200), Column(40, "right", whole=True)]
HEAD = [
    [HeadCell("序号", rows=2), HeadCell("名称", rows=2), HeadCell("经费")],
    [HeadCell("总投资")],
]

Draw = Callable[..., Paper]


@pytest.fixture
def draw(fonts: FontSet) -> Draw:
    def drawn(rows: list[Row], *, above: float = 0.0, **style: object) -> Paper:
        paper = Paper()
        flow = Flow(paper, SHAPES["A4L"])
        flow.y += above
        head, body = Lettering(fonts.typeface("hei"), 10.5), Lettering(fonts.typeface("fang"), 10.5)
        draw_table(flow, COLUMNS, HEAD, rows, TableStyle(head, body, **style))  # type: ignore[arg-type]
        return paper

    return drawn


def rows(count: int) -> list[Row]:
    return [Row([str(number), "吕梁", "1.00"]) for number in range(1, count + 1)]


def texts(paper: Paper, read_back: Callable[[bytes], list[str]]) -> list[str]:
    return read_back(paper.to_pdf(Metadata()))


def test_the_header_stands_on_every_page(draw: Draw, read_back: Callable[[bytes], list[str]]) -> None:
    pages = texts(draw(rows(50)), read_back)
    assert len(pages) == 3
    assert all("序号" in page and "总投资" in page for page in pages)


def test_every_row_stands_on_a_page_once(draw: Draw, read_back: Callable[[bytes], list[str]]) -> None:
    words = " ".join(texts(draw(rows(50)), read_back)).split()
    assert [word for word in words if word.isdigit()] == [str(number) for number in range(1, 51)]


def test_rows_are_eight_millimetres_at_least(draw: Draw) -> None:
    heights = row_edges(draw(rows(3)))
    assert [round(b - a, 1) for a, b in pairwise(heights)] == [8.0, 8.0, 8.0]


def test_a_row_grows_with_its_text(draw: Draw) -> None:
    edges = row_edges(draw([Row(["1", "长" * 200, ""]), Row(["2", "短", ""])]))
    assert edges[1] - edges[0] > 15
    assert round(edges[2] - edges[1], 1) == 8.0


def test_columns_are_as_wide_as_they_say(draw: Draw) -> None:
    places = sorted({round(x1 / POINTS, 1) for x1, y1, x2, y2 in segments(draw(rows(3))) if x1 == x2})
    assert places == [20 + 17, 20 + 17 + 200]


def test_the_grid_is_half_a_point_and_the_frame_one(draw: Draw) -> None:
    content = draw(rows(3)).pages[0].content()
    assert "0.5 w " in content
    assert "1 w 0 j" in content
    assert f"{20 * POINTS:.2f} " in content and f" {257 * POINTS:.2f} " in content


def test_the_sums_take_the_last_row_along_to_a_new_page(
    draw: Draw, read_back: Callable[[bytes], list[str]]
) -> None:
    total = Row(["合计", "", "99.00"], "total", (1, 1, 1))
    full = len(row_edges(draw(rows(100)), page=0)) - 1
    pages = texts(draw([*rows(full), total]), read_back)
    assert len(pages) == 2
    assert f"\n{full} " in pages[1].replace("\r", "") and "合计" in pages[1]


def test_room_is_kept_below_the_last_row(draw: Draw, read_back: Callable[[bytes], list[str]]) -> None:
    full = len(row_edges(draw(rows(100)), page=0)) - 1
    assert len(texts(draw(rows(full)), read_back)) == 1
    assert len(texts(draw(rows(full), tail=10.0), read_back)) == 2


def test_a_row_taller_than_a_page_goes_on_over_pages(
    draw: Draw, read_back: Callable[[bytes], list[str]]
) -> None:
    pages = texts(draw([Row(["1", "长" * 9000, ""]), *rows(2)]), read_back)
    assert len(pages) > 2
    assert sum(page.count("长") for page in pages) == 9000


def test_a_tall_first_row_begins_below_its_title(draw: Draw, read_back: Callable[[bytes], list[str]]) -> None:
    pages = texts(draw([Row(["1", "长" * 2300, ""])], above=30.0), read_back)
    assert len(pages) == 2 and "长" in pages[0]


@pytest.mark.parametrize("length", range(1800, 3000, 100))
def test_the_sums_are_never_alone_below_a_tall_row(
    draw: Draw, read_back: Callable[[bytes], list[str]], length: int
) -> None:
    total = Row(["合计", "", "99.00"], "total", (1, 1, 1))
    pages = texts(draw([Row(["1", "长" * length, ""]), total], tail=20.0), read_back)
    assert "合计" in pages[-1] and "长" in pages[-1]


@pytest.mark.parametrize("before", range(12, 20))
def test_the_heading_of_a_group_stays_with_its_first_row(
    draw: Draw, read_back: Callable[[bytes], list[str]], before: int
) -> None:
    group = Row(["离石区（1 项）"], "group", (3,))
    pages = texts(draw([*rows(before), group, Row(["99", "末", ""])], tail=10.0), read_back)
    assert [("离石区" in page) == ("末" in page) for page in pages] == [True] * len(pages)


@pytest.mark.parametrize(("filled", "blank", "pages"), [(3, 7, 1), (0, 60, 1), (15, 60, 1), (30, 5, 2)])
def test_blank_rows_fill_a_page_but_begin_none(draw: Draw, filled: int, blank: int, pages: int) -> None:
    paper = draw([*rows(filled), *[Row(["", "", ""], "blank")] * blank], tail=10.0)
    edges = row_edges(paper, page=-1)
    assert len(paper.pages) == pages
    assert edges[-1] <= SHAPES["A4L"].height - SHAPES["A4L"].bottom - 10.0 + 0.02


def test_words_of_the_form_are_kept_whole_in_centred_columns(fonts: FontSet) -> None:
    setter = CellSetter(Lettering(fonts.typeface("fang"), 10.5), words=words_kept(("研究生", "工程师")))
    assert lines(setter.set("博士研究生", 12, balance=True)) == ["博士", "研究生"]
    assert lines(setter.set("正高级工程师", 16, balance=True)) == ["正高级", "工程师"]
    assert lines(setter.set("阿依古丽·买买提", 15, balance=True)) == ["阿依古丽·", "买买提"]


def test_a_word_too_long_for_its_cell_is_broken_behind_a_mark(fonts: FontSet) -> None:
    setter = CellSetter(Lettering(fonts.typeface("fang"), 10.5))
    assert lines(setter.set("LLCYJSYJY-2026-00012345678", 24, balance=True)) == [
        "LLCYJSYJY-",
        "2026-",
        "00012345678",
    ]


def test_a_period_is_broken_behind_its_dash(fonts: FontSet) -> None:
    setter = CellSetter(Lettering(fonts.typeface("fang"), 10.5))
    assert lines(setter.set("2021.03—2023.12", 24, balance=True)) == ["2021.03—", "2023.12"]


def test_a_text_of_many_lines_is_set_smaller(fonts: FontSet) -> None:
    setter = CellSetter(Lettering(fonts.typeface("fang"), 10.5))
    assert setter.set("三行" * 10, 34).lettering.size == 10.5
    assert setter.set("很多行" * 15, 34).lettering.size == 9.0


def test_an_odd_telephone_number_does_not_shrink_the_others(fonts: FontSet) -> None:
    setter = CellSetter(Lettering(fonts.typeface("fang"), 10.5))
    numbers = ["13800000001", "0358-8220000-8001"]
    assert setter.size_for(numbers, 22, all_of_them=False) > setter.size_for(numbers, 22)


def lines(text: SetText) -> list[str]:
    return [line for line, _width in text.lines]


def test_a_group_row_reaches_over_all_columns(draw: Draw) -> None:
    paper = draw([*rows(1), Row(["离石区（1 项）"], "group", (3,)), *rows(1)])
    upright = [(y1, y2) for x1, y1, x2, y2 in segments(paper) if x1 == x2 and x1 > 40 * POINTS]
    assert len(upright) == 1 + 2  # one in the header, and two that the group row parts


def test_numbers_that_are_too_long_shrink_a_whole_column(draw: Draw) -> None:
    wide = draw([Row(["1", "甲", "1.00"]), Row(["2", "乙", "1" * 24])])
    content = wide.pages[0].content()
    sizes = {float(line.split()[1]) for line in content.splitlines() if line.endswith(" Tf")}
    assert sizes == {10.5, 9.0}  # 24 half-width digits in 38.4 mm
    assert content.count("Tj") == 4 + 6


def test_an_empty_table_is_its_header(draw: Draw, read_back: Callable[[bytes], list[str]]) -> None:
    assert texts(draw([]), read_back)[0].split() == ["序号", "名称", "经费", "总投资"]


def test_progress_is_told_and_the_print_can_be_stopped(draw: Draw) -> None:
    told: list[tuple[int, int]] = []
    draw(rows(130), watch=Watch(progress=lambda done, total: told.append((done, total))))
    assert told == [(0, 130), (64, 130), (128, 130), (130, 130)]
    with pytest.raises(Cancelled):
        draw(rows(130), watch=Watch(cancelled=lambda: True))


def segments(paper: Paper, page: int = 0) -> list[tuple[float, float, float, float]]:
    """The grid's lines in points."""
    line = next(part for part in paper.pages[page].content().splitlines() if part.startswith("0.5 w"))
    numbers = [float(word) for word in line.split() if word.replace(".", "").isdigit()][2:]
    return [tuple(numbers[i : i + 4]) for i in range(0, len(numbers), 4)]  # type: ignore[misc]


def row_edges(paper: Paper, page: int = 0) -> list[float]:
    """Millimetres from the top at which full-width lines stand: below the header and below each row."""
    top = SHAPES["A4L"].height
    full = [y1 for x1, y1, x2, y2 in segments(paper, page) if y1 == y2]
    lowest_of_head = sorted({round(top - y / POINTS, 2) for y in full})
    return [edge for edge in lowest_of_head if edge > SHAPES["A4L"].top + 8.1]
