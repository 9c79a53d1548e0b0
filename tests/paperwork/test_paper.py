"""Pages and the PDF they become."""

import re
import zlib
from collections.abc import Callable

import pytest

from lyuliang_desk.errors import WorldError
from lyuliang_desk.paperwork.fonts import FontSet
from lyuliang_desk.paperwork.lettering import Lettering
from lyuliang_desk.paperwork.page import SHAPES, number_pages
from lyuliang_desk.paperwork.paper import POINTS, Metadata, Paper
from lyuliang_desk.paperwork.preview import Preview

TEXT = "吕梁 2021-001 䶮㛃喆堃犇𬭩，（甲）“乙”——……"


def sheet(fonts: FontSet) -> bytes:
    paper = Paper()
    page = paper.new_page(210, 297)
    for place, role in enumerate(("song", "song_bold", "hei", "kai", "fang")):
        page.text(28, 40 + 10 * place, TEXT, fonts.typeface(role), 12)
    page.box(28, 37, 156, 225, 1)
    page.lines([(28, 50, 184, 50)], 0.5)
    return paper.to_pdf(Metadata(title="标题", author="某单位"))


def test_every_role_s_text_is_read_back(fonts: FontSet, read_back: Callable[[bytes], list[str]]) -> None:
    assert read_back(sheet(fonts))[0].splitlines() == [TEXT] * 5


def test_the_same_pages_give_the_same_bytes(fonts: FontSet) -> None:
    assert sheet(fonts) == sheet(fonts)


def test_no_font_is_named_that_is_not_embedded(fonts: FontSet) -> None:
    pdf = sheet(fonts)
    assert b"Helvetica" not in pdf
    assert pdf.count(b"/FontFile2") == pdf.count(b"/Type /FontDescriptor") == 5


def test_millimetres_become_points(fonts: FontSet) -> None:
    operators = content(sheet(fonts))
    box = f"{28 * POINTS:.2f} {35 * POINTS:.2f} {156 * POINTS:.2f} {225 * POINTS:.2f} re S"
    assert box in operators
    assert f"{28 * POINTS:.2f} {247 * POINTS:.2f} m {184 * POINTS:.2f} {247 * POINTS:.2f} l S" in operators


def test_a_spread_line_ends_where_it_should(fonts: FontSet) -> None:
    paper = Paper()
    page = paper.new_page(210, 297)
    lettering = Lettering(fonts.typeface("fang"), 12)
    line = lettering.lines("一二三四五六七八九十" * 2, 50)[0]
    lettering.write_line(page, 20, 20, 50, line, "justify")
    ink = ink_columns(paper.to_pdf(Metadata()))
    assert 20 <= ink[0] < 21
    assert 69 < ink[1] <= 70


def test_pages_are_numbered_in_the_middle_or_outside(
    fonts: FontSet, read_back: Callable[[bytes], list[str]]
) -> None:
    paper, shape = Paper(), SHAPES["A4P"]
    pages = [paper.new_page(shape.width, shape.height) for _page in range(3)]
    lettering = Lettering(fonts.typeface("song"), 10.5)
    number_pages(pages[1:], "第 {page} 页 共 {pages} 页", lettering, shape)
    assert read_back(paper.to_pdf(Metadata())) == ["", "第 1 页 共 2 页", "第 2 页 共 2 页"]


def test_the_type_area_is_that_of_the_standard() -> None:
    shape = SHAPES["A4P"]
    assert (shape.usable_width, shape.usable_height) == (156, 225)
    assert (SHAPES["A4L"].usable_width, SHAPES["A3L"].usable_width) == (257, 380)


def test_the_preview_gives_sizes_and_pixels(fonts: FontSet) -> None:
    with Preview(sheet(fonts)) as preview:
        assert [(round(size.width), round(size.height)) for size in preview.sizes] == [(210, 297)]
        picture = preview.picture(0, 96)
    assert (picture.width, picture.height) == (794, 1123)
    assert len(picture.data) == picture.stride * picture.height
    assert {picture.data[0], min(picture.data)} == {255, 0}


def test_what_is_no_pdf_is_told() -> None:
    with pytest.raises(WorldError):
        Preview(b"something else")


def content(pdf: bytes) -> str:
    """The operators of all pages."""
    found = []
    for stream in re.findall(rb"stream\n(.*?)endstream", pdf, re.DOTALL):
        raw = zlib.decompress(stream)
        if b" Tj" in raw or b" S" in raw:
            found.append(raw.decode("ascii", errors="replace"))
    return "\n".join(found)


def ink_columns(pdf: bytes) -> tuple[float, float]:
    """The first and last millimetre of page 1 that bears ink."""
    dots = 254
    with Preview(pdf) as preview:
        picture = preview.picture(0, dots)
    width = picture.width * 4
    rows = [picture.data[start : start + width] for start in range(0, len(picture.data), picture.stride)]
    dark = [x for row in rows for x in range(0, width, 4) if row[x] < 128]
    return min(dark) / 4 * 25.4 / dots, max(dark) / 4 * 25.4 / dots
