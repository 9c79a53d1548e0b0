"""The overview: its figures, the yearly report on paper, the figures as a workbook."""

from lyuliang_desk.bulk import bulk_work
from lyuliang_desk.overview.figures import Overview
from lyuliang_desk.store.register import Register


def figures(*, register: Register, year: int | None = None) -> Overview:
    """Every figure of a year, or of the whole ten for None, each with the view of its rows."""
    from lyuliang_desk.overview.overview import overview

    with bulk_work():
        return overview(register, year=year)
