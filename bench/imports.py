"""Importing a ledger of 30 columns: read, matched, planned, applied, logged and indexed."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.benchmark import Benchmark, Clock, Part
from bench.data import HEADERS, write_ledger

HEADER_ROWS = 2


def _ledger(folder: Path, rows: int) -> Path:
    return folder / f"ledger-{rows}.xlsx"


def prepare(folder: Path, rows: int) -> None:
    """Write the workbook unless it is there."""
    path = _ledger(folder, rows)
    if not path.exists():
        write_ledger(path, rows)


@contextmanager
def _new_file(folder: Path) -> Iterator[Path]:
    """A path for a database on the same disk, gone afterwards."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        yield Path(place) / "new.lyr"


def floor(folder: Path, rows: int, clock: Clock) -> None:
    """The sheet read by calamine in this process, its rows put into one table by one raw transaction."""
    from python_calamine import CalamineWorkbook

    marks = ",".join("?" * len(HEADERS))
    columns = ",".join(f"c{n}" for n in range(len(HEADERS)))
    with _new_file(folder) as path, clock.running():
        sheet = CalamineWorkbook.from_path(str(_ledger(folder, rows))).get_sheet_by_index(0).to_python()
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(f"CREATE TABLE project ({columns})")
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(f"INSERT INTO project VALUES ({marks})", sheet[HEADER_ROWS:])
        connection.execute("COMMIT")
        connection.close()


def ours(folder: Path, rows: int, clock: Clock) -> None:
    """What the program does for 导入: a child process reads, the plan is made, the door applies it."""
    from lyuliang_desk import operations

    with _new_file(folder) as path:
        register = operations.new_register(path=path, office="某某研究院", operator="王某")
        with clock.running():
            workbook = operations.read_workbook(path=_ledger(folder, rows))
            plan = operations.plan_import(register=register, workbook=workbook)
            applied = operations.apply_import(register=register, plan=plan)
        assert applied.kinds["project"] == rows
        register.close()


def peer(folder: Path, rows: int, clock: Clock) -> None:
    """The usual way: openpyxl reads, SQLAlchemy's objects are added; no checks, no log, no index."""
    from openpyxl import load_workbook
    from sqlalchemy import create_engine
    from sqlalchemy.orm import Session

    project = _mapped_class()
    with _new_file(folder) as path, clock.running():
        sheet = load_workbook(_ledger(folder, rows), read_only=True).worksheets[0]
        engine = create_engine(f"sqlite:///{path}")
        project.metadata.create_all(engine)
        with Session(engine) as session:
            lines = sheet.iter_rows(min_row=HEADER_ROWS + 1, values_only=True)
            session.add_all([project(**{f"c{n}": cell for n, cell in enumerate(line)}) for line in lines])
            session.commit()
        engine.dispose()


def _mapped_class() -> Any:
    from sqlalchemy import Integer, Text
    from sqlalchemy.orm import DeclarativeBase, mapped_column

    class Base(DeclarativeBase):
        pass

    columns = {f"c{n}": mapped_column(Text, nullable=True) for n in range(len(HEADERS))}
    return type(
        "Project",
        (Base,),
        {"__tablename__": "project", "id": mapped_column(Integer, primary_key=True), **columns},
    )


IMPORT = Benchmark(
    name="import",
    work="import of a ledger, 30 columns",
    size=100_000,
    bound=7.0,
    prepare=prepare,
    parts=(
        Part("calamine + raw insert", "floor", floor),
        Part("the program's import", "ours", ours),
        Part("openpyxl + ORM add_all", "peer", peer, share=0.1),
    ),
)
