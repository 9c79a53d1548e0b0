"""What a cell says of another record, before the register has told which record that is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """A record named by its words (``太原理工大学``), as read from a cell; the plan of an import finds or makes the record."""

    words: str
