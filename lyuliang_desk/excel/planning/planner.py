"""A workbook becomes a plan: for every sheet the kind, the header band, the columns, and what becomes of each row."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.catalogue.types.base import Raw, ReadingContext
from lyuliang_desk.excel.grid import SheetGrid, Workbook, address, parse_address
from lyuliang_desk.excel.layout.header import HeaderBand, find_header
from lyuliang_desk.excel.layout.rows import RowKind, classify_rows, fill_merged
from lyuliang_desk.excel.planning.cells import ReadColumn, columns_of, read_column
from lyuliang_desk.excel.planning.keys import find_kept
from lyuliang_desk.excel.planning.links import Beside, resolve_people, resolve_places
from lyuliang_desk.excel.planning.match import find_kind, known_header, match_columns
from lyuliang_desk.excel.planning.membership import Memberships
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
from lyuliang_desk.excel.planning.targets import targets_of
from lyuliang_desk.excel.planning.team_name import team_named
from lyuliang_desk.excel.planning.totals import check_totals
from lyuliang_desk.messages import _

BESIDE = {"project": Beside(place="lead_organisation", phone="leader_phone")}
"""Where a row says who the person is that it names."""


def plan_workbook(
    workbook: Workbook,
    register: PlanningRegister,
    corrections: Corrections | None = None,
    *,
    skip_hidden: bool = False,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ImportPlan:
    """The plan of every sheet. ``progress`` is told how many rows of how many are planned; raises ``Cancelled``."""
    resolver = Resolver(register, register.new_id)
    planning = Planning(
        register, resolver, Memberships(register, register.new_id), skip_hidden, progress, cancelled
    )
    said = corrections or {}
    sheets = tuple(
        plan_sheet(grid, planning, said.get(grid.name, SheetCorrections())) for grid in workbook.sheets
    )
    return ImportPlan(workbook, sheets)


def plan_sheet(grid: SheetGrid, planning: Planning, said: SheetCorrections) -> SheetPlan:
    """The plan of one sheet; one without a table of a known kind has no rows and says so."""
    if said.skip or not grid.rows:
        return SheetPlan(grid, None, None, (), (), ())
    if planning.skip_hidden and not grid.visible:
        return SheetPlan(grid, None, None, (), (), (_left_out(grid),))
    band = find_header(grid, known_header, override=said.header)
    kind = said.kind or (find_kind(grid, band) if band else None)
    if band is None or kind is None:
        return SheetPlan(grid, None, band, (), (), (_no_table(grid),))
    planning.stop_if_cancelled()
    columns = match_columns(grid, band, kind, said)
    if planning.skip_hidden:
        columns = tuple(replace(m, target=None, score=0) if m.hidden else m for m in columns)
    team = (said.team or team_named(grid, band)) if kind == "person" else None
    rows, row_findings = _plan_rows(grid, band, kind, columns, team, planning, said)
    findings = (*sheet_findings(grid, band, kind, columns, rows, team), *row_findings)
    return SheetPlan(grid, kind, band, columns, tuple(rows), findings, planning.resolver.companions, team)


def _plan_rows(
    grid: SheetGrid,
    band: HeaderBand,
    kind: str,
    columns: Sequence[ColumnMatch],
    team: str | None,
    planning: Planning,
    said: SheetCorrections,
) -> tuple[list[RowPlan], tuple[CellFinding, ...]]:
    kinds = {row: k for row, k in classify_rows(grid, band).items() if k is not RowKind.BLANK}
    left_out = {row: k.value for row, k in kinds.items() if k is not RowKind.DATA}
    if planning.skip_hidden:
        left_out.update({row: "hidden" for row in kinds if row in grid.hidden_rows})
    data_rows = [row for row in kinds if row not in left_out]
    cells: dict[tuple[int, int], Raw] = dict(fill_merged(grid, band))
    cells.update({parse_address(a): content for a, content in said.cells.items()})
    today = planning.register.today()
    contents, targets = columns_of(grid, data_rows), targets_of(kind).by_name
    read = [
        read_column(grid, contents[match.column], match, targets[match.reader], data_rows, cells, today)
        for match in columns
        if match.reader is not None
    ]
    planning.stop_if_cancelled()
    resolver = planning.resolver
    needs = resolve_places(read, resolver)
    own = records_of([column for column in read if column.target.kind == kind], len(data_rows))
    found = find_kept(KINDS[kind], own, planning.register, partial(resolver.candidates, kind))
    resolve_people(read, resolver, needs, BESIDE.get(kind, Beside()), found)
    team_link = resolver.organisation_or_team("team", team) if team else None
    planner = RowPlanner(grid, kind, read, data_rows, needs, planning, team_link, found)
    planned = planner.plan()
    ignored = [RowPlan(row, "ignored", reason=reason) for row, reason in left_out.items()]
    context = ReadingContext(today, None, grid.epoch_1904)
    _check_totals(grid, kinds, data_rows, read, context, ignored)
    return sorted((*planned, *ignored), key=lambda r: r.row), ()


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


def _no_table(grid: SheetGrid) -> CellFinding:
    message = _(
        "No header row with known columns was found in sheet {sheet}; mark it, or leave the sheet out."
    )
    return CellFinding(address(0, 0), "warning", "no_header", message.format(sheet=grid.name), 0)
