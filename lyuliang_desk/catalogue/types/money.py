"""Money."""

from dataclasses import dataclass

from lyuliang_desk.catalogue.types.base import Raw, Reading, ReadingContext, ValueType


@dataclass(frozen=True)
class Money(ValueType[int]):
    """Money."""

    name = "money"
    column = "INTEGER"
    unit: str = "万元"
    negative: bool = False

    def read(self, raw: Raw, context: ReadingContext) -> Reading[int]:
        raise NotImplementedError

    def show(self, value: int) -> str:
        return str(value)

    def store(self, value: int) -> int:
        return int(value)

    def load(self, stored: str | int) -> int:
        return int(stored)
