"""What an import does to the work list: rows parked, items closed by a row that is accepted now, items that stay open.

A pure function of the plan and of the items that wait; its changes go through the door with those of the import, so
that one undo takes back both.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from lyuliang_desk.catalogue.folding import fold
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.excel.layout.sent_back import original_rows
from lyuliang_desk.excel.parked.item import (
    KIND,
    WAITING,
    Item,
    ItemFinding,
    packed_cells,
    packed_findings,
)
from lyuliang_desk.excel.parked.row_words import SheetWords, sender_of
from lyuliang_desk.excel.planning.plan import ImportPlan, RowPlan, SheetPlan
from lyuliang_desk.store.changes import RecordChange

Park = Literal["", "refused", "warned"]
"""Which rows are parked: none, the refused ones, or also accepted ones that have warnings."""
ACCEPTED = ("new", "changed", "unchanged")


@dataclass(frozen=True, slots=True)
class ItemPlan:
    """The changes of the work list, and how many rows each sort of them is about."""

    changes: tuple[RecordChange, ...] = ()
    parked: int = 0
    settled: int = 0
    still_open: int = 0


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the plan with what tells it. ``number`` is Excel's, of the file that was first sent."""

    sheet: SheetPlan
    words: SheetWords
    plan: RowPlan
    number: int
    keys: tuple[str, ...]


def plan_items(
    plan: ImportPlan, waiting: Sequence[Item], today: date, new_id: Callable[[], str], park: Park = ""
) -> ItemPlan:
    """The work list after this import. ``waiting`` are all items that wait for an answer."""
    sender = sender_of(plan)
    found = _Waiting(waiting, sender)
    changes: list[RecordChange] = []
    parked = settled = still_open = 0
    for row in _rows(plan, bool(waiting), park):
        item = found.take(row)
        kept_back = row.plan.state == "refused" or (park == "warned" and _is_warned(row.plan))
        if not kept_back:
            if item is not None:
                settled += 1
                changes.append(_settled(item, plan.workbook.name, today))
            continue
        if item is None and not park:
            continue
        values = _values(row, plan, sender)
        change = _create(values, new_id()) if item is None else _edited(item, values)
        parked, still_open = parked + (item is None), still_open + (item is not None)
        if change is not None:
            changes.append(change)
    return ItemPlan(tuple(changes), parked, settled, still_open)


def _rows(plan: ImportPlan, all_of_them: bool, park: Park) -> Iterator[_Row]:
    """The rows that the work list may have to do with."""
    for sheet in plan.sheets:
        if sheet.kind is None or sheet.band is None:
            continue
        words = SheetWords(sheet)
        numbers = original_rows(sheet.grid, sheet.band)
        for row in sheet.rows:
            wanted = row.state == "refused" or (all_of_them or (park == "warned" and _is_warned(row)))
            if row.state != "ignored" and wanted:
                yield _Row(sheet, words, row, numbers.get(row.row, row.row + 1), words.keys(row.row))


def _is_warned(row: RowPlan) -> bool:
    return row.state in ("new", "changed") and any(f.level == "warning" for f in row.findings)


class _Waiting:
    """The items that wait, to be found by a row; each is found once."""

    def __init__(self, items: Iterable[Item], sender: str) -> None:
        self._left = {item.id: item for item in items if _may_be_from(item, sender)}
        self._by_key: dict[tuple[str, str], list[str]] = {}
        self._by_place: dict[tuple[str, str, int, str], list[str]] = {}
        for item in self._left.values():
            if item.row_key:
                self._by_key.setdefault((item.kind, item.row_key), []).append(item.id)
            place = (item.kind, item.sheet, item.row, fold(item.title))
            self._by_place.setdefault(place, []).append(item.id)

    def take(self, row: _Row) -> Item | None:
        kind = str(row.sheet.kind)
        ids = [id_ for key in row.keys for id_ in self._by_key.get((kind, key), ())]
        ids += self._by_place.get(
            (kind, row.sheet.grid.name[:60], row.number, fold(row.words.title(row.plan.row))), ()
        )
        known = [id_ for id_ in ids if id_ in self._left]
        same = [id_ for id_ in known if self._left[id_].row == row.number]
        chosen = next(iter(same or known), None)
        return None if chosen is None else self._left.pop(chosen)


def _may_be_from(item: Item, sender: str) -> bool:
    """Two counties may have a project of one name; a file that does not say whose it is may be anybody's."""
    return item.state in WAITING and (not sender or not item.sender or fold(item.sender) == fold(sender))


def _values(row: _Row, plan: ImportPlan, sender: str) -> dict[str, Stored]:
    findings = tuple(ItemFinding(f.cell, f.level, f.code, f.message) for f in row.plan.findings)
    told = tuple(f for f in findings if f.level != "note")
    return {
        "sender": sender or None,
        "title": row.words.title(row.plan.row) or None,
        "state": "open",
        "file_name": plan.workbook.name[-255:],
        "file_sha256": plan.workbook.sha256,
        "sheet": row.sheet.grid.name[:60],
        "row_number": row.plan.row + 1,
        "record_kind": row.sheet.kind,
        "row_key": row.keys[0] if row.keys else None,
        "cells": packed_cells(row.words.cells(row.plan.row)),
        "findings": packed_findings(told),
    }


def _create(values: Mapping[str, Stored], record_id: str) -> RecordChange:
    fields = {name: (None, value) for name, value in values.items() if value is not None}
    return RecordChange(record_id, KIND, "create", fields)


def _edited(item: Item, values: dict[str, Stored]) -> RecordChange | None:
    """The item with what the newer file says; None where the very same file says it again."""
    if item.file_sha256 == values["file_sha256"]:
        values = {**values, "state": item.state}
    kept = stored_values(item)
    changed = {name: (kept.get(name), value) for name, value in values.items() if kept.get(name) != value}
    if values["sender"] is None:
        changed.pop("sender", None)
    return RecordChange(item.id, KIND, "edit", changed) if changed else None


def _settled(item: Item, file: str, today: date) -> RecordChange:
    after = replace(item, state="settled", settled_on=today.isoformat(), settled_by=file[-255:])
    return change_of(item, after)


def change_of(before: Item, after: Item) -> RecordChange:
    """The change from one state of an item to another."""
    old, new = stored_values(before), stored_values(after)
    fields = {name: (old[name], new[name]) for name in old if old[name] != new[name]}
    return RecordChange(before.id, KIND, "edit", fields)


def stored_values(item: Item) -> dict[str, Stored]:
    """The record's values in stored form."""
    return {
        "sender": item.sender or None,
        "title": item.title or None,
        "state": item.state,
        "file_name": item.file_name,
        "file_sha256": item.file_sha256,
        "sheet": item.sheet,
        "row_number": item.row,
        "record_kind": item.kind or None,
        "row_key": item.row_key or None,
        "cells": packed_cells(item.cells),
        "findings": packed_findings(item.findings),
        "sent_back_on": item.sent_back_on,
        "settled_on": item.settled_on,
        "settled_by": item.settled_by or None,
        "remarks": item.remarks or None,
    }
