"""Time as the register keeps it: the wall clock that is passed in, and the hybrid clock that orders changes."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Gives the present moment with its time zone."""

_COUNTER_BITS = 16


def system_clock() -> datetime:
    """The machine's clock, in local time."""
    return datetime.now().astimezone()


def milliseconds(moment: datetime) -> int:
    """Milliseconds since 1970, UTC."""
    return round(moment.timestamp() * 1000)


def moment_of(stamp: int) -> datetime:
    """The moment that a stamp of the hybrid clock was taken at, in UTC."""
    return datetime.fromtimestamp((stamp >> _COUNTER_BITS) / 1000, UTC)


def stamp_at(moment: datetime) -> int:
    """The least stamp of the hybrid clock that can be taken at a moment."""
    return milliseconds(moment) << _COUNTER_BITS


class HybridClock:
    """Stamps that only ever grow, close to the wall clock: ``milliseconds << 16 | counter``.

    When the wall clock is set back, the stamps stay where they were and count on, so that the order of changes is
    never turned round (Kulkarni et al., Logical Physical Clocks, 2014).
    """

    def __init__(self, clock: Clock, last: int = 0) -> None:
        self._clock = clock
        self._last = last

    def tick(self) -> int:
        """A new stamp, greater than every one before."""
        self._last = max(milliseconds(self._clock()) << _COUNTER_BITS, self._last + 1)
        return self._last

    def saw(self, stamp: int) -> None:
        """Take note of a stamp from elsewhere: later ones of ours will be greater."""
        self._last = max(self._last, stamp)
