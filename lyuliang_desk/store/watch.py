"""Telling how far a long piece of work is, and stopping it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from lyuliang_desk.errors import Cancelled
from lyuliang_desk.store.engine import Connection, DriverError

T = TypeVar("T")
Progress = Callable[[int, int], None]
"""Told how much is done, of how much."""
_EVERY = 1000
BATCH = 2000
"""So many records are handled at a time where that is done by column: some hundredths of a second."""
_STEPS = 50_000
"""The database asks after so many steps of its virtual machine whether it shall stop: some thousandths of a second."""


class Watch:
    """Counts the work done, tells it, and raises Cancelled when somebody wants to stop.

    ``passes`` is how often each of ``total`` items is handled; ``begin`` says that the next pass begins, whatever the one
    before has left out. What is told only grows, and ends with the whole when ``finish`` is called.
    """

    def __init__(
        self,
        total: int,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
        *,
        passes: int = 1,
    ) -> None:
        self._each = total
        self._total = total * passes
        self._progress = progress
        self._cancelled = cancelled
        self._done = 0
        self._most = self._total
        self._pass = 0

    def begin(self) -> None:
        """The next pass begins: all before it counts as done, and nothing counts beyond it."""
        self._done = self._each * self._pass
        self._pass += 1
        self._most = min(self._each * self._pass, self._total)
        self.look()

    def each(self, items: Iterable[T]) -> Iterator[T]:
        """The items, counted as they are taken."""
        for item in items:
            yield item
            self._done += 1
            if self._done % _EVERY == 0:
                self.look()

    def batches(self, items: Sequence[T]) -> Iterator[Sequence[T]]:
        """The items some at a time, counted once the work on them is done."""
        for start in range(0, len(items), BATCH):
            some = items[start : start + BATCH]
            yield some
            self.count(len(some))

    def count(self, items: int) -> None:
        """So many items more are done."""
        self._done += items
        self.look()

    def look(self) -> None:
        """Tell how far it is; raises Cancelled when it shall stop."""
        if self.is_stopped():
            raise Cancelled
        if self._progress is not None:
            self._progress(min(self._done, self._most), self._total)

    def is_stopped(self) -> bool:
        """Whether somebody wants to stop."""
        return self._cancelled is not None and self._cancelled()

    def finish(self) -> None:
        """Tell that all is done; nothing can be stopped any more."""
        if self._progress is not None:
            self._progress(self._total, self._total)

    @contextmanager
    def over(self, connection: Connection) -> Iterator[None]:
        """Within the block the database itself asks, too: one long statement must not make a clerk wait.

        Raises Cancelled where a statement was broken off for that; its transaction is no more.
        """
        if self._cancelled is None:
            yield
            return
        stopped = False

        def ask() -> bool:
            nonlocal stopped
            stopped = stopped or self.is_stopped()
            return stopped

        connection.set_progress_handler(ask, _STEPS)
        try:
            yield
        except DriverError as fault:
            if stopped:
                raise Cancelled from fault
            raise
        finally:
            connection.set_progress_handler(None, 0)
