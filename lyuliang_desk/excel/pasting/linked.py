"""Names in pasted cells to the records they mean. A paste makes no record for a name: an unknown one is an error."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.folding import fold, fold_name
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.linking import linked_ids
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.catalogue.types.link import Link, Links
from lyuliang_desk.catalogue.types.named import Named
from lyuliang_desk.messages import _
from lyuliang_desk.store.lookups import Titled


class NameIndex(Protocol):
    """What the register tells of its records' names."""

    @property
    def kinds(self) -> Mapping[str, RecordKind]: ...

    def title_index(self, kind: str) -> list[Titled]: ...


def folded(kind: str, name: str) -> str:
    """A name as names of that kind are compared."""
    return fold_name(name) if kind == "organisation" else fold(name)


@dataclass
class Names:
    """The records of the register by their names; each kind is asked for once, when it is first named."""

    register: NameIndex
    _known: dict[str, dict[str, list[Titled]]] = field(default_factory=dict)

    def called(self, kind: str, name: str) -> list[Titled]:
        """The records of a kind that bear the name, oldest first."""
        if kind not in self._known:
            index = self._known[kind] = {}
            for titled in self.register.title_index(kind):
                index.setdefault(folded(kind, titled.title), []).append(titled)
        return self._known[kind].get(folded(kind, name), [])

    def link(
        self, field_: Field, value: Any, present: Stored, near: Collection[str]
    ) -> tuple[Stored, list[Finding]]:
        """The scalar that a link's names stand for, and what is to be said of it.

        ``present`` is what the field holds now: of several records of one name the one linked already is meant,
        else the only one that belongs to an organisation of the record (``near``).
        """
        type_ = field_.type
        assert isinstance(type_, Link | Links)
        findings: list[Finding] = []
        ids: list[str] = []
        linked = linked_ids(field_, present)
        for named in value if isinstance(value, tuple) else (value,):
            words = named.words if isinstance(named, Named) else str(named)
            found, finding = self._one(type_.kind, words, linked, near)
            findings += [finding(field_.name)] if finding else []
            ids += [found] if found and found not in ids else []
        if isinstance(type_, Links):
            return (json.dumps(ids) if ids else None), findings
        return (ids[0] if ids else None), findings

    def _one(
        self, kind: str, name: str, linked: Iterable[str], near: Collection[str]
    ) -> "tuple[str | None, Callable[[str], Finding] | None]":
        label = self.register.kinds[kind].label
        found = self.called(kind, name)
        here = [t for t in found if t.id in linked] or [t for t in found if t.within in near] or found
        if not found:
            message = _(
                "The register has no {kind} “{name}”. Enter it first in its own table, or correct the name; then paste again."
            )
            return None, _says("error", "link_unknown", message.format(kind=label, name=name))
        if len(here) > 1:
            message = _(
                "{count} records are called “{name}”. Leave the cell empty, paste, and choose the right one in the form."
            )
            return None, _says("error", "link_ambiguous", message.format(count=len(here), name=name))
        only = here[0]
        if kind == "person" and near and only.within and only.within not in near and only.id not in linked:
            message = _(
                "“{name}” belongs to an organisation that this record does not name: the same person?"
            )
            return only.id, _says("warning", "person_elsewhere", message.format(name=name))
        return only.id, None


def _says(level: Any, code: str, message: str) -> "Callable[[str], Finding]":
    return lambda name: Finding(code, level, message, name)
