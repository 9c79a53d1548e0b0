"""ID."""

from dataclasses import dataclass

from lyuliang_desk.catalogue.types.base import Raw, Reading, ReadingContext, ValueType


@dataclass(frozen=True)
class IdNumber(ValueType[str]):
    """ID."""

    name = "id_number"
    column = "TEXT"

    def read(self, raw: Raw, context: ReadingContext) -> Reading[str]:
        raise NotImplementedError

    def show(self, value: str) -> str:
        return str(value)

    def store(self, value: str) -> str:
        return str(value)

    def load(self, stored: str | int) -> str:
        return str(stored)
