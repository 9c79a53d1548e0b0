"""Which records a print is for: those of a view, those picked one by one, or all of a kind."""

from collections.abc import Sequence
from dataclasses import dataclass

from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View

_WINDOW = 2_000  # records fetched at once


@dataclass(frozen=True)
class Chosen:
    """The records' kind and their ids in order; ``everything`` when nobody chose among them."""

    kind: str
    ids: tuple[str, ...]
    everything: bool = False

    @classmethod
    def of(
        cls, register: Register, customary: str, view: View | None, record_ids: Sequence[str] | None
    ) -> "Chosen":
        """What a view and picked records choose; without either, all records of the ``customary`` kind."""
        if record_ids is not None:
            ids = tuple(dict.fromkeys(record_ids))
            return cls(view.kind if view is not None else _kind_of(register, ids, customary), ids)
        return cls((view or View(customary)).kind, ids_of(register, view or View(customary)), view is None)

    def values(self, register: Register) -> dict[str, dict[str, Stored]]:
        """The stored values of those that are still there, by id."""
        return register.values_of(self.kind, self.ids)


def ids_of(register: Register, view: View) -> tuple[str, ...]:
    """The ids of a view's records in its order."""
    rids = register.ids(view)
    windows = (rids[start : start + _WINDOW] for start in range(0, len(rids), _WINDOW))
    return tuple(row.id for window in windows for row in register.rows(view.kind, window, ()))


def _kind_of(register: Register, ids: Sequence[str], customary: str) -> str:
    """The kind that the first of the records has."""
    first = ids[:1]
    return next((kind for kind in register.kinds if register.values_of(kind, first)), customary)
