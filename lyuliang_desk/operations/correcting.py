"""Correcting the cells of a workbook before it is imported: many at once, and spellings that mean one thing.

Nothing is written: each answers with the corrections that would be said, for the plan to be made anew with them.
"""

from collections.abc import Callable, Mapping, Sequence

from lyuliang_desk.errors import Cancelled
from lyuliang_desk.excel.grid import Cell
from lyuliang_desk.excel.planning import cell_edits, column_spellings, row_filter, step_names
from lyuliang_desk.excel.planning.cell_edits import CellEdits, Room
from lyuliang_desk.excel.planning.column_spellings import ColumnClusters
from lyuliang_desk.excel.planning.history import Step
from lyuliang_desk.excel.planning.row_filter import RowFilter
from lyuliang_desk.excel.planning.sheet_look import SheetLook
from lyuliang_desk.store.register import Register


def similar_spellings(
    *, register: Register, look: SheetLook, cancelled: Callable[[], bool] | None = None
) -> list[ColumnClusters]:
    """By column, the spellings that probably mean one thing, the register's own offered first. Raises ``Cancelled``."""

    def stop() -> None:
        if cancelled is not None and cancelled():
            raise Cancelled

    def titles(kind: str) -> list[str]:
        return [each.title for each in register.title_index(kind)]

    return column_spellings.column_clusters(look, titles, stop)


def respell(*, look: SheetLook, forms: Mapping[int, Mapping[str, str]]) -> CellEdits:
    """The cells that change when, by column, these spellings become these."""
    return column_spellings.spelled(look, forms)


def fill_cells(*, look: SheetLook, cells: Sequence[Cell], text: str) -> CellEdits:
    """The same content for each of these cells."""
    return cell_edits.edits_of(look, ((cell, text) for cell in cells))


def cells_alike(*, look: SheetLook, row: int, column: int) -> list[Cell]:
    """The cells of a column with the very content of this one."""
    return cell_edits.alike(look, row, column)


def paste_cells(
    *, look: SheetLook, rows: Sequence[int], place: int, column: int, block: Sequence[Sequence[str]]
) -> CellEdits:
    """A block of texts put down at a place of the rows in sight; what falls outside the sheet is left out."""
    return cell_edits.pasted(look, Room(rows, look.width), place, column, block)


def rows_shown(*, look: SheetLook, wanted: RowFilter) -> list[int] | range:
    """The rows of a sheet, from 0, that a filter lets through."""
    return row_filter.rows_shown(look, wanted)


def correction_name(step: Step) -> str:
    """The name of a step of correcting, in the language spoken now."""
    return step_names.step_name(step)
