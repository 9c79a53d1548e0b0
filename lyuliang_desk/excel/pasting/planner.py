"""The plan of a paste: every row of the block goes to the record in its line of the table, or makes a new one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Protocol

from lyuliang_desk.catalogue.check import newly_found
from lyuliang_desk.catalogue.derived import told_by_others
from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.linking import all_linked, linked_ids
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.catalogue.types.link import Link, Links
from lyuliang_desk.errors import Cancelled
from lyuliang_desk.excel.pasting.block import Block
from lyuliang_desk.excel.pasting.cells import CellRead, ColumnReader
from lyuliang_desk.excel.pasting.columns import PasteColumn, by_header, by_place, has_header
from lyuliang_desk.excel.pasting.linked import NameIndex, Names
from lyuliang_desk.excel.pasting.plan import PastedCell, PastedRow, PastePlan
from lyuliang_desk.excel.pasting.twins import KeyLookup, with_twins
from lyuliang_desk.messages import _
from lyuliang_desk.store.changes import Action, ChangeSet, RecordChange
from lyuliang_desk.store.prepare import record_check
from lyuliang_desk.store.views import Row

STEP = 100
"""So many rows are planned between two looks whether to go on."""


class PasteRegister(NameIndex, KeyLookup, Protocol):
    """What the plan of a paste asks of the register; nothing is written."""

    def today(self) -> date: ...

    def new_id(self) -> str: ...

    def refused_beforehand(self, change_set: ChangeSet) -> Mapping[str, tuple[Finding, ...]]: ...

    def rows(self, kind: str, rids: Sequence[int], fields: Sequence[str] | None = None) -> list[Row]: ...


@dataclass(frozen=True, slots=True)
class PastePlace:
    """Where a block is pasted: the fields from the current column to the right, the records from the current row down.

    ``header`` says whether the first row names columns, None to find out. ``empties_clear`` lets an empty cell
    clear its field; else it says nothing, as in an import.
    """

    kind: str
    fields: Sequence[str]
    rids: Sequence[int] = ()
    header: bool | None = None
    empties_clear: bool = False


def plan_paste(
    block: Block,
    place: PastePlace,
    register: PasteRegister,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> PastePlan:
    """What pasting a block would do, row by row. Raises ``Cancelled``."""
    kind = register.kinds[place.kind]
    fields = [kind[name] for name in place.fields]
    header = has_header(block, kind, fields) if place.header is None else place.header
    columns = by_header(block, kind) if header and block else by_place(block, fields)
    lines = block[1:] if header else block
    kept = register.rows(kind.name, place.rids[: len(lines)]) if len(place.rids) else []
    rows = _Rows(kind, register, columns.matched, place.empties_clear)
    planned: list[PastedRow] = []
    for i, line in enumerate(lines):
        if i % STEP == 0:
            if cancelled is not None and cancelled():
                raise Cancelled
            if progress is not None:
                progress(i, len(lines))
        row = rows.plan(i + 1 + header, line, kept[i] if i < len(kept) else None)
        planned += [row] if row is not None else []
    planned = _without_locked(with_twins(planned, kind, register), register)
    names = tuple(dict.fromkeys(name for column in columns.matched for name in column.fields))
    titles = register.titles(_linked(kind, names, planned))
    return PastePlan(kind, names, header, planned, titles, columns.findings)


def _without_locked(rows: list[PastedRow], register: PasteRegister) -> list[PastedRow]:
    """The rows, those refused that a signed paper has fixed."""
    changes = tuple(row.change for row in rows if row.change is not None)
    locked = register.refused_beforehand(ChangeSet(Action("paste"), changes))
    return [
        row.refused_for(locked[row.change.record_id])
        if row.change is not None and row.change.record_id in locked
        else row
        for row in rows
    ]


def _linked(kind: RecordKind, names: Sequence[str], rows: Sequence[PastedRow]) -> list[str]:
    """The records that the cells link to, before or after."""
    before = ({name: cell.before for name, cell in row.cells.items()} for row in rows)
    after = ({name: cell.after for name, cell in row.cells.items()} for row in rows)
    return sorted(all_linked([kind[name] for name in names], chain(before, after)))


@dataclass
class _Rows:
    """Plans one row after the other."""

    kind: RecordKind
    register: PasteRegister
    columns: Sequence[PasteColumn]
    empties_clear: bool
    names: Names = field(init=False)

    def __post_init__(self) -> None:
        self.names = Names(self.register)
        today = self.register.today()
        self._check = record_check(self.kind, today)
        self._readers = [ColumnReader(self.kind, column, today) for column in self.columns]

    def plan(self, number: int, line: Sequence[str], kept: Row | None) -> PastedRow | None:
        """The plan of one line of the block; None when nothing is pasted there."""
        if not any(line[column.place].strip() for column in self.columns):
            return None
        before = {} if kept is None else kept.values
        cells, findings, written = self._read(line, before)
        after = {**before, **{name: cell.after for name, cell in cells.items()}}
        changed = {n: (before.get(n), c.after) for n, c in cells.items() if before.get(n) != c.after}
        if kept is None and not self._makes_a_record(after):
            findings.append(self._nothing_required())
        else:
            known = () if kept is None else self._check(before)
            told = told_by_others(self.kind, after, changed)
            findings += newly_found(known, self._check({**after, **told})) if changed else ()
        said = tuple(findings)
        record_id = None if kept is None else kept.id
        if any(f.level == "error" for f in said):
            return PastedRow(number, record_id, "refused", cells, after, said)
        if kept is None:
            change = RecordChange(self.register.new_id(), self.kind.name, "create", changed, written=written)
            return PastedRow(number, None, "new", cells, after, said, change)
        if not changed:
            return PastedRow(number, kept.id, "unchanged", cells, after, said)
        change = RecordChange(kept.id, self.kind.name, "edit", changed, written=written)
        return PastedRow(number, kept.id, "changed", cells, after, said, change)

    def _read(
        self, line: Sequence[str], before: Mapping[str, Stored]
    ) -> tuple[dict[str, PastedCell], list[Finding], dict[str, str]]:
        """The cells of a line; people are looked for once it is known to which organisations the record belongs."""
        cells: dict[str, PastedCell] = {}
        findings: list[Finding] = []
        written: dict[str, str] = {}
        linking: list[tuple[str, str, object]] = []
        for column, reader in zip(self.columns, self._readers, strict=True):
            text = line[column.place]
            is_blank = not text.strip()
            read = CellRead((None,) * len(column.fields)) if is_blank else reader.read(text)
            findings += read.findings
            if read.respelled:
                written[column.fields[0]] = text
            for name, value in zip(column.fields, read.values, strict=True):
                if value is None:
                    emptied = is_blank and self.empties_clear
                    cells[name] = PastedCell(text, before.get(name), None if emptied else before.get(name))
                elif isinstance(self.kind[name].type, Link | Links):
                    linking.append((name, text, value))
                else:
                    cells[name] = PastedCell(text, before.get(name), value)
        for name, text, value in sorted(linking, key=lambda said: self._link_kind(said[0]) == "person"):
            now = {**before, **{n: c.after for n, c in cells.items()}}
            stored, found = self.names.link(self.kind[name], value, before.get(name), self._near(now))
            findings += found
            is_bad = any(f.level == "error" for f in found)
            cells[name] = PastedCell(text, before.get(name), before.get(name) if is_bad else stored)
        return cells, findings, written

    def _link_kind(self, name: str) -> str:
        type_ = self.kind[name].type
        return type_.kind if isinstance(type_, Link | Links) else ""

    def _near(self, values: Mapping[str, Stored]) -> set[str]:
        """The organisations that a record names."""
        naming = [f for f in self.kind.fields if self._link_kind(f.name) == "organisation"]
        return {found for f in naming for found in linked_ids(f, values.get(f.name))}

    def _makes_a_record(self, values: Mapping[str, Stored]) -> bool:
        return any(values.get(name) not in (None, "") for name in self._required())

    def _required(self) -> list[str]:
        return [f.name for f in self.kind.fields if f.required] or [self.kind.title_field]

    def _nothing_required(self) -> Finding:
        labels = "、".join(str(self.kind[name].label) for name in self._required())
        message = _(
            "The table has no record in this line, and a new one needs {fields}. Paste that column with it, or start further up."
        )
        return Finding("new_without_required", "error", message.format(fields=labels))
