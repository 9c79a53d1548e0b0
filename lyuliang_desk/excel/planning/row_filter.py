"""Which rows of a planned sheet are wanted in sight: by what becomes of them, by their findings, or corrected ones."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from lyuliang_desk.excel.grid import parse_address
from lyuliang_desk.excel.planning.plan import RowState
from lyuliang_desk.excel.planning.sheet_look import LEVELS, SheetLook

Only = Literal["", "finding", "error", "warning", "corrected"]
ONLY: tuple[Only, ...] = ("", "finding", "error", "warning", "corrected")
TOLD = frozenset({"error", "warning"})
"""The levels that make a finding; notes say what was done and ask for nothing."""


@dataclass(frozen=True, slots=True)
class RowFilter:
    """All conditions hold together; the empty one lets every row through. ``code`` is a finding's reason code."""

    state: RowState | None = None
    only: Only = ""
    code: str = ""

    @property
    def is_open(self) -> bool:
        """Whether every row is shown."""
        return self == RowFilter()


def rows_shown(look: SheetLook, wanted: RowFilter) -> list[int] | range:
    """The rows of the sheet, from 0, that a filter lets through, in order."""
    rows = look.rows_in(wanted.state)
    if wanted.only == "corrected":
        corrected = {parse_address(where)[0] for where in look.said.cells}
        rows = [row for row in rows if row in corrected]
    elif wanted.only:
        levels = TOLD if wanted.only == "finding" else {wanted.only}
        found = {row for row, _column, finding in look.all_findings() if finding.level in levels}
        rows = [row for row in rows if row in found]
    if wanted.code:
        found = {row for row, _column, finding in look.all_findings() if finding.code == wanted.code}
        rows = [row for row in rows if row in found]
    return rows


@dataclass(frozen=True, slots=True)
class CodeCount:
    """A reason code that occurs in a sheet, its worst level, a sentence that stands for it, and how many cells have it."""

    code: str
    level: str
    example: str
    count: int


def codes_found(look: SheetLook) -> list[CodeCount]:
    """The reasons in a sheet, errors first, then by number."""
    counts: Counter[str] = Counter()
    first: dict[str, tuple[str, str]] = {}
    for _row, _column, finding in look.all_findings():
        counts[finding.code] += 1
        first.setdefault(finding.code, (finding.level, finding.message))
    found = [CodeCount(code, *first[code], count) for code, count in counts.items()]
    return sorted(found, key=lambda each: (LEVELS.index(each.level), -each.count, each.code))
