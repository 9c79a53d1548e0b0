"""The charts of the overview: one drawing for screen and paper. They draw figures and count nothing."""

from collections.abc import Callable, Mapping

from reportlab.graphics.shapes import Drawing

from lyuliang_desk.messages import _
from lyuliang_desk.overview.figures import Overview, Table
from lyuliang_desk.overview.promise import PROMISED
from lyuliang_desk.overview.words import shown
from lyuliang_desk.paperwork.bars import Bar, Columns, draw_bars, draw_columns
from lyuliang_desk.paperwork.palette import Palette

_FLOWS = 5
"""Committed, raised, allocated, paid out, spent; what was returned stands in the table."""


def chart(table_name: str, overview: Overview, colours: Palette) -> Drawing | None:
    """The chart of a table; None for a table without one, or without lines."""
    draw = _CHARTS.get(table_name)
    if draw is None or not any(table.name == table_name for table in overview.tables):
        return None
    table = overview.table(table_name)
    return draw(table, colours) if any(not line.is_total for line in table.lines) else None


def _promise(table: Table, colours: Palette) -> Drawing:
    return draw_columns(_flows(table, (PROMISED, _("100 million yuan a year"))), colours)


def _sources(table: Table, colours: Palette) -> Drawing:
    return draw_columns(_flows(table, None), colours)


def _flows(table: Table, goal: tuple[int, str] | None) -> Columns:
    lines = [line for line in table.lines if not line.is_total]
    values = tuple(tuple(figure.value for figure in line.figures[:_FLOWS]) for line in lines)
    return Columns(tuple(line.label for line in lines), table.columns[:_FLOWS], values, goal)


def _counted(table: Table, colours: Palette) -> Drawing:
    """How many there are of each, and beside the number the amount of the next column."""
    bars = [
        Bar(line.label, line.figures[0].value, shown(line.figures[0]), shown(line.figures[1]))
        for line in table.lines
        if not line.is_total
    ]
    beside = _("{column} (10,000 yuan)").format(column=table.columns[1])
    return draw_bars(bars, (table.columns[0], beside), colours)


_CHARTS: Mapping[str, Callable[[Table, Palette], Drawing]] = {
    "promise": _promise,
    "sources": _sources,
    "projects_status": _counted,
    "projects_county": _counted,
    "projects_industry": _counted,
    "agreements_partner_type": _counted,
}
