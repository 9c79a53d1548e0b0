"""The shape of a header: which rows belong together, and which texts stand over which column."""

from collections.abc import Callable
from datetime import date, time

from lyuliang_desk.catalogue.folding import tidy
from lyuliang_desk.catalogue.types.base import Raw
from lyuliang_desk.excel.grid import Range, SheetGrid

TALLEST = 3
LONGEST_PART = 30
TITLE_SHARE = 0.7
SURE = 0.8
MERGES_LOOKED_AT = 200
"""Rows from the top whose merged ranges matter to a header."""


class HeaderLayout:
    """Reads the top of one sheet; all rows and columns from zero."""

    def __init__(self, sheet: SheetGrid) -> None:
        self._sheet = sheet
        self._cover: dict[tuple[int, int], Range] = {}
        for area in sheet.merged:
            if area[0] < MERGES_LOOKED_AT:
                for row in range(area[0], min(area[2], area[0] + TALLEST) + 1):
                    for column in range(area[1], min(area[3] + 1, sheet.width)):
                        self._cover[row, column] = area
        self._columns = max(sum(cell is not None for cell in row) for row in sheet.rows[:MERGES_LOOKED_AT])

    def is_empty(self, row: int) -> bool:
        cells = self._sheet.rows[row]
        return cells.count(None) == len(cells)

    def count_of_numbers(self, first: int, last: int) -> int:
        """Cells that no header holds: numbers and dates."""
        cells = (cell for row in self._sheet.rows[first : last + 1] for cell in row)
        return sum(isinstance(cell, int | float | date | time) for cell in cells)

    def extent(self, row: int, weight: Callable[[str], float]) -> tuple[int, int]:
        """The rows of the band that a row belongs to, by merged ranges and by what stands under what."""
        first = last = row
        while last - first < TALLEST - 1 and self._fits_below(last):
            if self._reach(first, last) == last and not self._goes_on(last, weight):
                break
            last += 1
        while last - first < TALLEST - 1 and first > 0 and self._is_over(first - 1, last):
            first -= 1
        return first, last

    def parts(self, first: int, last: int) -> tuple[tuple[str, ...], ...]:
        """For every column of the sheet, the tidied texts over it from top to bottom."""
        return tuple(self._parts_of(column, first, last) for column in range(self._sheet.width))

    def _parts_of(self, column: int, first: int, last: int) -> tuple[str, ...]:
        parts: list[str] = []
        for row in range(first, last + 1):
            text = self._text_over(row, column, last)
            if text and (not parts or parts[-1] != text):
                parts.append(text)
        return tuple(parts)

    def _text_over(self, row: int, column: int, last: int) -> str:
        area = self._cover.get((row, column))
        if area is not None:
            is_leaf = all(self._is_bare(below, column, area) for below in range(area[2] + 1, last + 1))
            if is_leaf and column != area[1]:
                return ""
            return _words(self._sheet.at(area[0], area[1]))
        text = _words(self._sheet.at(row, column))
        return text or self._carried(row, column, last)

    def _is_bare(self, row: int, column: int, above: Range) -> bool:
        return self._sheet.at(row, column) is None and self._cover.get((row, column)) in (None, above)

    def _carried(self, row: int, column: int, last: int) -> str:
        """Without merged ranges (text files) a group's text stands over its first column only."""
        if row == last or not _words(self._sheet.at(row + 1, column)):
            return ""
        for left in range(column - 1, -1, -1):
            text = _words(self._sheet.at(row, left))
            if text:
                has_leaf = bool(_words(self._sheet.at(row + 1, left)))
                return text if has_leaf and (row, left) not in self._cover else ""
        return ""

    def _reach(self, first: int, last: int) -> int:
        """The row down to which merged header cells of the band reach."""
        reach = last
        for (row, column), area in self._cover.items():
            starts_here = first <= row <= last and (row, column) == area[:2]
            if starts_here and area[2] - first < TALLEST and not self._is_title(area):
                reach = max(reach, area[2])
        return min(reach, len(self._sheet.rows) - 1)

    def _is_title(self, area: Range) -> bool:
        """A wide cell that stands alone in its row is a title, one beside others a group."""
        cells = self._sheet.rows[area[0]]
        is_alone = len(cells) - cells.count(None) == 1
        return is_alone and area[3] - area[1] + 1 > max(2, TITLE_SHARE * self._columns)

    def _fits_below(self, last: int) -> bool:
        """Whether nothing in the row below speaks against a band: only short texts, under groups or empty cells."""
        if last + 1 >= len(self._sheet.rows):
            return False
        below = self._sheet.rows[last + 1]
        filled = [column for column, cell in enumerate(below) if cell is not None]
        return all(
            isinstance(text := below[column], str)
            and len(text) <= LONGEST_PART
            and self._may_group(last, column, filled)
            for column in filled
        )

    def _goes_on(self, last: int, weight: Callable[[str], float]) -> bool:
        """Whether the row below holds leaves of this band, one of them surely known."""
        above = [str(cell) for cell in self._sheet.rows[last] if cell is not None]
        if len(above) < 2 or any("：" in text or ":" in text for text in above):
            return False
        return any(weight(_words(cell)) >= SURE for cell in self._sheet.rows[last + 1])

    def _may_group(self, row: int, column: int, filled_below: list[int]) -> bool:
        area = self._cover.get((row, column))
        if area is not None:
            return area[3] > area[1] and not self._is_title(area)
        if self._sheet.at(row, column) is None:
            return True
        return self._sheet.at(row, column + 1) is None and column + 1 in filled_below

    def _is_over(self, row: int, last: int) -> bool:
        """Whether the row above holds groups of this band: short texts, one merged over several columns."""
        cells = [(column, cell) for column, cell in enumerate(self._sheet.rows[row]) if cell is not None]
        texts = [cell for _, cell in cells if isinstance(cell, str)]
        if not cells or len(texts) < len(cells):
            return False
        if any(len(text) > LONGEST_PART or "：" in text or ":" in text for text in texts):
            return False
        areas = [self._cover.get((row, column)) for column, _ in cells]
        if any(area is not None and self._is_title(area) for area in areas):
            return False
        return any(area is not None and area[3] > area[1] and area[2] < last + 1 for area in areas)


def _words(cell: Raw) -> str:
    return "" if cell is None else tidy(str(cell))
