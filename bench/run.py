"""Runs the benchmarks, all or those named, and prints what they took as ratios to the floor.

``python -m bench.run`` · ``python -m bench.run import search --size 20000 --rounds 5``
"""

import argparse
import tempfile
from pathlib import Path

from bench.benchmark import Benchmark, Measured, measure, run_part
from bench.checks import CHECKS
from bench.duplicates import DUPLICATES
from bench.first_paint import PAINTS
from bench.imports import IMPORT
from bench.overview import OVERVIEWS
from bench.roster import ROSTER
from bench.search import SEARCHES
from bench.start import START

ALL: tuple[Benchmark, ...] = (IMPORT, *SEARCHES, *PAINTS, ROSTER, DUPLICATES, CHECKS, *OVERVIEWS, START)
BY_NAME = {benchmark.name: benchmark for benchmark in ALL}


def main() -> None:
    """Run what the command line asks for."""
    asked = _arguments().parse_args()
    if asked.part:
        name, part, folder, rows = asked.part
        run_part(next(p for p in BY_NAME[name].parts if p.name == part), Path(folder), int(rows))
        return
    with tempfile.TemporaryDirectory() as passing:
        for benchmark in ALL:
            if not asked.names or any(benchmark.name.startswith(name) for name in asked.names):
                size, rounds = asked.size or benchmark.size, asked.rounds or benchmark.rounds
                _tell(benchmark, size, measure(benchmark, asked.keep or Path(passing), size, rounds))


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.run", description=__doc__.splitlines()[0] if __doc__ else ""
    )
    names = "benchmarks to run, or how their names begin: " + ", ".join(BY_NAME)
    parser.add_argument("names", nargs="*", help=names)
    parser.add_argument("--size", type=int, help="rows, in place of each benchmark's own number")
    parser.add_argument("--rounds", type=int, help="runs of each part")
    parser.add_argument("--keep", type=Path, help="a folder in which the made-up data stay for the next time")
    parser.add_argument("--part", nargs=4, help=argparse.SUPPRESS)
    return parser


def _tell(benchmark: Benchmark, size: int, found: list[Measured]) -> None:
    floor = next(m.seconds for m in found if m.part.role == "floor")
    unit = "ms" if benchmark.in_milliseconds else "× the floor"
    bound = f"bound {benchmark.bound:g} {unit}" if benchmark.bound is not None else "no bound"
    print(f"\n{benchmark.name}: {benchmark.work}, {size:,} rows; {bound}")
    for measured in found:
        scaled = (
            ""
            if measured.part.share == 1
            else f"  (done for {measured.part.share:.0%} of the rows, scaled up)"
        )
        print(
            f"  {measured.part.role:5}  {measured.part.name:34} {measured.seconds / floor:8.2f} ×"
            f" {measured.seconds * 1000:12,.2f} ms {measured.megabytes:8,.0f} MB{scaled}"
        )


if __name__ == "__main__":
    main()
