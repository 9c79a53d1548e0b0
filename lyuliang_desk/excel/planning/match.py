"""Which of a sheet's columns stands for which field."""

from collections.abc import Mapping

from lyuliang_desk.excel.grid import SheetGrid
from lyuliang_desk.excel.layout.header import HeaderBand, unit_of_header
from lyuliang_desk.excel.planning.plan import ColumnMatch, SheetCorrections
from lyuliang_desk.excel.planning.targets import Target, Targets, fold_header, is_money

Place = tuple[str, str]
"""A kind and one of its fields."""


def match_columns(
    grid: SheetGrid, band: HeaderBand, targets: Targets, said: SheetCorrections
) -> tuple[ColumnMatch, ...]:
    """Each column with a header, matched to the best field.

    A field is given to one column only: the best, of two as good the one that bears the field's own label, then the first.
    """
    wishes = [
        (c, *_wish(targets, band, c, said.columns))
        for c in range(len(band.headers))
        if band.headers[c] or c in said.columns
    ]
    owner: dict[Place, int] = {}
    for column, target, _score in sorted(
        wishes, key=lambda w: (-w[2], not _is_label(w[1], band, w[0]), w[0])
    ):
        if target is not None and not any(place in owner for place in target.places):
            owner.update(dict.fromkeys(target.places, column))
    return tuple(
        ColumnMatch(
            column,
            band.headers[column],
            target.name if target and owner.get(target.places[0]) == column else None,
            score if target and owner.get(target.places[0]) == column else 0,
            _unit(target, band, column, said),
            column in grid.hidden_columns,
            _stand_in(targets, target, owner, column),
            said.policies.get(column, said.policy),
            said.blanks.get(column, said.blank),
        )
        for column, target, score in wishes
    )


def _stand_in(targets: Targets, target: Target | None, owner: Mapping[Place, int], column: int) -> str | None:
    """The composite that reads a field's column where its other fields have none of their own."""
    if target is None or target.is_composite or owner.get(target.places[0]) != column:
        return None
    for composite in targets.kind.composites:
        others = {(target.kind, name) for name in composite.fields if name != target.name}
        if composite.stands_in_for == target.name and not others & owner.keys():
            return composite.name
    return None


def _is_label(target: Target | None, band: HeaderBand, column: int) -> bool:
    """Whether a column is headed by the field's own label: 承担单位 before 单位, wherever they stand."""
    parts = band.parts[column] if column < len(band.parts) else ()
    return target is not None and bool(parts) and fold_header(parts[-1]) == target.own_header


def _wish(
    targets: Targets, band: HeaderBand, column: int, corrected: Mapping[int, str | None]
) -> tuple[Target | None, int]:
    if column in corrected:
        name = corrected[column]
        return (targets.by_name.get(name), 101) if name else (None, 0)
    return find_target(targets, band, column)


def find_target(targets: Targets, band: HeaderBand, column: int) -> tuple[Target | None, int]:
    """A joined header fits by its last part, by its parts run together, or by its first part, whichever fits best."""
    parts = band.parts[column] if column < len(band.parts) else ()
    candidates = [band.headers[column]]
    if len(parts) > 1:
        candidates = ["".join(parts), parts[-1]]
    return max((targets.find(text) for text in candidates), key=lambda found: found[1], default=(None, 0))


def _unit(target: Target | None, band: HeaderBand, column: int, said: SheetCorrections) -> str | None:
    """What a person said of this column, else what its header says, else the word for the whole sheet, else the line above."""
    if target is None or not is_money(target):
        return None
    return said.units.get(column) or header_unit(band, column) or said.unit or band.unit


def header_unit(band: HeaderBand, column: int) -> str | None:
    """The unit that the header of a column says itself, its last part first."""
    parts = (*reversed(band.parts[column]),) if column < len(band.parts) else ()
    return next((u for u in map(unit_of_header, (*parts, band.headers[column])) if u), None)
