"""Charts of the overview: the same drawing on screen and on paper, its words legible, nothing counted anew."""

from collections.abc import Callable
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from reportlab.graphics.shapes import Drawing, Rect, String

from lyuliang_desk.operations import overview as operations
from lyuliang_desk.overview.figures import Overview
from lyuliang_desk.paperwork.charts import chart
from lyuliang_desk.paperwork.drawn import place_drawing
from lyuliang_desk.paperwork.fonts import FontSet
from lyuliang_desk.paperwork.palette import DARK, LIGHT, PAPER
from lyuliang_desk.paperwork.paper import Metadata, Paper
from lyuliang_desk.store.register import Register

CHARTED = (
    "promise",
    "sources",
    "projects_status",
    "projects_county",
    "projects_industry",
    "agreements_partner_type",
)
SVG = "{http://www.w3.org/2000/svg}"


def words(drawing: Drawing) -> list[String]:
    return [shape for shape in drawing.contents if isinstance(shape, String)]


def drawn(sample_overview: Overview, name: str) -> Drawing:
    drawing = chart(name, sample_overview, PAPER)
    assert drawing is not None
    return drawing


@pytest.mark.parametrize("name", CHARTED)
def test_the_svg_holds_the_words_of_every_line(sample_overview: Overview, name: str) -> None:
    svg = operations.chart_svg(overview=sample_overview, table=name, dark=False, font_family="某 & 体")
    root = ElementTree.fromstring(svg)
    assert root.get("font-family") == "某 & 体"
    said = {text.text for text in root.iter(f"{SVG}text")}
    assert {line.label for line in sample_overview.table(name).lines if not line.is_total} <= said
    assert {text.get("fill") for text in root.iter(f"{SVG}text")} <= {LIGHT.text, LIGHT.muted}


@pytest.mark.parametrize("name", CHARTED)
def test_dark_differs_in_colours_only(sample_overview: Overview, name: str) -> None:
    light, dark = (
        operations.chart_svg(overview=sample_overview, table=name, dark=dark, font_family="x")
        for dark in (False, True)
    )
    swaps = dict(zip((LIGHT.text, LIGHT.muted, LIGHT.line, LIGHT.goal, *LIGHT.series),
                     (DARK.text, DARK.muted, DARK.line, DARK.goal, *DARK.series), strict=True))  # fmt: skip
    for one, other in swaps.items():
        light = light.replace(f'"{one}"', f'"{other}"')
    assert light == dark


def test_other_tables_and_empty_ones_have_no_chart(sample_overview: Overview, register: Register) -> None:
    assert operations.chart_svg(overview=sample_overview, table="works", dark=False, font_family="x") == ""
    empty = operations.figures(register=register)
    assert chart("projects_county", empty, LIGHT) is None
    assert chart("promise", empty, LIGHT) is not None  # the years are there, and the line to be reached


def test_columns_are_as_high_as_their_figures(sample_overview: Overview) -> None:
    lines = [line for line in sample_overview.table("promise").lines if not line.is_total]
    values = [figure.value for line in lines for figure in line.figures[:5] if figure.value > 0]
    bars = [shape for shape in drawn(sample_overview, "promise").contents if isinstance(shape, Rect)]
    heights = [bar.height for bar in bars[: len(values)]]
    scale = heights[0] / values[0]
    assert heights == pytest.approx([value * scale for value in values])


@pytest.mark.parametrize("name", CHARTED)
def test_no_word_leaves_the_drawing_or_stands_on_another(
    sample_overview: Overview, name: str, fonts: FontSet
) -> None:
    drawing, typeface = drawn(sample_overview, name), fonts.typeface("song")
    rows: dict[float, list[tuple[float, float]]] = {}
    for word in words(drawing):
        width = typeface.width(word.text) * word.fontSize
        left = word.x - width * {"start": 0, "middle": 0.5, "end": 1}[word.textAnchor]
        assert left >= -0.5 and left + width <= drawing.width + 0.5, word.text
        rows.setdefault(word.y, []).append((left, left + width))
    for spans in rows.values():
        for (_left, end), (start, _right) in pairwise(sorted(spans)):
            assert end < start


def test_on_paper_its_words_can_be_copied_out(
    sample_overview: Overview, fonts: FontSet, read_back: Callable[[bytes], list[str]]
) -> None:
    paper = Paper()
    drawing = drawn(sample_overview, "projects_county")
    place_drawing(paper.new_page(210, 297), 28, 37, drawing, fonts.typeface("song"))
    (text,) = read_back(paper.to_pdf(Metadata()))
    assert all(word.text in text for word in words(drawing))
