"""Period."""

from dataclasses import dataclass

from lyuliang_desk.catalogue.types.base import Raw, Reading, ReadingContext, ValueType


@dataclass(frozen=True)
class Period(ValueType[tuple]):
    """Period."""

    name = "period"
    column = "TEXT"
    finest: str = "day"

    def read(self, raw: Raw, context: ReadingContext) -> Reading[tuple]:
        raise NotImplementedError

    def show(self, value: tuple) -> str:
        return str(value)

    def store(self, value: tuple) -> str:
        return str(value)

    def load(self, stored: str | int) -> tuple:
        return tuple(stored)
