"""As of a day: the register as it stood then, and the words by which a day is asked for."""

from collections.abc import Callable
from datetime import date

from lyuliang_desk.bulk import bulk_work
from lyuliang_desk.catalogue.types.base import ReadingContext, Unreadable
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.store import as_of
from lyuliang_desk.store.as_of import PastRegister
from lyuliang_desk.store.register import Register


class NotADay(WorldError):
    """What was typed is no date."""


def register_as_of(
    *,
    register: Register,
    day: date,
    owning: bool = False,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> PastRegister:
    """The register as it stood at the end of a day, to be read only; close it when done.

    With ``owning`` it closes ``register`` too, unless that is taken back by ``give_back``. Raises ``WorldError`` for a day
    on which there was no register.
    """
    with bulk_work():
        return as_of.as_of(register, day, owning=owning, progress=progress, cancelled=cancelled)


def day_of(*, words: str, register: Register) -> date:
    """The day that is meant by ``2024-12-31``, ``20241231`` or ``2024年12月31日``; of a month or a year, its last.

    Raises ``WorldError`` for what is no date, and for a day on which there was no register.
    """
    try:
        read = Date().read(words.strip(), ReadingContext(register.today())).value
    except Unreadable as fault:
        raise NotADay("day_unreadable", fault.message) from None
    if read is None:
        raise NotADay("day_missing", _("Give a day, as in 2024-12-31."))
    day = read.last_day()
    as_of.demand_day(register, day)
    return day


def usual_day(*, register: Register) -> date:
    """The end of last year, for which most reports are asked; of a younger register, the day it was made."""
    return max(date(register.today().year - 1, 12, 31), as_of.first_day(register))


def changes_after(*, register: Register, day: date) -> int:
    """How many changes of records were written after a day."""
    return as_of.changes_after(register, day)


def sweep(*, operator: str) -> None:
    """Remove the files of past days that a killed program left behind."""
    as_of.sweep(operator)
