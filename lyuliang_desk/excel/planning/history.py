"""The corrections of one import as steps that are taken back and made again, each with what it changed.

A history is never changed: every word makes another one. A step keeps only what differs, so that five hundred
steps after a correction of fifty thousand cells cost no five hundred copies of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final

from lyuliang_desk.catalogue.types.base import Raw
from lyuliang_desk.excel.planning.plan import Corrections, SheetCorrections

NOTHING = SheetCorrections()


class AsInFile:
    """Stands for a cell that nobody corrected; None is an emptied one."""

    def __repr__(self) -> str:
        return "AS_IN_FILE"


AS_IN_FILE: Final = AsInFile()
CellSaid = Raw | AsInFile


@dataclass(frozen=True, slots=True)
class Step:
    """What one word about a sheet changed: cells by address, and other fields of ``SheetCorrections``, before and after."""

    sheet: str
    cells: Mapping[str, tuple[CellSaid, CellSaid]]
    others: Mapping[str, tuple[Any, Any]]

    def turned(self) -> "Step":
        """The step that takes this one back."""
        cells = {where: (after, before) for where, (before, after) in self.cells.items()}
        return Step(self.sheet, cells, {name: (new, old) for name, (old, new) in self.others.items()})

    def applied_to(self, said: SheetCorrections) -> SheetCorrections:
        """What is said of the sheet after the step."""
        cells = dict(said.cells)
        for where, (_before, after) in self.cells.items():
            if isinstance(after, AsInFile):
                cells.pop(where, None)
            else:
                cells[where] = after
        others = {name: after for name, (_before, after) in self.others.items()}
        return replace(said, cells=cells, **others)


@dataclass(frozen=True, slots=True)
class History:
    """What is said of each sheet now, the steps that led there, and those taken back."""

    said: Mapping[str, SheetCorrections] = field(default_factory=dict)
    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()

    def of(self, sheet: str) -> SheetCorrections:
        """What is said of a sheet."""
        return self.said.get(sheet, NOTHING)

    def all(self) -> Corrections:
        """What is said of all sheets, as a plan takes it."""
        return dict(self.said)

    def say(self, sheet: str, after: SheetCorrections) -> "History":
        """Say this of a sheet from now on; the same as before is no step, and what was taken back is gone."""
        before = self.of(sheet)
        if after == before:
            return self
        step = Step(sheet, _cells_between(before.cells, after.cells), _others_between(before, after))
        return History({**self.said, sheet: after}, (*self.done, step))

    def back(self) -> "History":
        """Without the last step; the same history when there is none."""
        if not self.done:
            return self
        *done, step = self.done
        after = step.turned().applied_to(self.of(step.sheet))
        return History({**self.said, step.sheet: after}, tuple(done), (*self.undone, step))

    def forward(self) -> "History":
        """With the step again that was taken back last."""
        if not self.undone:
            return self
        *undone, step = self.undone
        after = step.applied_to(self.of(step.sheet))
        return History({**self.said, step.sheet: after}, (*self.done, step), tuple(undone))


def _cells_between(
    before: Mapping[str, Raw], after: Mapping[str, Raw]
) -> dict[str, tuple[CellSaid, CellSaid]]:
    gone = {where: (raw, AS_IN_FILE) for where, raw in before.items() if where not in after}
    said = {
        where: (before.get(where, AS_IN_FILE), raw)
        for where, raw in after.items()
        if where not in before or before[where] != raw
    }
    return {**gone, **said}


def _others_between(before: SheetCorrections, after: SheetCorrections) -> dict[str, tuple[Any, Any]]:
    names = (each.name for each in fields(SheetCorrections) if each.name != "cells")
    pairs = {name: (getattr(before, name), getattr(after, name)) for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
