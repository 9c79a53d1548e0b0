"""The balance of an import, as plain data: what ``import --json`` prints."""

from typing import Any

from lyuliang_desk.excel.grid import column_letter
from lyuliang_desk.excel.planning.plan import CellFinding, ColumnMatch, ImportPlan, SheetPlan


def as_json(plan: ImportPlan) -> dict[str, Any]:
    """File, sheets, columns, rows by state, and findings by cell."""
    return {
        "file": {"name": plan.workbook.name, "sha256": plan.workbook.sha256},
        "sheets": [_sheet(sheet) for sheet in plan.sheets],
    }


def all_findings(sheet: SheetPlan) -> list[CellFinding]:
    """The findings of a sheet and of its rows, from top to bottom."""
    return [*sheet.findings, *(finding for row in sheet.rows for finding in row.findings)]


def _fields(sheet: SheetPlan, match: ColumnMatch) -> str | None:
    """The catalogue name of the column's field; several joined by ``+``, for a column that fills several."""
    if match.target is None or sheet.targets is None:
        return None
    return "+".join(sheet.targets.by_name[match.target].fields)


def _sheet(sheet: SheetPlan) -> dict[str, Any]:
    return {
        "name": sheet.grid.name,
        "kind": sheet.kind,
        **({"may_be": list(sheet.rivals)} if sheet.rivals else {}),
        "team": sheet.team,
        "belongs_to": {"kind": sheet.owner_kind, "name": sheet.owner} if sheet.owner else None,
        "header_rows": [sheet.band.first + 1, sheet.band.last + 1] if sheet.band and sheet.kind else None,
        "columns": [
            {
                "column": column_letter(m.column),
                "header": m.header,
                "field": _fields(sheet, m),
                "unit": m.unit,
                "policy": m.policy,
                "blank": m.blank,
            }
            for m in sheet.columns
        ],
        "rows": sheet.balance(),
        "made_with_rows": [
            {"kind": change.kind, **{name: after for name, (_, after) in change.fields.items()}}
            for change in sheet.used_companions()
        ],
        "row_states": [
            {"row": row.row + 1, "state": row.state, **({"reason": row.reason} if row.reason else {})}
            for row in sheet.rows
        ],
        "findings": [
            {"cell": f.cell, "level": f.level, "code": f.code, "message": f.message}
            for f in all_findings(sheet)
        ],
    }
