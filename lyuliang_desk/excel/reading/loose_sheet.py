"""A sheet put together cell by cell, by the readers of the formats that have no reader of their own.

Runs in the child process. What stands outside of Excel's sheet, or is more than may be read, is refused where it is
met: a cell said to stand in column one thousand million costs nothing.
"""

from dataclasses import dataclass, field
from typing import Any

from lyuliang_desk.excel.reading.frames import Frame, packed_time
from lyuliang_desk.excel.reading.refusal import Refusal
from lyuliang_desk.excel.reading.sheets import BATCH, MOST_COLUMNS, MOST_ROWS, TIMES, WHOLE_UP_TO, Send

Range = tuple[int, int, int, int]


@dataclass
class LooseSheet:
    """Rows and columns count from zero. ``put`` may come in any order; ``merged`` reach as far as the file says."""

    name: str
    visible: bool = True
    cells: dict[int, dict[int, Any]] = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    formulas_without_value: set[tuple[int, int]] = field(default_factory=set)
    epoch_1904: bool = False
    height: int = 0
    width: int = 0

    def put(self, row: int, column: int, value: Any) -> None:
        """Keep a value: text, number, truth or time; blank text is no value. Raises Refusal outside of the sheet."""
        value = _plain(value)
        if value is None:
            return
        if not (0 <= row < MOST_ROWS and 0 <= column < MOST_COLUMNS):
            raise Refusal("workbook_too_large")
        self.cells.setdefault(row, {})[column] = value
        self.height = max(self.height, row + 1)
        self.width = max(self.width, column + 1)

    def merge(self, first_row: int, first_column: int, last_row: int, last_column: int) -> None:
        """Keep a merged range of more than one cell."""
        if (first_row, first_column) != (last_row, last_column):
            self.merged.append((first_row, first_column, last_row, last_column))


def send_loose(sheets: list[LooseSheet], most_cells: int, send: Send) -> None:
    """Send the sheets as the other readers do; raises Refusal when they have too many cells."""
    if sum(sheet.height * sheet.width for sheet in sheets) > most_cells:
        raise Refusal("workbook_too_large")
    for place, sheet in enumerate(sheets):
        send(_head(sheet))
        for start in range(0, sheet.height, BATCH):
            end = min(start + BATCH, sheet.height)
            send(_rows(sheet, start, end, int(1000 * (place + end / sheet.height) / len(sheets))))


def _head(sheet: LooseSheet) -> Frame:
    last_row, last_column = sheet.height - 1, sheet.width - 1
    within = [area for area in sheet.merged if area[0] <= last_row and area[1] <= last_column]
    return {
        "is": "sheet",
        "name": sheet.name,
        "visible": sheet.visible,
        "merged": [(*area[:2], min(area[2], last_row), min(area[3], last_column)) for area in within],
        "hidden_rows": sorted(row for row in sheet.hidden_rows if row <= last_row),
        "hidden_columns": sorted(column for column in sheet.hidden_columns if column <= last_column),
        "formulas": sorted(sheet.formulas_without_value),
        "epoch_1904": sheet.epoch_1904,
    }


def _rows(sheet: LooseSheet, start: int, end: int, done: int) -> Frame:
    rows: list[list[Any]] = []
    times: list[Any] = []
    for number in range(start, end):
        row: list[Any] = [None] * sheet.width
        for column, value in sheet.cells.get(number, {}).items():
            if isinstance(value, TIMES):
                times.append(packed_time(number, column, value))
            else:
                row[column] = value
        rows.append(row)
    return {"is": "rows", "rows": rows, "times": times, "done": done}


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return value if value and not value.isspace() else None
    if isinstance(value, float):
        if value.is_integer() and -WHOLE_UP_TO < value < WHOLE_UP_TO:
            return int(value)
        return value if value - value == 0 else "#NUM!"
    return value
