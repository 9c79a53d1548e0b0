"""Work that makes millions of objects at once.

Python looks for cycles of dead objects each time some hundred more have been made, and walks through all that live to
find them. While a workbook is read, planned and written, everything that is made lives on, so these walks find nothing
and take as long as the work itself: they are put off until it is done.
"""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_guard = threading.Lock()
_running = 0
_was_enabled = True


@contextmanager
def bulk_work() -> Iterator[None]:
    """Put the search for cycles off within the block, in all threads. Blocks may stand in one another and overlap."""
    _begin()
    try:
        yield
    finally:
        _end()


def _begin() -> None:
    global _running, _was_enabled
    with _guard:
        if _running == 0:
            _was_enabled = gc.isenabled()
            gc.disable()
        _running += 1


def _end() -> None:
    global _running
    with _guard:
        _running -= 1
        if _running == 0 and _was_enabled:
            # Freezing and thawing sets all that was made beside the oldest, so that it is not walked through at once.
            gc.freeze()
            gc.unfreeze()
            gc.enable()
