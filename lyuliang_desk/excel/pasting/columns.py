"""Which column of a pasted block fills which fields: by the headers in its first row, else by where it is pasted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import ValueType
from lyuliang_desk.excel.grid import column_letter
from lyuliang_desk.excel.layout.header_words import unit_of_header
from lyuliang_desk.excel.pasting.block import Block
from lyuliang_desk.excel.planning.targets import Target, Targets, fold_header, is_money, own_targets
from lyuliang_desk.messages import _


@dataclass(frozen=True, slots=True)
class PasteColumn:
    """One column of the block, counted from 0, and the fields that it fills: several for a composite (起止时间).

    ``unit`` is the unit of money that its header names, None where it names none: then the field's own unit counts.
    """

    place: int
    type: ValueType[Any]
    fields: tuple[str, ...]
    unit: str | None = None

    @property
    def is_composite(self) -> bool:
        """Whether one cell fills several fields."""
        return len(self.fields) > 1


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that are pasted, and what is to be said of those that are not."""

    matched: tuple[PasteColumn, ...]
    findings: tuple[Finding, ...] = ()


def has_header(block: Block, kind: RecordKind, fields: Sequence[Field]) -> bool:
    """Whether the first row names columns, with rows below it.

    At least half of its filled cells are headers of the kind. One column alone is no header unless it is called as
    the field it is pasted on: a remark may say 负责人.
    """
    if len(block) < 2:
        return False
    targets, filled = own_targets(kind), [text for text in block[0] if text.strip()]
    found = [target for text in filled if (target := _exact(targets, text)) is not None]
    if len(filled) == 1:
        return bool(found and fields) and found[0].fields == (fields[0].name,)
    return bool(found) and 2 * len(found) >= len(filled)


def by_header(block: Block, kind: RecordKind) -> Columns:
    """The columns by the texts of the first row; a field is filled by one column only, the one that fits it best."""
    targets = own_targets(kind)
    wishes = [(place, text, *targets.find(text)) for place, text in enumerate(block[0])]
    taken: dict[str, int] = {}
    chosen: dict[int, PasteColumn] = {}
    for place, text, target, _score in sorted(wishes, key=lambda w: (-w[3], not _is_label(w[2], w[1]), w[0])):
        if target is not None and not any(name in taken for name in target.fields):
            taken.update(dict.fromkeys(target.fields, place))
            unit = unit_of_header(text) if is_money(target) else None
            chosen[place] = PasteColumn(place, target.type, target.fields, unit)
    unknown = [
        text.strip() or column_letter(place)
        for place, text in enumerate(block[0])
        if place not in chosen and _is_filled(block[1:], place)
    ]
    return Columns(tuple(chosen[place] for place in sorted(chosen)), _left_out(unknown))


def by_place(block: Block, fields: Sequence[Field]) -> Columns:
    """The columns by the fields that stand in the table from the current cell to the right."""
    width = len(block[0]) if block else 0
    matched = tuple(PasteColumn(p, f.type, (f.name,)) for p, f in enumerate(fields[:width]))
    beyond = [column_letter(p) for p in range(len(matched), width) if _is_filled(block, p)]
    if not beyond:
        return Columns(matched)
    message = _(
        "The block is wider than the table to the right of the cursor; its columns {columns} are left out. "
        "Start further left, or show more columns."
    )
    return Columns(matched, (Finding("beyond_table", "warning", message.format(columns="、".join(beyond))),))


def _left_out(headers: Sequence[str]) -> tuple[Finding, ...]:
    if not headers:
        return ()
    message = _("No field is called {headers}; these columns are left out.")
    return (Finding("unknown_header", "warning", message.format(headers="、".join(headers))),)


def _exact(targets: Targets, text: str) -> Target | None:
    target, score = targets.find(text)
    return target if score == 100 else None


def _is_label(target: Target | None, text: str) -> bool:
    return target is not None and fold_header(text) == target.own_header


def _is_filled(rows: Block, place: int) -> bool:
    return any(row[place].strip() for row in rows)
