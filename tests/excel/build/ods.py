"""``.ods`` by hand: a zip with the mimetype first and one ``content.xml``."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from tests.excel.build.model import Formula, Sheet, Wrong

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
NAMES = "urn:oasis:names:tc:opendocument:xmlns"
COMPUTED = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
SPACES = "".join(f' xmlns:{name}="{NAMES}:{name}:1.0"' for name in ("office", "table", "text", "style"))
SPACES += f' xmlns:calcext="{COMPUTED}"'


def write_ods(path: Path, sheets: Sequence[Sheet], *, more_rows: int = 0) -> Path:
    """``more_rows`` empty rows follow in one repeated element, as LibreOffice writes them."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", MIMETYPE, ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", _manifest())
        archive.writestr("content.xml", "".join(_content(sheets, more_rows)))
    return path


def _manifest() -> str:
    entries = (
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in (("/", MIMETYPE), ("content.xml", "text/xml"))
    )
    return f'<manifest:manifest xmlns:manifest="{NAMES}:manifest:1.0">{"".join(entries)}</manifest:manifest>'


def _content(sheets: Sequence[Sheet], more_rows: int) -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{SPACES} office:version="1.3">'
    yield '<office:automatic-styles><style:style style:name="ta2" style:family="table">'
    yield '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
    yield "<office:body><office:spreadsheet>"
    for sheet in sheets:
        style = "" if sheet.visible else ' table:style-name="ta2"'
        yield f"<table:table table:name={quoteattr(sheet.name)}{style}>"
        yield from _columns(sheet)
        for row, cells in enumerate(sheet.rows):
            yield f"<table:table-row{_visibility(row in sheet.hidden_rows)}>"
            yield from (_cell(value, _span(sheet, row, column)) for column, value in enumerate(cells))
            yield "</table:table-row>"
        if more_rows:
            yield f'<table:table-row table:number-rows-repeated="{more_rows}">'
            yield '<table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
        yield "</table:table>"
    yield "</office:spreadsheet></office:body></office:document-content>"


def _columns(sheet: Sheet) -> Iterator[str]:
    width = max((len(row) for row in sheet.rows), default=1)
    for column in range(width):
        yield f"<table:table-column{_visibility(column in sheet.hidden_columns)}/>"


def _visibility(is_hidden: bool) -> str:
    return ' table:visibility="collapse"' if is_hidden else ""


def _span(sheet: Sheet, row: int, column: int) -> str | None:
    """The attributes of a merged cell, None for a cell that one covers."""
    for first_row, first, last_row, last in sheet.merged:
        if (row, column) == (first_row, first):
            rows, columns = last_row - first_row + 1, last - first + 1
            return f' table:number-rows-spanned="{rows}" table:number-columns-spanned="{columns}"'
        if first_row <= row <= last_row and first <= column <= last:
            return None
    return ""


def _cell(value: Any, span: str | None) -> str:
    if span is None:
        return "<table:covered-table-cell/>"
    if value is None:
        return f"<table:table-cell{span}/>"
    if isinstance(value, Formula):
        return f'<table:table-cell{span} table:formula="of:={escape(value.text)}"/>'
    kind, words = _value(value)
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in words.split("\n"))
    return f"<table:table-cell{span} {kind}>{lines}</table:table-cell>"


def _value(value: Any) -> tuple[str, str]:
    if isinstance(value, Wrong):
        kind = 'office:value-type="string" office:string-value="" calcext:value-type="error"'
        return f'table:formula="of:=1/0" {kind}', value.text
    if isinstance(value, bool):
        return f'office:value-type="boolean" office:boolean-value="{str(value).lower()}"', str(value).upper()
    if isinstance(value, datetime | date):
        return f'office:value-type="date" office:date-value="{value.isoformat()}"', value.isoformat()
    if isinstance(value, time):
        return f'office:value-type="time" office:time-value="PT{value:%HH%MM%SS}"', value.isoformat()
    if isinstance(value, int | float):
        return f'office:value-type="float" office:value="{value}"', str(value)
    return 'office:value-type="string"', value
