"""What a row says of itself, in the words of the file: by this an item is found again in a corrected workbook."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from lyuliang_desk.catalogue.folding import fold
from lyuliang_desk.catalogue.types.base import Raw
from lyuliang_desk.excel.planning.plan import ImportPlan, SheetPlan

LONGEST_KEY, LONGEST_TITLE, LONGEST_SENDER = 200, 200, 60


@dataclass(frozen=True)
class SheetWords:
    """The rows of one planned sheet in words; ``kind`` is None for a sheet without a table."""

    sheet: SheetPlan

    @cached_property
    def _columns(self) -> dict[str, int]:
        """The column of each of the kind's own fields."""
        targets = self.sheet.targets
        if targets is None:
            return {}
        found: dict[str, int] = {}
        for match in self.sheet.columns:
            if match.reader is not None and (target := targets.by_name[match.reader]).record is targets.kind:
                for name in target.fields:
                    found.setdefault(name, match.column)
        return found

    @cached_property
    def _naming(self) -> tuple[str, ...]:
        """The fields that together name a row: its title, and where the named thing belongs to."""
        assert self.sheet.targets is not None
        kind = self.sheet.targets.kind
        if kind.row_key:
            return tuple(name for name in kind.row_key if name in self._columns)
        beside = (kind.name_key[1], *kind.beside)
        return tuple(name for name in (kind.title_field, *beside) if name and name in self._columns)

    def text(self, row: int, field: str) -> str:
        """What the row's cell under a field says; empty where there is no column."""
        column = self._columns.get(field)
        return "" if column is None else cell_words(self.sheet.grid.at(row, column))

    def title(self, row: int) -> str:
        """What the row speaks of."""
        targets = self.sheet.targets
        return self.text(row, targets.kind.title_field)[:LONGEST_TITLE] if targets else ""

    def keys(self, row: int) -> tuple[str, ...]:
        """What tells the row's record, strongest first: its numbers (``number=ll2021-001``), else its naming cells."""
        if self.sheet.targets is None:
            return ()
        kind = self.sheet.targets.kind
        said = [f"{name}={text}" for name in kind.keys if (text := fold(self.text(row, name)))]
        named = [f"{name}={fold(self.text(row, name))}" for name in self._naming]
        if named and not named[0].endswith("="):
            said.append("|".join(named))
        return tuple(key[:LONGEST_KEY] for key in said)

    def cells(self, row: int) -> dict[str, str]:
        """The cells as written, by the header of their column."""
        found: dict[str, str] = {}
        for match in self.sheet.columns:
            if match.header and (text := cell_words(self.sheet.grid.at(row, match.column))):
                found.setdefault(match.header, text)
        return found


def cell_words(raw: Raw) -> str:
    """A cell as somebody would read it off the screen, error values among them."""
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, float) and not raw.is_integer():
        return repr(raw)
    if isinstance(raw, int | float):
        return str(int(raw))  # all its digits, also where Excel has lost some of them
    return str(raw)


def sender_of(plan: ImportPlan) -> str:
    """The office that the workbook says it comes from; empty where none of its sheets says it."""
    return sender_said(plan.sheets)


def sender_said(sheets: Sequence[SheetPlan]) -> str:
    """The first 填报单位 of the sheets, as it was written."""
    said = (sheet.band.reporting_unit for sheet in sheets if sheet.band is not None)
    return next((unit[:LONGEST_SENDER] for unit in said if unit), "")
