"""Fields that a filled field tells by itself: an ID number tells sex and birth (GB 11643)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

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
    """What the value of ``source`` tells of other fields, in stored form."""
    stored = values.get(source)
    if stored is None:
        return {}
    value = KINDS[kind][source].type.load(stored)
    told = {d.target: d.of(value) for d in DERIVATIONS.get(kind, ()) if d.source == source}
    return {name: KINDS[kind][name].type.store(v) for name, v in told.items() if v is not None}
