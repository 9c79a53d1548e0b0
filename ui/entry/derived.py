"""Fields that a filled field tells by itself: an ID number tells sex and birth (GB 11643)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from lyuliang_desk.catalogue.derived import told_by_others
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.catalogue.types.id_number import birth_of, sex_of


@dataclass(frozen=True, slots=True)
class Derivation:
    """``of`` makes the Python value of ``target`` from that of ``source``, None when it does not tell."""

    source: str
    target: str
    of: Callable[[Any], Any]


DERIVATIONS: dict[str, tuple[Derivation, ...]] = {
    "person": (Derivation("id_number", "sex", sex_of), Derivation("id_number", "birth", birth_of)),
}


def derived_from(kind: str, source: str, values: Mapping[str, Stored]) -> dict[str, Stored]:
    """What the value of ``source`` tells of other fields, in stored form; with others, where the kind derives from several."""
    together = told_by_others(KINDS[kind], values, [source])
    stored = values.get(source)
    if stored is None or kind not in DERIVATIONS:
        return together
    value = KINDS[kind][source].type.load(stored)
    told = {d.target: d.of(value) for d in DERIVATIONS.get(kind, ()) if d.source == source}
    return together | {n: KINDS[kind][n].type.store(v) for n, v in told.items() if v is not None}


def follows_others(kind: str, field: str) -> bool:
    """Whether a field always follows those that tell it, so that what stands there gives way (as it does at the door)."""
    return any(derivation.field == field for derivation in KINDS[kind].derivations)
