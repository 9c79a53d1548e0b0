"""What becomes of each data row: compared with the register, checked by the rules, turned into changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lyuliang_desk.catalogue.check import check_rules, load_values
from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.excel.grid import SheetGrid, address
from lyuliang_desk.excel.planning.cells import ReadColumn
from lyuliang_desk.excel.planning.keys import KeptRecords, KeyMatch
from lyuliang_desk.excel.planning.links import Needs
from lyuliang_desk.excel.planning.plan import CellFinding, RowPlan
from lyuliang_desk.excel.planning.planning import Planning
from lyuliang_desk.excel.planning.records import NameKey, records_of
from lyuliang_desk.excel.planning.resolve import Resolved, same_name_elsewhere
from lyuliang_desk.messages import _
from lyuliang_desk.store.changes import RecordChange

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
    planning: Planning
    team: Resolved | None
    found: KeptRecords

    def __post_init__(self) -> None:
        kind = self._kind = KINDS[self.kind_name]
        count = len(self.data_rows)
        own = [c for c in self.columns if c.target.kind == kind.name]
        self._today = self.planning.register.today()
        self._records = records_of(own, count)
        self._besides = records_of([c for c in self.columns if c.target.kind != kind.name], count)
        self._places = {name: c.match.column for c in self.columns for name in c.target.fields}
        self._ruled = _ruled_values(kind, own)
        self._wanted = [f for name in self._places if (f := kind.by_name.get(name)) is not None and f.wanted]
        self._wanted_names = {f.name for f in self._wanted}
        self._required = [f for f in kind.fields if f.required]
        self._remarks = _remarks_by_row(self.columns, self.data_rows)
        self._written = _written_by_row(self.columns)
        self._unread = _unread_by_row(own)

    def plan(self) -> list[RowPlan]:
        """One plan for each data row. Raises ``Cancelled``."""
        planning = self.planning
        plans = []
        for i, name in enumerate(self.found.names):
            if i % STEP == 0:
                planning.stop_if_cancelled()
                if planning.progress is not None:
                    planning.progress(i, len(self.data_rows))
            plans.append(self._plan_row(i, name))
        return plans

    def _plan_row(self, i: int, name: NameKey) -> RowPlan:
        row, stored = self.data_rows[i], self._records.row(i)
        plan = RowPlan(row, "refused", self._findings(i, row), needs=tuple(self.needs.get(i, ())))
        self._ask_for_wanted(plan, stored)
        match = self._match(i, name, stored)
        plan.record_id = match.id
        if match.fault is not None:
            code, message, field_name = match.fault
            plan.findings.append(self._at(row, Finding(code, "error", message, field_name)))
        kept = self._kept(match.id) if match.id else {}
        self._check(plan, stored, kept, i)
        record_id = match.id or self._same_in_file(stored, name)
        if record_id is not None and record_id in self.planning.taken:
            self._repeat(plan, record_id, stored)
        elif not any(f.level == "error" for f in plan.findings):
            self._accept(plan, i, record_id, stored, name, kept)
        if plan.state in ("new", "changed", "unchanged"):
            beside = self._besides.row(i)
            if self.team_of(beside):
                self._add_membership(plan, beside)
        return plan

    def _match(self, i: int, name: NameKey, stored: Mapping[str, Stored]) -> KeyMatch:
        """The record found for the sheet; a roster's row that says neither number nor employer means the team's member."""
        match, kind = self.found.matches[i], self._kind
        is_told = match.id or match.fault or name[1] or any(stored.get(key) is not None for key in kind.keys)
        team = None if is_told or "membership" not in kind.companions else self.team_of(self._besides.row(i))
        if not isinstance(team, str):
            return match
        people = self.planning.memberships.people(team)
        same = [
            id_ for id_, _within in self.planning.resolver.candidates(kind.name, name[0]) if id_ in people
        ]
        return KeyMatch(same[0]) if len(same) == 1 else match

    def _kept(self, record_id: str) -> Mapping[str, Stored]:
        kept = self.found.index.kept.get(record_id)
        if kept is None:
            kept = self.planning.register.values_of(self._kind.name, [record_id]).get(record_id, {})
        return kept

    def team_of(self, beside: Mapping[str, Stored]) -> Stored:
        """The team a roster's row belongs to: its own column's, else the sheet's."""
        return beside.get("team") or (self.team.id if self.team else None)

    def _findings(self, i: int, row: int) -> list[CellFinding]:
        found = self._remarks.get(i, [])
        if row in self.grid.hidden_rows:
            message = _("This row is hidden in the workbook; it was read all the same.")
            found.append(CellFinding(address(row, 0), "warning", "hidden_row", message, row))
        return found

    def _ask_for_wanted(self, plan: RowPlan, stored: Mapping[str, Stored]) -> None:
        if stored.keys() >= self._wanted_names:
            return
        bad = {f.field for f in plan.findings if f.level == "error"}
        for declared in self._wanted:
            if declared.name not in stored and declared.name not in bad:
                message = _("{field} is empty; the form asks for it.").format(field=declared.label)
                finding = Finding("wanted_missing", "warning", message, declared.name)
                plan.findings.append(self._at(plan.row, finding))

    def _check(self, plan: RowPlan, stored: Mapping[str, Stored], kept: Mapping[str, Stored], i: int) -> None:
        """The record as it would be: what the row says over what is kept of it."""
        for declared in self._required:
            if stored.get(declared.name, kept.get(declared.name)) in (None, ""):
                message = _("{field} is empty; fill it in.").format(field=declared.label)
                found = Finding("required_missing", "error", message, declared.name)
                plan.findings.append(self._at(plan.row, found))
        values = {name: column[i] for name, column in self._ruled if column[i] is not None}
        if kept:
            unsaid = {name: value for name, value in kept.items() if name not in stored}
            values = {**load_values(self._kind, unsaid), **values}
        for finding in check_rules(self._kind, values, self._today, unread=self._unread.get(i, ())):
            plan.findings.append(self._at(plan.row, finding))

    def _at(self, row: int, finding: Finding) -> CellFinding:
        column = self._places.get(finding.field or "", 0)
        return CellFinding(
            address(row, column), finding.level, finding.code, finding.message, row, finding.field
        )

    def _same_in_file(self, stored: Mapping[str, Stored], name: NameKey) -> str | None:
        """The record that an earlier row of this sheet would make, when this row speaks of the same."""
        for key in self._kind.keys:
            if stored.get(key) is not None:
                return self.planning.fresh.get((self._kind.name, key, stored[key]))
        return self.planning.fresh.get((self._kind.name, "", name))

    def _repeat(self, plan: RowPlan, record_id: str, stored: Mapping[str, Stored]) -> None:
        place, records, at = self.planning.taken[record_id]
        first = records.row(at)
        plan.record_id = record_id
        differs = next((name for name, value in stored.items() if first.get(name) != value), None)
        if differs is not None:
            message = _("Row {row} speaks of the same record and says something else; keep one of the two.")
            found = Finding("duplicate_differs", "error", message.format(row=place), differs)
        else:
            message = _("Row {row} says the same already.")
            found = Finding("duplicate_row", "warning", message.format(row=place), None)
            if not any(f.level == "error" for f in plan.findings):
                plan.state = "unchanged"
        plan.findings.append(self._at(plan.row, found))

    def _accept(
        self,
        plan: RowPlan,
        i: int,
        record_id: str | None,
        stored: Mapping[str, Stored],
        name: NameKey,
        kept: Mapping[str, Stored],
    ) -> None:
        kind, written = self._kind.name, self._written.get(i, {})
        origin = f"{self.grid.name}!{plan.row + 1}"
        if kept:
            changed = {n: (kept.get(n), v) for n, v in stored.items() if kept.get(n) != v}
            plan.state = "changed" if changed else "unchanged"
            if changed and record_id:
                plan.changes = (RecordChange(record_id, kind, "edit", changed, origin, written),)
        else:
            companion = self.planning.resolver.companions.get(record_id or "")
            if companion is None:
                self._ask_about_namesakes(plan, name, stored)
            record_id = self._new_record(stored, name, companion)
            fields = self._records.created(i)
            if companion:
                fields = {**companion.fields, **fields}
            plan.state = "new"
            plan.changes = (RecordChange(record_id, kind, "create", fields, origin, written),)
        assert record_id is not None
        plan.record_id = record_id
        self.planning.taken[record_id] = (origin, self._records, i)

    def _ask_about_namesakes(self, plan: RowPlan, name: NameKey, stored: Mapping[str, Stored]) -> None:
        """A warning where the register has a record of this name, but another number or, for people, elsewhere."""
        kind, title = self._kind, self._kind.name_key[0]
        if self.found.index.by_name.get(name):
            message = _("The register has a {kind} of this name with another {field}: the same?")
            key = kind[kind.keys[0]]
            text = message.format(kind=kind.label, field=key.label)
            plan.findings.append(
                self._at(plan.row, Finding("same_name_other_number", "warning", text, key.name))
            )
        elif kind.name == "person" and self.planning.resolver.has_kept(kind.name, name[0]):
            text = same_name_elsewhere(str(stored[title]))
            plan.findings.append(self._at(plan.row, Finding("same_name_elsewhere", "warning", text, title)))

    def _new_record(self, stored: Mapping[str, Stored], name: NameKey, companion: RecordChange | None) -> str:
        kind, planning = self._kind, self.planning
        record_id = companion.record_id if companion else planning.register.new_id()
        for key in kind.keys:
            if stored.get(key) is not None:
                planning.fresh[kind.name, key, stored[key]] = record_id
        planning.fresh.setdefault((kind.name, "", name), record_id)
        if companion is None:
            planning.resolver.note(kind.name, name[0], record_id, name[1])
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


def _remarks_by_row(columns: Sequence[ReadColumn], data_rows: Sequence[int]) -> dict[int, list[CellFinding]]:
    """What the reading of the cells remarked, by data row from left to right."""
    found: dict[int, list[CellFinding]] = {}
    for column in columns:
        for i, remarks in column.remarks.items():
            row, name = data_rows[i], column.target.fields[0]
            cell = address(row, column.match.column)
            found.setdefault(i, []).extend(
                CellFinding(cell, level, code, message, row, name) for level, code, message in remarks
            )
    return found


def _written_by_row(columns: Sequence[ReadColumn]) -> dict[int, dict[str, str]]:
    """The original texts of the cells whose spelling was changed, by data row and field."""
    found: dict[int, dict[str, str]] = {}
    for column in columns:
        for i, text in column.written.items():
            found.setdefault(i, {})[column.target.fields[0]] = text
    return found


def _unread_by_row(columns: Sequence[ReadColumn]) -> dict[int, set[str]]:
    """The fields whose cells could not be read, by data row."""
    unread: dict[int, set[str]] = {}
    for column in columns:
        for i in column.bad:
            unread.setdefault(i, set()).update(column.target.fields)
    return unread


def _ruled_values(kind: RecordKind, columns: Sequence[ReadColumn]) -> list[tuple[str, list[Any]]]:
    """The columns of Python values that the rules look at."""
    ruled = {name for rule in kind.rules for name in rule.fields}
    return [
        (name, column.values[name]) for column in columns for name in column.target.fields if name in ruled
    ]
