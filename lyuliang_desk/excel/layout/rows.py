"""What each row below the header is: a record, or one of the many rows that hold none."""

from collections.abc import Callable, Iterator
from enum import StrEnum

from lyuliang_desk.catalogue.folding import fold
from lyuliang_desk.catalogue.types.base import Raw
from lyuliang_desk.excel.grid import Cell, SheetGrid
from lyuliang_desk.excel.layout import row_words as words
from lyuliang_desk.excel.layout.header import HeaderBand

Filled = list[tuple[int, Raw]]

LOOKED_AT = 3
LEAST_NUMBERED = 3
SAME_HEADER = 0.6
WIDE_GROUP = 0.5
EVERY = 5_000
ORDINARY = 6
"""A row with so many filled cells is a record unless its first cells say otherwise."""


class RowKind(StrEnum):
    """``unfilled``: only the ordinal was typed in advance; ``blank`` rows do not count as read, others do."""

    DATA = "data"
    TOTAL = "total"
    GROUP = "group"
    SIGNATURE = "signature"
    NOTE = "note"
    REPEATED_HEADER = "repeated_header"
    NUMBERING = "numbering"
    UNFILLED = "unfilled"
    BLANK = "blank"


def classify_rows(
    sheet: SheetGrid, band: HeaderBand, look: Callable[[], None] = lambda: None
) -> dict[int, RowKind]:
    """The kind of every row below the band, by its row from zero. ``look`` is called now and then, and may raise."""
    classifier = _Classifier(sheet, band)
    kinds: dict[int, RowKind] = {}
    before = RowKind.REPEATED_HEADER
    for row in range(band.last + 1, len(sheet.rows)):
        if row % EVERY == 0:
            look()
        kind = kinds[row] = classifier.kind(row, before)
        if kind is not RowKind.BLANK:
            before = kind
    return kinds


def merged_sources(sheet: SheetGrid, band: HeaderBand) -> dict[Cell, Cell]:
    """The cells below the band that a vertically merged cell covers, each with the cell that holds the value.

    A range over several columns stands for its first column only.
    """
    return {
        (row, first_column): (first_row, first_column)
        for first_row, first_column, last_row, _ in sheet.merged
        if first_row > band.last and sheet.at(first_row, first_column) is not None
        for row in range(first_row + 1, min(last_row, len(sheet.rows) - 1) + 1)
    }


def fill_merged(sheet: SheetGrid, band: HeaderBand) -> dict[Cell, Raw]:
    """The values that merged cells carry down, by the cell they are carried to."""
    return {cell: sheet.at(*source) for cell, source in merged_sources(sheet, band).items()}


class _Classifier:
    def __init__(self, sheet: SheetGrid, band: HeaderBand) -> None:
        self._rows = sheet.rows
        self._headers = [frozenset(map(fold, parts)) for parts in band.parts]
        leaves = [fold(parts[-1]) if parts else "" for parts in band.parts]
        self._columns = frozenset(band.columns)
        self._ordinals = frozenset(c for c, leaf in enumerate(leaves) if leaf in words.ORDINAL_HEADERS)
        self._remarks = frozenset(c for c, leaf in enumerate(leaves) if leaf.startswith(words.REMARK_HEADERS))
        above = [list(_first_filled(sheet.rows[row], LOOKED_AT + 1)) for row in band.title_rows]
        starts = [filled[0][1] for filled in above if len(filled) <= LOOKED_AT]
        self._titles = frozenset(fold(start) for start in starts if isinstance(start, str))
        above_starts = {start.lstrip()[:1] for start in starts if isinstance(start, str)}
        self._starts = [
            frozenset({header[:1] for header in headers} | above_starts | {" ", "\u3000", "\n", "\t"})
            for headers in self._headers
        ]
        wide = max(3, WIDE_GROUP * len(self._columns))
        self._wide_rows = frozenset(r1 for r1, c1, r2, c2 in sheet.merged if r1 == r2 and c2 - c1 + 1 >= wide)
        self._carried: dict[int, int] = {}
        for row, _ in merged_sources(sheet, band):
            self._carried[row] = self._carried.get(row, 0) + 1

    def kind(self, row: int, before: RowKind) -> RowKind:
        """The kind of a row; ``before`` is that of the last row that was not blank."""
        cells = self._rows[row]
        count = len(cells) - cells.count(None)
        if count == 0:
            return RowKind.BLANK
        first = list(_first_filled(cells, LOOKED_AT))
        if any(isinstance(cell, str) and self._is_suspect(column, cell) for column, cell in first):
            told = self._by_first_words(cells, first)
            if told is not None:
                return told
        if before is RowKind.REPEATED_HEADER and self._is_numbering(cells, count):
            return RowKind.NUMBERING
        if count >= ORDINARY:
            return RowKind.DATA
        return self._of_sparse(row, list(_first_filled(cells, count)), before)

    def _is_suspect(self, column: int, text: str) -> bool:
        """Whether a text is worth folding: of 100,000 records nearly none is."""
        return text[0] in self._starts[column] or words.SUSPECT.search(text) is not None

    def _by_first_words(self, cells: list[Raw], first: Filled) -> RowKind | None:
        texts = [(column, fold(cell)) for column, cell in first if isinstance(cell, str)]
        if not texts:
            return None
        starts_with_text = texts[0][0] == first[0][0]
        if any(text in self._headers[column] for column, text in texts) and self._is_header(cells):
            return RowKind.REPEATED_HEADER
        if starts_with_text and texts[0][1] in self._titles:
            return RowKind.REPEATED_HEADER
        together = "".join(text for _, text in texts[:2])
        if any(words.TOTAL.fullmatch(text) for text in (*(text for _, text in texts), together)):
            return RowKind.TOTAL if self._is_total(cells) else None
        if starts_with_text and _is_signer(texts[0][1]) and self._is_signed(cells):
            return RowKind.SIGNATURE
        return None

    def _is_header(self, cells: list[Raw]) -> bool:
        filled = list(_first_filled(cells, len(cells)))
        same = sum(isinstance(cell, str) and fold(cell) in self._headers[column] for column, cell in filled)
        return same >= min(2, len(self._columns)) and same >= SAME_HEADER * len(filled)

    def _is_total(self, cells: list[Raw]) -> bool:
        """A record titled 合计… names other things too; a total has only numbers beside its word."""
        texts = [(c, fold(v)) for c, v in _first_filled(cells, len(cells)) if isinstance(v, str)]
        others = [text for column, text in texts if column not in self._remarks and not _is_harmless(text)]
        return not others or "".join(others) in ("合计", "总计", "小计", "共计")

    def _is_signed(self, cells: list[Raw]) -> bool:
        """Values may stand in cells of their own beside 填表人：, but no more of them than names."""
        filled = [cell for _, cell in _first_filled(cells, len(cells))]
        keys = sum(isinstance(cell, str) and _is_signer(fold(cell)) for cell in filled)
        return keys * 2 >= len(filled)

    def _is_numbering(self, cells: list[Raw], count: int) -> bool:
        """``1 2 3 …`` or ``甲 乙 1 2 …`` under the header: numbers that rise by one."""
        if count < LEAST_NUMBERED or count < SAME_HEADER * len(self._columns):
            return False
        expected = None
        for _, cell in _first_filled(cells, len(cells)):
            found = words.STEM_OR_NUMBER.fullmatch(fold(str(cell)))
            if found is None or isinstance(cell, bool):
                return False
            if found[1] is not None:
                if expected is not None and int(found[1]) != expected:
                    return False
                expected = int(found[1]) + 1
        return expected is not None

    def _of_sparse(self, row: int, filled: Filled, before: RowKind) -> RowKind:
        """A row with few filled cells."""
        if not any(column in self._columns for column, _ in filled):
            return RowKind.NOTE
        if self._is_unfilled(filled):
            return RowKind.UNFILLED
        column, cell = filled[0]
        text = fold(cell) if isinstance(cell, str) else ""
        is_lone = len(filled) == 1 and row not in self._carried
        if text and len(filled) <= 2 and words.NOTE.fullmatch(text):
            return RowKind.NOTE
        if text and is_lone:
            return self._of_lone(row, column, text, before)
        if text and self._is_numbered_group(filled):
            return RowKind.GROUP
        return RowKind.DATA

    def _of_lone(self, row: int, column: int, text: str, before: RowKind) -> RowKind:
        if words.DATE_LINE.fullmatch(text):
            return RowKind.SIGNATURE
        in_notes = before in (RowKind.NOTE, RowKind.SIGNATURE) and words.LISTED_NOTE.fullmatch(text)
        if in_notes or (before is RowKind.NOTE and len(text) >= words.LONG_NOTE):
            return RowKind.NOTE
        is_group = row in self._wide_rows or column in self._ordinals or words.GROUP.fullmatch(text)
        if is_group and not text.isdecimal():
            return RowKind.GROUP
        return RowKind.DATA

    def _is_numbered_group(self, filled: Filled) -> bool:
        """``一、 | 工业类 | 500 | 300``: a Chinese numeral for ordinal, one name, else only numbers."""
        column, cell = filled[0]
        others = [value for _, value in filled[1:] if isinstance(value, str)]
        names = [value for value in others if not words.HARMLESS.fullmatch(fold(value))]
        return (
            column in self._ordinals
            and words.GROUP_NUMBER.fullmatch(fold(str(cell))) is not None
            and len(names) <= 1
        ) or (words.GROUP.fullmatch(fold(str(cell))) is not None and not names)

    def _is_unfilled(self, filled: Filled) -> bool:
        """Only the ordinal is there, beside zeros that formulas left."""
        rest = [cell for column, cell in filled if column not in self._ordinals]
        return (
            len(rest) < len(filled)
            and all(cell == 0 and not isinstance(cell, str) for cell in rest)
            and all(str(cell).strip().isdecimal() for column, cell in filled if column in self._ordinals)
        )


def _is_signer(text: str) -> bool:
    return bool(words.SIGNER.fullmatch(text) or words.BARE_SIGNER.fullmatch(text))


def _is_harmless(text: str) -> bool:
    return bool(words.TOTAL.fullmatch(text) or words.HARMLESS.fullmatch(text))


def _first_filled(cells: list[Raw], most: int) -> Iterator[tuple[int, Raw]]:
    """The first filled cells with their columns."""
    found = 0
    for column, cell in enumerate(cells):
        if cell is not None:
            yield column, cell
            found += 1
            if found == most:
                return
