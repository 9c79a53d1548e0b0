"""Time and names: stamps and ids only ever grow, whatever the wall clock does."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from lyuliang_desk.store.clock import HybridClock, moment_of
from lyuliang_desk.store.ids import Uuid7

START = datetime(2026, 7, 6, 4, 0, tzinfo=UTC)


def jumping(seconds: list[int]) -> Callable[[], datetime]:
    """A wall clock that is set to these offsets one after another."""
    offsets = iter(seconds)
    return lambda: START + timedelta(seconds=next(offsets))


@given(st.lists(st.integers(-500, 500), min_size=2, max_size=60))
def test_stamps_grow_though_the_wall_clock_jumps(seconds: list[int]) -> None:
    clock = HybridClock(jumping(seconds))
    stamps = [clock.tick() for _ in seconds]
    assert stamps == sorted(set(stamps))


def test_a_stamp_tells_when_it_was_taken() -> None:
    assert moment_of(HybridClock(lambda: START).tick()) == START


def test_stamps_go_on_after_the_last_one_in_the_register() -> None:
    later = HybridClock(lambda: START + timedelta(days=1)).tick()
    assert HybridClock(lambda: START, later).tick() > later


@given(st.lists(st.integers(-500, 500), min_size=2, max_size=60), st.binary(min_size=10, max_size=10))
def test_ids_grow_though_the_wall_clock_jumps(seconds: list[int], noise: bytes) -> None:
    new_id = Uuid7(jumping(seconds), lambda length: noise[:length])
    ids = [new_id() for _ in seconds]
    assert ids == sorted(set(ids))


def test_an_id_is_a_uuid_of_version_7_with_its_time_in_front() -> None:
    found = UUID(Uuid7(lambda: START)())
    assert (found.version, found.variant) == (7, "specified in RFC 4122")
    assert found.int >> 80 == round(START.timestamp() * 1000)


def test_ids_come_out_the_same_with_the_same_clock_and_randomness() -> None:
    def made() -> list[str]:
        new_id = Uuid7(lambda: START, lambda length: bytes(length))
        return [new_id() for _ in range(3)]

    assert made() == made()
