"""What a column of a workbook may stand for: the header texts of a kind's fields, folded for comparing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from rapidfuzz import fuzz, process

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.folding import fold
from lyuliang_desk.catalogue.kind import Composite, RecordKind
from lyuliang_desk.catalogue.label import Label
from lyuliang_desk.catalogue.types.base import ValueType
from lyuliang_desk.catalogue.types.link import Link
from lyuliang_desk.catalogue.types.money import Money

SIMILAR = 84
"""The rapidfuzz ratio from which a header text is taken for a spelling of another; below it people are asked."""
ORDINAL = "order"
ORDINAL_HEADERS = ("序号", "编号序", "No.", "NO", "序")

_BRACKETED = re.compile(r"[（(\[【][^（()）\[\]【】]*[）)\]】]")
_NOISE = re.compile(r"[\s*★☆※:：/、,，.。\-—_|·]+")


@dataclass(frozen=True, slots=True)
class Target:
    """A field, or a composite that fills several, of the sheet's kind or of a companion.

    ``name`` tells it apart from the other targets of the sheet: a companion's field of a name that is taken bears the
    companion's name before its own (``expert.order``). ``record`` is the kind that it belongs to, ``fields`` are the names
    of that kind's fields, ``own_header`` is the label, folded.
    """

    name: str
    label: Label
    type: ValueType[Any]
    fields: tuple[str, ...]
    record: RecordKind
    own_header: str
    is_composite: bool = False

    @property
    def kind(self) -> str:
        """The name of the kind that it belongs to."""
        return self.record.name

    @property
    def places(self) -> tuple[tuple[str, str], ...]:
        """The fields that it fills, each with its kind: a field is filled by one column only."""
        return tuple((self.record.name, field) for field in self.fields)


@dataclass(frozen=True)
class Targets:
    """All that the columns of a sheet of one kind may stand for, by folded header text."""

    kind: RecordKind
    by_header: Mapping[str, Target]
    companions: tuple[RecordKind, ...] = ()

    @cached_property
    def by_name(self) -> dict[str, Target]:
        return {t.name: t for t in self.by_header.values()}

    @cached_property
    def _texts(self) -> list[str]:
        return [text for text in self.by_header if len(text) > 2]

    def find(self, text: str) -> tuple[Target | None, int]:
        """The target whose header text this is, and how well it fits: 100 exactly, less for a similar spelling, 0 for none."""
        folded = fold_header(text)
        if not folded:
            return None, 0
        exact = self.by_header.get(with_brackets(text)) or self.by_header.get(folded)
        if exact is not None:
            return exact, 100
        if len(folded) < 3:
            return None, 0
        best = process.extractOne(folded, self._texts, scorer=fuzz.ratio, score_cutoff=SIMILAR)
        return (self.by_header[best[0]], int(best[1]) - 1) if best else (None, 0)


def fold_header(text: str) -> str:
    """A header text without what differs between offices: width, spaces, line breaks, brackets with units and remarks, stars."""
    folded = fold(text)
    bare = _NOISE.sub("", _BRACKETED.sub("", folded))
    return bare or _NOISE.sub("", folded)


def with_brackets(text: str) -> str:
    """``学历（学位）`` is more than 学历: what stands in brackets counts where a header is declared with it."""
    return _NOISE.sub("", fold(text))


def targets_of(kind: RecordKind, kinds: Mapping[str, RecordKind]) -> Targets:
    """The targets of a kind and of its companions; the kind's own texts win where several have one."""
    table = dict(own_targets(kind).by_header)
    taken = {*kind.by_name, *(c.name for c in kind.composites)}
    companions = tuple(kinds[name] for name in kind.companions if name in kinds)
    for companion in companions:
        for field in companion.fields:
            if field.name == link_to(companion, kind):
                continue
            name = f"{companion.name}.{field.name}" if field.name in taken else field.name
            taken.add(name)
            _enter(table, field, _target(field, companion, name))
    for link, number in kind.named_with:
        linked = kinds[getattr(kind[link].type, "kind", "")]
        _enter(table, linked[number], _target(linked[number], linked, f"{link}.{number}"))
    return Targets(kind, table, companions)


def own_targets(kind: RecordKind) -> Targets:
    """The targets of a kind alone: its fields, and its composites."""
    table: dict[str, Target] = {}
    for field in kind.fields:
        _enter(table, field, _target(field, kind, field.name))
    for composite in kind.composites:
        fields, label = composite.fields, composite.label
        target = Target(composite.name, label, composite.type, fields, kind, fold_header(label.zh), True)
        _enter(table, composite, target)
    return Targets(kind, table)


def link_to(companion: RecordKind, kind: RecordKind) -> str:
    """The field by which a companion belongs to the record in whose row it stands."""
    linking = (f.name for f in companion.fields if f.name in companion.within or f.required)
    return next(
        name for name in linking if isinstance(t := companion[name].type, Link) and t.kind == kind.name
    )


def is_ordinal(text: str) -> bool:
    """Whether a header text, the last part of a joined one, is that of the running number."""
    return fold_header(text.rpartition("/")[2]) in {fold_header(t) for t in ORDINAL_HEADERS}


def is_money(target: Target) -> bool:
    """Whether a target holds an amount, so that a unit matters."""
    return isinstance(target.type, Money)


def _target(field: Field, kind: RecordKind, name: str) -> Target:
    return Target(name, field.label, field.type, (field.name,), kind, fold_header(field.label.zh))


def _enter(table: dict[str, Target], declared: Field | Composite, target: Target) -> None:
    own = (declared.label.zh, declared.label.en, *declared.headers)
    for text in own:
        table.setdefault(fold_header(text), target)
        table.setdefault(with_brackets(text), target)
