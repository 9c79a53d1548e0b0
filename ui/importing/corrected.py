"""What the clerk said about the sheets of a workbook, with undo and redo. Replanning never touches it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from lyuliang_desk.catalogue.types.base import Raw
from lyuliang_desk.excel.planning.plan import Corrections, SheetCorrections

K = TypeVar("K")
V = TypeVar("V")
NOTHING = SheetCorrections()
Step = tuple[str, SheetCorrections, SheetCorrections]
"""Sheet, what was said of it before, what is said of it after."""


class Corrected:
    """Corrections by sheet; every change is one step back."""

    def __init__(self) -> None:
        self._said: dict[str, SheetCorrections] = {}
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._kept = 0

    def of(self, sheet: str) -> SheetCorrections:
        """What is said of a sheet now."""
        return self._said.get(sheet, NOTHING)

    def all(self) -> Corrections:
        """A copy for one plan."""
        return dict(self._said)

    @property
    def open_work(self) -> bool:
        """Whether something was said that would be lost by leaving."""
        return len(self._done) != self._kept

    @property
    def cells(self) -> int:
        """How many cells are corrected now, in all sheets."""
        return sum(len(said.cells) for said in self._said.values())

    def settle(self) -> None:
        """What was said so far is in the register now; leaving loses nothing."""
        self._kept = len(self._done)

    def set_cell(self, sheet: str, address: str, raw: Raw) -> None:
        """The content that a cell should have."""
        self._say(sheet, cells={**self.of(sheet).cells, address: raw})

    def restore_cell(self, sheet: str, address: str) -> None:
        """The cell as it stands in the file."""
        self._say(sheet, cells=_without(self.of(sheet).cells, address))

    def set_column(self, sheet: str, column: int, target: str | None) -> None:
        """The field of a column, None to leave it out."""
        said = self.of(sheet)
        self._say(sheet, columns={**said.columns, column: target}, units=_without(said.units, column))

    def restore_column(self, sheet: str, column: int) -> None:
        """The field that the program finds for a column."""
        self._say(sheet, columns=_without(self.of(sheet).columns, column))

    def set_header(self, sheet: str, first: int, last: int) -> None:
        """The rows of the header band, from 0."""
        self._say(sheet, header=(first, last))

    def set_kind(self, sheet: str, kind: str | None) -> None:
        """The kind of a sheet; choices of columns belong to the kind before and go. None leaves the sheet out."""
        if kind is None:
            self._say(sheet, skip=True)
        else:
            self._say(sheet, kind=kind, columns={}, units={}, skip=False)

    def set_unit(self, sheet: str, unit: str | None) -> None:
        """The unit of the amounts of a sheet whose headers say none; None for what stands above the table."""
        self._say(sheet, unit=unit)

    def set_column_unit(self, sheet: str, column: int, unit: str | None) -> None:
        """The unit of one column, whatever its header says; None for what the header says."""
        units = _without(self.of(sheet).units, column)
        self._say(sheet, units=units if unit is None else {**units, column: unit})

    def set_owner(self, sheet: str, owner: str) -> None:
        """The record that all rows of a sheet belong to: the team whose roster it is, the project of a budget."""
        self._say(sheet, owner=owner or None)

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    def undo(self) -> str | None:
        """Take the last word back; answers with its sheet."""
        return self._go(self._done, self._undone, before=True)

    def redo(self) -> str | None:
        """Say it again."""
        return self._go(self._undone, self._done, before=False)

    def _go(self, source: list[Step], goal: list[Step], before: bool) -> str | None:
        if not source:
            return None
        step = source.pop()
        goal.append(step)
        self._said[step[0]] = step[1] if before else step[2]
        return step[0]

    def _say(self, sheet: str, **said: object) -> None:
        before = self.of(sheet)
        after = replace(before, **said)  # type: ignore[arg-type]
        if after != before:
            self._said[sheet] = after
            self._done.append((sheet, before, after))
            self._undone.clear()


def _without(mapping: Mapping[K, V], key: K) -> dict[K, V]:
    return {k: v for k, v in mapping.items() if k != key}
