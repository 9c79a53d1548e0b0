"""How the child process hands over what it has read: JSON frames on a pipe, each after its length.

JSON has no dates, so a frame of rows has None in their cells and lists them beside:
``[row, column, kind, text]``. A frame that a dying child has left unfinished is noticed by its length, and no
bytes of a hostile file can make the parent do more than parse JSON.
"""

import os
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import IO, Any

import orjson

Frame = dict[str, Any]
Timed = list[Any]

LENGTH = 4
LONGEST_FRAME = 512 * 1024 * 1024


class BrokenFrames(Exception):
    """The child stopped in the middle of a frame, or wrote something else."""


def write_frame(descriptor: int, frame: Frame) -> None:
    payload = orjson.dumps(frame, option=orjson.OPT_NON_STR_KEYS)
    view = memoryview(len(payload).to_bytes(LENGTH, "big") + payload)
    while view:
        view = view[os.write(descriptor, view) :]


def read_frames(pipe: IO[bytes]) -> Iterator[tuple[Frame, int]]:
    """The frames and their sizes until the pipe ends; raises BrokenFrames when it ends within a frame."""
    while header := pipe.read(LENGTH):
        length = int.from_bytes(header, "big")
        if len(header) < LENGTH or length > LONGEST_FRAME:
            raise BrokenFrames
        payload = pipe.read(length)
        if len(payload) < length:
            raise BrokenFrames
        try:
            frame = orjson.loads(payload)
        except orjson.JSONDecodeError as fault:
            raise BrokenFrames from fault
        yield frame, length


def packed_time(row: int, column: int, value: date | datetime | time | timedelta) -> Timed:
    if isinstance(value, timedelta):
        return [row, column, "span", value.total_seconds()]
    kind = "moment" if isinstance(value, datetime) else "day" if isinstance(value, date) else "clock"
    return [row, column, kind, value.isoformat()]


def unpacked_time(kind: str, value: Any) -> date | datetime | time | timedelta:
    if kind == "span":
        return timedelta(seconds=value)
    if kind == "moment":
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if kind == "day" else time.fromisoformat(value)
