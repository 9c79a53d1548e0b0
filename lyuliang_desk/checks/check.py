"""A check: a question put to all records of a kind, and the sentence for each record that it finds."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.label import Label
from lyuliang_desk.checks.finding import Level, RecordFinding, evidence_of
from lyuliang_desk.errors import Cancelled
from lyuliang_desk.store.engine import Connection

T = TypeVar("T")
CANCEL_ASKED_EVERY = 1000


@dataclass(frozen=True, slots=True)
class Limits:
    """What an office allows: how many teams one person may be in at once, how many days ahead an expiry is told."""

    most_teams: int = 2
    days_ahead: int = 90


@dataclass(frozen=True)
class Inquiry:
    """The register as one run of the checks asks it."""

    connection: Connection
    kinds: Mapping[str, RecordKind]
    today: date
    limits: Limits = Limits()
    cancelled: Callable[[], bool] | None = None

    def parameter(self, name: str) -> str | int:
        """What stands for a question mark: ``today``, ``soon`` (both as days are kept), ``year``, ``most_teams``."""
        known: dict[str, Callable[[], str | int]] = {
            "today": lambda: self.today.isoformat(),
            "soon": lambda: (self.today + timedelta(days=self.limits.days_ahead)).isoformat(),
            "year": lambda: str(self.today.year),
            "most_teams": lambda: self.limits.most_teams,
        }
        return known[name]()

    def ask(self, sql: str, parameters: Iterable[Any] = ()) -> Iterator[Any]:
        """The rows of a question. Raises ``Cancelled`` between them when somebody wants to stop."""
        return self.watched(self.connection.execute(sql, tuple(parameters)))

    def watched(self, items: Iterable[T]) -> Iterator[T]:
        """The items, asking now and then whether to stop. Raises ``Cancelled``."""
        for number, item in enumerate(items):
            if number % CANCEL_ASKED_EVERY == 0 and self.cancelled is not None and self.cancelled():
                raise Cancelled
            yield item


Run = Callable[[Inquiry, RecordKind], Iterator[RecordFinding]]


@dataclass(frozen=True)
class Check:
    """One check of the table.

    ``kinds`` are those whose records it finds, none for all kinds that have a table. ``run`` is asked for one kind at a time.
    ``level`` is None where each finding has its own.
    """

    code: str
    label: Label
    kinds: tuple[str, ...]
    level: Level | None
    run: Run


Say = Callable[..., str]
"""Makes the sentence of the columns after the id."""


def question(
    code: str,
    label: Label,
    kind: str,
    level: Level,
    field: str | None,
    sql: str,
    say: Say,
    needs: tuple[str, ...] = (),
) -> Check:
    """A check that one query answers: its rows are ``(id, *evidence)``, its question marks are ``needs`` in order."""

    def run(inquiry: Inquiry, asked: RecordKind) -> Iterator[RecordFinding]:
        parameters = [inquiry.parameter(name) for name in needs]
        for record_id, *values in inquiry.ask(sql, parameters):
            yield RecordFinding(code, code, level, kind, record_id, field, say(*values), evidence_of(values))

    return Check(code, label, (kind,), level, run)
