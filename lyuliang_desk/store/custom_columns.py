"""The columns of an office's own fields: made by the door in the transaction that writes their definition, never taken away.

A definition that is deleted hides its field; what was entered stays in the table and in the log, and comes back with it.
"""

from collections.abc import Mapping, Sequence

from lyuliang_desk.catalogue.custom import DEFINITIONS, FIXED, TYPES, custom_field, with_custom
from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.messages import _
from lyuliang_desk.store.engine import Connection
from lyuliang_desk.store.planned import Batch
from lyuliang_desk.store.sql import quoted

Kinds = Mapping[str, RecordKind]


def kinds_kept(connection: Connection, kinds: Kinds, *, removed: bool = False) -> dict[str, RecordKind]:
    """The catalogue's kinds with the fields that a register's definitions add, those of deleted ones too if ``removed``."""
    definition = kinds[DEFINITIONS]
    names = [f.name for f in definition.fields]
    columns = ", ".join(map(quoted, names))
    which = "1" if removed else "deleted = 0"
    rows = connection.execute(f"SELECT id, {columns} FROM {quoted(DEFINITIONS)} WHERE {which} ORDER BY rid")
    return with_custom(kinds, ((id_, dict(zip(names, values, strict=True))) for id_, *values in rows))


def make_columns(connection: Connection, batches: Sequence[Batch], kinds: Kinds) -> None:
    """Add the columns of the fields that these changes define, where they are not there yet."""
    for batch in batches:
        if batch.kind.name != DEFINITIONS:
            continue
        for planned in batch.of("create", "restore"):
            kind, type_name = planned.values.get("record_kind"), planned.values.get("field_type")
            if kind in kinds and type_name in TYPES:
                field = custom_field(planned.change.record_id, planned.values)
                _make(connection, str(kind), field.name, field.type.column)


def refused_definitions(batch: Batch, kinds: Kinds) -> dict[str, tuple[Finding, ...]]:
    """What may not be: a field of a kind or type that is not there, or another type for values that are kept."""
    refused: dict[str, tuple[Finding, ...]] = {}
    if batch.kind.name != DEFINITIONS:
        return refused
    for planned in batch.of("create", "edit"):
        found = [*_unknown(planned.values, kinds)] if planned.change.operation == "create" else []
        for name in FIXED:
            if planned.change.operation == "edit" and name in planned.change.fields:
                message = _(
                    "{field} of a field that is in use stays as it was made; make a new field instead."
                )
                text = message.format(field=batch.kind[name].label)
                found.append(Finding("definition_fixed", "error", text, name))
        if found:
            refused[planned.change.record_id] = tuple(found)
    return refused


def _unknown(values: Mapping[str, object], kinds: Kinds) -> list[Finding]:
    kind = kinds.get(str(values.get("record_kind")))
    if kind is None or not kind.in_sidebar:
        message = _("There is no register of this name to which a field could be added.")
        return [Finding("definition_unknown", "error", message, "record_kind")]
    if values.get("field_type") == "code" and not values.get("code_list"):
        return [
            Finding("definition_lacks_list", "error", _("Choose the code list of the field."), "code_list")
        ]
    if values.get("field_type") == "choice" and not values.get("words"):
        return [Finding("definition_lacks_words", "error", _("Write the words to choose from."), "words")]
    if any(f.label.zh == values.get("name") for f in kind.fields):
        message = _("{kind} has a field of this name already; choose another name.").format(kind=kind.label)
        return [Finding("definition_name_taken", "error", message, "name")]
    return []


def _make(connection: Connection, kind: str, name: str, column: str) -> None:
    there = {row[1] for row in connection.execute(f"PRAGMA table_info({quoted(kind)})")}
    if name not in there:
        connection.execute(f"ALTER TABLE {quoted(kind)} ADD COLUMN {quoted(name)} {column}")
