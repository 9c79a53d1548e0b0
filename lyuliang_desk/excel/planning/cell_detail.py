"""All that is known of one cell: its header, what the file says, what counts now, how it is read, what the register holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from lyuliang_desk.catalogue.types.base import Raw, Stored
from lyuliang_desk.excel.planning.plan import CellFinding
from lyuliang_desk.excel.planning.row_lines import Show, read_as, row_lines
from lyuliang_desk.excel.planning.sheet_look import SheetLook

Sort = Literal["", "text", "number", "day", "yes_no"]


@dataclass(frozen=True, slots=True)
class CellDetail:
    """One cell. ``original`` is the text of the file with all its spaces; ``sort`` how the file keeps it, empty for nothing.

    ``corrected`` is None where nobody corrected it. ``field``, ``read`` and ``kept`` are empty where the column is not
    imported or the row is no data.
    """

    cell: str
    header: str
    field: str
    original: str
    sort: Sort
    carried: str
    """What a merged cell above says, where the file has nothing here."""
    corrected: str | None
    read: str
    kept: str
    differs: bool
    findings: tuple[CellFinding, ...]


def cell_detail(
    look: SheetLook, row: int, column: int, kept: Mapping[str, Stored], show: Show, today: date
) -> CellDetail:
    """The detail of a cell; ``kept`` are the values of the record that its row speaks of."""
    match = look.matches.get(column)
    line = next((each for each in row_lines(look, row, kept, show, today) if each.column == column), None)
    return CellDetail(
        look.address(row, column),
        match.header if match else "",
        line.label if line else "",
        look.original_words(row, column),
        _sort(look.original(row, column)),
        look.words(row, column) if look.is_carried(row, column) else "",
        look.words(row, column) if look.is_corrected(row, column) else None,
        line.read if line else "",
        line.kept if line else "",
        line.differs if line else False,
        tuple(look.findings(row, column)),
    )


def typed_as(look: SheetLook, column: int, text: str, today: date) -> tuple[str, str]:
    """How a text that is being typed would be read in a column, and why it could not be; both empty for nothing to tell."""
    match = look.matches.get(column)
    if match is None or match.reader is None or look.plan.targets is None:
        return "", ""
    return read_as(look, match, look.plan.targets.by_name[match.reader], text, today)


def _sort(raw: Raw) -> Sort:
    if raw is None or raw == "":
        return ""
    if isinstance(raw, str):
        return "text"
    if isinstance(raw, bool):
        return "yes_no"
    return "day" if isinstance(raw, date | datetime | time | timedelta) else "number"
