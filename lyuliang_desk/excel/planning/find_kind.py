"""Which kind a sheet holds: told by its headers, and by the words of its title and its name where headers fit several."""

from dataclasses import dataclass

from lyuliang_desk.catalogue.folding import tidy
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.excel.grid import SheetGrid
from lyuliang_desk.excel.layout.header import HeaderBand
from lyuliang_desk.excel.planning.match import find_target
from lyuliang_desk.excel.planning.owner_name import said_above
from lyuliang_desk.excel.planning.sheet_kinds import SheetKinds
from lyuliang_desk.excel.planning.targets import is_ordinal

LEAST = 2
"""A sheet needs so many matched columns, the naming one among them, to be taken for a table of a kind."""
COMPANION = 0.8
"""A companion's column counts a little less, so that a table of companions alone is taken for one of theirs."""
TITLED, WORD, MISSING, OWNERLESS = 2.0, 0.5, 1.0, 0.3
"""The weight of the kind's own name as title, of a word of it, of a required column that is missing, of an owner unsaid."""
CLEAR = 0.05
"""Kinds whose weights are nearer than this are not told apart."""


@dataclass(frozen=True, slots=True)
class KindGuess:
    """The kind of a sheet, None where none fits or several do equally; those are the ``rivals``, best first."""

    kind: str | None
    rivals: tuple[str, ...] = ()


def find_kind(grid: SheetGrid, band: HeaderBand, kinds: SheetKinds) -> KindGuess:
    """The kind that fits a sheet best."""
    weights = {
        name: weight
        for name in kinds.importable
        if (weight := _weight(grid, band, kinds, kinds.kinds[name])) is not None
    }
    if not weights:
        return KindGuess(None)
    best = max(weights.values())
    rivals = tuple(name for name, weight in weights.items() if weight > best - CLEAR)
    return KindGuess(rivals[0]) if len(rivals) == 1 else KindGuess(None, rivals)


def _weight(grid: SheetGrid, band: HeaderBand, kinds: SheetKinds, kind: RecordKind) -> float | None:
    """How well a kind fits, None where a column that names its records is missing."""
    targets = kinds.targets(kind.name)
    own: dict[str, float] = {}
    beside: dict[str, float] = {}
    for column, header in enumerate(band.headers):
        if is_ordinal(header):
            continue
        target, score = find_target(targets, band, column)
        if target is not None:
            found = own if target.kind == kind.name else beside
            for name in (target.name, *target.fields) if target.is_composite else (target.name,):
                found.setdefault(name, score / 100 if name == target.name else 0.0)
    missing = [f.name for f in kind.fields if f.required and f.name not in own]
    named = [name for name in _naming(kind) if name in own]
    if len(own) + len(beside) < LEAST or not named:
        return None
    owner = kind.within[0] if kind.within else None
    lacking = MISSING * len([name for name in missing if name != owner])
    if owner in missing and said_above(kind, kinds, band) is None:
        lacking += OWNERLESS
    return sum(own.values()) + COMPANION * sum(beside.values()) + _title_weight(grid, band, kind) - lacking


def _naming(kind: RecordKind) -> list[str]:
    """The fields without one of which a row would speak of nothing: the required ones besides the owner, or the owner alone."""
    required = [f.name for f in kind.fields if f.required]
    if kind.title_field in required:
        return [kind.title_field]
    return [name for name in required if not kind.within or name != kind.within[0]] or required


def _title_weight(grid: SheetGrid, band: HeaderBand, kind: RecordKind) -> float:
    titles = [tidy(title) for title in (*band.titles, grid.name)]
    if any(title in (kind.label.zh, kind.label.en) for title in titles):
        return TITLED
    words = " ".join(titles)
    return WORD if any(word in words for word in (kind.label.zh, *kind.sheet_words)) else 0.0
