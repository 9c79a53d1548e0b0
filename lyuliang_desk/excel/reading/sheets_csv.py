"""A text file as one sheet (runs in the child process)."""

from typing import Any

from lyuliang_desk.excel.reading.csv_text import csv_rows, decoded
from lyuliang_desk.excel.reading.refusal import Refusal
from lyuliang_desk.excel.reading.sheets import BATCH, MOST_COLUMNS, MOST_ROWS, Send


def send_text(data: bytes, request: dict[str, Any], send: Send) -> None:
    """Send the rows of a text file; raises Refusal for what is no text or too much of it."""
    text, encoding = decoded(data, request["csv_encoding"])
    rows = list(csv_rows(text))
    while rows and not any(cell is not None for cell in rows[-1]):
        rows.pop()
    width = max((len(row) - _empty_at_end(row) for row in rows), default=0)
    if len(rows) > MOST_ROWS or width > MOST_COLUMNS or len(rows) * width > request["cells"]:
        raise Refusal("workbook_too_large")
    send({"is": "encoding", "name": encoding})
    send({"is": "sheet", "name": "", "visible": True, "merged": [], "hidden_rows": [], "hidden_columns": []})
    for start in range(0, len(rows), BATCH):
        batch = [(row + [None] * (width - len(row)))[:width] for row in rows[start : start + BATCH]]
        done = int(1000 * min(start + BATCH, len(rows)) / len(rows))
        send({"is": "rows", "rows": batch, "times": [], "done": done})


def _empty_at_end(row: list[str | None]) -> int:
    count = 0
    while count < len(row) and row[-1 - count] is None:
        count += 1
    return count
