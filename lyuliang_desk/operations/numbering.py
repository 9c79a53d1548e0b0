"""Numbers of records: the office's rules and letters, the next number, numbers for many records at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lyuliang_desk.catalogue.numbering import (
    NUMBERED,
    NumberSeries,
    check_pattern,
    county_letters,
    has_office,
    series_of,
)
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.store.changes import Action, Applied, ChangeSet, RecordChange
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View

RULES = "numbering_rule"
"""The kind of the office's own rules."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How records of a kind are numbered; ``record_id`` is None while the built-in pattern holds."""

    kind: str
    pattern: str
    automatic: bool = False
    record_id: str | None = None

    @property
    def says_office(self) -> bool:
        """Whether numbers given offline by two offices differ."""
        return has_office(self.pattern)


def rules(*, register: Register) -> list[Rule]:
    """The rule of every kind that is numbered, in the order of the catalogue; the newest where two offices made one."""
    own: dict[str, Rule] = {}
    for row in register.rows(RULES, register.ids(View(RULES))):
        kind = str(row.values["record_kind"])
        own[kind] = Rule(kind, str(row.values["pattern"]), bool(row.values["automatic"]), row.id)
    return [own.get(kind, Rule(kind, numbered.pattern)) for kind, numbered in NUMBERED.items()]


def rule_for(*, register: Register, kind: str) -> Rule | None:
    """The rule of a kind, None for a kind whose records are not numbered."""
    return next((rule for rule in rules(register=register) if rule.kind == kind), None)


def number_field(kind: str) -> str | None:
    """The field that holds the number of a kind's records, None for a kind that is not numbered."""
    return NUMBERED[kind].field if kind in NUMBERED else None


def next_number(*, register: Register, kind: str, values: Mapping[str, Stored]) -> str:
    """A number for a record with these values, taken for good.

    Raises ``PatternFault`` for a rule that cannot be filled in, ``ReadOnlyRegister``.
    """
    rule = rule_for(register=register, kind=kind)
    if rule is None:
        raise KeyError(kind)
    return _taken(register, kind, _series(register, rule, values))[0]


def example(*, register: Register, kind: str, pattern: str, office: str) -> str:
    """The number that would be given next by a pattern this year; none is taken. Raises ``PatternFault``."""
    county = next(iter(county_letters().values()))
    series = series_of(pattern, year=str(register.today().year), office=office, county=county)
    return series.number(1 + register.last_serial(kind, NUMBERED[kind].field, series))


def number_records(
    *, register: Register, kind: str, record_ids: Sequence[str], initiator: Any = None
) -> Applied:
    """Number those of the records that have no number yet, in this order, as one step.

    Raises ``PatternFault``, ``ReadOnlyRegister``; ``Refused`` where a signed paper has fixed the empty number.
    """
    rule = rule_for(register=register, kind=kind)
    if rule is None:
        raise KeyError(kind)
    field = NUMBERED[kind].field
    wanted: dict[NumberSeries, list[str]] = {}
    for record_id, values in register.values_of(kind, record_ids).items():
        if values[field] is None:
            wanted.setdefault(_series(register, rule, values), []).append(record_id)
    changes = [
        RecordChange(record_id, kind, "edit", {field: (None, number)})
        for series, ids in wanted.items()
        for record_id, number in zip(ids, _taken(register, kind, series, len(ids)), strict=True)
    ]
    words = {"kind": str(register.kinds[kind].label), "count": str(len(changes))}
    return register.apply(ChangeSet(Action("number", words), tuple(changes)), initiator=initiator)


def numbered(register: Register, kind: str, values: Mapping[str, Stored]) -> dict[str, Stored]:
    """The values of a new record with its number, where the rule gives one by itself and none was entered."""
    field = number_field(kind)
    rule = rule_for(register=register, kind=kind) if field is not None else None
    if field is None or rule is None or not rule.automatic or values.get(field) is not None:
        return dict(values)
    return {**values, field: next_number(register=register, kind=kind, values=values)}


def save_rules(
    *, register: Register, wanted: Sequence[Rule], office_code: str, initiator: Any = None
) -> Applied:
    """Keep the rules that differ from what holds now, as one step, and the office's letters. Raises ``PatternFault``."""
    for rule in wanted:
        check_pattern(rule.pattern)
    now = {rule.kind: rule for rule in rules(register=register)}
    changes = tuple(
        change for rule in wanted if (change := _rule_change(register, now[rule.kind], rule)) is not None
    )
    if office_code != register.office_code:
        register.keep_office_code(office_code)
    return register.apply(ChangeSet(Action("numbering"), changes), initiator=initiator)


def counties() -> list[tuple[str, str]]:
    """``(letters, code)`` of the counties that may number for themselves."""
    return [(letters, code) for code, letters in county_letters().items() if letters]


def _rule_change(register: Register, now: Rule, wanted: Rule) -> RecordChange | None:
    before: dict[str, Stored] = {"pattern": now.pattern, "automatic": int(now.automatic)}
    after: dict[str, Stored] = {"pattern": wanted.pattern, "automatic": int(wanted.automatic)}
    if before == after:
        return None
    if now.record_id is None:
        made: dict[str, Stored] = {"record_kind": wanted.kind, **after}
        fields = {name: (None, value) for name, value in made.items()}
        return RecordChange(register.new_id(), RULES, "create", fields)
    kept = register.values_of(RULES, [now.record_id])[now.record_id]
    changed = {name: (kept[name], value) for name, value in after.items() if kept[name] != value}
    return RecordChange(now.record_id, RULES, "edit", changed)


def _series(register: Register, rule: Rule, values: Mapping[str, Stored]) -> NumberSeries:
    shape = NUMBERED[rule.kind]
    dates = [str(value) for name in shape.year_from if (value := values.get(name)) is not None]
    county = values.get(shape.county_from) if shape.county_from else None
    return series_of(
        rule.pattern,
        year=dates[0][:4] if dates else str(register.today().year),
        office=register.office_code,
        county=county_letters().get(str(county)),
    )


def _taken(register: Register, kind: str, series: NumberSeries, count: int = 1) -> list[str]:
    return register.reserve_numbers(kind, NUMBERED[kind].field, series, count)
