"""Writing a prepared change set into the tables, the index and the log, inside the door's transaction."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, repeat
from typing import Any

import orjson

from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.messages import _
from lyuliang_desk.store.changes import ChangeSet
from lyuliang_desk.store.columns import columns_of
from lyuliang_desk.store.engine import Connection, IntegrityError
from lyuliang_desk.store.errors import Refused, StaleChange
from lyuliang_desk.store.heads import heads_of
from lyuliang_desk.store.links import linking_fields, links_kind, target_kind, targets
from lyuliang_desk.store.logged_fields import logged_fields
from lyuliang_desk.store.migrate import SCHEMA_VERSION
from lyuliang_desk.store.planned import Batch, Planned, kept_records
from lyuliang_desk.store.search_index import Indexer, linked_titles, write_entries
from lyuliang_desk.store.sql import AMONG, OWN_COLUMNS, packed, quoted
from lyuliang_desk.store.watch import Watch

Kinds = Mapping[str, RecordKind]


@dataclass(frozen=True)
class Signature:
    """Under which name and number a step is written: office-instance id, operator, stamp, step, first change."""

    office: str
    operator: str
    stamp: int
    step: int
    first_seq: int


def write_rows(connection: Connection, batch: Batch, watch: Watch) -> None:
    """Bring the table of one kind to what the changes say. Raises StaleChange for an id that is taken."""
    table = quoted(batch.kind.name)
    _insert_rows(connection, batch, watch)
    edits = sorted(batch.of("edit"), key=_edited)
    for fields, same in groupby(edits, key=_edited):
        if fields:
            sets = ", ".join(f"{quoted(name)} = ?" for name in fields)
            connection.executemany(
                f"UPDATE {table} SET {sets} WHERE rid = ?",
                ((*(p.change.fields[name][1] for name in fields), p.rid) for p in watch.each(same)),
            )
    for operation, hidden in (("delete", 1), ("restore", 0)):
        connection.executemany(
            f"UPDATE {table} SET deleted = ? WHERE rid = ?",
            ((hidden, p.rid) for p in watch.each(batch.of(operation))),
        )


def _insert_rows(connection: Connection, batch: Batch, watch: Watch) -> None:
    """The new records; fields that none of them fills are not handed over, which takes the driver longer than a value."""
    created, made = batch.created, batch.made
    listed = ", ".join([*OWN_COLUMNS, *map(quoted, made)])
    places = ", ".join("?" * (len(OWN_COLUMNS) + len(made)))
    sql = f"INSERT INTO {quoted(batch.kind.name)} ({listed}) VALUES ({places})"
    rows = zip(
        (p.rid for p in created),
        (p.change.record_id for p in created),
        repeat(0),
        *made.values(),
        strict=False,
    )
    try:
        for some in watch.batches(created):
            connection.executemany(sql, islice(rows, len(some)))
    except IntegrityError as fault:
        kept = kept_records(connection, batch.kind, (p.change.record_id for p in created))
        taken = [p.change.record_id for p in created if kept.get(p.change.record_id, (p.rid,))[0] != p.rid]
        if not taken:
            raise
        raise StaleChange(tuple(taken)) from fault


def _edited(planned: Planned) -> tuple[str, ...]:
    return tuple(planned.change.fields)


def check_links(connection: Connection, batches: Sequence[Batch], kinds: Kinds) -> None:
    """Raises Refused when a live record points at one that is hidden or missing (asked once the rows are written)."""
    refused: dict[str, tuple[Finding, ...]] = {}
    wanted = _link_targets(batches)
    for target, by_id in wanted.items():
        sql = f"SELECT id FROM {quoted(target)} WHERE deleted = 0 AND id IN {AMONG}"
        live = {row[0] for row in connection.execute(sql, (packed(by_id),))}
        for missing in by_id.keys() - live:
            record_id, field = by_id[missing]
            message = _("{field} points at a record that is not there; choose another.").format(
                field=field.label
            )
            refused[record_id] = (Finding("link_missing", "error", message, field.name),)
    for batch in batches:
        gone = [p.change.record_id for p in batch.of("delete")]
        for record_id, count in linked_counts(connection, kinds, batch.kind, gone).items():
            message = _("{count} other records point at it; change or delete those first.").format(
                count=count
            )
            refused[record_id] = (Finding("still_linked", "error", message),)
    if refused:
        raise Refused(refused)


def _link_targets(batches: Sequence[Batch]) -> dict[str, dict[str, tuple[str, Any]]]:
    """By target kind: each id pointed at, with one record and field that points there."""
    wanted: dict[str, dict[str, tuple[str, Any]]] = {}
    for batch in batches:
        linking = [(f, target) for f in batch.kind.fields if (target := target_kind(f))]
        pointing = batch.of("create", "edit", "restore")
        columns = columns_of((p.values for p in pointing), [f.name for f, _target in linking])
        ids = [p.change.record_id for p in pointing]
        for field, target in linking:
            for stored, record_id in dict(zip(columns[field.name], ids, strict=True)).items():
                for linked in targets(field, stored):
                    wanted.setdefault(target, {})[linked] = (record_id, field)
    return wanted


def linked_counts(
    connection: Connection, kinds: Kinds, target: RecordKind, ids: Sequence[str]
) -> dict[str, int]:
    """How many live records point at each of these records, for those that any points at."""
    counts: dict[str, int] = {}
    if not ids:
        return counts
    for linking_id, linked in links_to(connection, kinds, target.name, ids):
        if linking_id:
            counts[linked] = counts.get(linked, 0) + 1
    return counts


def links_to(
    connection: Connection, kinds: Kinds, target: str, ids: Sequence[str], *, hidden: bool = False
) -> Iterator[tuple[tuple[str, str, str], str]]:
    """``((kind, field, id of the record that points), id pointed at)`` for these records of a kind.

    Only live records count unless ``hidden``.
    """
    which = "k.deleted IN (0, 1)" if hidden else "k.deleted = 0"
    for kind, field in linking_fields(kinds, target):
        table, column = quoted(kind.name), quoted(field.name)
        if links_kind(field):
            source = (
                f"{table} k, json_each(k.{column}) j WHERE k.{column} IS NOT NULL AND {which} AND j.value"
            )
            sql = f"SELECT k.id, j.value FROM {source} IN {AMONG}"
        else:
            sql = f"SELECT k.id, k.{column} FROM {table} k WHERE {which} AND k.{column} IN {AMONG}"
        for linking_id, linked in connection.execute(sql, (packed(ids),)):
            yield (kind.name, field.name, linking_id), linked


def write_index(connection: Connection, batch: Batch, kinds: Kinds, watch: Watch) -> None:
    """Bring the search index of one kind to what the changes say, and that of records that link to changed titles.

    Hidden records stay in the index, which makes hiding and showing many of them quick; searching leaves them out.
    """
    searched = {f.name for f in batch.kind.fields if f.searchable}
    edited = [p for p in batch.of("edit") if searched.intersection(p.change.fields)]
    for some, new in ((batch.created, True), (edited, False)):
        records = [(p.rid, p.values) for p in some]
        titles = linked_titles(connection, kinds, batch.kind, records)
        indexer = Indexer(batch.kind, titles)
        entries = (entry for part in watch.batches(records) for entry in indexer.some(part))
        write_entries(connection, batch.kind, entries, new=new, count=len(records))
    renamed = [p.change.record_id for p in batch.of("edit") if batch.kind.title_field in p.change.fields]
    if renamed:
        for name, ids in linking_entries(connection, batch.kind, kinds, renamed).items():
            reindex(connection, kinds[name], kinds, ids)


def linking_entries(
    connection: Connection, target: RecordKind, kinds: Kinds, renamed: Sequence[str]
) -> dict[str, set[str]]:
    """By kind: the records, hidden ones too, that are found by the title of these."""
    linking: dict[str, set[str]] = {}
    for (name, field, linking_id), _linked in links_to(connection, kinds, target.name, renamed, hidden=True):
        if kinds[name][field].searchable:
            linking.setdefault(name, set()).add(linking_id)
    return linking


def reindex(connection: Connection, kind: RecordKind, kinds: Kinds, ids: Iterable[str]) -> None:
    """Write the search index of records anew, from what is kept of them now."""
    kept = kept_records(connection, kind, ids).values()
    records = [(rid, values) for rid, _hidden, values in kept]
    titles = linked_titles(connection, kinds, kind, records)
    entries = Indexer(kind, titles).entries(records)
    write_entries(connection, kind, entries, new=False, count=len(records))


def write_log(
    connection: Connection,
    change_set: ChangeSet,
    batches: Sequence[Batch],
    signature: Signature,
    watch: Watch,
) -> None:
    """Write the step and its changes, in the order of the set."""
    action, source = change_set.action, change_set.source
    connection.execute(
        "INSERT INTO step (number, at, action, words, operator, office, mode, reverses, source_name, source_sha256, "
        "source_columns) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(signature.step, signature.stamp, action.code, _json(dict(action.words))),
            *(signature.operator, signature.office, change_set.mode, change_set.reverses),
            *((source.name, source.sha256, _json(_plain(source.columns))) if source else (None, None, None)),
        ),
    )
    known = [p.change.record_id for b in batches for p in b.of("edit", "delete", "restore")]
    heads = heads_of(connection, known) if known else {}
    written = {p.change.record_id: p.change for b in batches for p in b.planned}
    s, numbers = signature, itertools.count(signature.first_seq)
    for some in watch.batches(change_set.changes):
        changes = [written[c.record_id] for c in some]
        connection.executemany(
            "INSERT INTO change (office, seq, step, record_id, kind, operation, hlc, operator, schema_version, fields, "
            "origin) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            zip(
                repeat(s.office),
                islice(numbers, len(changes)),
                repeat(s.step),
                [c.record_id for c in changes],
                [c.kind for c in changes],
                [c.operation for c in changes],
                repeat(s.stamp),
                repeat(s.operator),
                repeat(SCHEMA_VERSION),
                logged_fields(changes, heads),
                [c.origin for c in changes],
                strict=False,
            ),
        )


def _plain(columns_by_sheet: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    return {sheet: dict(by_field) for sheet, by_field in columns_by_sheet.items()}


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()
