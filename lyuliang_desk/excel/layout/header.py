"""The header band of a sheet: where it stands, what each column is called, what the lines above it say."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lyuliang_desk.catalogue.folding import fold, tidy
from lyuliang_desk.excel.grid import SheetGrid
from lyuliang_desk.excel.layout.header_layout import HeaderLayout
from lyuliang_desk.excel.layout.header_words import (
    DATE_KEYS,
    REPORTING_KEYS,
    bare_key,
    is_annex,
    pairs_in,
    unit_in_pairs,
    unit_of_header,
)

Known = Callable[[str], float]

MOST_ROWS = 60
"""A header stands among the first so many rows that are not empty."""
LONGEST_HEADER = 40
SURE, POSSIBLE = 0.8, 0.6
LEAST_SURE = 2
ENOUGH, ROWS_AFTER_ENOUGH = 4, 4


@dataclass(frozen=True, slots=True)
class HeaderBand:
    """The rows ``first`` to ``last`` (from zero, inclusive) that name the columns.

    ``headers`` has one text for every column of the sheet, empty where there is none: the ``parts`` of a
    header of several rows, joined (``经费（万元）/总投资``), tidied of line breaks and alignment spaces.
    ``titles`` are the title lines above without the annex number, ``title_rows`` all filled rows above.
    ``pairs`` are the
    ``键：值`` said above, ``unit`` the unit of money, ``reporting_unit`` and ``report_date`` as they were
    written; None where not said.
    """

    first: int
    last: int
    headers: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    title_rows: tuple[int, ...] = ()
    titles: tuple[str, ...] = ()
    pairs: Mapping[str, str] = field(default_factory=dict)
    unit: str | None = None
    reporting_unit: str | None = None
    report_date: str | None = None

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns that have a header."""
        return tuple(column for column, header in enumerate(self.headers) if header)


def find_header(
    sheet: SheetGrid, known: Known, *, override: tuple[int, int] | None = None
) -> HeaderBand | None:
    """The header band, None when the sheet has none.

    ``known`` tells how well a text fits a header of the catalogue, 0 to 1. ``override`` are the first and
    last row (from zero) where people have said it stands; then nothing is searched.
    """
    if not sheet.rows:
        return None
    layout = HeaderLayout(sheet)
    if override is not None:
        first = max(0, min(override[0], len(sheet.rows) - 1))
        return _band(sheet, layout, first, max(first, min(override[1], len(sheet.rows) - 1)))
    found = _search(sheet, layout, _Scale(known))
    return None if found is None else _band(sheet, layout, *found)


class _Scale:
    """How much a band looks like a header; each text is weighed once."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._weights: dict[str, float] = {}

    def weight(self, text: str) -> float:
        if not text or len(text) > LONGEST_HEADER:
            return 0.0
        if text not in self._weights:
            self._weights[text] = self._known(text)
        return self._weights[text]

    def of_band(self, parts: Sequence[tuple[str, ...]]) -> tuple[float, int]:
        """The sum of what is known of the columns, and how many are surely known."""
        best = [max(map(self.weight, (*column, "".join(column)))) for column in parts if column]
        return sum(b for b in best if b >= POSSIBLE), sum(b >= SURE for b in best)


def _search(sheet: SheetGrid, layout: HeaderLayout, scale: _Scale) -> tuple[int, int] | None:
    best, best_score, looked_at = None, 0.0, 0
    for row in range(len(sheet.rows)):
        if layout.is_empty(row):
            continue
        looked_at += 1
        if looked_at > MOST_ROWS or (best and best_score >= ENOUGH and row > best[1] + ROWS_AFTER_ENOUGH):
            break
        if best and row <= best[1]:
            continue
        first, last = layout.extent(row, scale.weight)
        score, sure = scale.of_band(layout.parts(first, last))
        score -= layout.count_of_numbers(first, last)
        if sure >= LEAST_SURE and score > best_score:
            best, best_score = (first, last), score
    return best


def _band(sheet: SheetGrid, layout: HeaderLayout, first: int, last: int) -> HeaderBand:
    parts = layout.parts(first, last)
    above = [row for row in range(first) if not layout.is_empty(row)]
    pairs: dict[str, str] = {}
    for row in above:
        for key, value in _pairs_of(sheet, row):
            pairs.setdefault(key, value)
    return HeaderBand(
        first=first,
        last=last,
        headers=tuple("/".join(column) for column in parts),
        parts=parts,
        title_rows=tuple(above),
        titles=tuple(title for row in above if (title := _title(sheet, row))),
        pairs=pairs,
        unit=unit_in_pairs(pairs) or _unit_above(sheet, above),
        reporting_unit=_said(pairs, REPORTING_KEYS),
        report_date=_said(pairs, DATE_KEYS),
    )


def _texts(sheet: SheetGrid, row: int) -> list[str]:
    return [cell for cell in sheet.rows[row] if isinstance(cell, str)]


def _unit_above(sheet: SheetGrid, above: list[int]) -> str | None:
    units = (unit_of_header(text) for row in above for text in _texts(sheet, row))
    return next((unit for unit in units if unit), None)


def _pairs_of(sheet: SheetGrid, row: int) -> Iterator[tuple[str, str]]:
    """The pairs of a row; a key at the end of its cell takes the next cell for its value."""
    filled = [cell for cell in sheet.rows[row] if cell is not None]
    for place, cell in enumerate(filled):
        if not isinstance(cell, str) or is_annex(cell):
            continue
        for key, value in pairs_in(cell):
            following = filled[place + 1] if place + 1 < len(filled) else None
            if not value and following is not None and not any(pairs_in(str(following))):
                yield key, tidy(str(following))
            else:
                yield key, value


def _title(sheet: SheetGrid, row: int) -> str | None:
    """The title that a row holds: one text, not an annex number, not a line of pairs."""
    texts = [text for text in _texts(sheet, row) if not is_annex(text)]
    if len(texts) != 1 or any(pairs_in(texts[0])):
        return None
    return tidy(texts[0]) if len(fold(texts[0])) > 1 else None


def _said(pairs: Mapping[str, str], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        for said, value in pairs.items():
            if bare_key(said) == key and value:
                return value
    return None


__all__ = ["HeaderBand", "Known", "find_header", "unit_of_header"]
