"""XML spreadsheets of 2003, as Excel saves them and as reporting systems put them together."""

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from tests.excel.build.model import Formula, Sheet, Wrong

SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"


def write_xml2003(path: Path, sheets: Sequence[Sheet], *, encoding: str = "utf-8") -> Path:
    whole = raw_xml2003("".join(map(_worksheet, sheets)), encoding=encoding)
    path.write_bytes(whole.encode(encoding))
    return path


def raw_xml2003(worksheets: str, *, doctype: str = "", encoding: str = "utf-8") -> str:
    """The document around some worksheets."""
    return (
        f'<?xml version="1.0" encoding="{encoding}"?>\n<?mso-application progid="Excel.Sheet"?>\n{doctype}'
        f'<Workbook xmlns="{SPREADSHEET}" xmlns:o="urn:schemas-microsoft-com:office:office" '
        f'xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:ss="{SPREADSHEET}">'
        "<DocumentProperties xmlns='urn:schemas-microsoft-com:office:office'><Author>某</Author></DocumentProperties>"
        f"{worksheets}</Workbook>"
    )


def _worksheet(sheet: Sheet) -> str:
    columns = "".join(f'<Column ss:Index="{n + 1}" ss:Hidden="1"/>' for n in sheet.hidden_columns)
    merged = {area[:2]: area for area in sheet.merged}
    rows = "".join(_row(n, cells, sheet, merged) for n, cells in enumerate(sheet.rows))
    visible = "SheetVisible" if sheet.visible else "SheetHidden"
    return (
        f"<Worksheet ss:Name={quoteattr(sheet.name)}><Table>{columns}{rows}</Table>"
        f'<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>{visible}</Visible></WorksheetOptions>'
        "</Worksheet>"
    )


def _row(number: int, cells: Sequence[Any], sheet: Sheet, merged: dict[Any, Any]) -> str:
    """Empty cells and rows are gaps that the next index tells, as Excel writes them."""
    shown = "".join(
        _cell(column, value, merged.get((number, column)))
        for column, value in enumerate(cells)
        if value is not None
    )
    hidden = ' ss:Hidden="1"' if number in sheet.hidden_rows else ""
    return f'<Row ss:Index="{number + 1}"{hidden}>{shown}</Row>' if shown or hidden else ""


def _cell(column: int, value: Any, merged: tuple[int, int, int, int] | None) -> str:
    spans = ""
    if merged is not None:
        spans = f' ss:MergeAcross="{merged[3] - merged[1]}" ss:MergeDown="{merged[2] - merged[0]}"'
    if isinstance(value, Formula):
        return f'<Cell ss:Index="{column + 1}" ss:Formula="={value.text}"{spans}/>'
    kind, text = _typed(value)
    text = escape(text).replace("\n", "&#10;")
    note = "<Comment ss:Author='某'><ss:Data><B>批注</B></ss:Data></Comment>" if kind == "String" else ""
    return f'<Cell ss:Index="{column + 1}"{spans}><Data ss:Type="{kind}">{text}</Data>{note}</Cell>'


def _typed(value: Any) -> tuple[str, str]:
    if isinstance(value, Wrong):
        return "Error", value.text
    if isinstance(value, bool):
        return "Boolean", str(int(value))
    if isinstance(value, int | float):
        return "Number", repr(value)
    if isinstance(value, time):
        return "DateTime", f"1899-12-31T{value.isoformat(timespec='milliseconds')}"
    if isinstance(value, date):
        moment = value if isinstance(value, datetime) else datetime.combine(value, time())
        return "DateTime", moment.isoformat(timespec="milliseconds")
    return "String", value
