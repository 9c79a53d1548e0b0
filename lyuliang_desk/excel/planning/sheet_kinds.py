"""The kinds that a sheet may hold, with the header texts of each: made from the register's kinds, its own fields among them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz import fuzz, process

from lyuliang_desk.catalogue.areas import AREAS
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.link import Link, Links
from lyuliang_desk.excel.planning.targets import (
    SIMILAR,
    Target,
    Targets,
    fold_header,
    is_ordinal,
    targets_of,
    with_brackets,
)

ORDINAL_FITS = 0.6


@dataclass(frozen=True)
class SheetKinds:
    """What the sheets of one import may hold; the targets of a kind are made when a sheet first asks for them."""

    kinds: Mapping[str, RecordKind]
    _targets: dict[str, Targets] = field(default_factory=dict)

    @cached_property
    def importable(self) -> tuple[str, ...]:
        """The kinds that have a place in the sidebar, by its areas."""
        return tuple(k.name for area in AREAS for k in self.kinds.values() if k.area == area)

    @cached_property
    def linked(self) -> frozenset[str]:
        """The kinds that some field of an importable kind links to: their records are found by name."""
        types = (f.type for name in self.importable for f in self.kinds[name].fields)
        return frozenset(type_.kind for type_ in types if isinstance(type_, Link | Links))

    @cached_property
    def in_order(self) -> tuple[str, ...]:
        """The importable kinds, each after those that it links to, as far as links do not run in a circle."""
        placed: dict[str, None] = {}
        under_way: set[str] = set()

        def place(name: str) -> None:
            if name in placed or name in under_way or name not in self.importable:
                return
            under_way.add(name)
            types = [f.type for k in (name, *self.kinds[name].companions) for f in self.kinds[k].fields]
            for type_ in types:
                if isinstance(type_, Link | Links):
                    place(type_.kind)
            placed[name] = None

        for name in self.importable:
            place(name)
        return tuple(placed)

    def targets(self, kind: str) -> Targets:
        """All that a column of a sheet of this kind may stand for."""
        found = self._targets.get(kind)
        if found is None:
            found = self._targets[kind] = targets_of(self.kinds[kind], self.kinds)
        return found

    def known_header(self, text: str) -> float:
        """How well a text fits a header of any kind, 0 to 1: by this the header band is found."""
        if is_ordinal(text):
            return ORDINAL_FITS
        folded = fold_header(text)
        if not folded:
            return 0.0
        if folded in self._headers or with_brackets(text) in self._headers:
            return 1.0
        if len(folded) < 3:
            return 0.0
        best = process.extractOne(folded, self._long_headers, scorer=fuzz.ratio, score_cutoff=SIMILAR)
        return (int(best[1]) - 1) / 100 if best else 0.0

    @cached_property
    def _headers(self) -> Mapping[str, Target]:
        return {text: t for name in self.importable for text, t in self.targets(name).by_header.items()}

    @cached_property
    def _long_headers(self) -> list[str]:
        return [text for text in self._headers if len(text) > 2]
