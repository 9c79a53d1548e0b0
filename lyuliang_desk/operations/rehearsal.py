"""Rehearsal: what the figures of the overview would be after an import, and which forms would print something else.

The import is applied to a private copy of the register, and both are asked for every figure: so the rehearsal cannot
disagree with what happens later.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any

from lyuliang_desk.bulk import bulk_work
from lyuliang_desk.errors import Cancelled
from lyuliang_desk.operations import Cancel, Progress, forms_for, overview
from lyuliang_desk.overview import words
from lyuliang_desk.overview.figures import Figure, Table
from lyuliang_desk.store.changes import ChangeSet, RecordChange
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.trial import trial_of

if TYPE_CHECKING:
    from lyuliang_desk.catalogue.kind import RecordKind
    from lyuliang_desk.excel.planning.plan import ImportPlan
    from lyuliang_desk.paperwork.forms import Form

COPYING, APPLYING, COUNTING = 300, 900, 1000
"""How far the work is, of 1000, when each part of it is done."""
_NAMES = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure before and after; None where its line is not there on one side. ``table``, ``line``, ``column`` are words."""

    table: str
    line: str
    column: str
    before: Figure | None
    after: Figure | None

    @property
    def changed(self) -> bool:
        """Whether the figure would be another one."""
        return self.difference != 0

    @property
    def difference(self) -> int:
        """After less before, a missing figure counting as nothing."""
        return (self.after.value if self.after else 0) - (self.before.value if self.before else 0)

    @property
    def unit_of(self) -> Figure:
        """The figure that tells the unit of both."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class FormChange:
    """A form that would print something else, and for how many of the records that the import touches."""

    form: str
    title: str
    records: int


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """Every figure of the overview, and the forms that would change, most records first."""

    figures: tuple[FigureChange, ...]
    forms: tuple[FormChange, ...]

    @property
    def changed(self) -> tuple[FigureChange, ...]:
        """The figures that would be other ones."""
        return tuple(figure for figure in self.figures if figure.changed)


def rehearse(
    *,
    register: Register,
    plan: "ImportPlan",
    year: int | None = None,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> Rehearsal:
    """What applying the plan would do to figures and forms. The register itself is only read.

    Raises ``Cancelled``, and what applying the plan would raise.
    """
    changes = plan.change_set()

    def part(start: int, end: int) -> Progress:
        def told(done: int, total: int) -> None:
            if progress is not None:
                progress(start + (end - start) * done // max(total, 1), 1000)

        return told

    with (
        bulk_work(),
        trial_of(register, progress=part(0, COPYING), cancelled=cancelled) as trial,
    ):
        before = overview.figures(register=trial, year=year)
        trial.apply(changes, progress=part(COPYING, APPLYING), cancelled=cancelled)
        if cancelled is not None and cancelled():
            raise Cancelled
        after = overview.figures(register=trial, year=year)
        part(APPLYING, COUNTING)(1, 1)
    compared = tuple(_compared(before.tables, after.tables))
    return Rehearsal(compared, forms_that_change(register=register, changes=changes))


def forms_that_change(*, register: Register, changes: ChangeSet) -> tuple[FormChange, ...]:
    """The forms of the kinds that a change set touches, as far as they print what is changed."""
    by_kind: dict[str, list[RecordChange]] = {}
    for change in changes.changes:
        by_kind.setdefault(change.kind, []).append(change)
    found: dict[str, tuple[Form, set[str]]] = {}
    for name, own in by_kind.items():
        kind = register.kinds[name]
        for form in forms_for(name, register) if kind.area or kind.owner else ():
            touched = {change.record_id for change in own if _prints(form, kind, change)}
            if touched:
                found.setdefault(form.id, (form, set()))[1].update(touched)
    told = [FormChange(form.id, form.shown, len(touched)) for form, touched in found.values()]
    return tuple(sorted(told, key=lambda change: -change.records))


def _compared(before: tuple[Table, ...], after: tuple[Table, ...]) -> Iterator[FigureChange]:
    was = {table.name: _cells(table) for table in before}
    for table in after:
        old, new = was.get(table.name, {}), _cells(table)
        for place in dict.fromkeys((*new, *old)):
            yield FigureChange(table.title, place[0], place[2], old.get(place), new.get(place))


def _cells(table: Table) -> Mapping[tuple[str, int, str], Figure]:
    """The figures of a table by the words of their line, how often those stood above, and the words of their column."""
    cells: dict[tuple[str, int, str], Figure] = {}
    seen: dict[str, int] = {}
    for line in table.lines:
        times = seen[line.label] = seen.get(line.label, -1) + 1
        for column, figure in zip(table.columns, line.figures, strict=True):
            cells[line.label, times, column] = figure
    return cells


def _prints(form: "Form", kind: "RecordKind", change: RecordChange) -> bool:
    """Whether a form has a place for what a change changes; a new or a hidden record changes every form of its kind."""
    if change.operation != "edit":
        return True
    named = _named(form)
    together = {c.name for c in kind.composites if any(name in change.fields for name in c.fields)}
    return bool(named & (together | change.fields.keys()))


def _named(part: Any) -> set[str]:
    """Every name in a form: ``Form.fields`` leaves out those that stand in a line above a table (``{title}``)."""
    if isinstance(part, str):
        return set(_NAMES.findall(part))
    if is_dataclass(part):
        return set().union(*(_named(getattr(part, field.name)) for field in fields(part)))
    if isinstance(part, Mapping):
        return set().union(*(_named(x) for pair in part.items() for x in pair))
    if isinstance(part, (tuple, list)):
        return set().union(*map(_named, part))
    return set()


def shown(change: FigureChange) -> tuple[str, str, str]:
    """Before, after and difference in words, as screen and paper spell figures; the difference bears its sign."""
    of, parts = change.unit_of, (change.before, change.after)
    before, after = ("" if figure is None else words.shown(figure) for figure in parts)
    if not change.changed:
        return before, after, ""
    size = abs(change.difference)
    size_words = f"{size:,}" if of.unit == "count" else words.in_wan(size)
    return before, after, f"{'+' if change.difference > 0 else '−'}{size_words}"
