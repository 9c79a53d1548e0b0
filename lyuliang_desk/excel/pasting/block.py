"""The text that spreadsheet programs put on the clipboard: cells divided by tabs, rows by line breaks.

Excel and WPS put a cell in quotes only when it holds a line break or a tab, and double the quotes in it; LibreOffice
quotes cells that hold quotes, too. A cell that merely begins or ends with a quote stands there as it is.
"""

import re

Block = list[list[str]]
"""The cells by row and column, all rows of one length."""

_LINE_BREAK = re.compile("\r\n?")
_QUOTED = re.compile('"([^"]*(?:""[^"]*)*)"(?=[\t\n]|\\Z)')
_PLAIN = re.compile("[^\t\n]*")


def parse_block(text: str) -> Block:
    """The cells of a copied block, line breaks inside them as ``\\n``; blank rows and columns at its end are left out.

    Whoever copies whole columns or rows gets thousands of blank cells with them. Nothing else is changed.
    """
    text = _LINE_BREAK.sub("\n", text.replace("\0", ""))
    rows: Block = [[]]
    at = 0
    while True:
        cell, at = _cell(text, at)
        rows[-1].append(cell)
        if at == len(text):
            return _trimmed(rows)
        if text[at] == "\n":
            rows.append([])
        at += 1


def _cell(text: str, at: int) -> tuple[str, int]:
    """The cell that begins at a place, and where it ends."""
    quoted = _QUOTED.match(text, at) if text.startswith('"', at) else None
    if quoted is not None:
        inner = quoted[1]
        if "\n" in inner or "\t" in inner or '""' in inner:
            return inner.replace('""', '"'), quoted.end()
    plain = _PLAIN.match(text, at)
    assert plain is not None  # it matches nothing at all, too
    return plain[0], plain.end()


def _trimmed(rows: Block) -> Block:
    """The rows to the last one and the columns to the last one that hold something, filled up to one length."""
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    width = max((place + 1 for row in rows for place, cell in enumerate(row) if cell.strip()), default=0)
    return [row[:width] + [""] * (width - len(row)) for row in rows]
