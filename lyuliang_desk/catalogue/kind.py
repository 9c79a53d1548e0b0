"""A record kind: a named list of fields with the rules that hold within one record."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.label import Label
from lyuliang_desk.catalogue.types.base import ValueType

Values = Mapping[str, Any]
"""Python values by field name; an absent or None value is empty."""


@dataclass(frozen=True)
class Rule:
    """A check within one record. ``check(values, today)`` answers with what it finds; ``fields`` are those it reads.

    ``classes``, where many records are judged at once, takes the column of each of ``fields`` and answers for every record
    with what the check goes by: it finds the same in records of one class. Without it that is the values themselves.
    """

    name: str
    fields: tuple[str, ...]
    check: Callable[[Values, date], tuple[Finding, ...]]
    classes: Callable[..., Sequence[Hashable]] | None = None


@dataclass(frozen=True)
class Composite:
    """One column of a workbook or a form that fills several fields: ``起止时间``, ``学历/学位``, ``毕业院校及专业``.

    ``type.read`` gives a tuple of Python values, one for each of ``fields``, None where the cell says nothing of it.
    """

    name: str
    label: Label
    type: ValueType[tuple[Any, ...]]
    fields: tuple[str, ...]
    headers: tuple[str, ...] = ()
    width: float = 20.0
    stands_in_for: str | None = None
    """The field whose column may say it all where the others have no column: 研究生/硕士 under 学历."""


@dataclass(frozen=True)
class Derivation:
    """A field that others tell: ``tell(values)`` answers with its Python value, None where they do not tell it.

    The door fills it in whenever one of ``sources`` changes, so that it never disagrees with them; where they tell
    nothing, what was entered stays.
    """

    field: str
    sources: tuple[str, ...]
    tell: Callable[[Values], Any]


@dataclass(frozen=True)
class Lock:
    """What a signed paper has fixed: once ``signed`` is filled in, ``fields`` may not change until ``reason`` is given.

    ``signed`` is the day on the paper, ``reason`` the field that says why the record is open for correction again; both
    changes are in the log. Undo is not refused: it goes back to what was already accepted.
    """

    signed: str
    fields: tuple[str, ...]
    reason: str
    paper: Label


@dataclass(frozen=True)
class OwnersLock:
    """A table that the owner's signed paper has fixed with it: only ``free`` fields (what came of it later) may change.

    A table that has no line yet may still be filled in, in one step: a paper may be taken down after its signature.
    """

    owner: str
    free: tuple[str, ...] = ()


@dataclass(frozen=True)
class RecordKind:
    """What one sort of record is made of.

    ``title_field`` names the field that stands for the record where a link is shown. ``keys`` are the fields by
    which a workbook's row finds the record it speaks of, strongest first; ``(name, within)`` pairs in
    ``name_key`` are the last resort: the folded name, within the record that the second field links to; a kind whose
    records have no name of their own gives ``row_key`` instead, the fields that together tell a row's record (its first
    required field is asked of the register). Where ``may_repeat``, rows that are equal in it are taken for records of
    their own, the second for the second: two equal payments of one day are two. ``beside`` are the fields that tell who
    a person named in the row is: the one that holds the employer, and the telephone number. ``named_with`` are pairs of a
    link and a number of the linked record whose column may stand in the row, too: an enterprise and its credit code.
    ``sheet_words`` are words of a sheet's name or title by which its kind is recognised. ``companions`` are the kinds
    whose fields may stand in the same row: a roster's row speaks of a person and of that person's membership.
    ``within`` are the links to the records that it belongs to and goes away with, its owner first; ``area`` is the part
    of the sidebar where it stands (``areas.AREAS``), empty for kinds of the program's own, ``under_owner`` tells that its
    line is folded away under its owner's. ``indexes`` are the lists
    of fields by which many records are counted and summed.
    """

    name: str
    label: Label
    fields: tuple[Field, ...]
    title_field: str
    keys: tuple[str, ...] = ()
    name_key: tuple[str, str | None] = ("name", None)
    row_key: tuple[str, ...] = ()
    may_repeat: bool = False
    beside: tuple[str, str] = ("", "")
    named_with: tuple[tuple[str, str], ...] = ()
    composites: tuple[Composite, ...] = ()
    rules: tuple[Rule, ...] = ()
    sheet_words: tuple[str, ...] = ()
    companions: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    area: str = ""
    under_owner: bool = False
    derivations: tuple[Derivation, ...] = ()
    locks: tuple[Lock, ...] = ()
    owners_lock: OwnersLock | None = None
    indexes: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        """The fields by catalogue name."""
        return {f.name: f for f in self.fields}

    @property
    def in_sidebar(self) -> bool:
        """Whether the user goes to a table of it."""
        return bool(self.area)

    @property
    def owner(self) -> str | None:
        """The kind of the record that it belongs to, None for one that stands by itself."""
        if not self.within:
            return None
        return str(getattr(self[self.within[0]].type, "kind", "")) or None

    def __getitem__(self, name: str) -> Field:
        return self.by_name[name]
