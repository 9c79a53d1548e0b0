"""Cells that are drawn as one: titles, group rows and merged headers. Merged data cells are carried down instead."""

from collections.abc import Iterator

from lyuliang_desk.excel.planning.sheet_look import SheetLook
from ui.importing.sheet_model import SheetModel

Span = tuple[int, int, int, int]
"""Place in the grid, column, how many rows, how many columns."""
MOST = 400
"""A sheet with more merged cells than this is shown without the others: spans are slow in great number."""


def spans(model: SheetModel) -> list[Span]:
    """What is to be drawn as one cell, each place once."""
    look, taken = model.look, set[tuple[int, int]]()
    found: list[Span] = []
    if look is None:
        return []
    for row, column, height, width in (*_merged(look), *_lonely_titles(look)):
        place = model.place_of(row)
        if place is None or (height > 1 and not model.filter.is_open) or len(found) >= MOST:
            continue
        cells = {(r, c) for r in range(row, row + height) for c in range(column, column + width)}
        if not taken & cells:
            taken |= cells
            found.append((place, column, height, width))
    return found


def _merged(look: SheetLook) -> Iterator[Span]:
    band = look.plan.band
    last_header = band.last if band else look.height
    for first_row, first_column, last_row, last_column in look.plan.grid.merged:
        height = min(last_row, look.height - 1) - first_row + 1
        width = min(last_column, look.width - 1) - first_column + 1
        inside = height > 0 and width > 0 and height * width > 1
        if inside and (last_row <= last_header or not look.is_table(first_row)) and height * width < 10_000:
            yield first_row, first_column, height, width


def _lonely_titles(look: SheetLook) -> Iterator[Span]:
    """A single text above the table, or in a row that is left out, runs over the empty cells beside it."""
    band = look.plan.band
    above = range(band.first if band else 0)
    beside = (row.row for row in look.plan.rows if row.state == "ignored")
    for row in (*above, *beside):
        filled = [c for c in range(look.width) if look.original(row, c) not in (None, "")]
        if filled:
            end = filled[1] if len(filled) > 1 else look.width
            if end - filled[0] > 1:
                yield row, filled[0], 1, end - filled[0]
