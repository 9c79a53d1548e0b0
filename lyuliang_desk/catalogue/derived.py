"""Fields that others tell: the expiry of an agreement, the year of a movement."""

from collections.abc import Collection, Mapping

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Stored


def told_by_others(
    kind: RecordKind, values: Mapping[str, Stored], changed: Collection[str]
) -> dict[str, Stored]:
    """What the derivations of a kind make of a record's kept scalars, where one of their sources has changed.

    Only fields whose value would differ are given; one that is told nothing keeps what was entered.
    """
    found: dict[str, Stored] = {}
    for derivation in kind.derivations:
        if not any(source in changed for source in derivation.sources):
            continue
        python = {
            name: kind[name].type.load(stored)
            for name in derivation.sources
            if (stored := values.get(name)) is not None
        }
        value = derivation.tell(python)
        stored = None if value is None else kind[derivation.field].type.store(value)
        if stored is not None and stored != values.get(derivation.field):
            found[derivation.field] = stored
    return found
