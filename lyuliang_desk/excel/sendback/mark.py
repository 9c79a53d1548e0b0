"""The county's own workbook, marked: coloured cells, comments, and 错误说明 behind the last column; all else untouched."""

from collections.abc import Sequence

from lyuliang_desk.excel.layout.sent_back import EXPLANATION
from lyuliang_desk.excel.sendback.comments import add_comments
from lyuliang_desk.excel.sendback.package import Package
from lyuliang_desk.excel.sendback.problem import MarkedSheet, Problem
from lyuliang_desk.excel.sendback.sheet_xml import SheetXml
from lyuliang_desk.excel.sendback.styles import Styles

WIDTH = 48.0
"""The width of the column 错误说明 in characters."""


def marked_package(data: bytes, sheets: Sequence[MarkedSheet]) -> bytes:
    """An .xlsx or .xlsm with its problems marked. Raises Unusual when it is not built in the usual way."""
    package = Package(data)
    styles = Styles(package)
    for sheet in sheets:
        if sheet.problems:
            _mark(SheetXml(package, package.sheet_part(sheet.name)), sheet, styles)
    styles.save()
    return package.to_bytes()


def _mark(xml: SheetXml, sheet: MarkedSheet, styles: Styles) -> None:
    first, last = sheet.header
    column, beside = sheet.explained, max(sheet.width - 1, 0)
    rows = sheet.rows
    for row in xml.filled_rows(column):
        if row > last and row not in rows:
            xml.set_words(row, column, "")
    head = styles.filled(xml.format_of(first, beside), "head")
    xml.set_words(first, column, EXPLANATION, head)
    if last > first:
        for row in range(first + 1, last + 1):
            xml.set_words(row, column, "", head)
        xml.merge(first, last, column)
    for row, problems in rows.items():
        explained = "\n".join(p.sentence for p in problems)
        xml.set_words(row, column, explained, styles.explaining(xml.format_of(row, beside)))
    cells = by_cell(sheet.problems)
    for problems in cells.values():
        where = problems[0]
        level = "error" if any(p.level == "error" for p in problems) else "warning"
        xml.set_format(where.row, where.column, styles.filled(xml.format_of(where.row, where.column), level))
    xml.widen(column, WIDTH)
    xml.grow_to(column)
    add_comments(xml, {cell: "\n".join(p.told for p in problems) for cell, problems in cells.items()})
    xml.save()


def by_cell(problems: Sequence[Problem]) -> dict[str, list[Problem]]:
    """The problems of each cell, in reading order."""
    found: dict[str, list[Problem]] = {}
    for problem in sorted(problems, key=lambda p: (p.row, p.column)):
        found.setdefault(problem.cell, []).append(problem)
    return found
