"""Checks of one record against its kind: required fields, readable values, rules within the record."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.messages import _


def load_values(kind: RecordKind, stored: Mapping[str, Stored]) -> dict[str, Any]:
    """The Python values of a record's kept scalars, without the empty ones."""
    return {name: kind[name].type.load(s) for name, s in stored.items() if s is not None}


def check_record(kind: RecordKind, stored: Mapping[str, Stored], today: date) -> tuple[Finding, ...]:
    """All that is to be said of a record; an ``error`` among it means that it may not be written."""
    missing = tuple(
        Finding("required_missing", "error", _("{field} is empty; fill it in.").format(field=f.label), f.name)
        for f in kind.fields
        if f.required and stored.get(f.name) in (None, "")
    )
    return missing + check_rules(kind, load_values(kind, stored), today)


def check_rules(
    kind: RecordKind, values: Mapping[str, Any], today: date, *, unread: Collection[str] = ()
) -> tuple[Finding, ...]:
    """What the rules of the kind find in Python values; a rule on a field that could not be read (``unread``) says nothing."""
    rules = [r for r in kind.rules if not any(f in unread for f in r.fields)] if unread else kind.rules
    return tuple(found for rule in rules for found in rule.check(values, today))


def newly_found(before: Iterable[Finding], after: Iterable[Finding]) -> tuple[Finding, ...]:
    """What is to be said of a change to a record: its errors, and those warnings that it did not have before."""
    known = set(before)
    return tuple(found for found in after if found.level == "error" or found not in known)
