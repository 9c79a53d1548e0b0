"""What a record is called in a list that holds records of every kind: its title, and whose it is."""

from collections.abc import Iterable, Sequence

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.linking import all_linked, linked_ids
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.checks.finding import RecordFinding
from lyuliang_desk.store.register import Register


def names_of(register: Register, findings: Iterable[RecordFinding]) -> dict[str, str]:
    """The names of the records that findings speak of, by id: ``样机（红枣深加工）`` for a milestone of a project."""
    by_kind: dict[str, dict[str, None]] = {}
    for finding in findings:
        by_kind.setdefault(finding.kind, {})[finding.record_id] = None
    names: dict[str, str] = {}
    for name, ids in by_kind.items():
        names |= _names(register, register.kinds[name], list(ids))
    return names


def _names(register: Register, kind: RecordKind, ids: Sequence[str]) -> dict[str, str]:
    kept = register.values_of(kind.name, ids)
    naming = [kind[n] for n in dict.fromkeys((kind.name_key[0], kind.title_field, *kind.within[:1]))]
    titles = register.titles(all_linked(naming, kept.values()))

    def said(field_name: str, values: dict[str, Stored]) -> str:
        linked = linked_ids(kind[field_name], values.get(field_name))
        if linked:
            return "、".join(titles.get(i, "") for i in linked)
        return kind[field_name].show_short(values.get(field_name)).replace("\n", " ")

    names = {}
    for record_id, values in kept.items():
        key = kind.name_key[0]
        own = said(key if linked_ids(kind[key], values.get(key)) else kind.title_field, values)
        owner = said(kind.within[0], values) if kind.within else ""
        names[record_id] = (f"{own}（{owner}）" if own and owner else own or owner) or _by_required(
            kind, values
        )
    return names


def _by_required(kind: RecordKind, values: dict[str, Stored]) -> str:
    """For a record whose title is empty: what every record of its kind says."""
    told = [f for f in kind.fields if f.required and not linked_ids(f, values.get(f.name))]
    return " ".join(filter(None, (f.show_short(values.get(f.name)) for f in told)))
