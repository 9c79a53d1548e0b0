"""Checking everything: 10,000 projects, 100,000 people in 10,000 teams, 300,000 movements of money.

The floor is one plain full read of the same tables. The records are written by SQL, without index and log: no check
reads those.
"""

from pathlib import Path

from bench.benchmark import Benchmark, Clock, Part
from bench.large_register import OPERATOR
from lyuliang_desk import operations
from lyuliang_desk.store.engine import Connection, connect

PROJECTS_AMONG, MOVEMENTS_FOR = 10, 3
"""One project for so many people, and so many movements for each of them."""
TABLES = ("project", "person", "team", "membership", "fund_movement", "annual_plan", "budget_line")
_COUNTED = "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < {count})"
_WRITTEN = (
    "INSERT INTO person (id, name, phone, birth, title) {people} SELECT 'person-' || i, char(20000 + i % 97) || char(21000 + i / 97), "
    "'154' || printf('%08d', i), printf('%d-%02d', 1950 + i % 50, 1 + i % 12), '011' FROM n",
    "INSERT INTO team (id, name) {projects} SELECT 'team-' || i, '团队' || i FROM n",
    "INSERT INTO membership (id, team, person, role, \"order\") {people} SELECT 'membership-' || i, "
    "'team-' || (1 + i % {few}), 'person-' || i, CASE WHEN i <= {few} THEN '1' ELSE '3' END, i FROM n",
    'INSERT INTO project (id, number, title, status, start, "end", total_budget, city_funds, own_funds, leader) {projects} '
    "SELECT 'project-' || i, 'LL' || i, '项目' || i, CASE i % 3 WHEN 0 THEN '7' ELSE '4' END, '2024-03', "
    "CASE i % 20 WHEN 0 THEN '2025-12' ELSE '2029-12' END, 9000000, 6000000, 3000000, 'person-' || i FROM n",
    "INSERT INTO annual_plan (id, project, year, content, done) {projects} SELECT 'plan-' || i, 'project-' || i, '2024', "
    "'计划', CASE i % 10 WHEN 0 THEN NULL ELSE '完成' END FROM n",
    "INSERT INTO budget_line (id, project, subject, fiscal, own) {projects} SELECT 'line-' || i, 'project-' || i, '1.1', "
    "6000000, 3000000 + 100 * (i % 50 = 0) FROM n",
    "INSERT INTO fund_movement (id, date, movement, source, amount, project, voucher, year) {movements} "
    "SELECT 'movement-' || i, printf('%d-%02d-15', 2021 + i % 5, 1 + i % 12), CAST(1 + i % 4 AS TEXT), "
    "'S' || (1 + i % 7), 10000 * (5 - i % 4), 'project-' || (1 + i / 30 % {few}), 'PZ' || i, CAST(2021 + i % 5 AS TEXT) FROM n",
)


def _path(folder: Path, people: int) -> Path:
    return folder / f"checks-{people}.lyr"


def _prepare(folder: Path, people: int) -> None:
    path = _path(folder, people)
    if path.exists():
        return
    operations.new_register(path=path, office="某某研究院", operator=OPERATOR).close()
    connection = connect(path, "write")
    connection.execute("BEGIN IMMEDIATE")
    write_records(connection, people)
    connection.execute("COMMIT")
    connection.close()


def write_records(connection: Connection, people: int) -> None:
    """The records of so many people, their projects, teams and movements of money, without index and log."""
    few = max(people // PROJECTS_AMONG, 1)
    counted = {
        name: _COUNTED.format(count=count)
        for name, count in (("people", people), ("projects", few), ("movements", people * MOVEMENTS_FOR))
    }
    for sql in _WRITTEN:
        connection.execute(sql.format(**counted, few=few))


def _read(folder: Path, people: int, clock: Clock) -> None:
    connection = connect(_path(folder, people), "read")
    with clock.running():
        for table in TABLES:
            for _row in connection.execute(f"SELECT * FROM {table}"):
                pass
    connection.close()


def _check(folder: Path, people: int, clock: Clock) -> None:
    from lyuliang_desk.operations import checks

    with operations.open_register(
        path=_path(folder, people), operator=OPERATOR, read_only=True, back_up=False
    ) as register:
        with clock.running():
            found = checks.run(register=register)
        assert found, "there is something to be found in these records"


CHECKS = Benchmark(
    name="checks",
    work="all checks over all records",
    size=100_000,
    bound=5.0,
    prepare=_prepare,
    parts=(Part("one full read of the tables", "floor", _read), Part("all checks", "ours", _check)),
)
