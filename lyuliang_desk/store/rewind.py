"""Taking a copy of a register back to an earlier moment: the later steps are cut off its log, and the records that they
touched are made anew from what is left of it.

Nothing relies on what a later change says that stood there before: tables and search are what the log says, so they
agree with it whatever was changed, taken back or merged in after that moment.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.store.custom_columns import kinds_kept
from lyuliang_desk.store.engine import Connection
from lyuliang_desk.store.heads import DELETED
from lyuliang_desk.store.planned import Kept, kept_records
from lyuliang_desk.store.projection import IN_ORDER, projected
from lyuliang_desk.store.sql import AMONG, packed, quoted, search_table
from lyuliang_desk.store.watch import Watch
from lyuliang_desk.store.write import linking_entries, reindex

Kinds = Mapping[str, RecordKind]
IdsByKind = dict[str, set[str]]

_AT_ONCE = 1000
_CHANGES_AT_ONCE = 20_000


def first_step_after(connection: Connection, stamp: int) -> int | None:
    """The number of the first step that was written at a stamp of the hybrid clock or later, None when there is none."""
    found: int | None = connection.execute("SELECT min(number) FROM step WHERE at >= ?", (stamp,)).fetchone()[
        0
    ]
    return found


def touched_by(connection: Connection, first: int) -> IdsByKind:
    """The records that a step and those after it touched, by kind."""
    touched: IdsByKind = {}
    sql = "SELECT DISTINCT kind, record_id FROM change WHERE step >= ?"
    for kind, record_id in connection.execute(sql, (first,)):
        touched.setdefault(kind, set()).add(record_id)
    return touched


def rewind(connection: Connection, kinds: Kinds, first: int, touched: IdsByKind, watch: Watch) -> None:
    """Bring a copy that nobody else has open to the state before a step. ``touched`` is by ``touched_by``.

    ``kinds`` are all that the register ever had (``Register.kinds_ever``).

    Raises Cancelled; the copy is of no use then. Foreign keys are to be off: what is removed is linked only by what is
    changed here too.
    """
    connection.execute("BEGIN")
    _cut_log(connection, first, watch)
    searched, renamed = IdsByKind(), IdsByKind()
    for name, ids in touched.items():
        if name in kinds:
            for some in _batches(ids):
                _make_anew(connection, kinds[name], list(watch.each(some)), searched, renamed)
    kinds = kinds_kept(connection, KINDS)  # the office's own fields as they were then
    for name, ids in renamed.items():
        for linking, linking_ids in linking_entries(connection, kinds[name], kinds, sorted(ids)).items():
            searched.setdefault(linking, set()).update(linking_ids)
    for name, ids in searched.items():
        for some in _batches(ids):
            reindex(connection, kinds[name], kinds, list(watch.each(some)))
    watch.look()
    connection.execute("COMMIT")


def _cut_log(connection: Connection, first: int, watch: Watch) -> None:
    """Remove the changes piece by piece, so that the work can be stopped, then their steps."""
    sql = "DELETE FROM change WHERE number IN (SELECT number FROM change WHERE step >= ? LIMIT ?)"
    while connection.execute(sql, (first, _CHANGES_AT_ONCE)).rowcount:
        watch.look()
    connection.execute("DELETE FROM step WHERE number >= ?", (first,))


def _make_anew(
    connection: Connection, kind: RecordKind, ids: Sequence[str], searched: IdsByKind, renamed: IdsByKind
) -> None:
    """Bring records to what is left of their log; tell which are found by other words or bear another title now."""
    sql = f"SELECT record_id, fields FROM change WHERE record_id IN {AMONG} {IN_ORDER}"
    before = projected(connection.execute(sql, (packed(ids),)))
    now = kept_records(connection, kind, ids)
    _remove(connection, kind, [rid for i, (rid, _hidden, _values) in now.items() if i not in before])
    names = [f.name for f in kind.fields]
    sets = ", ".join(f"{quoted(name)} = ?" for name in ["deleted", *names])
    connection.executemany(
        f"UPDATE {quoted(kind.name)} SET {sets} WHERE rid = ?",
        (
            (int(DELETED in values), *(values.get(name) for name in names), now[i][0])
            for i, values in before.items()
        ),
    )
    words = [f.name for f in kind.fields if f.searchable]
    for record_id, values in before.items():
        if _differ(words, values, now[record_id]):
            searched.setdefault(kind.name, set()).add(record_id)
        if _differ([kind.title_field], values, now[record_id]):
            renamed.setdefault(kind.name, set()).add(record_id)


def _differ(names: Iterable[str], before: Mapping[str, object], now: Kept) -> bool:
    return any(before.get(name) != now[2][name] for name in names)


def _remove(connection: Connection, kind: RecordKind, rids: Sequence[int]) -> None:
    """Records that were made later: neither kept nor found."""
    connection.execute(f"DELETE FROM {quoted(kind.name)} WHERE rid IN {AMONG}", (packed(rids),))
    connection.execute(f"DELETE FROM {search_table(kind)} WHERE rowid IN {AMONG}", (packed(rids),))


def _batches(ids: Iterable[str]) -> Iterator[list[str]]:
    left = iter(sorted(ids))
    while some := list(islice(left, _AT_ONCE)):
        yield some
