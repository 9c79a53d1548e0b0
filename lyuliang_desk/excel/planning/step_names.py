"""The names of correction steps, as a clerk reads them beside 撤销: which cell, from what to what."""

from collections.abc import Callable, Mapping
from typing import Any

from lyuliang_desk.excel.grid import column_letter, parse_address
from lyuliang_desk.excel.planning.cell_words import cell_words
from lyuliang_desk.excel.planning.history import AsInFile, CellSaid, Step
from lyuliang_desk.messages import _

LONGEST = 24
"""Characters of a content in a step's name; what is longer is cut with an ellipsis."""


def step_name(step: Step) -> str:
    """``更正 H10：改为“40”``, ``更正 12 格（D 列）``, ``D 列的字段``: without the sheet."""
    said = [_cells(step.cells)] if step.cells else []
    said += [_name_of(name, *pair) for name, pair in step.others.items()]
    return _("; ").join(dict.fromkeys(said))


def _cells(cells: Mapping[str, tuple[CellSaid, CellSaid]]) -> str:
    (where, (_before, after)), *more = cells.items()
    if more:
        letters = {column_letter(parse_address(each)[1]) for each in cells}
        words = (
            _("{count} cells of column {letter}") if len(letters) == 1 else _("{count} cells corrected here")
        )
        return words.format(count=f"{len(cells):,}", letter=next(iter(letters)))
    if isinstance(after, AsInFile):
        return _("{cell} as in the file").format(cell=where)
    content = cell_words(after)
    if not content:
        return _("{cell} emptied").format(cell=where)
    content = content if len(content) <= LONGEST else content[: LONGEST - 1] + "…"
    return _("{cell} corrected to “{content}”").format(cell=where, content=content)


def _columns(before: Mapping[int, object], after: Mapping[int, object], words: str) -> str:
    changed = sorted(c for c in {*before, *after} if before.get(c, "") != after.get(c, ""))
    return words.format(letter=_(", ").join(map(column_letter, changed)))


NAMES: dict[str, Callable[[Any, Any], str]] = {
    "kind": lambda before, after: _("kind of the sheet"),
    "header": lambda before, after: _("header rows"),
    "columns": lambda before, after: _columns(before, after, _("field of column {letter}")),
    "unit": lambda before, after: _("unit of amounts: {unit}").format(unit=after or _("as the headers say")),
    "units": lambda before, after: _columns(before, after, _("unit of column {letter}")),
    "owner": lambda before, after: _("owner: {name}").format(name=after or ""),
    "skip": lambda before, after: _("sheet left out") if after else _("sheet taken in"),
}
"""By field of ``SheetCorrections``; a field that is not named here is a correction all the same."""


def _name_of(name: str, before: Any, after: Any) -> str:
    words = NAMES.get(name)
    return words(before, after) if words else _("correction")
