"""Searching the register: from the typed words to the row numbers of all hits, in the order of the table."""

from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.benchmark import Benchmark, Clock, Part
from bench.large_register import OPERATOR, prepare, register_path

REPEATS = 15
COLUMNS = ("number", "title", "leader_phone", "acceptance_number", "abstract", "targets")
"""Through so many columns the peer looks; it does not find organisations and people, nor anything by pinyin."""


def median_of(ask: Callable[[], object], clock: Clock, repeats: int = REPEATS) -> None:
    """The median of many askings; the first one, which brings the file into memory, is not counted."""
    ask()
    taken = []
    for _repeat in range(repeats):
        start = perf_counter()
        ask()
        taken.append(perf_counter() - start)
    clock.seconds = median(taken)


def _ours(typed: str) -> Callable[[Path, int, Clock], None]:
    def run(folder: Path, rows: int, clock: Clock) -> None:
        from lyuliang_desk import operations
        from lyuliang_desk.store.views import View

        with operations.open_register(
            path=register_path(folder, rows), operator=OPERATOR, read_only=True
        ) as register:
            median_of(lambda: register.ids(View("project", search=typed)), clock)

    return run


def _floor(typed: str) -> Callable[[Path, int, Clock], None]:
    """The same question put to the full-text table alone, counted."""

    def run(folder: Path, rows: int, clock: Clock) -> None:
        from lyuliang_desk.store.engine import connect
        from lyuliang_desk.store.search_query import search_query

        connection = connect(register_path(folder, rows), "read")
        asked = (search_query(typed),)
        sql = "SELECT count(*) FROM search_project WHERE search_project MATCH ?"
        median_of(lambda: connection.execute(sql, asked).fetchone(), clock)
        connection.close()

    return run


def _peer(typed: str) -> Callable[[Path, int, Clock], None]:
    def run(folder: Path, rows: int, clock: Clock) -> None:
        from lyuliang_desk.store.engine import connect

        connection = connect(register_path(folder, rows), "read")
        where = " OR ".join(f"{column} LIKE ?" for column in COLUMNS)
        asked = [f"%{typed}%"] * len(COLUMNS)
        sql = f"SELECT rid FROM project WHERE deleted = 0 AND ({where}) ORDER BY rid"
        start = perf_counter()
        connection.execute(sql, asked).fetchall()
        clock.seconds = perf_counter() - start
        connection.close()

    return run


def _benchmark(name: str, work: str, typed: str, bound: float | None = 5.0) -> Benchmark:
    return Benchmark(
        name=name,
        work=f"search for {typed} ({work})",
        size=1_000_000,
        bound=bound,
        prepare=prepare,
        parts=(
            Part("full-text count", "floor", _floor(typed)),
            Part("the program's search", "ours", _ours(typed)),
            Part("LIKE over six columns", "peer", _peer(typed)),
        ),
        in_milliseconds=True,
    )


SEARCHES = (
    _benchmark("search-word", "two characters, few hits", "尾矿"),
    _benchmark("search-nothing", "two characters, each frequent, never side by side", "机红"),
    _benchmark("search-initials", "initials, few hits", "wkkzl"),
    _benchmark("search-number", "one number", "SL000123"),
    _benchmark(
        "search-frequent", "a tenth of all records; their numbers alone are a megabyte", "标准研究", None
    ),
)
