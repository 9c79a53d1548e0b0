"""One planned sheet, asked by row and column as a grid asks; worked out when a row comes into sight."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from lyuliang_desk.catalogue.types.base import Raw, Stored
from lyuliang_desk.excel.grid import address, column_letter, parse_address
from lyuliang_desk.excel.layout.rows import fill_merged
from lyuliang_desk.excel.planning.cell_words import cell_words
from lyuliang_desk.excel.planning.match import header_unit
from lyuliang_desk.excel.planning.plan import (
    CellFinding,
    ColumnMatch,
    RowPlan,
    RowState,
    SheetCorrections,
    SheetPlan,
)
from lyuliang_desk.excel.planning.report import all_findings
from lyuliang_desk.excel.planning.row_lines import RowLine, Show, row_lines
from lyuliang_desk.excel.planning.targets import is_money

Change = tuple[str, str, Stored, Stored]
"""Kind and field, before and after."""
LEVELS = ("error", "warning", "note")


@dataclass(frozen=True)
class SheetLook:
    """A plan of a sheet and what was said of it. Rows and columns count from 0."""

    plan: SheetPlan
    said: SheetCorrections
    _row_findings: dict[int, dict[int, list[CellFinding]]] = field(default_factory=dict)

    @property
    def height(self) -> int:
        return len(self.plan.grid.rows)

    @property
    def width(self) -> int:
        return self.plan.grid.width

    @cached_property
    def _by_row(self) -> dict[int, RowPlan]:
        return {row.row: row for row in self.plan.rows}

    @cached_property
    def _corrected(self) -> dict[tuple[int, int], Raw]:
        return {parse_address(where): raw for where, raw in self.said.cells.items()}

    @cached_property
    def _carried(self) -> dict[tuple[int, int], Raw]:
        band = self.plan.band
        return dict(fill_merged(self.plan.grid, band)) if band and self.plan.kind else {}

    @cached_property
    def _of_sheet(self) -> dict[int, list[CellFinding]]:
        found: dict[int, list[CellFinding]] = {}
        for finding in self.plan.findings:
            found.setdefault(finding.row, []).append(finding)
        return found

    @cached_property
    def matches(self) -> dict[int, ColumnMatch]:
        """The matched columns, by column."""
        return {match.column: match for match in self.plan.columns}

    @staticmethod
    def letter(column: int) -> str:
        """Excel's word for a column."""
        return column_letter(column)

    @staticmethod
    def address(row: int, column: int) -> str:
        """Excel's word for a cell."""
        return address(row, column)

    def targets(self) -> list[str]:
        """All that a column of this sheet may stand for."""
        return list(self.plan.targets.by_name) if self.plan.targets else []

    def target_word(self, target: str) -> str:
        """The visible name of a target, in the current language."""
        assert self.plan.targets is not None
        found = self.plan.targets.by_name[target]
        return f"{found.label}（{found.record.label}）" if "." in target else str(found.label)

    def is_amount(self, column: int) -> bool:
        """Whether a column is matched to amounts, so that their unit matters."""
        match = self.matches.get(column)
        if self.plan.targets is None or match is None or match.target is None:
            return False
        return is_money(self.plan.targets.by_name[match.target])

    @property
    def lacks_unit(self) -> bool:
        """Whether the header of some column of amounts says no unit: a word for the whole sheet is asked for."""
        band = self.plan.band
        return band is not None and any(
            self.is_amount(column) and header_unit(band, column) is None for column in self.matches
        )

    @property
    def has_money(self) -> bool:
        """Whether there is a column of amounts."""
        return any(map(self.is_amount, self.matches))

    def units(self) -> set[str]:
        """The units that the headers say of the amounts."""
        return {match.unit for match in self.plan.columns if match.unit}

    def row_plan(self, row: int) -> RowPlan | None:
        """What becomes of a row; None above the table and for empty rows."""
        return self._by_row.get(row)

    def rows_in(self, state: RowState | None) -> list[int] | range:
        """The rows of a state, all of them for None."""
        if state is None:
            return range(self.height)
        return [row.row for row in self.plan.rows if row.state == state]

    def is_header(self, row: int) -> bool:
        band = self.plan.band
        return band is not None and band.first <= row <= band.last

    def is_table(self, row: int) -> bool:
        """Whether the row is one of data (not a title, a header, a total)."""
        plan = self.row_plan(row)
        return plan is not None and plan.state != "ignored"

    def content(self, row: int, column: int) -> Raw:
        """The cell as it counts now: corrected, else as in the file, else carried down from a merged one."""
        where = (row, column)
        if where in self._corrected:
            return self._corrected[where]
        raw = self.plan.grid.at(row, column)
        return self._carried.get(where) if raw is None else raw

    def original(self, row: int, column: int) -> Raw:
        """The cell as it stands in the file."""
        return self.plan.grid.at(row, column)

    def words(self, row: int, column: int) -> str:
        """The cell as it counts now, in words."""
        return cell_words(self.content(row, column))

    def original_words(self, row: int, column: int) -> str:
        """The cell as it stands in the file, in words."""
        return cell_words(self.original(row, column))

    def is_corrected(self, row: int, column: int) -> bool:
        return (row, column) in self._corrected

    def is_carried(self, row: int, column: int) -> bool:
        """Whether the content comes from a merged cell above."""
        where = (row, column)
        return where in self._carried and where not in self._corrected and self.original(row, column) is None

    def findings(self, row: int, column: int) -> list[CellFinding]:
        """The remarks at a cell, errors first."""
        if row not in self._row_findings:
            self._row_findings[row] = self._sorted(row)
        return self._row_findings[row].get(column, [])

    def all_findings(self) -> list[tuple[int, int, CellFinding]]:
        """Every remark with its row and column, errors first, then from top to bottom."""
        found = ((*parse_address(f.cell), f) for f in all_findings(self.plan))
        return sorted(found, key=lambda place: (LEVELS.index(place[2].level), place[0], place[1]))

    def row_lines(self, row: int, kept: Mapping[str, Stored], show: Show, today: date) -> list[RowLine]:
        """What is written, read and kept in each matched column of a row of data."""
        return row_lines(self, row, kept, show, today)

    def change(self, row: int, column: int) -> list[Change]:
        """Which kept fields a cell of a changed row would change."""
        match, plan = self.matches.get(column), self.row_plan(row)
        if match is None or match.reader is None or plan is None or plan.state != "changed":
            return []
        assert self.plan.targets is not None
        target = self.plan.targets.by_name[match.reader]
        return [
            (change.kind, name, *change.fields[name])
            for change in plan.changes
            if change.kind == target.kind and change.operation == "edit"
            for name in target.fields
            if name in change.fields
        ]

    def _sorted(self, row: int) -> dict[int, list[CellFinding]]:
        plan = self.row_plan(row)
        found: dict[int, list[CellFinding]] = {}
        for finding in (*self._of_sheet.get(row, ()), *(plan.findings if plan else ())):
            found.setdefault(parse_address(finding.cell)[1], []).append(finding)
        for findings in found.values():
            findings.sort(key=lambda f: LEVELS.index(f.level))
        return found
