"""Checks of many records at once: what is alike in the eyes of a rule is judged once."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from typing import Any

from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.kind import RecordKind, Rule

Columns = Mapping[str, Sequence[Any]]
"""Python values by field, None where one is empty; the i-th entry of every list belongs to the i-th record."""


def check_columns(
    kind: RecordKind, columns: Columns, count: int, today: date
) -> dict[int, tuple[Finding, ...]]:
    """What ``check_rules`` would find in each of ``count`` records, by place, for those in which it finds something.

    A field that no column tells of is empty in all.
    """
    found: dict[int, tuple[Finding, ...]] = {}
    for rule in kind.rules:
        told = [columns.get(name) for name in rule.fields]
        if all(column is None for column in told):
            findings = rule.check({}, today)
            for place in range(count) if findings else ():
                found[place] = found.get(place, ()) + findings
            continue
        said = {name: columns.get(name) or [None] * count for name in rule.fields}
        classes = _classes(rule, said)
        by_class = _by_class(rule, said, classes, today)
        if any(by_class.values()):
            for place, findings in enumerate(map(by_class.__getitem__, classes)):
                if findings:
                    found[place] = found.get(place, ()) + findings
    return found


def _classes(rule: Rule, said: Columns) -> Sequence[Hashable]:
    """For each record what the rule makes a difference by."""
    columns = [said[name] for name in rule.fields]
    return rule.classes(*columns) if rule.classes is not None else list(zip(*columns, strict=True))


def _by_class(
    rule: Rule, said: Columns, classes: Sequence[Hashable], today: date
) -> dict[Hashable, tuple[Finding, ...]]:
    """What the rule finds in the records of each class, told by one of them."""
    columns = [said[name] for name in rule.fields]
    return {
        alike: rule.check({name: c[at] for name, c in zip(rule.fields, columns, strict=True)}, today)
        for alike, at in dict(zip(classes, range(len(classes)), strict=True)).items()
    }
