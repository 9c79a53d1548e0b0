"""``list`` and ``history``: what the register holds, and how it came to be so."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.linking import all_linked
from lyuliang_desk.catalogue.masking import mask
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.catalogue.types.link import Link, Links
from lyuliang_desk.command_line.operator_name import operator_name
from lyuliang_desk.command_line.outcome import opened, say, say_json
from lyuliang_desk.command_line.words import (
    AsJson,
    RegisterFile,
    Search,
    Where,
    kind_named,
    view_of,
)
from lyuliang_desk.store.actions import describe
from lyuliang_desk.store.errors import RecordMissing
from lyuliang_desk.store.register import Register

if TYPE_CHECKING:
    from lyuliang_desk.store.history import HistoryEntry

WINDOW = 500
"""Records fetched at once."""


def list_records(
    register_file: RegisterFile,
    kind_name: Annotated[
        str, typer.Argument(metavar="KIND", help="project, organisation, person, team, membership.")
    ],
    search: Search = "",
    where: Where = None,
    as_json: AsJson = False,
    masked: Annotated[bool, typer.Option("--masked", help="Mask personal numbers.")] = False,
) -> None:
    """List the records of a kind, one a line."""
    kind = kind_named(kind_name)
    with opened(register_file, operator_name(), read_only=True) as register:
        view = view_of(register, kind, search, where)
        for exported in export_records(register, kind, register.ids(view), masked=masked):
            if as_json:
                say_json(exported)
            else:
                shown = [
                    _plain(value) for name, value in exported.items() if name != "id" and kind[name].in_table
                ]
                say("\t".join(shown))


def export_records(
    register: Register, kind: RecordKind, rids: Sequence[int], *, masked: bool = False
) -> Iterator[dict[str, Any]]:
    """Records as JSON objects with catalogue field names; links as the words of the linked record."""
    for start in range(0, len(rids), WINDOW):
        rows = register.rows(kind.name, rids[start : start + WINDOW])
        titles = register.titles(all_linked(kind.fields, (row.values for row in rows)))
        for row in rows:
            yield {"id": row.id, **_exported(kind, row.values, titles, masked)}


def show_history(
    register_file: RegisterFile,
    record_id: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="A record's id; all steps without it.")
    ] = None,
    as_json: AsJson = False,
    limit: Annotated[int, typer.Option(help="At most so many steps.")] = 100,
) -> None:
    """Show what was done, newest first, with who, when, from which cell, and before and after."""
    with opened(register_file, operator_name(), read_only=True) as register:
        if record_id is not None and register.get(record_id) is None:
            raise RecordMissing(record_id)
        for entry in register.history(record_id, limit=limit):
            if as_json:
                say_json(_entry(entry))
                continue
            say(f"{entry.step}  {entry.at:%Y-%m-%d %H:%M:%S}  {entry.operator}  {describe(entry.action)}")
            for change in entry.changes if record_id else ():
                for name, (before, after) in change.fields.items():
                    field = register.kinds_ever()[change.kind][name]
                    say(f"    {field.label}: {field.show(before) or '—'} → {field.show(after) or '—'}")


def _exported(
    kind: RecordKind, values: dict[str, Stored], titles: dict[str, str], masked: bool
) -> dict[str, Any]:
    exported: dict[str, Any] = {}
    for field in kind.fields:
        stored = values.get(field.name)
        if stored is None:
            exported[field.name] = None
            continue
        value = field.type.load(stored)
        if isinstance(field.type, Link):
            exported[field.name] = titles.get(value, "")
        elif isinstance(field.type, Links):
            exported[field.name] = [titles.get(id_, "") for id_ in value]
        elif masked and field.personal:
            exported[field.name] = mask(field.type.name, field.type.show(value))
        else:
            exported[field.name] = field.type.export(value)
    return exported


def _entry(entry: "HistoryEntry") -> dict[str, Any]:
    return {
        "step": entry.step,
        "at": entry.at.isoformat(),
        "operator": entry.operator,
        "office": entry.office,
        "mode": entry.mode,
        "action": describe(entry.action),
        "source": None
        if entry.source is None
        else {"name": entry.source.name, "sha256": entry.source.sha256},
        "changes": [
            {
                "id": change.record_id,
                "kind": change.kind,
                "operation": change.operation,
                "origin": change.origin,
                "fields": {name: list(pair) for name, pair in change.fields.items()},
                **({"written": dict(change.written)} if change.written else {}),
            }
            for change in entry.changes
        ],
    }


def _plain(value: Any) -> str:
    if value is None:
        return ""
    return "、".join(value) if isinstance(value, list) else str(value)
