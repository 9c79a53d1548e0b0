"""One parked row as it is kept: an ``import_item`` record, its cells and findings unpacked."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from lyuliang_desk.catalogue.types.base import Stored

KIND = "import_item"
WAITING = ("open", "sent_back")
"""The states of items that still wait for an answer."""


@dataclass(frozen=True, slots=True)
class ItemFinding:
    """A problem of a parked row, at its cell (``E21``)."""

    cell: str
    level: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Item:
    """A parked row. ``row`` is Excel's number; ``cells`` are the cells as written, by header; ``id`` is the record's."""

    id: str
    sender: str
    title: str
    state: str
    file_name: str
    file_sha256: str
    sheet: str
    row: int
    kind: str
    row_key: str
    cells: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[ItemFinding, ...] = ()
    sent_back_on: str | None = None
    settled_on: str | None = None
    settled_by: str = ""
    remarks: str = ""

    @property
    def waits(self) -> bool:
        """Whether it still waits for an answer."""
        return self.state in WAITING


def item_of(record_id: str, values: Mapping[str, Stored]) -> Item:
    """The item that a record keeps."""

    def words(name: str) -> str:
        return str(values.get(name) or "")

    return Item(
        id=record_id,
        sender=words("sender"),
        title=words("title"),
        state=words("state"),
        file_name=words("file_name"),
        file_sha256=words("file_sha256"),
        sheet=words("sheet"),
        row=int(values.get("row_number") or 0),
        kind=words("record_kind"),
        row_key=words("row_key"),
        cells=unpacked_cells(words("cells")),
        findings=unpacked_findings(words("findings")),
        sent_back_on=words("sent_back_on") or None,
        settled_on=words("settled_on") or None,
        settled_by=words("settled_by"),
        remarks=words("remarks"),
    )


def packed_cells(cells: Mapping[str, str]) -> str | None:
    """The cells as they are kept; None for none."""
    return json.dumps(dict(cells), ensure_ascii=False) if cells else None


def packed_findings(findings: tuple[ItemFinding, ...]) -> str | None:
    """The findings as they are kept; None for none."""
    rows = [[f.cell, f.level, f.code, f.message] for f in findings]
    return json.dumps(rows, ensure_ascii=False) if rows else None


def unpacked_cells(kept: str) -> dict[str, str]:
    """What ``packed_cells`` made; words that somebody wrote by hand stand under no header."""
    try:
        found = json.loads(kept) if kept else {}
    except ValueError:
        found = {"": kept}
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {"": kept}


def unpacked_findings(kept: str) -> tuple[ItemFinding, ...]:
    """What ``packed_findings`` made; words that somebody wrote by hand are one finding without a cell."""
    try:
        return tuple(ItemFinding(*map(str, row)) for row in json.loads(kept)) if kept else ()
    except (ValueError, TypeError):
        return (ItemFinding("", "error", "note", kept),)
