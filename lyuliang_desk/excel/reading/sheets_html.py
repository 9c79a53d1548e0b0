"""A web page as a workbook, each of its tables a sheet (runs in the child process)."""

import codecs
import re

from lyuliang_desk.excel.reading.html_tables import TableReader
from lyuliang_desk.excel.reading.loose_sheet import LooseSheet, send_loose
from lyuliang_desk.excel.reading.refusal import Refusal
from lyuliang_desk.excel.reading.sheets import Send

HEAD = 8 * 1024
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""", re.IGNORECASE)
CHINESE = frozenset(("gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936", "ms936", "windows-936"))


def send_html(data: bytes, most_cells: int, send: Send) -> None:
    """Send the tables that hold a value; raises Refusal for a page without one."""
    text, encoding = markup_text(data)
    reader = TableReader(budget=most_cells)
    reader.read(text)
    sheets = [sheet for sheet in reader.tables if sheet.height]
    if not sheets:
        raise Refusal("workbook_html" if "<frame" in text[:HEAD].lower() or not reader.tables else "no_data")
    _name(sheets, reader)
    send({"is": "encoding", "name": encoding})
    send_loose(sheets, most_cells, send)


def _name(sheets: list[LooseSheet], reader: TableReader) -> None:
    """Names as Excel left them in the page, else the captions, else as Excel would count them."""
    told = reader.sheet_names if len(reader.sheet_names) == len(reader.tables) else []
    for sheet, name in zip(reader.tables, told, strict=False):
        sheet.name = name
    taken: set[str] = set()
    for number, sheet in enumerate(sheets, 1):
        if len(sheets) == 1 and not sheet.name:
            return
        name = sheet.name or f"Sheet{number}"
        sheet.name = name if name not in taken else f"{name} ({number})"
        taken.add(sheet.name)


def markup_text(data: bytes) -> tuple[str, str]:
    """The text of a page and the name of its encoding: by its mark, by what it declares, by what fits."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), name
    for name in dict.fromkeys((*_declared(data), "utf-8", "gb18030")):
        try:
            return data.decode(name), name
        except UnicodeDecodeError:
            continue
    # a broken character in a long page loses that character, not the page
    name = next(iter(_declared(data)), "gb18030")
    return data.decode(name, "replace"), name


def _declared(data: bytes) -> list[str]:
    found = DECLARED.search(data[:HEAD])
    if found is None:
        return []
    name = found[1].decode("ascii").lower()
    if name in CHINESE:
        return ["gb18030"]
    try:
        known = codecs.lookup(name)
    except LookupError:
        return []
    # only encodings of text (hex and zip are codecs too), and no UTF-16 that was readable as ASCII
    return [] if not known._is_text_encoding or known.name.startswith("utf-16") else [known.name]
