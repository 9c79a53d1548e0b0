"""A workbook becomes a plan: for every sheet the kind, the header band, the columns, and what becomes of each row."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Raw, ReadingContext
from lyuliang_desk.excel.grid import SheetGrid, Workbook, address, parse_address
from lyuliang_desk.excel.layout.header import HeaderBand, find_header
from lyuliang_desk.excel.layout.rows import RowKind, classify_rows, fill_merged
from lyuliang_desk.excel.planning.cells import ReadColumn, columns_of, read_column
from lyuliang_desk.excel.planning.course import CLASSIFIED, READ, RESOLVED, Course
from lyuliang_desk.excel.planning.find_kind import KindGuess, find_kind
from lyuliang_desk.excel.planning.keys import find_kept
from lyuliang_desk.excel.planning.likely import likely_people
from lyuliang_desk.excel.planning.links import resolve_key_people, resolve_people, resolve_places
from lyuliang_desk.excel.planning.match import match_columns
from lyuliang_desk.excel.planning.membership import Memberships
from lyuliang_desk.excel.planning.needs import Needs, add_needs
from lyuliang_desk.excel.planning.owner_name import owner_link, owner_named
from lyuliang_desk.excel.planning.plan import (
    CellFinding,
    ColumnMatch,
    Corrections,
    ImportPlan,
    RowPlan,
    SheetCorrections,
    SheetPlan,
)
from lyuliang_desk.excel.planning.planning import Planning, PlanningRegister
from lyuliang_desk.excel.planning.records import records_of
from lyuliang_desk.excel.planning.resolve import Resolver
from lyuliang_desk.excel.planning.row_plans import RowPlanner
from lyuliang_desk.excel.planning.sheet_findings import sheet_findings
from lyuliang_desk.excel.planning.sheet_kinds import SheetKinds
from lyuliang_desk.excel.planning.targets import Target, Targets
from lyuliang_desk.excel.planning.team_name import team_named
from lyuliang_desk.excel.planning.totals import check_totals
from lyuliang_desk.messages import _


@dataclass(frozen=True)
class FoundTable:
    """A sheet with its table found: what its rows speak of, and the record that all of them belong to."""

    grid: SheetGrid
    band: HeaderBand
    targets: Targets
    columns: tuple[ColumnMatch, ...]
    owner_kind: str | None
    owner: str | None

    @property
    def kind(self) -> RecordKind:
        return self.targets.kind


def plan_workbook(
    workbook: Workbook,
    register: PlanningRegister,
    corrections: Corrections | None = None,
    *,
    skip_hidden: bool = False,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ImportPlan:
    """The plan of every sheet. ``progress`` is told how many rows of how many are planned; raises ``Cancelled``.

    Sheets whose records others name are planned first: a budget may stand before the ledger of its projects.
    """
    kinds = SheetKinds(register.kinds)
    planning = Planning(
        register,
        kinds,
        Resolver(register, register.new_id, kinds),
        Memberships(register, register.new_id),
        skip_hidden,
        Course(progress, cancelled),
    )
    said = {grid.name: (corrections or {}).get(grid.name, SheetCorrections()) for grid in workbook.sheets}
    found = {grid.name: find_table(grid, planning, said[grid.name]) for grid in workbook.sheets}
    tables = [table for table in found.values() if isinstance(table, FoundTable)]
    planning.course.begin(sum(len(table.grid.rows) - table.band.last - 1 for table in tables))
    order = {name: place for place, name in enumerate(kinds.in_order)}
    planned = {
        table.grid.name: plan_table(table, planning, said[table.grid.name])
        for table in sorted(tables, key=lambda table: order[table.kind.name])
    }
    planning.course.finish()
    sheets = (planned.get(name) or sheet for name, sheet in found.items())
    return ImportPlan(workbook, tuple(s for s in sheets if isinstance(s, SheetPlan)), register.kinds)


def find_table(grid: SheetGrid, planning: Planning, said: SheetCorrections) -> FoundTable | SheetPlan:
    """The table of a sheet; for one without a table of a known kind a plan without rows that says so."""
    if said.skip or not grid.rows:
        return SheetPlan(grid, None, None, (), (), ())
    if planning.skip_hidden and not grid.visible:
        return SheetPlan(grid, None, None, (), (), (_left_out(grid),))
    kinds = planning.kinds
    band = find_header(grid, kinds.known_header, override=said.header)
    guess = KindGuess(said.kind) if said.kind or band is None else find_kind(grid, band, kinds)
    if band is None or guess.kind is None:
        finding = _several_kinds(grid, guess, kinds) if guess.rivals else _no_table(grid)
        findings = (finding,) if grid.visible or guess.rivals else ()
        return SheetPlan(grid, None, band, (), (), findings, rivals=guess.rivals)
    targets = kinds.targets(guess.kind)
    columns = match_columns(grid, band, targets, said)
    if planning.skip_hidden:
        columns = tuple(replace(m, target=None, score=0) if m.hidden else m for m in columns)
    owner_kind = _owner_kind(targets, columns)
    owner = None
    if owner_kind == "team":
        owner = said.owner or team_named(grid, band)
    elif owner_kind is not None:
        owner = said.owner or owner_named(targets.kind, kinds, grid, band)
    return FoundTable(grid, band, targets, columns, owner_kind, owner)


def _owner_kind(targets: Targets, columns: Sequence[ColumnMatch]) -> str | None:
    """The kind of the record that all rows belong to, where no column says it: a roster's team, a table's project."""
    kind = targets.kind
    if "membership" in kind.companions:
        return "team"
    link = owner_link(kind)
    return kind.owner if link is not None and all(match.target != link for match in columns) else None


def plan_table(table: FoundTable, planning: Planning, said: SheetCorrections) -> SheetPlan:
    """The plan of a sheet with a table."""
    grid, band, targets, owner = table.grid, table.band, table.targets, table.owner
    rows, owner_findings = _plan_rows(table, planning, said)
    findings = (*sheet_findings(grid, band, targets, table.columns, rows, owner), *owner_findings)
    return SheetPlan(
        grid,
        table.kind.name,
        band,
        table.columns,
        tuple(rows),
        findings,
        planning.resolver.companions,
        owner,
        table.owner_kind,
        targets,
    )


def _plan_rows(
    table: FoundTable, planning: Planning, said: SheetCorrections
) -> tuple[list[RowPlan], tuple[CellFinding, ...]]:
    grid, band, course = table.grid, table.band, planning.course
    kinds = classify_rows(grid, band, course.stop_if_cancelled)
    course.went(len(kinds), CLASSIFIED)
    kinds = {row: k for row, k in kinds.items() if k is not RowKind.BLANK}
    left_out = {row: k.value for row, k in kinds.items() if k is not RowKind.DATA}
    if planning.skip_hidden:
        left_out.update({row: "hidden" for row in kinds if row in grid.hidden_rows})
    data_rows = [row for row in kinds if row not in left_out]
    read = _read_columns(table, planning, said, data_rows)
    resolver, owner_findings = planning.resolver, list[CellFinding]()
    needs = resolve_places(read, resolver)
    team = None
    if table.owner is not None and table.owner_kind == "team" and table.kind.name == "person":
        team = resolver.organisation_or_team("team", table.owner)
    elif table.owner_kind is not None and table.kind.name != "person":
        column, owner_findings = _owner_column(table, planning, len(data_rows), needs)
        read = [*read, column]
    own = [column for column in read if column.target.record is table.kind]
    likely = likely_people(table.kind, own, len(data_rows), planning)
    resolve_key_people(read, resolver, needs, likely)
    records = records_of(own, len(data_rows))
    found = find_kept(table.kind, records, planning.register, partial(resolver.candidates, table.kind.name))
    course.went(len(data_rows), RESOLVED / 2)
    resolve_people(read, resolver, needs, table.kind, found, likely)
    course.went(len(data_rows), RESOLVED / 2)
    planned = RowPlanner(grid, table.targets, read, data_rows, needs, planning, team, found).plan()
    ignored = [RowPlan(row, "ignored", reason=reason) for row, reason in left_out.items()]
    context = ReadingContext(planning.register.today(), None, grid.epoch_1904)
    _check_totals(grid, kinds, data_rows, read, context, ignored)
    return sorted((*planned, *ignored), key=lambda r: r.row), tuple(owner_findings)


def _read_columns(
    table: FoundTable, planning: Planning, said: SheetCorrections, data_rows: Sequence[int]
) -> list[ReadColumn]:
    grid, targets, today = table.grid, table.targets.by_name, planning.register.today()
    cells: dict[tuple[int, int], Raw] = dict(fill_merged(grid, table.band))
    cells.update({parse_address(a): content for a, content in said.cells.items()})
    contents = columns_of(grid, data_rows)
    matched = [(match, targets[match.reader]) for match in table.columns if match.reader is not None]
    read = []
    for match, target in matched:
        read.append(read_column(grid, contents[match.column], match, target, data_rows, cells, today))
        planning.course.went(len(data_rows), READ / len(matched))
    return read


def _owner_column(
    table: FoundTable, planning: Planning, count: int, needs: Needs
) -> tuple[ReadColumn, list[CellFinding]]:
    """The owner that the sheet names once, as if a column named it in every row."""
    kind, link = table.kind, str(owner_link(table.kind))
    target: Target = table.targets.by_name[link]
    column = ReadColumn(ColumnMatch(0, "", None, 0), target, {link: [None] * count}, {link: [None] * count})
    where, label = table.band.last, kind[link].label
    if table.owner is None:
        message = _("The sheet does not say which {owner} its rows belong to; name it above the table.")
        text = message.format(owner=label)
        return column, [CellFinding(address(where, 0), "error", "owner_unknown", text, where, link)]
    planning.resolver.ask_numbers(str(kind.owner), [table.owner])
    found = planning.resolver.place(str(kind.owner), table.owner)
    column.stored[link] = [found.id] * count
    if found.id in planning.resolver.companions:
        for row in range(count):
            add_needs(needs, row, frozenset({str(found.id)}))
    if found.remark is None:
        return column, []
    level, code, text = found.remark
    return column, [CellFinding(address(where, 0), level, code, text, where, link)]


def _check_totals(
    grid: SheetGrid,
    kinds: Mapping[int, RowKind],
    data_rows: Sequence[int],
    columns: Sequence[ReadColumn],
    context: ReadingContext,
    ignored: Sequence[RowPlan],
) -> None:
    marks = {row: k.value for row, k in kinds.items() if k in (RowKind.TOTAL, RowKind.GROUP)}
    for row in [r for r, mark in marks.items() if mark == RowKind.TOTAL.value]:
        if any("小" in str(value) for value in grid.rows[row] if isinstance(value, str)):
            marks[row] = "subtotal"
    found = check_totals(grid, marks, data_rows, columns, context)
    for plan in ignored:
        plan.findings.extend(found.get(plan.row, ()))


def _left_out(grid: SheetGrid) -> CellFinding:
    message = _("Sheet {sheet} is hidden in the workbook and left out.")
    text = message.format(sheet=grid.name)
    return CellFinding(address(0, 0), "warning", "hidden_sheet_left_out", text, 0)


def _several_kinds(grid: SheetGrid, guess: KindGuess, kinds: SheetKinds) -> CellFinding:
    message = _("Sheet {sheet} may hold {kinds}; say which it is.")
    *names, last = (str(kinds.kinds[name].label) for name in guess.rivals)
    text = message.format(sheet=grid.name, kinds=_(" or ").join((_(", ").join(names), last)))
    return CellFinding(address(0, 0), "warning", "kind_unsure", text, 0)


def _no_table(grid: SheetGrid) -> CellFinding:
    message = _(
        "No header row with known columns was found in sheet {sheet}; mark it, or leave the sheet out."
    )
    return CellFinding(address(0, 0), "warning", "no_header", message.format(sheet=grid.name), 0)
