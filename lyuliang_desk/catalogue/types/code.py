"""A code of a list."""

from dataclasses import dataclass

from lyuliang_desk.catalogue.types.base import Raw, Reading, ReadingContext, ValueType


@dataclass(frozen=True)
class Code(ValueType[str]):
    """A code of a list."""

    name = "code"
    column = "TEXT"
    list_name: str
    open: bool = False

    def read(self, raw: Raw, context: ReadingContext) -> Reading[str]:
        raise NotImplementedError

    def show(self, value: str) -> str:
        return str(value)

    def store(self, value: str) -> str:
        return str(value)

    def load(self, stored: str | int) -> str:
        return str(stored)
