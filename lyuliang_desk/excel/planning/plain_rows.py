"""The rows that need no second look: new records in which nothing is missing and no rule is broken.

Of a ledger that comes for the first time nearly all rows are such. They are found by column; what a rule has to remark of
them without refusing them is told, too. All others are looked at one by one.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from lyuliang_desk.catalogue.check_columns import check_columns
from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.excel.planning.keys import KeyMatch
from lyuliang_desk.excel.planning.plan import CellFinding
from lyuliang_desk.excel.planning.records import SheetRecords, joined


def plain_rows(
    kind: RecordKind,
    records: SheetRecords,
    matches: Sequence[KeyMatch],
    asked: Iterable[str],
    ruled: Iterable[tuple[str, list[Any]]],
    remarks: Mapping[int, Sequence[CellFinding]],
    today: date,
) -> dict[int, tuple[Finding, ...]]:
    """The data rows whose records are new and may be made, with what the rules remark of each.

    ``asked`` are the fields that must not be empty, ``ruled`` the columns of Python values at which the rules look,
    ``remarks`` what the reading of the cells has said.
    """
    plain = bytearray(b"\1") * records.count
    for i, match in enumerate(matches):
        if match.id is not None or match.fault is not None:
            plain[i] = 0
    for i, said in remarks.items():
        if any(remark.level == "error" for remark in said):
            plain[i] = 0
    for name in asked:
        column = records.values(name)
        if None in column or "" in column:
            for i, value in enumerate(column):
                if value is None or value == "":
                    plain[i] = 0
    found = check_columns(kind, joined(ruled), records.count, today)
    for i, findings in found.items():
        if any(finding.level == "error" for finding in findings):
            plain[i] = 0
    return {i: found.get(i, ()) for i, is_plain in enumerate(plain) if is_plain}
