"""Rows that would give a second record the number or the name of another: the same block pasted twice, for one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from lyuliang_desk.catalogue.finding import Finding, Level
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.excel.pasting.linked import folded
from lyuliang_desk.excel.pasting.plan import PastedRow
from lyuliang_desk.messages import _
from lyuliang_desk.store.lookups import Titled

Name = tuple[str, Stored]
"""A folded name, and the record within which it is to be unique."""


class KeyLookup(Protocol):
    """What the register tells of keys and names, many at a time."""

    def find(self, kind: str, field: str, values: Iterable[Stored]) -> dict[Stored, list[str]]: ...

    def titles(self, ids: Iterable[str]) -> dict[str, str]: ...

    def title_index(self, kind: str) -> list[Titled]: ...


def with_twins(rows: list[PastedRow], kind: RecordKind, register: KeyLookup) -> list[PastedRow]:
    """The rows with what is to be said of equal keys and names: an error for a new record, else a warning."""
    found: dict[int, list[Finding]] = {}
    for key in kind.keys:
        for place, finding in _same_key(rows, kind, key, register):
            found.setdefault(place, []).append(finding)
    for place, finding in _same_name(rows, kind, register):
        found.setdefault(place, []).append(finding)
    return [_said(row, found[place]) if place in found else row for place, row in enumerate(rows)]


def _said(row: PastedRow, findings: Sequence[Finding]) -> PastedRow:
    if any(f.level == "error" for f in findings):
        return row.refused_for(findings)
    return replace(row, findings=(*row.findings, *findings))


def _given(row: PastedRow, name: str) -> Stored:
    """The value that a row newly gives to a field, None where it leaves it as it is."""
    cell = row.cells.get(name)
    return cell.after if cell is not None and row.change is not None and cell.after != cell.before else None


def _same_key(
    rows: Sequence[PastedRow], kind: RecordKind, key: str, register: KeyLookup
) -> Iterator[tuple[int, Finding]]:
    given = {place: value for place, row in enumerate(rows) if (value := _given(row, key)) is not None}
    if not given:
        return
    holders = register.find(kind.name, key, set(given.values()))
    leaving = {row.record_id for place, row in enumerate(rows) if place in given}
    titles = register.titles(sorted({id_ for ids in holders.values() for id_ in ids}))
    first: dict[Stored, int] = {}
    for place, value in given.items():
        row, label, shown = rows[place], kind[key].label, kind[key].show(value)
        others = [id_ for id_ in holders.get(value, []) if id_ not in leaving]
        if others:
            message = _(
                "The register has {title} with the {field} {value} already. Paste over that record, or correct the number."
            )
            text = message.format(title=titles.get(others[0], ""), field=label, value=shown)
            yield place, Finding("key_taken", _level(row), text, key)
        elif value in first:
            message = _("Row {row} of the block has the {field} {value}, too. Correct one of them.")
            text = message.format(row=rows[first[value]].number, field=label, value=shown)
            yield place, Finding("key_twice", _level(row), text, key)
        first.setdefault(value, place)


def _same_name(
    rows: Sequence[PastedRow], kind: RecordKind, register: KeyLookup
) -> Iterator[tuple[int, Finding]]:
    """A warning for new records of a name that is there already, in the register or further up in the block."""
    new = [(place, row) for place, row in enumerate(rows) if row.state == "new"]
    if not new:
        return
    within = kind.name_key[1]
    kept: Mapping[Name, str] = {
        (folded(kind.name, t.title), t.within): t.title for t in register.title_index(kind.name)
    }
    seen: dict[Name, int] = {}
    for place, row in new:
        title = row.values.get(kind.name_key[0])
        shown = kind[kind.name_key[0]].show(title)
        name = (folded(kind.name, shown), row.values.get(within) if within else None)
        if title is not None and name in kept:
            message = _("The register has a {kind} of this name already; this row makes a second one.")
            yield place, Finding("same_name", "warning", message.format(kind=kind.label), kind.name_key[0])
        elif title is not None and name in seen:
            message = _("Row {row} of the block has the same name; this row makes a second {kind}.")
            text = message.format(row=rows[seen[name]].number, kind=kind.label)
            yield place, Finding("same_name", "warning", text, kind.name_key[0])
        seen.setdefault(name, place)


def _level(row: PastedRow) -> Level:
    return "error" if row.record_id is None else "warning"
