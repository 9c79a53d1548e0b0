"""The check at the door of what signed papers have fixed, of the records themselves and of the tables that belong to them."""

from collections.abc import Mapping, Sequence, Set

from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.locks import refused_by_locks, refused_by_owner, refused_to_go
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.store.engine import Connection
from lyuliang_desk.store.lookups import find
from lyuliang_desk.store.planned import Batch, Planned, kept_records

Findings = dict[str, tuple[Finding, ...]]
SAME_ALL_ALONG = frozenset({"merge"})
"""Steps that say that two records were one: whom a signed paper names stays named, under the record that remains."""


def refused_by_papers(
    connection: Connection, batches: Sequence[Batch], kinds: Mapping[str, RecordKind]
) -> Findings:
    """By record id what is refused, judged by the records as they are kept before this change set."""
    refused: Findings = {}
    going = {p.change.record_id for batch in batches for p in batch.of("delete")}
    for batch in batches:
        if batch.kind.locks:
            refused |= _own_fields(batch)
        if batch.kind.owners_lock is not None:
            refused |= _tables(connection, batch, kinds, going)
    return refused


def _own_fields(batch: Batch) -> Findings:
    refused: Findings = {}
    for planned in batch.of("edit", "delete"):
        before, change = _before(planned), planned.change
        found = (
            refused_to_go(batch.kind, before)
            if change.operation == "delete"
            else refused_by_locks(batch.kind, before, change.fields)
        )
        if found:
            refused[change.record_id] = found
    return refused


def _tables(
    connection: Connection, batch: Batch, kinds: Mapping[str, RecordKind], going: Set[str]
) -> Findings:
    """The lines of a fixed table; those of an owner that goes with them are the owner's to refuse.

    A table that is still empty may be filled in, in one step: what the paper says is taken down after it was signed.
    """
    rule, owner_kind = batch.kind.owners_lock, kinds[str(batch.kind.owner)]
    assert rule is not None
    owners_of = {
        planned.change.record_id: {
            str(owner)
            for values in (_before(planned), planned.values)
            if (owner := values.get(rule.owner)) is not None and owner not in going
        }
        for planned in batch.planned
        if planned.change.operation != "restore"
    }
    named = sorted(set().union(*owners_of.values()))
    kept, filled = (
        kept_records(connection, owner_kind, named),
        find(connection, batch.kind, rule.owner, named),
    )
    refused: Findings = {}
    for planned in batch.planned:
        change = planned.change
        changed = change.fields if change.operation == "edit" else None
        for owner in owners_of.get(change.record_id, ()):
            if owner in kept and (owner in filled or change.operation != "create"):
                _rid, hidden, values = kept[owner]
                found = () if hidden else refused_by_owner(batch.kind, owner_kind, values, changed)
                if found:
                    refused[change.record_id] = found
    return refused


def _before(planned: Planned) -> dict[str, Stored]:
    """The record's values before the change."""
    return {**planned.values, **{name: before for name, (before, _after) in planned.change.fields.items()}}
