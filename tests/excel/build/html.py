"""HTML tables under a workbook's ending, as reporting systems, mail portals and Excel itself write them."""

import html
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tests.excel.build.model import Formula, Sheet, Wrong


def write_html(
    path: Path, sheets: Sequence[Sheet], *, encoding: str = "utf-8", charset: str | None = None
) -> Path:
    """``charset`` is what the page declares, the name of ``encoding`` unless another is given, ``""`` for nothing."""
    declared = encoding if charset is None else charset
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    names = "".join(
        f"<x:ExcelWorksheet><x:Name>{html.escape(sheet.name)}</x:Name></x:ExcelWorksheet>" for sheet in sheets
    )
    told = f"<!--[if gte mso 9]><xml><x:ExcelWorkbook>{names}</x:ExcelWorkbook></xml><![endif]-->"
    style = '<style>td {white-space:nowrap} .t {mso-number-format:"\\@"}</style>'
    tables = "\n".join(map(_table, sheets))
    page = f'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>{meta}{told}{style}</head><body>{tables}</body></html>'
    path.write_bytes(page.encode(encoding))
    return path


def _table(sheet: Sheet) -> str:
    width = max(map(len, sheet.rows), default=0)
    columns = "".join(f"<col{_hidden(column in sheet.hidden_columns)}>" for column in range(width))
    heads = {area[:2]: area for area in sheet.merged}
    covered = {
        (row, column)
        for first_row, first, last_row, last in sheet.merged
        for row in range(first_row, last_row + 1)
        for column in range(first, last + 1)
    }
    lines = [f"<table border=1>{columns}"]
    for row, cells in enumerate(sheet.rows):
        shown = [
            _cell(value, heads.get((row, column)))
            for column, value in enumerate(cells)
            if (row, column) in heads or (row, column) not in covered
        ]
        lines.append(f"<tr{_hidden(row in sheet.hidden_rows)}>{''.join(shown)}</tr>")
    return "\n".join([*lines, "</table>"])


def _hidden(is_hidden: bool) -> str:
    return " style='display:none'" if is_hidden else ""


def _cell(value: Any, merged: tuple[int, int, int, int] | None) -> str:
    spans = ""
    if merged is not None:
        first_row, first, last_row, last = merged
        spans = f" colspan={last - first + 1} rowspan={last_row - first_row + 1}"
    return f"<td{spans} class=t>{html.escape(shown_text(value)).replace(chr(10), '<br>')}</td>"


def shown_text(value: Any) -> str:
    """What a page shows of a value."""
    if value is None or isinstance(value, Formula):
        return "\xa0"
    if isinstance(value, Wrong):
        return value.text
    return value.isoformat() if isinstance(value, date) else str(value)
