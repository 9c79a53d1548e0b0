"""Proving a register: the file by SQLite's own checks, the tables against the log they come from."""

from collections.abc import Mapping
from typing import Any

from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.messages import _
from lyuliang_desk.store.blobs import check_blobs
from lyuliang_desk.store.engine import Connection, DriverError
from lyuliang_desk.store.heads import DELETED
from lyuliang_desk.store.projection import IN_ORDER, projected
from lyuliang_desk.store.sql import columns, quoted, search_table

Kinds = Mapping[str, RecordKind]
_MOST = 20


def check(connection: Connection, kinds: Kinds) -> list[Finding]:
    """What is wrong with a register; nothing when it is sound."""
    try:
        return [
            *_file(connection),
            *_numbers(connection),
            *(finding for kind in kinds.values() for finding in _projection(connection, kind)),
            *check_blobs(connection),
        ]
    except DriverError as fault:
        message = _("The file cannot be read to its end ({reason}); open the newest backup.")
        return [Finding("file_damaged", "error", message.format(reason=fault))]


def _file(connection: Connection) -> list[Finding]:
    found = []
    for (said,) in connection.execute(f"PRAGMA integrity_check({_MOST})"):
        if said != "ok":
            message = _("The file is damaged ({reason}); open the newest backup.").format(reason=said)
            found.append(Finding("file_damaged", "error", message))
    for table, rid, target, _number in connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST):
        message = _("Row {row} of {table} points at a record of {target} that is not there.")
        found.append(Finding("link_missing", "error", message.format(row=rid, table=table, target=target)))
    return found


def _numbers(connection: Connection) -> list[Finding]:
    """The changes of each office are numbered without a gap."""
    sql = "SELECT office, count(*), max(seq) FROM change GROUP BY office HAVING count(*) <> max(seq)"
    message = _("The log of office {office} holds {count} changes, but the last has number {last}.")
    return [
        Finding("log_gap", "error", message.format(office=office, count=count, last=last))
        for office, count, last in connection.execute(sql)
    ]


def _projection(connection: Connection, kind: RecordKind) -> list[Finding]:
    """The table of a kind is what its log says, and the index knows the same records."""
    logged = _logged(connection, kind)
    names = [f.name for f in kind.fields]
    wrong: list[str] = []
    for _rid, record_id, deleted, *values in connection.execute(
        f"SELECT {columns(kind)} FROM {quoted(kind.name)}"
    ):
        kept = {name: value for name, value in zip(names, values, strict=True) if value is not None}
        if deleted:
            kept[DELETED] = 1
        if logged.pop(record_id, None) != kept:
            wrong.append(record_id)
    wrong += logged
    message = _("{kind} {id} is not what the log says; open the newest backup.")
    found = [
        Finding("not_as_logged", "error", message.format(kind=kind.label, id=record_id))
        for record_id in wrong[:_MOST]
    ]
    return found + _index(connection, kind)


def _logged(connection: Connection, kind: RecordKind) -> dict[str, dict[str, Any]]:
    """The values of each record of a kind after all its changes."""
    sql = f"SELECT record_id, fields FROM change WHERE kind = ? {IN_ORDER}"
    return projected(connection.execute(sql, (kind.name,)))


def _index(connection: Connection, kind: RecordKind) -> list[Finding]:
    """Every record is in the search index, and nothing else."""
    table = search_table(kind)
    all_rows = f"SELECT rid FROM {quoted(kind.name)}"
    sql = f"SELECT (SELECT count(*) FROM ({all_rows} EXCEPT SELECT rowid FROM {table}))"
    sql += f" + (SELECT count(*) FROM (SELECT rowid FROM {table} EXCEPT {all_rows}))"
    differing = connection.execute(sql).fetchone()[0]
    if not differing:
        return []
    message = _("The search of {kind} misses {count} records.").format(kind=kind.label, count=differing)
    return [Finding("index_differs", "error", message)]
