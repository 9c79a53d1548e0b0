"""The sheets of a spreadsheet file, sent row by row (runs in the child process)."""

import io
from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from lyuliang_desk.excel.reading.frames import Frame, packed_time
from lyuliang_desk.excel.reading.hidden import facts_reader
from lyuliang_desk.excel.reading.refusal import Refusal
from lyuliang_desk.excel.reading.sheet_facts import SheetFacts

Send = Callable[[Frame], None]

BATCH = 2_000
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
WHOLE_UP_TO = 1e18
TIMES = (date, time, timedelta)
OUT_OF_BOUNDS = frozenset((float("inf"), float("-inf")))


def send_sheets(data: bytes, format_: str, most_cells: int, send: Send) -> None:
    """Send every worksheet; raises Refusal when the file as a whole cannot be read."""
    book = _opened(data)
    metadata = [meta for meta in enumerate(book.sheets_metadata) if meta[1].typ == SheetTypeEnum.WorkSheet]
    read_facts = facts_reader(format_, data)
    unreadable: list[Refusal] = []
    has_values = False
    for place, (index, meta) in enumerate(metadata):
        try:
            sheet = book.get_sheet_by_index(index)
        except PasswordError as fault:
            raise Refusal("workbook_encrypted") from fault
        except CalamineError as fault:
            unreadable.append(Refusal("sheet_unreadable", sheet=meta.name, reason=str(fault) or "XML"))
            send({"is": "warning", "code": unreadable[-1].code, "details": unreadable[-1].details})
            continue
        has_values = has_values or sheet.start is not None
        most_cells -= _area(sheet, most_cells)
        facts = read_facts(meta.name)
        send(_sheet_frame(meta, sheet, facts))
        if facts.unchecked:
            send({"is": "warning", "code": "hidden_not_checked", "details": {"sheet": meta.name}})
        _send_rows(sheet, facts, (place, len(metadata)), send)
    if unreadable and not has_values:
        raise unreadable[0]


def _opened(data: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError as fault:
        raise Refusal("workbook_encrypted") from fault
    except (CalamineError, OSError, ValueError) as fault:
        raise Refusal("workbook_damaged") from fault


def _area(sheet: CalamineSheet, most_cells: int) -> int:
    """The cells from A1 to the last used one, checked before a single row is made."""
    if sheet.end is None:
        return 0
    rows, columns = sheet.end[0] + 1, sheet.end[1] + 1
    if rows > MOST_ROWS or columns > MOST_COLUMNS or rows * columns > most_cells:
        raise Refusal("workbook_too_large")
    return rows * columns


def _sheet_frame(meta: SheetMetadata, sheet: CalamineSheet, facts: SheetFacts) -> Frame:
    last_row, last_column = sheet.end if sheet.end is not None else (-1, -1)
    merged = facts.merged
    if merged is None:
        merged = [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
    within = [area for area in merged if area[0] <= last_row and area[1] <= last_column]
    return {
        "is": "sheet",
        "name": meta.name,
        "visible": meta.visible == SheetVisibleEnum.Visible,
        "merged": [(*area[:2], min(area[2], last_row), min(area[3], last_column)) for area in within],
        "hidden_rows": [row for row in sorted(facts.hidden_rows) if row <= last_row],
        "hidden_columns": [c for c in sorted(facts.hidden_columns) if c <= last_column],
        "formulas": sorted(facts.formulas_without_value),
        "epoch_1904": facts.epoch_1904,
    }


def _send_rows(sheet: CalamineSheet, facts: SheetFacts, place: tuple[int, int], send: Send) -> None:
    """Rows from row 1 and columns from A, in batches; empty rows are sent only when a filled one follows."""
    if sheet.start is None or sheet.end is None:
        return
    height, width = sheet.end[0] + 1, sheet.end[1] + 1
    batch: list[list[Any]] = []
    times: list[Any] = []
    empty = 0
    for number, row in enumerate(_plain_rows(sheet, facts, times)):
        if row.count(None) == width and not (times and times[-1][0] == number):
            empty += 1
            continue
        batch.extend([None] * width for _ in range(empty))
        empty = 0
        batch.append(row)
        if len(batch) >= BATCH:
            done = _permille(place, (number + 1) / height)
            send({"is": "rows", "rows": batch, "times": times, "done": done})
            batch, times[:] = [], []
    send({"is": "rows", "rows": batch, "times": times, "done": _permille(place, 1.0)})


def _permille(place: tuple[int, int], share: float) -> int:
    return int(1000 * (place[0] + share) / place[1])


def _plain_rows(sheet: CalamineSheet, facts: SheetFacts, times: list[Any]) -> Iterator[list[Any]]:
    """Rows of str, int, float, bool and None; dates and times are put into ``times``, None in their place."""
    left = [None] * (sheet.start[1] if sheet.start else 0)
    errors = facts.errors_by_row()
    odd: list[Any] = []
    for number, cells in enumerate(sheet.iter_rows()):
        row = left + [
            (cell if cell and not cell.isspace() else None)
            if cell.__class__ is str
            else int(cell)
            if cell.__class__ is float and cell.is_integer() and -WHOLE_UP_TO < cell < WHOLE_UP_TO
            else _other(cell, odd)
            for cell in cells
        ]
        if odd:
            times.extend(
                packed_time(number, column, cell)
                for column, cell in enumerate(cells, len(left))
                if isinstance(cell, TIMES)
            )
            odd.clear()
        if number in errors:
            for column, text in errors[number]:
                row[column] = text
        yield row


def _other(cell: Any, odd: list[Any]) -> Any:
    if cell.__class__ is float:
        return cell if cell == cell and cell not in OUT_OF_BOUNDS else "#NUM!"
    if cell.__class__ in (bool, int):
        return cell
    odd.append(cell)
    return None
