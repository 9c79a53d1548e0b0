"""The whole partnership in one register: its overview, any table, the sidebar's counts, a search at each key press.

10,000 projects, 100,000 people in 10,000 teams, 300,000 movements of money and a log of 1,000,000 changes. The records
and the log are written by SQL, the search index by the program's own indexer. Each way of asking is asked many times
in a process of its own, and the median counts.
"""

import json
from array import array
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

from bench.benchmark import Benchmark, Clock, Part
from bench.checks import write_records
from bench.large_register import OPERATOR
from bench.search import REPEATS, median_of
from lyuliang_desk import operations
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.catalogue.types.code import Code
from lyuliang_desk.store.engine import Connection, connect
from lyuliang_desk.store.planned import kept_records
from lyuliang_desk.store.search_index import Indexer, linked_titles
from lyuliang_desk.store.sql import AMONG, packed, quoted, search_table

FORM = 2
"""Of the made-up data: raise it when what is written below changes, so that no older file is measured."""
LOGGED_FOR = 10
"""Changes in the log for each person."""
BATCH, STEP, WINDOW = 20_000, 500, 60
TABLES = ("project", "person", "fund_movement")
SEARCHED = (*TABLES, "team")
_VARIED = (
    "UPDATE person SET name = substr('王李张刘陈杨赵黄周吴', 1 + rid % 10, 1) || substr('建国志强晓明文华海燕', 1 + rid / 10 % 10, 1) "
    "|| substr('红伟芳丽军平霞勇刚敏', 1 + rid / 100 % 10, 1), title = printf('%02d%d', 1 + rid % 29, 1 + rid / 7 % 5)",
    "UPDATE project SET title = substr('煤层气铝镁新材料尾矿库', 1 + rid % 10, 2) || '关键技术研究' || rid, "
    "year = CAST(2021 + rid % 5 AS TEXT)",
    "UPDATE fund_movement SET summary = substr('设备材料测试劳务差旅会议', 1 + rid % 6 * 2, 2) || '费'",
)
_CODED = {
    "person": ("degree",),
    "project": ("status", "county", "industry", "category"),
    "team": ("county",),
    "fund_movement": ("source",),
}
"""Fields filled in with every code of their lists in turn."""
_STEPS = (
    "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < {steps}) "
    "INSERT INTO step (number, at, action, words, operator, office, mode) "
    "SELECT i + (SELECT max(number) FROM step), (SELECT max(at) FROM step) + i * 65536, 'edit', '{{}}', '王某', 'bench', 'do' FROM n"
)
_CHANGES = (
    "WITH RECURSIVE n(i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i < {changes} - 1) "
    "INSERT INTO change (office, seq, step, record_id, kind, operation, hlc, operator, schema_version, fields) "
    "SELECT 'bench', i + 1, (SELECT max(number) FROM step) - i / {step}, "
    "CASE WHEN i % 10 < 3 THEN 'movement-' || (1 + i * 7 % {movements}) ELSE 'person-' || (1 + i * 7 % {people}) END, "
    "CASE WHEN i % 10 < 3 THEN 'fund_movement' ELSE 'person' END, 'update', i, '王某', 1, "
    "json_object('remarks', json_array('第' || i || '次核对', '第' || (i + 1) || '次核对', json_array())) FROM n"
)
BARE_FIGURES = (
    "SELECT movement, source, year, count(*), sum(amount) FROM fund_movement WHERE deleted = 0 GROUP BY 1, 2, 3",
    "SELECT status, count(*), sum(total_budget), sum(city_funds), sum(county_funds), sum(own_funds) "
    "FROM project WHERE deleted = 0 GROUP BY 1",
    "SELECT title, degree, count(*) FROM person NOT INDEXED WHERE deleted = 0 GROUP BY 1, 2",
)
"""Three bare queries over the rows of the overview; by an index on the title alone SQLite would do the third more slowly."""
BARE_FROM_INDEXES = (*BARE_FIGURES[:2], "SELECT title, count(*) FROM person WHERE deleted = 0 GROUP BY 1")
"""The same, but of people only what one index tells: the least that three queries could take."""
ONE_MONTH = "SELECT rid FROM fund_movement WHERE deleted = 0 AND date >= '2023-06-01' AND date < '2023-07-01'"
"""The plain question over an index."""
PRESSED = {
    "person": ("王", "王建", "王建红", "张", "张志", "w", "wj", "wjh", "1", "154", "15400012"),
    "fund_movement": (
        "煤",
        "煤层",
        "设",
        "设备",
        "设备费",
        "m",
        "mcq",
        "g",
        "gjj",
        "PZ",
        "PZ1",
        "PZ12",
        "PZ1234",
        "2023",
    ),
}
"""What stands in the search field after each key: characters, initials, numbers."""


def _path(folder: Path, people: int) -> Path:
    return folder / f"partnership-{FORM}-{people}.lyr"


def _prepare(folder: Path, people: int) -> None:
    path = _path(folder, people)
    if path.exists():
        return
    unfinished = path.with_suffix(".unfinished.lyr")
    unfinished.unlink(missing_ok=True)
    operations.new_register(path=unfinished, office="某某研究院", operator=OPERATOR).close()
    connection = connect(unfinished, "write")
    connection.execute("BEGIN IMMEDIATE")
    write_records(connection, people)
    for sql in _VARIED:
        connection.execute(sql)
    for name, fields in _CODED.items():
        for field in fields:
            _spread_codes(connection, name, field)
    _write_log(connection, people)
    for name in SEARCHED:
        _index(connection, name)
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    unfinished.rename(path)


def _spread_codes(connection: Connection, name: str, field: str) -> None:
    kept = KINDS[name][field].type
    assert isinstance(kept, Code)
    codes = [item.code for item in kept.list.items]
    sql = f"UPDATE {quoted(name)} SET {quoted(field)} = json_extract(?, '$[' || (rid / 3 % {len(codes)}) || ']')"
    connection.execute(sql, (json.dumps(codes),))


def _write_log(connection: Connection, people: int) -> None:
    changes = people * LOGGED_FOR
    connection.execute(_STEPS.format(steps=max(changes // STEP, 1)))
    connection.execute(_CHANGES.format(changes=changes, step=STEP, movements=people * 3, people=people))


def _index(connection: Connection, name: str) -> None:
    """The entries of a kind as the program writes them."""
    kind = KINDS[name]
    sql = f"INSERT OR REPLACE INTO {search_table(kind)} (rowid, text, pinyin, initials) VALUES (?, ?, ?, ?)"
    ids = [row[0] for row in connection.execute(f"SELECT id FROM {quoted(name)}")]
    for start in range(0, len(ids), BATCH):
        found = kept_records(connection, kind, ids[start : start + BATCH]).values()
        kept = [(rid, values) for rid, _hidden, values in found]
        indexer = Indexer(kind, linked_titles(connection, KINDS, kind, kept))
        connection.executemany(sql, indexer.entries(kept))


def _ours(ask: Callable[[Any], object], repeats: int = REPEATS) -> Callable[[Path, int, Clock], None]:
    """Something asked of the open register."""

    def run(folder: Path, people: int, clock: Clock) -> None:
        with operations.open_register(
            path=_path(folder, people), operator=OPERATOR, read_only=True, back_up=False
        ) as register:
            median_of(lambda: ask(register), clock, repeats)

    return run


def _bare(ask: Callable[[Connection], object]) -> Callable[[Path, int, Clock], None]:
    """Something asked of the file itself."""

    def run(folder: Path, people: int, clock: Clock) -> None:
        connection = connect(_path(folder, people), "read")
        median_of(lambda: ask(connection), clock)
        connection.close()

    return run


def _figures(register: Any) -> object:
    from lyuliang_desk.operations import overview

    return overview.figures(register=register)


def _table(name: str) -> Callable[[Any], object]:
    def ask(register: Any) -> object:
        from lyuliang_desk.store.views import View

        return register.rows(name, register.ids(View(name))[:WINDOW])

    return ask


def _bare_table(name: str) -> Callable[[Connection], object]:
    """Three bare queries over the same rows, each with its window."""
    chosen = f"SELECT rid FROM {quoted(name)} WHERE deleted = 0 ORDER BY rid"
    window = f"SELECT * FROM {quoted(name)} WHERE rid IN {AMONG}"

    def ask(connection: Connection) -> object:
        for _query in range(3):
            rids = array("q", (row[0] for row in connection.execute(chosen)))
            connection.execute(window, (packed(rids[:WINDOW]),)).fetchall()
        return None

    return ask


def _key_presses() -> Callable[[Any], object]:
    """One key press after another, each with the first window of its hits."""
    presses = cycle([(name, typed) for name, several in PRESSED.items() for typed in several])

    def ask(register: Any) -> object:
        from lyuliang_desk.store.views import View

        name, typed = next(presses)
        return register.rows(name, register.ids(View(name, search=typed))[:WINDOW])

    return ask


def _benchmarks() -> Iterator[Benchmark]:
    def one(
        name: str, work: str, bound: float | None, *parts: Part, in_milliseconds: bool = False
    ) -> Benchmark:
        return Benchmark(name, work, 100_000, bound, _prepare, parts, 5, in_milliseconds)

    counted = [f"SELECT count(*) FROM {quoted(name)} WHERE deleted = 0" for name in KINDS]
    yield one(
        "overview",
        "every figure of the whole period",
        1.0,
        Part(
            "three bare GROUP BY",
            "floor",
            _bare(lambda c: [c.execute(sql).fetchall() for sql in BARE_FIGURES]),
        ),
        Part("the overview", "ours", _ours(_figures)),
        Part(
            "three from indexes alone",
            "peer",
            _bare(lambda c: [c.execute(sql).fetchall() for sql in BARE_FROM_INDEXES]),
        ),
    )
    for name in TABLES:
        yield one(
            f"table-{name}",
            f"the table of {name}: all row numbers and the first window",
            1.0,
            Part("three bare SELECT", "floor", _bare(_bare_table(name))),
            Part("the table in view", "ours", _ours(_table(name))),
        )
    yield one(
        "keys",
        "a search at each key press, people and movements",
        50.0,
        Part("one month's movements by index", "floor", _bare(lambda c: c.execute(ONE_MONTH).fetchall())),
        Part("the program's search", "ours", _ours(_key_presses(), 4 * sum(map(len, PRESSED.values())))),
        in_milliseconds=True,
    )
    yield one(
        "sidebar",
        "the number of records of every kind",
        None,
        Part("bare counts", "floor", _bare(lambda c: [c.execute(sql).fetchone() for sql in counted])),
        Part(
            "the sidebar's counts", "ours", _ours(lambda register: [register.count(name) for name in KINDS])
        ),
    )


OVERVIEWS = tuple(_benchmarks())
