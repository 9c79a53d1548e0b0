"""A register of a million projects, made in two minutes instead of ten.

The first block goes through the program's import. The others are copies of it made by SQL in the same tables: each
record has an id, a number and an acceptance number of its own, and an entry of its own in the search index, written
as the program writes it. The change log is left out: nothing that is measured here reads it.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.data import write_ledger
from lyuliang_desk import operations
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.store.engine import Connection, connect
from lyuliang_desk.store.planned import kept_records
from lyuliang_desk.store.search_index import Indexer, linked_titles
from lyuliang_desk.store.sql import quoted, search_table

BLOCK = 20_000
OPERATOR = "王某"
RARE_EVERY = 25_000
RARE = "尾矿库治理技术"
"""The title of one record in 25,000, so that a word of it has few hits."""
NUMBERED = ("number", "acceptance_number")
Entry = tuple[int, str, str, str]


def register_path(folder: Path, rows: int) -> Path:
    return folder / f"register-{rows}.lyr"


def prepare(folder: Path, rows: int) -> None:
    """Make the register unless it is there."""
    path = register_path(folder, rows)
    if path.exists():
        return
    unfinished = path.with_suffix(".unfinished.lyr")
    block = min(BLOCK, rows)
    _import_block(folder, unfinished, block)
    connection = connect(unfinished, "write")
    connection.execute("BEGIN IMMEDIATE")
    entries = _entries(connection)
    for shift in range(block, rows, block):
        _copy_records(connection, shift, min(block, rows - shift))
        _write_entries(connection, "INSERT", _copies(entries, shift, rows))
    _rename_rare(connection)
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    unfinished.rename(path)


def _import_block(folder: Path, path: Path, rows: int) -> None:
    ledger = folder / f"ledger-{rows}.xlsx"
    if not ledger.exists():
        write_ledger(ledger, rows)
    with operations.new_register(path=path, office="某某研究院", operator=OPERATOR) as register:
        plan = operations.plan_import(register=register, workbook=operations.read_workbook(path=ledger))
        operations.apply_import(register=register, plan=plan)


def _copy_records(connection: Connection, shift: int, count: int) -> None:
    """The first records once more, their running numbers (the last six digits) moved on."""
    columns = {"rid": f"rid + {shift}", "id": f"substr(id, 1, 24) || printf('%012x', rid + {shift})"}
    for field in KINDS["project"].fields:
        column = quoted(field.name)
        if field.name in NUMBERED:
            column = f"substr({column}, 1, length({column}) - 6) || printf('%06d', rid - 1 + {shift})"
        columns[field.name] = column
    names = ", ".join(map(quoted, columns))
    connection.execute(
        f"INSERT INTO project ({names}) SELECT {', '.join(columns.values())} FROM project WHERE rid <= {count}"
    )


def _entries(connection: Connection) -> list[Entry]:
    """What the program writes into the index for the records that are there, in the order of their rows."""
    project = KINDS["project"]
    ids = (row[0] for row in connection.execute("SELECT id FROM project"))
    kept = sorted((rid, values) for rid, _hidden, values in kept_records(connection, project, ids).values())
    titles = linked_titles(connection, KINDS, project, kept)
    return list(Indexer(project, titles).entries(kept))


def _copies(entries: list[Entry], shift: int, rows: int) -> Iterator[Entry]:
    for rid, text, pinyin, initials in entries[: rows - shift]:
        yield rid + shift, text.replace(f"{rid - 1:06d}", f"{rid - 1 + shift:06d}"), pinyin, initials


def _rename_rare(connection: Connection) -> None:
    project = KINDS["project"]
    chosen = f"rid % {RARE_EVERY} = 7"
    connection.execute(f"UPDATE project SET title = '{RARE}' || rid WHERE {chosen}")
    ids = [row[0] for row in connection.execute(f"SELECT id FROM project WHERE {chosen}")]
    kept = [(rid, values) for rid, _hidden, values in kept_records(connection, project, ids).values()]
    titles = linked_titles(connection, KINDS, project, kept)
    _write_entries(connection, "INSERT OR REPLACE", Indexer(project, titles).entries(kept))


def _write_entries(connection: Connection, verb: str, entries: Iterable[Entry]) -> None:
    into = f"{search_table(KINDS['project'])} (rowid, text, pinyin, initials)"
    connection.executemany(f"{verb} INTO {into} VALUES (?, ?, ?, ?)", entries)
