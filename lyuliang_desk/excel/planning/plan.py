"""What an import would do, row by row, before anything is written: the plan that is shown and then applied."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from lyuliang_desk.catalogue.finding import Level
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Raw
from lyuliang_desk.excel.grid import SheetGrid, Workbook, column_letter
from lyuliang_desk.excel.layout.header import HeaderBand
from lyuliang_desk.excel.planning.targets import Targets
from lyuliang_desk.store.changes import Action, ChangeSet, RecordChange, Source

Policy = Literal["overwrite", "fill", "keep"]
"""What a column does to kept values: overwrite them, fill in only where nothing is kept, or leave kept records alone."""
Blank = Literal["not_said", "clear"]
"""What a blank cell means: nothing is said, or the kept value is to be cleared."""
RowState = Literal["new", "changed", "unchanged", "refused", "ignored"]
STATES: tuple[RowState, ...] = ("new", "changed", "unchanged", "refused", "ignored")


@dataclass(frozen=True, slots=True)
class CellFinding:
    """A remark at a cell. ``cell`` is its address (``E21``); ``row`` counts from 0; ``field`` is the catalogue name, if any."""

    cell: str
    level: Level
    code: str
    message: str
    row: int
    field: str | None = None


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """One column of a sheet and the field that it was matched to.

    ``column`` counts from 0. ``target`` is the name of a field, a composite, or a field of the companion kind;
    None when nothing fits. ``score`` is 100 for an exact header text, less for a similar one, 0 for none.
    ``unit`` is the unit of its amounts.
    """

    column: int
    header: str
    target: str | None
    score: int
    unit: str | None = None
    hidden: bool = False
    stand_in: str | None = None
    """The composite that reads the cells, where the column may say more than its field (研究生/硕士 under 学历)."""
    policy: Policy = "overwrite"
    blank: Blank = "not_said"

    @property
    def reader(self) -> str | None:
        """The name of the target that reads the cells."""
        return self.stand_in or self.target


@dataclass(slots=True)
class RowPlan:
    """What becomes of one row. ``row`` counts from 0; ``changes`` are those of the row's own records.

    ``reason`` says why an ignored row is left out: ``hidden``, or one of ``rows.RowKind``.
    ``needs`` are the ids of records that the row names and that would be made with it.
    """

    row: int
    state: RowState
    findings: list[CellFinding] = field(default_factory=list)
    record_id: str | None = None
    changes: tuple[RecordChange, ...] = ()
    needs: tuple[str, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """The plan of one sheet.

    ``kind`` is None for a sheet that holds no table of a kind we know, ``targets`` is what its columns may stand for then;
    ``findings`` are those of the sheet itself. ``owner`` is the name of the record of the kind ``owner_kind`` to which all
    rows belong: a roster's team, the project of a budget table. ``owner_kind`` is None where no such record is asked for.
    """

    grid: SheetGrid
    kind: str | None
    band: HeaderBand | None
    columns: tuple[ColumnMatch, ...]
    rows: tuple[RowPlan, ...]
    findings: tuple[CellFinding, ...]
    companions: Mapping[str, RecordChange] = field(default_factory=dict)
    """The records that rows name and that would be made with them, by id."""
    owner: str | None = None
    owner_kind: str | None = None
    targets: Targets | None = None
    rivals: tuple[str, ...] = ()
    """The kinds that fit a sheet equally well, where a person has to say which it is."""

    @property
    def team(self) -> str | None:
        """The name of the team whose roster this is."""
        return self.owner if self.owner_kind == "team" else None

    def balance(self) -> dict[str, int]:
        """Rows read, and what becomes of them; ``read`` is the sum of the others."""
        counts: dict[str, int] = dict.fromkeys(STATES, 0)
        for row in self.rows:
            counts[row.state] += 1
        return {"read": len(self.rows), **counts}

    def used_companions(self) -> tuple[RecordChange, ...]:
        """The companions that an accepted row needs, in order."""
        wanted = {need for row in self.rows if row.state in ("new", "changed") for need in row.needs}
        return tuple(change for id_, change in self.companions.items() if id_ in wanted)


@dataclass(frozen=True, slots=True)
class SheetCorrections:
    """What a person said about a sheet instead of what was found: all optional.

    ``header`` is the band's first and last row, from 0; ``columns`` maps a column to a target, None to leave it
    out; ``unit`` is that of all amounts whose header says none, ``units`` that of single columns, whatever their
    header says; ``owner`` is the record that all rows belong to (a team, a project); ``cells`` maps an address to the
    corrected content; ``skip`` leaves the whole sheet out. ``policy`` and ``blank`` hold for all columns, ``policies`` and
    ``blanks`` for single ones.
    """

    kind: str | None = None
    header: tuple[int, int] | None = None
    columns: Mapping[int, str | None] = field(default_factory=dict)
    unit: str | None = None
    units: Mapping[int, str] = field(default_factory=dict)
    owner: str | None = None
    cells: Mapping[str, Raw] = field(default_factory=dict)
    skip: bool = False
    policy: Policy = "overwrite"
    policies: Mapping[int, Policy] = field(default_factory=dict)
    blank: Blank = "not_said"
    blanks: Mapping[int, Blank] = field(default_factory=dict)


Corrections = dict[str, SheetCorrections]
"""Corrections by the sheet's name."""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The plan of a whole workbook, for a register of these kinds."""

    workbook: Workbook
    sheets: tuple[SheetPlan, ...]
    kinds: Mapping[str, RecordKind]

    def refused(self) -> int:
        """How many rows are refused."""
        return sum(sheet.balance()["refused"] for sheet in self.sheets)

    def change_set(self) -> ChangeSet:
        """The change set of the accepted rows, with those records first that they name."""
        changes: list[RecordChange] = []
        made = {
            change.record_id
            for sheet in self.sheets
            for row in sheet.rows
            for change in row.changes
            if change.operation == "create"
        }
        for sheet in self.sheets:
            for change in sheet.used_companions():
                if change.record_id not in made:
                    made.add(change.record_id)
                    changes.append(change)
            for row in sheet.rows:
                if row.state in ("new", "changed"):
                    changes.extend(row.changes)
        rows = sum(row.state in ("new", "changed") for sheet in self.sheets for row in sheet.rows)
        source = Source(self.workbook.name, self.workbook.sha256, self._columns())
        return ChangeSet(
            Action("import", {"file": self.workbook.name, "rows": str(rows)}), tuple(changes), source
        )

    def _columns(self) -> dict[str, dict[str, str]]:
        """The column of each field by sheet; those of companions bear their kind before the name."""
        return {
            sheet.grid.name: {
                name if target.record is sheet.targets.kind else f"{target.kind}.{name}": column_letter(
                    m.column
                )
                for m in sheet.columns
                if m.reader
                for target in (sheet.targets.by_name[m.reader],)
                for name in target.fields
            }
            for sheet in self.sheets
            if sheet.targets
        }
