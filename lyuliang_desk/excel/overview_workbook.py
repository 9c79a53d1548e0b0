"""The figures of an overview as a workbook: numbers to go on reckoning with, sums as formulas."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from lyuliang_desk.messages import _
from lyuliang_desk.overview.figures import Figure, Line, Overview, Table
from lyuliang_desk.overview.words import FEN_IN_WAN, period
from lyuliang_desk.store.files import write_whole

TITLE, HEADING, BOLD = Font(size=16, bold=True), Font(size=12, bold=True), Font(bold=True)
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_EDGE = Side(style="thin")
FRAME = Border(_EDGE, _EDGE, _EDGE, _EDGE)
COUNT_FORMAT, MONEY_FORMAT = "#,##0", "#,##0.00"
WORDS_WIDTH, NUMBER_WIDTH = 34.0, 15.0
"""Characters."""


def save(overview: Overview, path: Path) -> None:
    """Write it, whole or not at all. Raises ``WorldError`` for what the disk refuses."""
    book = Workbook()
    book.remove(book.active)
    for title, tables in _sheets(overview):
        sheet = _sheet(book, title)
        _head(sheet, overview, title)
        for table in tables:
            _put_table(sheet, table)
    _put_rules(_sheet(book, _("How it is counted")), overview)
    book.calculation.fullCalcOnLoad = True  # a formula has no value until a program reckons it
    whole = BytesIO()
    book.save(whole)
    write_whole(path, whole.getvalue())


def _sheets(overview: Overview) -> Iterable[tuple[str, list[Table]]]:
    """The tables that belong together, by the word that their names begin with; every table is in one of them."""
    groups = {
        _("Funds"): ("promise", "sources"),
        _("Projects by state, county, field, kind"): ("projects",),
        _("Agreements by type, partner, field"): ("agreements",),
        _("Teams and people"): ("teams", "titles", "degrees"),
    }
    left = list(overview.tables)
    for title, beginnings in groups.items():
        chosen = [table for table in left if table.name.split("_")[0] in beginnings]
        left = [table for table in left if table not in chosen]
        if chosen:
            yield title, chosen
    if left:
        yield _("Other registers and what is due"), left


def _sheet(book: Workbook, title: str) -> Any:
    sheet = book.create_sheet(title[:31])  # the longest name that Excel takes
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = _("Page {page} of {pages}").format(page="&P", pages="&N")
    sheet.column_dimensions["A"].width = WORDS_WIDTH
    return sheet


def _head(sheet: Any, overview: Overview, title: str) -> None:
    _put(sheet, 1, 1, title, font=TITLE)
    said = (
        _("Period: {period}").format(period=period(overview)),
        _("As of {day}").format(day=overview.day.isoformat()),
        _("Office: {office}").format(office=overview.office),
        _("Amounts in 10,000 yuan"),
    )
    _put(sheet, 2, 1, "\u3000\u3000".join(said))


def _put_table(sheet: Any, table: Table) -> None:
    row = sheet.max_row + 2
    _put(sheet, row, 1, table.title, font=HEADING)
    row += 1
    for column, words in enumerate((table.head, *table.columns), 1):
        _put(sheet, row, column, words, font=BOLD, alignment=CENTRE, border=FRAME)
        if column > 1:
            sheet.column_dimensions[get_column_letter(column)].width = NUMBER_WIDTH
    first = row + 1
    if not table.lines:
        _put(sheet, first, 1, _("No records"))
    for place, line in enumerate(table.lines):
        _put_line(sheet, first, first + place, table.lines[:place], line)


def _put_line(sheet: Any, first: int, row: int, above: Sequence[Line], line: Line) -> None:
    font = BOLD if line.is_total else Font()
    _put(sheet, row, 1, line.label, font=font, border=FRAME)
    for column, figure in enumerate(line.figures, 2):
        parts = [other.figures[column - 2].value for other in above]
        letter = get_column_letter(column)
        value: Any = _number(figure)
        if line.is_total and parts and sum(parts) == figure.value:
            value = f"=SUM({letter}{first}:{letter}{row - 1})"
        cell = sheet.cell(row, column, value)
        cell.number_format, cell.font, cell.border = _format(figure), font, FRAME


def _number(figure: Figure) -> int | Decimal:
    """A count, or 万元 to the fen: the sheet rounds what it shows only."""
    return figure.value if figure.unit == "count" else Decimal(figure.value) / FEN_IN_WAN


def _format(figure: Figure) -> str:
    """What is missing of a promise is shown in the words of the screen; the number stays a number."""
    if figure.unit == "count":
        return COUNT_FORMAT
    if figure.short_of is None:
        return MONEY_FORMAT
    before, _amount, after = _("over by {amount}").partition("{amount}")
    return f'{MONEY_FORMAT};"{before}"{MONEY_FORMAT}"{after}";"{_("reached")}"'


def _put_rules(sheet: Any, overview: Overview) -> None:
    _head(sheet, overview, _("How it is counted"))
    sheet.column_dimensions["A"].width = 110
    for row, rule in enumerate(overview.rules, 4):
        _put(sheet, row, 1, f"{row - 3}. {rule}", alignment=Alignment(wrap_text=True, vertical="top"))


def _put(sheet: Any, row: int, column: int, words: str, **style: Any) -> None:
    """A cell of text, which stays text whatever it begins with."""
    cell = sheet.cell(row, column, ILLEGAL_CHARACTERS_RE.sub("", words))
    cell.data_type = "s"
    for name, given in style.items():
        setattr(cell, name, given)
