"""Corrections of many cells at once, worked out before they are said: what to fill in, and what is as in the file again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lyuliang_desk.excel.grid import Cell
from lyuliang_desk.excel.planning.sheet_look import SheetLook


@dataclass(frozen=True, slots=True)
class CellEdits:
    """Contents by address, and the addresses of cells that a correction brings back to what the file says."""

    cells: dict[str, str]
    restored: frozenset[str]

    @property
    def count(self) -> int:
        """How many cells are touched."""
        return len(self.cells) + len(self.restored)


@dataclass(frozen=True, slots=True)
class Room:
    """Where a block may be put: ``rows`` are those in sight, in their order, so that a filter's hidden rows stay untouched."""

    rows: Sequence[int]
    width: int


def edits_of(look: SheetLook, contents: Iterable[tuple[Cell, str]]) -> CellEdits:
    """These contents for these cells; cells that say so already, and rows that hold no data, are left as they are."""
    cells: dict[str, str] = {}
    restored = set[str]()
    for (row, column), text in contents:
        if not can_correct(look, row) or text == look.words(row, column):
            continue
        where = look.address(row, column)
        if text == look.original_words(row, column):
            restored.add(where)
        else:
            cells[where] = text
    return CellEdits(cells, frozenset(restored))


def can_correct(look: SheetLook, row: int) -> bool:
    """Whether a row's cells count: neither above the table nor empty nor of the header."""
    return look.row_plan(row) is not None and not look.is_header(row)


def alike(look: SheetLook, row: int, column: int) -> list[Cell]:
    """The cells of data in the same column with the very same content, this one among them; carried cells too."""
    text = look.words(row, column)
    rows = (plan.row for plan in look.plan.rows if plan.state != "ignored" or plan.row == row)
    return [(each, column) for each in rows if look.words(each, column) == text]


def pasted(look: SheetLook, room: Room, place: int, column: int, block: Sequence[Sequence[str]]) -> CellEdits:
    """A block of texts put down from a place of the rows in sight; what would fall outside the sheet is left out."""
    contents = (
        ((room.rows[place + down], column + right), text)
        for down, line in enumerate(block)
        if place + down < len(room.rows)
        for right, text in enumerate(line)
        if column + right < room.width
    )
    return edits_of(look, contents)
