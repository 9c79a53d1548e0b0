"""Number."""

from dataclasses import dataclass

from lyuliang_desk.catalogue.types.base import Raw, Reading, ReadingContext, ValueType


@dataclass(frozen=True)
class Number(ValueType[int]):
    """Number."""

    name = "number"
    column = "INTEGER"
    decimals: int = 0
    minimum: int | None = None

    def read(self, raw: Raw, context: ReadingContext) -> Reading[int]:
        raise NotImplementedError

    def show(self, value: int) -> str:
        return str(value)

    def store(self, value: int) -> int:
        return int(value)

    def load(self, stored: str | int) -> int:
        return int(stored)
