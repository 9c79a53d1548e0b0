"""What the clerk said about the sheets of a workbook, with undo and redo. Replanning never touches it."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TypeVar

from lyuliang_desk.catalogue.types.base import Raw
from lyuliang_desk.excel.planning.history import History
from lyuliang_desk.excel.planning.plan import Blank, Corrections, Policy, SheetCorrections
from lyuliang_desk.operations import correcting

K = TypeVar("K")
V = TypeVar("V")


class Corrected:
    """Corrections by sheet; every change is one step back. What a correction is called: ``undo_name``, ``redo_name``."""

    def __init__(self) -> None:
        self.history = History()
        self._kept = self.history.done

    def of(self, sheet: str) -> SheetCorrections:
        """What is said of a sheet now."""
        return self.history.of(sheet)

    def all(self) -> Corrections:
        """A copy for one plan."""
        return self.history.all()

    @property
    def open_work(self) -> bool:
        """Whether something was said that would be lost by leaving."""
        return self.history.done != self._kept

    @property
    def cells(self) -> int:
        """How many cells are corrected now, in all sheets."""
        return sum(len(said.cells) for said in self.history.said.values())

    def settle(self) -> None:
        """What was said so far is in the register now; leaving loses nothing."""
        self._kept = self.history.done

    def set_cells(self, sheet: str, cells: Mapping[str, Raw], restored: Collection[str] = ()) -> None:
        """The contents that several cells should have, and those that are as in the file again: one step."""
        kept = {where: raw for where, raw in self.of(sheet).cells.items() if where not in restored}
        self._say(sheet, cells={**kept, **cells})

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

    def set_policy(self, sheet: str, column: int | None, policy: Policy) -> None:
        """What a column does to kept values; for None, what every column does."""
        if column is None:
            self._say(sheet, policy=policy, policies={})
        else:
            self._say(sheet, policies={**self.of(sheet).policies, column: policy})

    def set_blank(self, sheet: str, column: int | None, blank: Blank) -> None:
        """What the blank cells of a column mean; for None, those of every column."""
        if column is None:
            self._say(sheet, blank=blank, blanks={})
        else:
            self._say(sheet, blanks={**self.of(sheet).blanks, column: blank})

    def set_owner(self, sheet: str, owner: str) -> None:
        """The record that all rows of a sheet belong to: the team whose roster it is, the project of a budget."""
        self._say(sheet, owner=owner or None)

    @property
    def can_undo(self) -> bool:
        return bool(self.history.done)

    @property
    def can_redo(self) -> bool:
        return bool(self.history.undone)

    @property
    def undo_name(self) -> str:
        """The name of the step that would be taken back, empty for none."""
        return correcting.correction_name(step=self.history.done[-1]) if self.history.done else ""

    @property
    def redo_name(self) -> str:
        """The name of the step that would be made again, empty for none."""
        return correcting.correction_name(step=self.history.undone[-1]) if self.history.undone else ""

    def undo(self) -> str | None:
        """Take the last word back; answers with its sheet."""
        if not self.history.done:
            return None
        self.history = self.history.back()
        return self.history.undone[-1].sheet

    def redo(self) -> str | None:
        """Say it again."""
        if not self.history.undone:
            return None
        self.history = self.history.forward()
        return self.history.done[-1].sheet

    def _say(self, sheet: str, **said: object) -> None:
        self.history = self.history.say(sheet, replace(self.of(sheet), **said))  # type: ignore[arg-type]


def _without(mapping: Mapping[K, V], key: K) -> dict[K, V]:
    return {k: v for k, v in mapping.items() if k != key}
