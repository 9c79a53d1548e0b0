"""The overview: its figures, the yearly report on paper, the figures as a workbook."""

from lyuliang_desk.bulk import bulk_work
from lyuliang_desk.operations import Cancel
from lyuliang_desk.overview import words
from lyuliang_desk.overview.figures import Figure, Overview, Table
from lyuliang_desk.store.register import Register


def figures(
    *, register: Register, year: int | None = None, findings: tuple[int, int] | None = None
) -> Overview:
    """Every figure of a year, or of the whole ten for None, each with the view of its rows.

    ``findings`` are the open ones, hard and soft (``checks.count_open``), which take longer than all figures.
    """
    from lyuliang_desk.overview.overview import overview

    with bulk_work():
        return overview(register, year=year, findings=findings)


def findings_table(*, register: Register, cancelled: Cancel | None = None) -> Table:
    """How many findings are open, counted by running the checks: the last table of the overview."""
    from lyuliang_desk.operations.checks import count_open
    from lyuliang_desk.overview.overview import open_findings

    return open_findings(count_open(register=register, cancelled=cancelled))


def shown(*, figure: Figure) -> str:
    """A figure in words, as screen and paper spell it."""
    return words.shown(figure)


def chart_svg(*, overview: Overview, table: str, dark: bool, font_family: str) -> str:
    """The chart of a table as SVG in light or dark colours; empty for a table without one."""
    from lyuliang_desk.paperwork.charts import chart  # the PDF library is slow to load
    from lyuliang_desk.paperwork.palette import DARK, LIGHT
    from lyuliang_desk.paperwork.svg import svg

    drawing = chart(table, overview, DARK if dark else LIGHT)
    return "" if drawing is None else svg(drawing, font_family)
