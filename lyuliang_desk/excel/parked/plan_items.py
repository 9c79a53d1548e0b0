"""What an import does to the work list: rows parked, items closed by a row that is accepted now, items that stay open.

A pure function of the plan and of the items that wait; its changes go through the door with those of the import, so
that one undo takes back both.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
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
from lyuliang_desk.excel.parked.withheld import is_warned
from lyuliang_desk.excel.planning.plan import ImportPlan, RowPlan, SheetPlan
from lyuliang_desk.store.changes import RecordChange

Park = Literal["", "refused", "warned"]
"""Which rows are parked: none, the refused ones, or also accepted ones that have warnings."""


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
    if not waiting and not park:
        return ItemPlan()
    sender = sender_of(plan)
    found = _Waiting(waiting, sender)
    changes: list[RecordChange] = []
    parked = settled = still_open = 0
    for row in _rows(plan, bool(waiting), park):
        item = found.take(row)
        kept_back = row.plan.state == "refused" or (park == "warned" and is_warned(row.plan))
        if not kept_back:
            if item is not None:
                settled += 1
                changes.append(_settled(item, plan.workbook.name, today))
            continue
        if item is None and not park:
            continue
        seen = _item(row, plan, sender, new_id() if item is None else item.id)
        change = _create(seen) if item is None else _edited(item, seen)
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
            wanted = row.state == "refused" or all_of_them or (park == "warned" and is_warned(row))
            if row.state != "ignored" and wanted:
                yield _Row(sheet, words, row, numbers.get(row.row, row.row + 1), words.keys(row.row))


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


def _item(row: _Row, plan: ImportPlan, sender: str, record_id: str) -> Item:
    """The row as the work list keeps it."""
    findings = (ItemFinding(f.cell, f.level, f.code, f.message) for f in row.plan.findings)
    return Item(
        id=record_id,
        sender=sender,
        title=row.words.title(row.plan.row),
        state="open",
        file_name=plan.workbook.name[-255:],
        file_sha256=plan.workbook.sha256,
        sheet=row.sheet.grid.name[:60],
        row=row.plan.row + 1,
        kind=str(row.sheet.kind),
        row_key=row.keys[0] if row.keys else "",
        cells=row.words.cells(row.plan.row),
        findings=tuple(f for f in findings if f.level != "note"),
    )


def _create(item: Item) -> RecordChange:
    fields = {name: (None, value) for name, value in stored_values(item).items() if value is not None}
    return RecordChange(item.id, KIND, "create", fields)


def _edited(item: Item, seen: Item) -> RecordChange | None:
    """The item with what the newer file says; None where the very same file says it again."""
    after = replace(
        seen,
        sender=seen.sender or item.sender,
        state=item.state if item.file_sha256 == seen.file_sha256 else seen.state,
        sent_back_on=item.sent_back_on,
        settled_on=item.settled_on,
        settled_by=item.settled_by,
        remarks=item.remarks,
    )
    change = change_of(item, after)
    return change if change.fields else None


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
