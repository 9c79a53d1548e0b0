"""The spellings of a sheet's columns: which columns hold words, how each compares them, and what correcting them changes."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from lyuliang_desk.catalogue.types.code import Code
from lyuliang_desk.catalogue.types.link import Link, Links
from lyuliang_desk.catalogue.types.text import Text
from lyuliang_desk.excel.planning.cell_edits import CellEdits, edits_of
from lyuliang_desk.excel.planning.clusters import Cluster, Manner, clusters
from lyuliang_desk.excel.planning.sheet_look import SheetLook
from lyuliang_desk.excel.planning.targets import Target

LONGEST = 60
"""Texts of more characters are sentences, not names."""
_BETWEEN = re.compile(r"([、，,；;\n]+)")


@dataclass(frozen=True, slots=True)
class ColumnClusters:
    """The groups of spellings in one column of a sheet. ``several`` tells that a cell may name more than one."""

    column: int
    label: str
    several: bool
    found: tuple[Cluster, ...]


def column_clusters(
    look: SheetLook, titles: Callable[[str], Iterable[str]], stop: Callable[[], None] = lambda: None
) -> list[ColumnClusters]:
    """The columns of words that hold more than one spelling of something; ``titles`` tells the register's names of a kind."""
    if look.plan.targets is None:
        return []
    found = []
    for column, match in look.matches.items():
        target = look.plan.targets.by_name[match.reader] if match.reader else None
        manner = manner_of(target) if target is not None else None
        if target is None or manner is None:
            continue
        stop()
        several = isinstance(_type(target), Links)
        counts = spellings_in(look, column, several)
        if manner == "code":
            counts = Counter({text: n for text, n in counts.items() if not _is_listed(target, text)})
        groups = clusters(counts, known_spellings(target, titles), manner, stop)
        if groups:
            found.append(ColumnClusters(column, look.target_word(match.target or ""), several, tuple(groups)))
    return found


def manner_of(target: Target) -> Manner | None:
    """How the texts of a column are compared; None for numbers, days and what else is no word."""
    type_, name = _type(target), target.fields[0]
    if isinstance(type_, Link | Links):
        return "person" if type_.kind == "person" else "name"
    if isinstance(type_, Code):
        return "code"
    if not isinstance(type_, Text) or type_.is_number or target.is_composite:
        return None
    if name == target.record.title_field:
        return {"person": "person", "organisation": "name"}.get(target.kind, "text")  # type: ignore[return-value]
    return "text"


def known_spellings(target: Target, titles: Callable[[str], Iterable[str]]) -> list[str]:
    """The register's own spellings for a column: titles of the records that it names, words of its code list."""
    type_ = _type(target)
    if isinstance(type_, Link | Links):
        return list(titles(type_.kind))
    if isinstance(type_, Code):
        return [item.zh for item in type_.list.items]
    return list(titles(target.kind)) if target.fields[0] == target.record.title_field else []


def spellings_in(look: SheetLook, column: int, several: bool) -> Counter[str]:
    """In how many cells of data each text stands; where cells name several, each part counts."""
    counts: Counter[str] = Counter()
    for plan in look.plan.rows:
        if plan.state != "ignored":
            text = look.words(plan.row, column)
            counts.update(_BETWEEN.split(text)[::2] if several else (text,))
    return Counter({text: count for text, count in counts.items() if text.strip() and len(text) <= LONGEST})


def spelled(look: SheetLook, forms: Mapping[int, Mapping[str, str]]) -> CellEdits:
    """The cells that change when, by column, these texts get these forms. Parts of a cell that names several count."""
    contents = []
    for column, wanted in forms.items():
        several = names_several(look, column)
        for plan in look.plan.rows:
            text = look.words(plan.row, column)
            if plan.state == "ignored" or not text:
                continue
            parts = _BETWEEN.split(text) if several else [text]
            new = "".join(wanted.get(part, part) for part in parts)
            if new != text:
                contents.append(((plan.row, column), new))
    return edits_of(look, contents)


def names_several(look: SheetLook, column: int) -> bool:
    """Whether the cells of a column may name more than one record."""
    match = look.matches.get(column)
    if look.plan.targets is None or match is None or match.reader is None:
        return False
    return isinstance(_type(look.plan.targets.by_name[match.reader]), Links)


def _type(target: Target) -> object:
    return target.record[target.fields[0]].type if len(target.fields) == 1 else target.type


def _is_listed(target: Target, text: str) -> bool:
    type_ = _type(target)
    return isinstance(type_, Code) and type_.list.lookup(text) is not None
