"""What becomes of each data row: compared with the register, checked by the rules, turned into changes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from lyuliang_desk.catalogue.check import check_record, check_rules, load_values
from lyuliang_desk.catalogue.derived import told_by_others
from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.locks import refused_by_locks
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.excel.grid import SheetGrid, address
from lyuliang_desk.excel.planning.cells import ReadColumn
from lyuliang_desk.excel.planning.companion_rows import MEMBERSHIP, CompanionRows, companion_rows
from lyuliang_desk.excel.planning.course import ROWS
from lyuliang_desk.excel.planning.keys import KeptRecords, KeyMatch, RowName
from lyuliang_desk.excel.planning.needs import Needs, needed
from lyuliang_desk.excel.planning.owner_locks import owner_locks
from lyuliang_desk.excel.planning.plain_rows import plain_rows
from lyuliang_desk.excel.planning.plan import CellFinding, RowPlan
from lyuliang_desk.excel.planning.planning import Planning
from lyuliang_desk.excel.planning.policies import column_policies
from lyuliang_desk.excel.planning.records import records_of
from lyuliang_desk.excel.planning.resolve import Resolved, same_name_elsewhere
from lyuliang_desk.excel.planning.targets import Targets
from lyuliang_desk.messages import _
from lyuliang_desk.store.changes import RecordChange
from lyuliang_desk.store.columns import KeptValues

STEP = 2_000
"""Rows between two reports of progress."""
NOTHING_WRITTEN: Mapping[str, str] = MappingProxyType({})


@dataclass
class RowPlanner:
    """Plans the data rows of one sheet. Lists hold an entry for each of ``data_rows``."""

    grid: SheetGrid
    targets: Targets
    columns: Sequence[ReadColumn]
    data_rows: Sequence[int]
    needs: Needs
    planning: Planning
    team: Resolved | None
    found: KeptRecords

    def __post_init__(self) -> None:
        kind = self._kind = self.targets.kind
        count = len(self.data_rows)
        own = [c for c in self.columns if c.target.record is kind]
        self._today = self.planning.register.today()
        self._records = records_of(own, count)
        self._policies = column_policies(own)
        members = [c for c in self.columns if c.target.kind == MEMBERSHIP != kind.name]
        self._members, self._member_policies = records_of(members, count), column_policies(members)
        others = [c for c in self.targets.companions if c.name != MEMBERSHIP]
        self._companions = companion_rows(
            kind, others, self.columns, count, self.planning.register, _written_by_row
        )
        ids = [match.id for match in self.found.matches if match.id is not None]
        for companion in self._companions.values():
            companion.ask(ids)
        self._owners = owner_locks(kind, self._records, self.found, self.planning)
        self._places = {place: c.match.column for c in self.columns for place in c.target.places}
        self._ruled = _ruled_values(kind, own)
        self._wanted = [f for owner, name in self._places if owner == kind.name and (f := kind[name]).wanted]
        self._wanted_names = {f.name for f in self._wanted}
        self._required = [f for f in kind.fields if f.required]
        self._remarks = _remarks_by_row(self.columns, self.data_rows)
        self._written = _written_by_row(own)
        self._unread = _unread_by_row(own)
        self._plain = self._plain_rows()
        self._ids = iter(self.planning.register.new_ids(len(self._plain)))

    def plan(self) -> list[RowPlan]:
        """One plan for each data row. Raises ``Cancelled``."""
        plans, count = list[RowPlan](), len(self.data_rows)
        for i, name in enumerate(self.found.names):
            if i % STEP == 0:
                self.planning.course.went(min(STEP, count - i), ROWS)
            plan = self._plan_plain(i, name) if i in self._plain else None
            plans.append(plan or self._plan_row(i, name))
        return plans

    def _plain_rows(self) -> Mapping[int, tuple[Finding, ...]]:
        """The rows that need not be looked at one by one; none where other records or papers have a say in them."""
        kind = self._kind
        others = (self._owners, self._companions, self._members.columns, self.team, kind.derivations)
        if any(others) or kind.name == "person" or MEMBERSHIP in kind.companions:
            return {}
        asked = self._wanted_names | {f.name for f in self._required}
        return plain_rows(
            kind, self._records, self.found.matches, asked, self._ruled, self._remarks, self._today
        )

    def _plan_plain(self, i: int, name: RowName) -> RowPlan | None:
        """The plan of a row that makes a record; None where a row above or the register may mean the same."""
        kind, row, stored = self._kind, self.data_rows[i], KeptValues(self._records.columns, i)
        if kind.may_repeat and name[-1]:
            return None
        if name in self.found.index.by_name or self._same_in_file(stored, name) is not None:
            return None
        findings = self._findings(i, row)
        findings.extend(self._at(row, finding) for finding in self._plain[i])
        record_id, origin = next(self._ids), f"{self.grid.name}!{row + 1}"
        self._note_record(record_id, stored, name)
        fields, written = self._records.created(i), self._written.get(i, NOTHING_WRITTEN)
        change = RecordChange(record_id, kind.name, "create", fields, origin, written)
        self.planning.taken[record_id] = (origin, self._records, i)
        return RowPlan(row, "new", findings, record_id, (change,), needed(self.needs, i))

    def _plan_row(self, i: int, name: RowName) -> RowPlan:
        row, stored = self.data_rows[i], self._records.row(i)
        plan = RowPlan(row, "refused", self._findings(i, row), needs=needed(self.needs, i))
        self._ask_for_wanted(plan, stored)
        match = self._match(i, name, stored)
        plan.record_id = match.id
        if match.fault is not None:
            code, message, field_name = match.fault
            plan.findings.append(self._at(row, Finding(code, "error", message, field_name)))
        kept = self._kept(match.id) if match.id else {}
        if kept and self._policies:
            stored = self._policies.over(kept, stored, i)
        if self._kind.derivations:
            stored = self._derive(plan, stored, kept)
        self._check(plan, stored, kept, i)
        record_id = match.id or self._same_in_file(stored, name)
        if record_id is not None and record_id in self.planning.taken:
            self._repeat(plan, record_id, self._records.row(i))
        else:
            changed = (
                {n: (kept.get(n), v) for n, v in stored.items() if kept.get(n) != v}
                if kept or self._kind.derivations
                else {}
            )
            self._ask_locks(plan, stored, kept, changed)
            if not kept:
                self._check_companions(plan, i)
            if not any(f.level == "error" for f in plan.findings):
                self._accept(plan, i, record_id, stored, name, kept, changed)
        if plan.state in ("new", "changed", "unchanged"):
            self._add_companions(plan, i)
        return plan

    def _derive(
        self, plan: RowPlan, stored: Mapping[str, Stored], kept: Mapping[str, Stored]
    ) -> dict[str, Stored]:
        """The row with the fields that others tell, as the door will write them; where it says otherwise, that is told."""
        kind, after = self._kind, {**kept, **stored}
        told = told_by_others(kind, after, stored.keys())
        changed = {n for n, v in stored.items() if kept.get(n) != v}
        after_door = told_by_others(kind, after, changed)
        followed = {n: v for n, v in told.items() if n in after_door or kept.get(n) == v}
        for name, value in followed.items():
            if name in stored:
                field = kind[name]
                message = _("{field} follows from other columns: {value} is kept, not {said}.")
                words = {"field": field.label, "value": field.show(value), "said": field.show(stored[name])}
                finding = Finding("derived_differs", "warning", message.format(**words), name)
                plan.findings.append(self._at(plan.row, finding))
        return {**stored, **followed}

    def _ask_locks(
        self,
        plan: RowPlan,
        stored: Mapping[str, Stored],
        kept: Mapping[str, Stored],
        changed: Collection[str],
    ) -> None:
        """What a signed paper has fixed is refused here, row by row; the door would refuse the whole import."""
        found = refused_by_locks(self._kind, kept, changed) if kept and self._kind.locks else ()
        if self._owners is not None and (changed or not kept):
            found += self._owners.refused(stored, kept, changed if kept else None)
        plan.findings.extend(self._at(plan.row, finding) for finding in found)

    def _match(self, i: int, name: RowName, stored: Mapping[str, Stored]) -> KeyMatch:
        """The record found for the sheet; a roster's row that says neither number nor employer means the team's member."""
        match, kind = self.found.matches[i], self._kind
        if MEMBERSHIP not in kind.companions:
            return match
        is_told = match.id or match.fault or name[1] or any(stored.get(key) is not None for key in kind.keys)
        team = None if is_told else self.team_of(self._members.row(i))
        if not isinstance(team, str):
            return match
        people = self.planning.memberships.people(team)
        called = self.planning.resolver.candidates(kind.name, str(name[0]))
        same = [id_ for id_, _within in called if id_ in people]
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
            if self._policies:  # what a column may not touch stays as it is kept
                values = {name: value for name, value in values.items() if name in stored}
            unsaid = {name: value for name, value in kept.items() if name not in stored}
            values = {**load_values(self._kind, unsaid), **values}
        for finding in check_rules(self._kind, values, self._today, unread=self._unread.get(i, ())):
            plan.findings.append(self._at(plan.row, finding))

    def _at(self, row: int, finding: Finding) -> CellFinding:
        return self._at_field(row, self._kind.name, finding)

    def _at_field(self, row: int, kind: str, finding: Finding) -> CellFinding:
        column = self._places.get((kind, finding.field or ""), 0)
        return CellFinding(
            address(row, column), finding.level, finding.code, finding.message, row, finding.field
        )

    def _same_in_file(self, stored: Mapping[str, Stored], name: RowName) -> str | None:
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
        name: RowName,
        kept: Mapping[str, Stored],
        changed: dict[str, tuple[Stored, Stored]],
    ) -> None:
        kind, written = self._kind, self._written.get(i, {})
        origin = f"{self.grid.name}!{plan.row + 1}"
        if kept:
            plan.state = "changed" if changed else "unchanged"
            if changed and record_id:
                plan.changes = (RecordChange(record_id, kind.name, "edit", changed, origin, written),)
        else:
            companion = self.planning.resolver.companions.get(record_id or "")
            if companion is None:
                self._ask_about_namesakes(plan, name, stored)
            record_id = self._new_record(stored, name, companion)
            if kind.may_repeat and name[-1]:
                message = _("A row above says the same; both are taken for records of their own.")
                finding = Finding("equal_rows", "warning", message, kind.row_key[0])
                plan.findings.append(self._at(plan.row, finding))
            fields: Mapping[str, tuple[Stored, Stored]] = self._records.created(i)
            if kind.derivations or companion:
                fields = {**(companion.fields if companion else {}), **fields, **changed}
            plan.state = "new"
            plan.changes = (RecordChange(record_id, kind.name, "create", fields, origin, written),)
        assert record_id is not None
        plan.record_id = record_id
        self.planning.taken[record_id] = (origin, self._records, i)

    def _ask_about_namesakes(self, plan: RowPlan, name: RowName, stored: Mapping[str, Stored]) -> None:
        """A warning where the register has a record of this name, but another number or, for people, elsewhere."""
        kind, title = self._kind, self._kind.name_key[0]
        if kind.keys and self.found.index.by_name.get(name):
            message = _("The register has a {kind} of this name with another {field}: the same?")
            key = kind[kind.keys[0]]
            text = message.format(kind=kind.label, field=key.label)
            plan.findings.append(
                self._at(plan.row, Finding("same_name_other_number", "warning", text, key.name))
            )
        elif kind.name == "person" and self.planning.resolver.has_kept(kind.name, str(name[0])):
            text = same_name_elsewhere(str(stored[title]))
            plan.findings.append(self._at(plan.row, Finding("same_name_elsewhere", "warning", text, title)))

    def _new_record(self, stored: Mapping[str, Stored], name: RowName, companion: RecordChange | None) -> str:
        record_id = companion.record_id if companion else self.planning.register.new_id()
        self._note_record(record_id, stored, name, is_known=companion is not None)
        return record_id

    def _note_record(
        self, record_id: str, stored: Mapping[str, Stored], name: RowName, *, is_known: bool = False
    ) -> None:
        """Later rows find the record by its numbers and its name; ``is_known`` when they already do by name."""
        kind, planning = self._kind, self.planning
        for key in kind.keys:
            if stored.get(key) is not None:
                planning.fresh[kind.name, key, stored[key]] = record_id
                planning.resolver.note_number(kind.name, stored[key], record_id)
        planning.fresh.setdefault((kind.name, "", name), record_id)
        if not is_known and kind.row_key:
            planning.resolver.note_title(kind.name, stored.get(kind.title_field), record_id)
        elif not is_known:
            folded, within = name
            planning.resolver.note(
                kind.name, str(folded), record_id, within if isinstance(within, str) else None
            )

    def _add_companions(self, plan: RowPlan, i: int) -> None:
        """The records that stand in the row beside its own."""
        if self._members.columns or self.team is not None:
            beside = self._members.row(i)
            if self.team_of(beside):
                self._add_membership(plan, beside, i)
        for companion in self._companions.values():
            if companion.said[i]:
                self._add_companion(plan, i, companion)

    def _check_companions(self, plan: RowPlan, i: int) -> None:
        """What a new record would bring with it is judged before the record is accepted: others may name it then."""
        said = [(companion.kind, companion.said[i]) for companion in self._companions.values()]
        if self._members.columns:
            said.append((self.planning.kinds.kinds[MEMBERSHIP], self._members.row(i)))
        for kind, values in said:
            for finding in check_rules(kind, load_values(kind, values), self._today) if values else ():
                plan.findings.append(self._at_field(plan.row, kind.name, finding))

    def _add_companion(self, plan: RowPlan, i: int, companion: CompanionRows) -> None:
        assert plan.record_id is not None
        change, values = companion.plan(i, plan.record_id, f"{self.grid.name}!{plan.row + 1}")
        if change is None:
            return
        found = () if plan.state == "new" else check_record(companion.kind, values, self._today)
        plan.findings.extend(self._at_field(plan.row, companion.kind.name, finding) for finding in found)
        if any(finding.level == "error" for finding in found):
            plan.state, plan.changes = "refused", ()
            return
        plan.findings = [f for f in plan.findings if f.code != "duplicate_row"]
        plan.changes = (*plan.changes, change)
        if plan.state == "unchanged":
            plan.state = "changed"

    def _add_membership(self, plan: RowPlan, beside: Mapping[str, Stored], i: int) -> None:
        assert plan.record_id is not None
        team = self.team_of(beside)
        said = {**beside, "team": team}
        origin = f"{self.grid.name}!{plan.row + 1}"
        policies = self._member_policies
        change = self.planning.memberships.plan(plan.record_id, said, origin, policies, i)
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
