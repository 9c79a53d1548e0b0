"""What a check says about a value, a record, or a cell."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark. An ``error`` refuses the record, a ``warning`` asks for a look, a ``note`` tells of a changed spelling.

    ``code`` is a stable reason code (``id_check_digit``), ``message`` the translated sentence, ``field`` the
    catalogue name of the field it stands at, or None for the whole record.
    """

    code: str
    level: Level
    message: str
    field: str | None = None
