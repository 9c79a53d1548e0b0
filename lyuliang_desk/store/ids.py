"""Names for records that two offices can give without asking one another: UUIDv7 (RFC 9562, 5.7)."""

import os
import threading
from collections.abc import Callable

from lyuliang_desk.store.clock import Clock, milliseconds, system_clock

_RANDOM_BITS = 74
_TOP = 1 << _RANDOM_BITS


class Uuid7:
    """Makes UUIDv7 texts that strictly grow within the process, even when the clock is set back.

    Within one millisecond the 74 random bits are counted up by a random stride (RFC 9562, 6.2, method 2).
    """

    def __init__(self, clock: Clock = system_clock, randomness: Callable[[int], bytes] = os.urandom) -> None:
        self._clock = clock
        self._randomness = randomness
        self._time = 0
        self._tail = 0
        self._guard = threading.Lock()

    def __call__(self) -> str:
        return self.several(1)[0]

    def several(self, count: int) -> list[str]:
        """So many ids, for which the clock is read once."""
        with self._guard:
            now = milliseconds(self._clock())
            texts: list[str] = []
            if count and now > self._time:
                self._time = now
                self._tail = int.from_bytes(self._randomness(10)) % (_TOP >> 1)
                texts.append(_text(self._time, self._tail))
            rest = count - len(texts)
            noise = self._randomness(4 * rest) if rest else b""
            for place in range(0, 4 * rest, 4):
                self._tail += 1 + int.from_bytes(noise[place : place + 4])
                if self._tail >= _TOP:
                    self._time += 1
                    self._tail %= _TOP
                texts.append(_text(self._time, self._tail))
            return texts


def _text(time: int, tail: int) -> str:
    high, low = tail >> 62, tail & ((1 << 62) - 1)
    digits = f"{(time << 80) | (7 << 76) | (high << 64) | (2 << 62) | low:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
