"""Words."""

from dataclasses import dataclass

from lyuliang_desk.catalogue.types.base import Raw, Reading, ReadingContext, ValueType


@dataclass(frozen=True)
class Text(ValueType[str]):
    """Words."""

    name = "text"
    column = "TEXT"
    max_length: int | None = None

    def read(self, raw: Raw, context: ReadingContext) -> Reading[str]:
        raise NotImplementedError

    def show(self, value: str) -> str:
        return str(value)

    def store(self, value: str) -> str:
        return str(value)

    def load(self, stored: str | int) -> str:
        return str(stored)


@dataclass(frozen=True)
class LongText(ValueType[str]):
    """Words."""

    name = "long_text"
    column = "TEXT"

    def read(self, raw: Raw, context: ReadingContext) -> Reading[str]:
        raise NotImplementedError

    def show(self, value: str) -> str:
        return str(value)

    def store(self, value: str) -> str:
        return str(value)

    def load(self, stored: str | int) -> str:
        return str(stored)
