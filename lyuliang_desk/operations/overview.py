"""The overview: its figures, the yearly report on paper, the figures as a workbook."""

from pathlib import Path

from lyuliang_desk.bulk import bulk_work
from lyuliang_desk.messages import speaking
from lyuliang_desk.operations import Cancel, Progress
from lyuliang_desk.overview import words
from lyuliang_desk.overview.figures import Figure, Overview, Table
from lyuliang_desk.store.files import write_whole
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


def with_findings(*, register: Register, year: int | None, cancelled: Cancel | None = None) -> Overview:
    """The whole overview, the open findings too, as it is taken away. Raises ``Cancelled``."""
    from lyuliang_desk.operations.checks import count_open

    return figures(register=register, year=year, findings=count_open(register=register, cancelled=cancelled))


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


def print_report(
    *,
    register: Register,
    year: int | None,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> bytes:
    """The yearly report as PDF, in Chinese whatever is spoken here. Same register and day, same bytes.

    Raises ``MissingGlyph`` when a character is in no font, ``Cancelled``.
    """
    with speaking("zh_CN"), bulk_work():
        return _on_paper(
            with_findings(register=register, year=year, cancelled=cancelled), progress, cancelled
        )


def save_report(
    *,
    register: Register,
    year: int | None,
    path: Path,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> tuple[Path, Path]:
    """Write the report, and the workbook of the very same figures beside it; answers both places.

    Raises what ``print_report`` and ``save_workbook`` raise.
    """
    beside = path.with_suffix(".xlsx")
    with speaking("zh_CN"), bulk_work():
        overview = with_findings(register=register, year=year, cancelled=cancelled)
        write_whole(path, _on_paper(overview, progress, cancelled))
        save_workbook(overview=overview, path=beside)
    return path, beside


def save_figures(*, register: Register, year: int | None, path: Path) -> Path:
    """Write the figures as a workbook; answers where. Raises ``WorldError`` for what the disk refuses."""
    save_workbook(overview=with_findings(register=register, year=year), path=path)
    return path


def save_workbook(*, overview: Overview, path: Path) -> None:
    """Write the figures as an .xlsx, whole or not at all. Raises ``WorldError`` for what the disk refuses."""
    from lyuliang_desk.excel.overview_workbook import save

    save(overview, path)


def _on_paper(
    overview: Overview,
    progress: Progress | None,
    cancelled: Cancel | None,
) -> bytes:
    from lyuliang_desk.paperwork.fonts import machine_fonts
    from lyuliang_desk.paperwork.overview_report import report
    from lyuliang_desk.paperwork.table import Watch

    return report(overview, machine_fonts(), Watch(progress, cancelled))
