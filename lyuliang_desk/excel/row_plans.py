"""What becomes of each data row: compared with the register, checked by the rules, turned into changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lyuliang_desk.catalogue.check import check_rules, load_values
from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.excel.cells import ReadColumn
from lyuliang_desk.excel.grid import SheetGrid, address
from lyuliang_desk.excel.keys import KeyIndex, build_index, name_key
from lyuliang_desk.excel.links import Needs
from lyuliang_desk.excel.plan import CellFinding, RowPlan
from lyuliang_desk.excel.resolve import Resolved
from lyuliang_desk.messages import _
from lyuliang_desk.store.changes import RecordChange

if TYPE_CHECKING:
    from lyuliang_desk.excel.planner import Planning

STEP = 2_000
"""Rows between two reports of progress."""


@dataclass
class RowPlanner:
    """Plans the data rows of one sheet. Lists hold an entry for each of ``data_rows``."""

    grid: SheetGrid
    kind_name: str
    columns: Sequence[ReadColumn]
    data_rows: Sequence[int]
    needs: Needs
    planning: "Planning"
    team: Resolved | None
    _places: dict[str, int] = field(default_factory=dict)

    def plan(self) -> list[RowPlan]:
        """One plan for each data row. Raises ``Cancelled``."""
        kind = KINDS[self.kind_name]
        self._places = {name: c.match.column for c in self.columns for name in c.target.fields}
        own = [(name, c) for c in self.columns if c.target.kind == kind.name for name in c.target.fields]
        beside = [(name, c) for c in self.columns if c.target.kind != kind.name for name in c.target.fields]
        rows = _records(own, len(self.data_rows))
        names = {name_key(kind, row)[0] for row in rows}
        register = self.planning.register
        known = {n: self.planning.resolver.candidates(kind.name, n) for n in names if n}
        index = build_index(kind, rows, register, known)
        besides = _records(beside, len(self.data_rows)) if beside else [{}] * len(rows)
        ruled = _ruled_values(kind, own)
        plans = []
        for i, row in enumerate(self.data_rows):
            if i % STEP == 0:
                self.planning.stop_if_cancelled()
                if self.planning.progress is not None:
                    self.planning.progress(i, len(self.data_rows))
            values = {name: column[i] for name, column in ruled if column[i] is not None}
            plans.append(self._plan_row(kind, i, row, rows[i], besides[i], values, index))
        return plans

    def _plan_row(
        self,
        kind: RecordKind,
        i: int,
        row: int,
        stored: dict[str, Stored],
        beside: Mapping[str, Stored],
        values: dict[str, Any],
        index: KeyIndex,
    ) -> RowPlan:
        plan = RowPlan(row, "refused", self._remarks(i, row), needs=tuple(self.needs[i]))
        self._ask_for_wanted(kind, plan, stored)
        match = index.match(stored)
        if match.fault is not None:
            code, message, name = match.fault
            plan.findings.append(self._at(row, Finding(code, "error", message, name)))
        kept = index.kept.get(match.id, {}) if match.id else {}
        checked = (
            {**load_values(kind, {k: v for k, v in kept.items() if k not in stored}), **values}
            if kept
            else values
        )
        self._check(kind, plan, {**kept, **stored} if kept else stored, checked)
        record_id = match.id or self._same_in_file(kind, stored)
        if record_id is not None and record_id in self.planning.taken:
            self._repeat(plan, record_id, stored)
        elif not any(f.level == "error" for f in plan.findings):
            self._accept(kind, plan, i, match.id or record_id, stored, kept)
        if plan.state in ("new", "changed", "unchanged") and self.team_of(beside):
            self._add_membership(plan, beside)
        return plan

    def team_of(self, beside: Mapping[str, Stored]) -> Stored:
        """The team a roster's row belongs to: its own column's, else the sheet's."""
        return beside.get("team") or (self.team.id if self.team else None)

    def _remarks(self, i: int, row: int) -> list[CellFinding]:
        found = [
            CellFinding(address(row, c.match.column), level, code, message, row, c.target.fields[0])
            for c in self.columns
            if i in c.remarks
            for level, code, message in c.remarks[i]
        ]
        if row in self.grid.hidden_rows:
            message = _("This row is hidden in the workbook; it was read all the same.")
            found.append(CellFinding(address(row, 0), "warning", "hidden_row", message, row))
        return found

    def _ask_for_wanted(self, kind: RecordKind, plan: RowPlan, stored: Mapping[str, Stored]) -> None:
        bad = {f.field for f in plan.findings if f.level == "error"}
        for name, column in self._places.items():
            declared = kind.by_name.get(name)
            if declared is not None and declared.wanted and name not in stored and name not in bad:
                message = _("{field} is empty; the form asks for it.").format(field=declared.label)
                cell = address(plan.row, column)
                plan.findings.append(CellFinding(cell, "warning", "wanted_missing", message, plan.row, name))

    def _check(
        self, kind: RecordKind, plan: RowPlan, stored: Mapping[str, Stored], values: Mapping[str, Any]
    ) -> None:
        for declared in kind.fields:
            if declared.required and stored.get(declared.name) in (None, ""):
                message = _("{field} is empty; fill it in.").format(field=declared.label)
                plan.findings.append(
                    self._at(plan.row, Finding("required_missing", "error", message, declared.name))
                )
        for finding in check_rules(kind, values, self.planning.register.today()):
            plan.findings.append(self._at(plan.row, finding))

    def _at(self, row: int, finding: Finding) -> CellFinding:
        column = self._places.get(finding.field or "", 0)
        return CellFinding(
            address(row, column), finding.level, finding.code, finding.message, row, finding.field
        )

    def _same_in_file(self, kind: RecordKind, stored: Mapping[str, Stored]) -> str | None:
        """The record that an earlier row of this sheet would make, when this row speaks of the same."""
        for key in kind.keys:
            if stored.get(key) is not None:
                return self.planning.fresh.get((kind.name, key, stored[key]))
        return self.planning.fresh.get((kind.name, "", name_key(kind, stored)))

    def _repeat(self, plan: RowPlan, record_id: str, stored: Mapping[str, Stored]) -> None:
        place, first = self.planning.taken[record_id]
        plan.record_id = record_id
        if any(first.get(name) != value for name, value in stored.items()):
            message = _("Row {row} speaks of the same record and says something else; keep one of the two.")
            found = Finding("duplicate_differs", "error", message.format(row=place), None)
        else:
            message = _("Row {row} says the same already.")
            found = Finding("duplicate_row", "warning", message.format(row=place), None)
            if not any(f.level == "error" for f in plan.findings):
                plan.state = "unchanged"
        plan.findings.append(self._at(plan.row, found))

    def _accept(
        self,
        kind: RecordKind,
        plan: RowPlan,
        i: int,
        record_id: str | None,
        stored: dict[str, Stored],
        kept: Mapping[str, Stored],
    ) -> None:
        written = {c.target.fields[0]: c.written[i] for c in self.columns if i in c.written}
        origin = f"{self.grid.name}!{plan.row + 1}"
        companion = self.planning.resolver.companions.get(record_id or "")
        if kept:
            changed = {n: (kept.get(n), v) for n, v in stored.items() if kept.get(n) != v}
            plan.state = "changed" if changed else "unchanged"
            if changed and record_id:
                plan.changes = (RecordChange(record_id, kind.name, "edit", changed, origin, written),)
        else:
            record_id = self._new_record(kind, stored, companion)
            fields = dict(companion.fields) if companion else {}
            fields.update({n: (None, v) for n, v in stored.items()})
            plan.state = "new"
            plan.changes = (RecordChange(record_id, kind.name, "create", fields, origin, written),)
        assert record_id is not None
        plan.record_id = record_id
        self.planning.taken[record_id] = (origin, stored)

    def _new_record(
        self, kind: RecordKind, stored: Mapping[str, Stored], companion: RecordChange | None
    ) -> str:
        record_id = companion.record_id if companion else self.planning.register.new_id()
        for key in kind.keys:
            if stored.get(key) is not None:
                self.planning.fresh[kind.name, key, stored[key]] = record_id
        name, within = name_key(kind, stored)
        self.planning.fresh.setdefault((kind.name, "", (name, within)), record_id)
        if companion is None:
            self.planning.resolver.note(kind.name, name, record_id, within)
        return record_id

    def _add_membership(self, plan: RowPlan, beside: Mapping[str, Stored]) -> None:
        assert plan.record_id is not None
        team = self.team_of(beside)
        said = {**beside, "team": team}
        change = self.planning.memberships.plan(plan.record_id, said, f"{self.grid.name}!{plan.row + 1}")
        if change is None:
            return
        plan.changes = (*plan.changes, change)
        if isinstance(team, str) and team in self.planning.resolver.companions:
            plan.needs = (*plan.needs, team)
        if plan.state == "unchanged":
            plan.state = "changed"


def _records(columns: Sequence[tuple[str, ReadColumn]], count: int) -> list[dict[str, Stored]]:
    """Row by row the kept scalars of some columns, empty ones left out."""
    named = [(name, column.stored[name]) for name, column in columns]
    return [{name: cells[i] for name, cells in named if cells[i] is not None} for i in range(count)]


def _ruled_values(kind: RecordKind, columns: Sequence[tuple[str, ReadColumn]]) -> list[tuple[str, list[Any]]]:
    """The columns of Python values that the rules look at."""
    ruled = {name for rule in kind.rules for name in rule.fields}
    return [(name, column.values[name]) for name, column in columns if name in ruled]
