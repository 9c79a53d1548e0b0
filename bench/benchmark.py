"""What a benchmark is, and how its parts are measured: each in a process of its own, in turns, by their medians."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Literal

ROOT = Path(__file__).resolve().parent.parent
Role = Literal["floor", "ours", "peer"]


@dataclass
class Clock:
    """Times the part of a run that counts; what stands around its ``with`` block is preparation."""

    seconds: float = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Count what happens within the block."""
        start = perf_counter()
        yield
        self.seconds += perf_counter() - start


Run = Callable[[Path, int, Clock], None]
"""Does the work once: in a folder with the prepared data, for so many rows, by this clock."""


@dataclass(frozen=True)
class Part:
    """One way of doing the work. ``share`` of the rows is done and scaled up, where a way is too slow to wait for."""

    name: str
    role: Role
    run: Run
    share: float = 1.0


@dataclass(frozen=True)
class Benchmark:
    """A piece of work done in several ways.

    ``bound`` is what ours may take: times the floor, or milliseconds where ``in_milliseconds``; None where nothing is said.
    """

    name: str
    work: str
    size: int
    bound: float | None
    prepare: Callable[[Path, int], None]
    parts: tuple[Part, ...]
    rounds: int = 3
    in_milliseconds: bool = False


@dataclass(frozen=True)
class Measured:
    """The median of one part's runs, and the most memory that one of them held (0 where the system does not tell)."""

    part: Part
    seconds: float
    megabytes: float


def measure(benchmark: Benchmark, folder: Path, size: int, rounds: int) -> list[Measured]:
    """Run the parts in turns. The prepared data are left in the folder for the next time."""
    folder.mkdir(parents=True, exist_ok=True)
    for share in {part.share for part in benchmark.parts}:
        benchmark.prepare(folder, max(1, int(size * share)))
    runs: dict[str, list[tuple[float, float]]] = {part.name: [] for part in benchmark.parts}
    for _round in range(rounds):
        for part in benchmark.parts:
            runs[part.name].append(_in_own_process(benchmark, part, folder, max(1, int(size * part.share))))
    return [
        Measured(
            part,
            median(seconds for seconds, _ in runs[part.name]) / part.share,
            max(megabytes for _, megabytes in runs[part.name]),
        )
        for part in benchmark.parts
    ]


def _in_own_process(benchmark: Benchmark, part: Part, folder: Path, rows: int) -> tuple[float, float]:
    command = [sys.executable, "-m", "bench.run", "--part", benchmark.name, part.name, str(folder), str(rows)]
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
    }
    told = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    seconds, megabytes = json.loads(told.stdout.splitlines()[-1])
    return seconds, megabytes


def run_part(part: Part, folder: Path, rows: int) -> None:
    """What the process of a part does: the work, and one line with seconds and megabytes."""
    clock = Clock()
    part.run(folder, rows, clock)
    print(json.dumps([clock.seconds, _peak_megabytes()]))


def _peak_megabytes() -> float:
    """The most memory that this process or a child of it held at once; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    import resource

    # Not ``ru_maxrss`` of this process: Linux begins that at what the starting process held.
    own = int(re.search(r"VmHWM:\s+([0-9]+)", status.read_text(encoding="ascii", errors="replace"))[1])  # type: ignore[index]
    return max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024
