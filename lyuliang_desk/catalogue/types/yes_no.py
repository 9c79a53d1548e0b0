"""Yes or no."""

from dataclasses import dataclass

from lyuliang_desk.catalogue.types.base import Raw, Reading, ReadingContext, ValueType


@dataclass(frozen=True)
class YesNo(ValueType[bool]):
    """Yes or no."""

    name = "yes_no"
    column = "INTEGER"

    def read(self, raw: Raw, context: ReadingContext) -> Reading[bool]:
        raise NotImplementedError

    def show(self, value: bool) -> str:
        return str(value)

    def store(self, value: bool) -> int:
        return int(value)

    def load(self, stored: str | int) -> bool:
        return bool(stored)
