"""Two values in one cell."""

from dataclasses import dataclass

from lyuliang_desk.catalogue.types.base import Raw, Reading, ReadingContext, ValueType


@dataclass(frozen=True)
class EducationAndDegree(ValueType[tuple]):
    """Two values in one cell."""

    name = "education_and_degree"
    column = "TEXT"

    def read(self, raw: Raw, context: ReadingContext) -> Reading[tuple]:
        raise NotImplementedError

    def show(self, value: tuple) -> str:
        return str(value)

    def store(self, value: tuple) -> str:
        return str(value)

    def load(self, stored: str | int) -> tuple:
        return tuple(stored)


@dataclass(frozen=True)
class SchoolAndMajor(ValueType[tuple]):
    """Two values in one cell."""

    name = "school_and_major"
    column = "TEXT"

    def read(self, raw: Raw, context: ReadingContext) -> Reading[tuple]:
        raise NotImplementedError

    def show(self, value: tuple) -> str:
        return str(value)

    def store(self, value: tuple) -> str:
        return str(value)

    def load(self, stored: str | int) -> tuple:
        return tuple(stored)


@dataclass(frozen=True)
class WorkplaceAndPost(ValueType[tuple]):
    """Two values in one cell."""

    name = "workplace_and_post"
    column = "TEXT"

    def read(self, raw: Raw, context: ReadingContext) -> Reading[tuple]:
        raise NotImplementedError

    def show(self, value: tuple) -> str:
        return str(value)

    def store(self, value: tuple) -> str:
        return str(value)

    def load(self, stored: str | int) -> tuple:
        return tuple(stored)


@dataclass(frozen=True)
class TitleAndPost(ValueType[tuple]):
    """Two values in one cell."""

    name = "title_and_post"
    column = "TEXT"

    def read(self, raw: Raw, context: ReadingContext) -> Reading[tuple]:
        raise NotImplementedError

    def show(self, value: tuple) -> str:
        return str(value)

    def store(self, value: tuple) -> str:
        return str(value)

    def load(self, stored: str | int) -> tuple:
        return tuple(stored)
