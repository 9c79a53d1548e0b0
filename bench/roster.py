"""A roster of 10,000 people with 12 filled columns, as a PDF with embedded Chinese fonts."""

import random
from collections.abc import Iterator
from io import BytesIO
from itertools import accumulate, chain, islice
from pathlib import Path
from typing import Any

from bench.benchmark import Benchmark, Clock, Part
from bench.data import GIVEN, SURNAMES, TOPICS

COLUMNS = (
    ("#", 8), ("name", 15), ("sex", 8), ("ethnic_group", 10), ("birth", 15), ("political_status", 14), ("education", 14),
    ("degree", 14), ("school", 50), ("workplace", 54), ("title", 26), ("phone", 29),
)  # fmt: skip
"""The filled fields of the roster, with widths in millimetres for the floor and the peer."""
NAMES = GIVEN.replace("堃", "")
"""Characters that the form's own font has: the floor and the peer cannot borrow from another."""
WIDTH, HEIGHT = 297, 210
LEFT, TOP, ROW = 20, 30, 8.0
ROWS_ON_A_PAGE = 19
"""As many as the program sets on a sheet, so that all draw the same number of pages."""
POINTS = 72 / 25.4


def people(count: int) -> list[dict[str, str]]:
    """Made-up people, in words as they stand on paper; the same every time."""
    chance = random.Random(7)
    return [
        {
            "#": str(n),
            "name": chance.choice(SURNAMES) + chance.choice(NAMES) + chance.choice(NAMES),
            "sex": chance.choice("男女"),
            "ethnic_group": "汉",
            "birth": f"{chance.randrange(1962, 2000)}.{chance.randrange(1, 13):02}",
            "political_status": chance.choice(("党员", "群众", "团员")),
            "education": chance.choice(("研究生", "本科")),
            "degree": chance.choice(("博士", "硕士", "学士")),
            "school": f"某某大学{chance.choice(TOPICS)[:2]}工程",
            "workplace": f"吕梁{chance.choice(TOPICS)[:3]}公司",
            "title": chance.choice(("工程师", "讲师", "教授")),
            "phone": f"138{n % 10**8:08d}",
        }
        for n in range(1, count + 1)
    ]


def prepare(folder: Path, rows: int) -> None:
    """Nothing: the people are made in the process that prints them."""


def floor(folder: Path, rows: int, clock: Clock) -> None:
    """The content streams written straight away: each text at its place, each line of the grid, the fonts embedded."""
    from lyuliang_desk.paperwork.fonts import bundled_fonts
    from lyuliang_desk.paperwork.paper import Metadata, Paper

    lines = people(rows)
    with clock.running():
        paper = Paper()
        font = paper.font(bundled_fonts().typeface("fang").chain[0])
        edges = [LEFT, *accumulate((width for _name, width in COLUMNS), initial=LEFT)][1:]
        remaining = iter(lines)
        while page := list(islice(remaining, ROWS_ON_A_PAGE)):
            paper.pages.append(_RawPage(page, edges, font))  # type: ignore[arg-type]
        paper.to_pdf(Metadata())


class _RawPage:
    """A page whose operators are written without measuring or breaking anything."""

    width, height = WIDTH, HEIGHT

    def __init__(self, lines: list[dict[str, str]], edges: list[float], font: Any) -> None:
        bottom = TOP + ROW * len(lines)
        levels = [TOP + ROW * n for n in range(len(lines) + 1)]
        across = (_line(edges[0], y, edges[-1], y) for y in levels)
        down = (_line(x, TOP, x, bottom) for x in edges)
        texts = (
            f"1 0 0 1 {(x + 0.8) * POINTS:.2f} {(HEIGHT - y - 5) * POINTS:.2f} Tm <{font.encode(line[name])}> Tj"
            for y, line in zip(levels, lines, strict=False)
            for x, (name, _width) in zip(edges, COLUMNS, strict=False)
        )
        grid = " ".join(chain(across, down))
        self._content = "\n".join([f"0.5 w {grid} S", f"BT /{font.resource} 10.5 Tf", *texts, "ET"])

    def content(self) -> str:
        return self._content


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    down, up = (HEIGHT - y1) * POINTS, (HEIGHT - y2) * POINTS
    return f"{x1 * POINTS:.2f} {down:.2f} m {x2 * POINTS:.2f} {up:.2f} l"


def ours(folder: Path, rows: int, clock: Clock) -> None:
    """The program's renderer: glyphs checked, numbers kept whole, texts broken and centred, pages numbered."""
    from lyuliang_desk.paperwork.fonts import bundled_fonts
    from lyuliang_desk.paperwork.formdata import FormData
    from lyuliang_desk.paperwork.forms import form_file, load_form
    from lyuliang_desk.paperwork.render import render

    lines = people(rows)
    data = FormData(
        heading={"reporting_unit": "某某研究院", "team": "某某团队"},
        rows=lines,
        labels=[line["name"] for line in lines],
    )
    with clock.running():
        render(load_form(form_file("F09")), data, bundled_fonts())


def peer(folder: Path, rows: int, clock: Clock) -> None:
    """The usual way: reportlab's LongTable of strings."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import LongTable, SimpleDocTemplate

    from lyuliang_desk.paperwork.fonts import bundled_fonts

    lines = people(rows)
    with clock.running():
        path = bundled_fonts().typeface("fang").chain[0].path
        pdfmetrics.registerFont(TTFont("fang", str(path)))
        cells = [list(_cells(line)) for line in lines]
        style = [("FONT", (0, 0), (-1, -1), "fang", 10.5), ("GRID", (0, 0), (-1, -1), 0.5, "black")]
        widths = [width * POINTS for _name, width in COLUMNS]
        table = LongTable(cells, colWidths=widths, rowHeights=ROW * POINTS, style=style, repeatRows=1)
        SimpleDocTemplate(BytesIO(), pagesize=landscape(A4)).build([table])


def _cells(line: dict[str, str]) -> Iterator[str]:
    return (line[name] for name, _width in COLUMNS)


ROSTER = Benchmark(
    name="roster",
    work="PDF roster of 12 columns",
    size=10_000,
    bound=3.5,
    prepare=prepare,
    parts=(
        Part("direct content streams", "floor", floor),
        Part("the program's renderer", "ours", ours),
        Part("reportlab LongTable of strings", "peer", peer),
    ),
)
