"""Double entry 双录: which fields an office keys twice in the form, and whether two keyings agree.

The choice is a setting of the register, in its table ``register`` beside the name of the office, not a record: it
belongs to the file, so that everybody who enters data there keys the same fields twice, whatever machine they sit
at; but it is nobody's data, is not printed, exported or sent to other offices, and undo does not take it back. The
log has a step that tells who changed it.
"""

import json
from collections.abc import Collection, Mapping

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.store.changes import Action
from lyuliang_desk.store.register import Register

SETTING = "double_entry"
TYPES = frozenset({"money", "date", "id_number", "credit_code"})
"""The types of which one wrong digit is not seen by reading it over: amounts, dates, numbers of people and firms."""


def fields_for_double_entry(*, register: Register) -> dict[str, list[Field]]:
    """The fields that may be keyed twice, by kind; kinds without any are left out."""
    found = {kind.name: [f for f in kind.fields if f.type.name in TYPES] for kind in register.kinds.values()}
    return {name: fields for name, fields in found.items() if fields}


def keyed_twice(*, register: Register, kind: RecordKind) -> frozenset[str]:
    """The fields of a kind that the office keys twice; none unless it has chosen some."""
    chosen = _chosen(register).get(kind.name, [])
    return frozenset(name for name in chosen if name in kind.by_name and kind[name].type.name in TYPES)


def choose_keyed_twice(*, register: Register, fields: Mapping[str, Collection[str]]) -> None:
    """Key these fields twice from now on, by kind. Raises ``ReadOnlyRegister`` or a fault of the disk."""
    wanted = {kind: sorted(names) for kind, names in sorted(fields.items()) if names}
    if wanted != _chosen(register):
        register.keep_setting(SETTING, json.dumps(wanted), Action("double_entry"))


def to_key_again(
    *, register: Register, kind: RecordKind, before: Mapping[str, Stored], after: Mapping[str, Stored]
) -> list[Field]:
    """The fields of a record to be saved that are to be keyed a second time, in the order of the catalogue.

    Those whose value is new. A field that was emptied has nothing to key again.
    """
    wanted = keyed_twice(register=register, kind=kind)
    return [
        f
        for f in kind.fields
        if f.name in wanted and after.get(f.name) is not None and after.get(f.name) != before.get(f.name)
    ]


def _chosen(register: Register) -> dict[str, list[str]]:
    kept = register.setting(SETTING)
    return dict(json.loads(kept)) if kept else {}
