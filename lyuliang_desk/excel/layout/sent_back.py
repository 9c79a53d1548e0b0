"""The columns that a send-back workbook adds to the county's own: known again, and left out of the import in silence."""

from lyuliang_desk.catalogue.folding import fold
from lyuliang_desk.excel.grid import SheetGrid
from lyuliang_desk.excel.layout.header import HeaderBand

EXPLANATION = "错误说明"
ORIGINAL_ROW = "原行号"
_ADDED = frozenset(map(fold, (EXPLANATION, ORIGINAL_ROW)))


def is_added(header: str) -> bool:
    """Whether a column was added by a send-back workbook; its header is joined where the band has several rows."""
    return fold(header.rpartition("/")[2]) in _ADDED


def original_rows(grid: SheetGrid, band: HeaderBand) -> dict[int, int]:
    """The row numbers of the file first sent, Excel's, by row from zero; empty where no column says them."""
    wanted = fold(ORIGINAL_ROW)
    column = next((c for c, h in enumerate(band.headers) if fold(h.rpartition("/")[2]) == wanted), None)
    if column is None:
        return {}
    found = ((row, grid.at(row, column)) for row in range(band.last + 1, len(grid.rows)))
    return {row: int(said) for row, said in found if isinstance(said, int | float | str) and _is_row(said)}


def _is_row(said: int | float | str) -> bool:
    return str(said).isdecimal() and int(said) > 0
