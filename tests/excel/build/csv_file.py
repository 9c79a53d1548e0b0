"""``.csv`` in any encoding and with any delimiter."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from tests.excel.build.model import Formula, Sheet, Wrong


def write_csv(
    path: Path,
    sheets: Sequence[Sheet],
    *,
    encoding: str = "utf-8",
    delimiter: str = ",",
    newline: str = "\r\n",
) -> Path:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=newline)
    for row in sheets[0].rows:
        writer.writerow([_shown(value) for value in row])
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def _shown(value: object) -> str:
    if value is None or isinstance(value, Formula):
        return ""
    if isinstance(value, Wrong):
        return value.text
    if isinstance(value, float):
        return f"{Decimal(repr(value)):f}"  # a cell of amounts is written out; Python would say 1e-06
    return value.isoformat() if isinstance(value, date) else str(value)
