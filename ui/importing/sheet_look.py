"""One planned sheet as the grid asks for it: by row and column, worked out when a row comes into sight."""

from dataclasses import dataclass, field
from functools import cached_property

from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.catalogue.types.base import Raw, Stored
from lyuliang_desk.excel.grid import parse_address
from lyuliang_desk.excel.plan import CellFinding, ColumnMatch, RowPlan, RowState, SheetCorrections, SheetPlan
from lyuliang_desk.excel.rows import fill_merged
from lyuliang_desk.excel.targets import targets_of

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

    def change(self, row: int, column: int) -> list[Change]:
        """Which kept fields a cell of a changed row would change."""
        match, plan = self.matches.get(column), self.row_plan(row)
        if match is None or match.target is None or plan is None or plan.state != "changed":
            return []
        assert self.plan.kind is not None
        target = targets_of(self.plan.kind).by_name[match.target]
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


def target_word(kind: str, target: str) -> str:
    """The visible name of what a column is matched to, in the current language."""
    declared = next((c for c in KINDS[kind].composites if c.name == target), None)
    if declared is not None:
        return str(declared.label)
    found = targets_of(kind).by_name[target]
    return str(KINDS[found.kind][target].label)
