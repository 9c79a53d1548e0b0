"""How a made-up workbook is put on its sheet: titles, merged cells, borders and widths as offices make them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from lyuliang_desk.sample.organisations import county_name
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Filter, Row, View

BODY, TITLE, HEADER = Font(name="宋体", size=10.5), Font(name="黑体", size=18), Font(name="黑体", size=10.5)
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
THIN = Border(*(Side(style="thin"),) * 4)


class Sheet:
    """One sheet that is written from top to bottom; rows count from 1, as in Excel."""

    def __init__(self, name: str, widths: Sequence[float]) -> None:
        self.book = Workbook()
        self.page: Worksheet = self.book.active
        self.page.title = name
        self.width = len(widths)
        self.row = 0
        for column, width in enumerate(widths, start=1):
            self.page.column_dimensions[get_column_letter(column)].width = width

    def line(self, cells: Sequence[Any], font: Font = BODY) -> int:
        """A row without borders; answers with its number."""
        self.row += 1
        for column, value in enumerate(cells, start=1):
            if value not in ("", None):
                self.page.cell(self.row, column, value).font = font
        return self.row

    def title(self, text: str) -> None:
        """A row merged over all columns."""
        self.merge(self.line([text], TITLE), 1, self.row, self.width)

    def framed(self, cells: Sequence[Any], font: Font = BODY) -> int:
        """A row of the table; text as text, so that Excel keeps every digit."""
        self.row += 1
        for column, value in enumerate(cells, start=1):
            cell = self.page.cell(self.row, column, None if value == "" else value)
            cell.font, cell.border = font, THIN
            cell.alignment = CENTRE if font is HEADER or len(str(value)) < 12 else LEFT
            if isinstance(value, str):
                cell.number_format = "@"
        return self.row

    def merge(self, first_row: int, first_column: int, last_row: int, last_column: int) -> None:
        """Make one cell of several; the first keeps its value."""
        self.page.cell(first_row, first_column).alignment = CENTRE
        self.page.merge_cells(None, first_row, first_column, last_row, last_column)

    def save(self, path: Path) -> Path:
        """Write the workbook, with the empty sheet that Excel used to add."""
        self.book.create_sheet("Sheet2")
        self.book.save(path)
        return path


class Place:
    """What the sample holds of one county, for rows that speak of kept records."""

    def __init__(self, register: Register, county: str) -> None:
        self.register = register
        self.county = county

    def rows(self, kind: str, *filters: Filter) -> list[Row]:
        """The county's records of a kind."""
        view = View(kind, filters=(Filter("county", "is", self.county), *filters))
        return self.register.rows(kind, self.register.ids(view))

    def words(self) -> Mapping[str, str]:
        """``L02`` → the firm of that trade, ``L02.1`` → its first employee, ``L02.1.phone`` → that one's number."""
        found: dict[str, str] = {}
        for firm in self.rows("organisation"):
            projects = self.register.ids(
                View("project", filters=(Filter("lead_organisation", "is", firm.id),))
            )
            if projects and firm.values["organisation_type"] in ("2", "3"):
                trade = str(self.register.rows("project", projects[:1])[0].values["industry"])
                found[trade] = str(firm.values["name"])
                staff = View("person", filters=(Filter("workplace", "is", firm.id),))
                for number, person in enumerate(
                    self.register.rows("person", self.register.ids(staff)), start=1
                ):
                    found[f"{trade}.{number}"] = str(person.values["name"])
                    found[f"{trade}.{number}.phone"] = str(person.values["phone"])
        return found

    def name(self) -> str:
        """``柳林县``."""
        return county_name(self.county)
