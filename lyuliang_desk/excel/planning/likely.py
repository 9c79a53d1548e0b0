"""Who is probably meant where several people bear a name: those of whom the register has the same record already."""

from collections.abc import Container, Sequence

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.excel.planning.cells import ReadColumn
from lyuliang_desk.excel.planning.links import Likely, link_columns
from lyuliang_desk.excel.planning.planning import Planning


def likely_people(
    kind: RecordKind, columns: Sequence[ReadColumn], count: int, planning: Planning
) -> dict[str, Likely]:
    """For each field of the row key that names a person: whom a row probably means.

    A participant 张伟 of a project is the 张伟 whom the register has among its participants, not one elsewhere.
    """
    stored = {name: column.stored[name] for column in columns for name in column.target.fields}
    found: dict[str, Likely] = {}
    for link in link_columns(columns):
        if link.kind == "person" and not link.several and link.field in kind.row_key:
            others = [n for n in kind.row_key if n != link.field and n in stored]
            names = {words for _row, several in link.named() for words in several}
            found[link.field] = _likely(kind, link.field, others, stored, names, planning)
    return found


def _likely(
    kind: RecordKind,
    field: str,
    others: Sequence[str],
    stored: dict[str, list[Stored]],
    names: set[str],
    planning: Planning,
) -> Likely:
    groups = (planning.resolver.people_called(name) for name in names)
    asked = {id_ for group in groups if len(group) > 1 for id_ in group}
    found = planning.register.find(kind.name, field, asked) if asked else {}
    ids = [id_ for kept in found.values() for id_ in kept]
    kept = planning.register.values_of(kind.name, ids) if ids else {}
    by_others: dict[tuple[Stored, ...], set[Stored]] = {}
    for values in kept.values():
        by_others.setdefault(tuple(values[name] for name in others), set()).add(values[field])
    nobody: Container[str] = ()

    def likely(row: int) -> Container[str]:
        people = by_others.get(tuple(stored[name][row] for name in others)) if by_others else None
        return nobody if people is None else {str(person) for person in people}

    return likely
