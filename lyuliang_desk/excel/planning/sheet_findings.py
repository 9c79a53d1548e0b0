"""What is to be said of a sheet as a whole: unknown and hidden columns, units not said, a roster without a team."""

from collections.abc import Iterable, Iterator, Sequence

from lyuliang_desk.catalogue.finding import Level
from lyuliang_desk.excel.grid import SheetGrid, address
from lyuliang_desk.excel.layout.header import HeaderBand
from lyuliang_desk.excel.layout.sent_back import is_added
from lyuliang_desk.excel.planning.plan import CellFinding, ColumnMatch, RowPlan
from lyuliang_desk.excel.planning.targets import Targets, is_money, is_ordinal
from lyuliang_desk.messages import _


def sheet_findings(
    grid: SheetGrid,
    band: HeaderBand,
    targets: Targets,
    columns: Sequence[ColumnMatch],
    rows: Sequence[RowPlan],
    owner: str | None,
) -> tuple[CellFinding, ...]:
    """The findings at the header, in the order of the columns."""
    found = [f for match in columns for f in _of_column(grid, band, targets, match, rows)]
    if not grid.visible:
        message = _("Sheet {sheet} is hidden in the workbook; it was read all the same.")
        found.append(_say(band, 0, "warning", "hidden_sheet", message.format(sheet=grid.name)))
    if not any(row.state != "ignored" for row in rows):
        found.append(_say(band, 0, "warning", "no_rows", _("Below the header there is no row of data.")))
    matched = {match.target for match in columns}
    if targets.kind.name == "person" and owner is None and "team" not in matched and "role" in matched:
        column = next(m.column for m in columns if m.target == "role")
        message = _("The sheet does not say which team this is; roles are left out until you name the team.")
        found.append(_say(band, column, "warning", "team_unknown", message))
    return tuple(found)


def _of_column(
    grid: SheetGrid, band: HeaderBand, targets: Targets, match: ColumnMatch, rows: Iterable[RowPlan]
) -> Iterator[CellFinding]:
    if match.target is None:
        if is_added(match.header):
            return
        if match.hidden or not is_ordinal(match.header):
            yield from _unmatched(grid, band, match, rows)
        return
    target = targets.by_name[match.target]
    label = target.record[target.fields[0]].label
    if match.hidden:
        message = _("Column {header} is hidden in the workbook; it was read all the same.")
        yield _say(band, match.column, "warning", "hidden_column", message.format(header=match.header))
    if 0 < match.score < 100:
        message = _("{header} was taken for {field}; correct the match if that is wrong.")
        text = message.format(header=match.header, field=label)
        yield _say(band, match.column, "warning", "header_similar", text)
    if is_money(target) and match.unit is None:
        message = _("No unit is given for {header}; 10,000 yuan (万元) was assumed.")
        yield _say(band, match.column, "warning", "unit_assumed", message.format(header=match.header))


def _unmatched(
    grid: SheetGrid, band: HeaderBand, match: ColumnMatch, rows: Iterable[RowPlan]
) -> Iterator[CellFinding]:
    if any(grid.at(row.row, match.column) not in (None, "") for row in rows if row.state != "ignored"):
        if match.hidden:
            message = _("Column {header} is hidden and left out.")
            yield _say(
                band, match.column, "warning", "hidden_column_left_out", message.format(header=match.header)
            )
        else:
            message = _("Column {header} fits no field and is left out; choose a field if it is needed.")
            yield _say(band, match.column, "warning", "column_unknown", message.format(header=match.header))


def _say(band: HeaderBand, column: int, level: Level, code: str, message: str) -> CellFinding:
    return CellFinding(address(band.last, column), level, code, message, band.last)
