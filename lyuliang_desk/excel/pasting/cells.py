"""One pasted text read by the type of its column: equal texts of a column are read once."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import ReadingContext, Unreadable
from lyuliang_desk.catalogue.types.link import Link, Links
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.excel.pasting.columns import PasteColumn
from lyuliang_desk.excel.planning.cells import DOUBTFUL_WAN
from lyuliang_desk.messages import _

_TOO_NARROW = re.compile(r"\s*#{2,}\s*")


class CellRead(NamedTuple):
    """What a text means: for each field of its column a value, links as the names that were read.

    A field of which the text says nothing has None. ``respelled`` tells that the kept spelling differs.
    """

    values: tuple[Any, ...]
    findings: tuple[Finding, ...] = ()
    respelled: bool = False


@dataclass
class ColumnReader:
    """Reads the cells of one column."""

    kind: RecordKind
    column: PasteColumn
    today: date
    _known: dict[str, CellRead] = field(default_factory=dict)

    def read(self, text: str) -> CellRead:
        """The meaning of a text that is not blank; what cannot be read is an error at the column's first field."""
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self._read(text)
        return found

    def _read(self, text: str) -> CellRead:
        nothing = (None,) * len(self.column.fields)
        name = self.column.fields[0]
        if _TOO_NARROW.fullmatch(text):
            message = _(
                "The column was too narrow in the workbook and shows only #. Widen it there, copy again."
            )
            return CellRead(nothing, (Finding("too_narrow", "error", message, name),))
        try:
            reading = self.column.type.read(text, ReadingContext(self.today, self.column.unit))
        except Unreadable as fault:
            return CellRead(nothing, (fault.at(name),))
        notes = tuple(note.at(name) for note in reading.notes)
        if reading.value is None:
            return CellRead(nothing, notes)
        findings = (*notes, *self._doubts(reading.value))
        values = reading.value if self.column.is_composite else (reading.value,)
        kept = tuple(self._kept(n, v) for n, v in zip(self.column.fields, values, strict=True))
        return CellRead(kept, findings, bool(notes))

    def _doubts(self, value: Any) -> tuple[Finding, ...]:
        if not isinstance(self.column.type, Money) or self.column.unit == "元" or value <= DOUBTFUL_WAN:
            return ()
        message = _("More than 10,000 in a column of 10,000 yuan: is it in yuan? Check the unit.")
        return (Finding("unit_doubtful", "warning", message, self.column.fields[0]),)

    def _kept(self, name: str, value: Any) -> Any:
        """The scalar that is kept; a link stays as its names until the row is known."""
        type_ = self.kind[name].type
        return value if value is None or isinstance(type_, Link | Links) else type_.store(value)
