"""A date as precisely as it was written: a year, a month or a day.

Stored and exported as ``2021``, ``2021-03`` or ``2021-03-01``, which sorts as it should.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal, Self

Precision = Literal["year", "month", "day"]

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month of a year, or a day. Raises ``ValueError`` for one that the calendar lacks."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError("a day needs its month")
        date(self.year, *(1 if part is None else part for part in (self.month, self.day)))

    @classmethod
    def of_day(cls, day: date) -> Self:
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, iso: str) -> Self:
        """The date of its stored form. Raises ``ValueError`` for anything else."""
        match = _ISO.fullmatch(iso)
        if match is None:
            raise ValueError(f"not a stored date: {iso!r}")
        return cls(*(int(part) if part else None for part in match.groups()))  # type: ignore[arg-type]

    @property
    def precision(self) -> Precision:
        """How precisely it is known."""
        return "year" if self.month is None else "month" if self.day is None else "day"

    def first_day(self) -> date:
        """The first day that it may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> date:
        """The last day that it may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def no_finer_than(self, finest: Precision) -> "PartialDate":
        """The same date, without the month or day that a field does not keep."""
        if finest == "year":
            return PartialDate(self.year) if self.month else self
        if finest == "month":
            return PartialDate(self.year, self.month) if self.day else self
        return self

    def __str__(self) -> str:
        if self.month is None:
            return f"{self.year:04}"
        if self.day is None:
            return f"{self.year:04}-{self.month:02}"
        return f"{self.year:04}-{self.month:02}-{self.day:02}"
