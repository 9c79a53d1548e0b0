"""What is wrong in a workbook, cell by cell, as it goes back to whoever sent it.

The sentences are those of the plan; what is to be done about them is Chinese, as the county's office reads it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lyuliang_desk.excel.grid import column_number, parse_address
from lyuliang_desk.excel.layout.sent_back import EXPLANATION, is_added
from lyuliang_desk.excel.parked.item import Item
from lyuliang_desk.excel.parked.row_words import cell_words
from lyuliang_desk.excel.planning.plan import CellFinding, ImportPlan, SheetPlan
from lyuliang_desk.excel.sendback.advice import advice

LONGEST_CONTENT = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """A wrong cell. ``row`` and ``column`` count from 0; ``header`` is the column's, ``content`` what the cell says."""

    sheet: str
    row: int
    column: int
    cell: str
    level: str
    header: str
    content: str
    message: str
    advice: str

    @property
    def sentence(self) -> str:
        """``G5：…。请改为……`` as it stands in the column 错误说明."""
        return f"{self.cell}：{self.told}"

    @property
    def told(self) -> str:
        """What is wrong, and what is to be done."""
        return f"{self.message.rstrip('。；;.')}。{self.advice}" if self.advice else self.message


@dataclass(frozen=True, slots=True)
class MarkedSheet:
    """One sheet with its problems. ``header`` are the first and last row of the band, from 0; ``explained`` is the column
    behind the last one, where 错误说明 goes; ``width`` is that of the table without columns that were added.
    """

    name: str
    header: tuple[int, int]
    explained: int
    width: int
    problems: tuple[Problem, ...]

    @property
    def rows(self) -> dict[int, list[Problem]]:
        """The problems by row, from top to bottom."""
        found: dict[int, list[Problem]] = {}
        for problem in sorted(self.problems, key=lambda p: (p.row, p.column)):
            found.setdefault(problem.row, []).append(problem)
        return found


def marked_sheets(plan: ImportPlan, *, warnings: bool = False) -> tuple[MarkedSheet, ...]:
    """The sheets that hold a table, each with what is wrong in it: errors, with ``warnings`` what is to be looked at too."""
    levels = ("error", "warning") if warnings else ("error",)
    return tuple(
        _marked(sheet, levels) for sheet in plan.sheets if sheet.kind is not None and sheet.band is not None
    )


def _marked(sheet: SheetPlan, levels: Sequence[str]) -> MarkedSheet:
    assert sheet.band is not None
    rows = [f for row in sheet.rows if row.state != "ignored" for f in row.findings]
    own = [f for f in sheet.findings if f.level == "error"]
    told = [_problem(sheet, f) for f in (*own, *rows) if f.level in levels]
    before, width = _ends(sheet)
    return MarkedSheet(
        sheet.grid.name,
        (sheet.band.first, sheet.band.last),
        before,
        width,
        tuple(dict.fromkeys(told)),
    )


def _ends(sheet: SheetPlan) -> tuple[int, int]:
    """The column for 错误说明, which a workbook that comes back may have already, and the width of the table itself."""
    assert sheet.band is not None
    headers = sheet.band.headers
    added = [column for column, header in enumerate(headers) if header and is_added(header)]
    width = min(added, default=sheet.grid.width)
    same = next((c for c in added if headers[c].rpartition("/")[2] == EXPLANATION), None)
    return (sheet.grid.width if same is None else same), width


def _problem(sheet: SheetPlan, finding: CellFinding) -> Problem:
    row, column = parse_address(finding.cell)
    headers = sheet.band.headers if sheet.band else ()
    content = cell_words(sheet.grid.at(row, column))[:LONGEST_CONTENT]
    header = headers[column] if column < len(headers) else ""
    return Problem(
        sheet.grid.name,
        row,
        column,
        finding.cell,
        finding.level,
        header,
        content,
        finding.message,
        advice(finding.code),
    )


def problems_of_items(items: Iterable[Item]) -> tuple[Problem, ...]:
    """The problems of parked rows, for a letter where the file itself is no longer there."""
    found = []
    for item in items:
        for f in item.findings:
            if f.level == "error":
                column = column_number("".join(filter(str.isalpha, f.cell)) or "A")
                found.append(
                    Problem(
                        item.sheet,
                        item.row - 1,
                        column,
                        f.cell,
                        f.level,
                        item.title,
                        "",
                        f.message,
                        advice(f.code),
                    )
                )
    return tuple(found)
