"""Telling how far a long piece of work is, and stopping it."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from lyuliang_desk.errors import Cancelled

T = TypeVar("T")
Progress = Callable[[int, int], None]
"""Told how much is done, of how much."""
_EVERY = 1000


class Watch:
    """Counts the work done, tells it, and raises Cancelled when somebody wants to stop."""

    def __init__(
        self, total: int, progress: Progress | None = None, cancelled: Callable[[], bool] | None = None
    ) -> None:
        self._total = total
        self._progress = progress
        self._cancelled = cancelled
        self._done = 0

    def each(self, items: Iterable[T]) -> Iterator[T]:
        """The items, counted as they are taken."""
        for item in items:
            yield item
            self._done += 1
            if self._done % _EVERY == 0:
                self.look()

    def look(self) -> None:
        """Tell how far it is; raises Cancelled when it shall stop."""
        if self._cancelled is not None and self._cancelled():
            raise Cancelled
        if self._progress is not None:
            self._progress(min(self._done, self._total), self._total)
