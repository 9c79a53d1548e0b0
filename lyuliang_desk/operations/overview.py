"""The overview: its figures, the yearly report on paper, the figures as a workbook."""

from collections.abc import Callable
from pathlib import Path

from lyuliang_desk.bulk import bulk_work
from lyuliang_desk.messages import speaking
from lyuliang_desk.overview import words
from lyuliang_desk.overview.figures import Figure, Overview
from lyuliang_desk.store.register import Register


def figures(*, register: Register, year: int | None = None) -> Overview:
    """Every figure of a year, or of the whole ten for None, each with the view of its rows."""
    from lyuliang_desk.overview.overview import overview

    with bulk_work():
        return overview(register, year=year)


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


def print_report(
    *,
    register: Register,
    year: int | None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """The yearly report as PDF, in Chinese whatever is spoken here. Same register and day, same bytes.

    Raises ``MissingGlyph`` when a character is in no font, ``Cancelled``.
    """
    from lyuliang_desk.paperwork.fonts import machine_fonts
    from lyuliang_desk.paperwork.overview_report import report
    from lyuliang_desk.paperwork.table import Watch

    with speaking("zh_CN"), bulk_work():
        return report(figures(register=register, year=year), machine_fonts(), Watch(progress, cancelled))


def save_workbook(*, overview: Overview, path: Path) -> None:
    """Write the figures as an .xlsx, whole or not at all. Raises ``WorldError`` for what the disk refuses."""
    from lyuliang_desk.excel.overview_workbook import save

    save(overview, path)
