"""How far the planning of a workbook is, and whether it shall stop."""

from collections.abc import Callable
from dataclasses import dataclass

from lyuliang_desk.errors import Cancelled

CLASSIFIED, READ, RESOLVED, ROWS = 1, 4, 2, 3
"""How many of ten parts of the work on a row each stage takes."""
PARTS = CLASSIFIED + READ + RESOLVED + ROWS


@dataclass
class Course:
    """Tells the progress over all sheets together; what is told only grows."""

    progress: Callable[[int, int], None] | None = None
    cancelled: Callable[[], bool] | None = None
    rows: int = 0
    """The rows below the headers of all sheets."""
    _parts: float = 0.0

    def begin(self, rows: int) -> None:
        """So many rows are to be planned."""
        self.rows = rows
        self.went(0, 0)

    def went(self, rows: float, parts: float) -> None:
        """A stage of so many parts is done for so many rows. Raises Cancelled when somebody wants to stop."""
        self.stop_if_cancelled()
        self._parts += rows * parts
        if self.progress is not None:
            self.progress(min(int(self._parts / PARTS), self.rows), self.rows)

    def finish(self) -> None:
        """All rows are planned."""
        self._parts = float(self.rows * PARTS)
        self.went(0, 0)

    def stop_if_cancelled(self) -> None:
        """Raises Cancelled when somebody wants to stop."""
        if self.cancelled is not None and self.cancelled():
            raise Cancelled
