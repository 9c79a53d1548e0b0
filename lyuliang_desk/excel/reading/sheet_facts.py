"""What is known of a sheet besides its values."""

from collections import defaultdict
from dataclasses import dataclass, field

Cell = tuple[int, int]


@dataclass
class SheetFacts:
    """``merged`` is None when the reader of values knows the merged ranges itself."""

    merged: list[tuple[int, int, int, int]] | None = None
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    formulas_without_value: set[Cell] = field(default_factory=set)
    errors: dict[Cell, str] = field(default_factory=dict)
    epoch_1904: bool = False
    unchecked: bool = False

    def errors_by_row(self) -> dict[int, list[tuple[int, str]]]:
        rows: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for (row, column), text in self.errors.items():
            rows[row].append((column, text))
        return rows
