"""What a check says of one record, and on which kept values that rests."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import orjson

Level = Literal["hard", "soft"]
"""A hard finding is to be put right; a soft one may also be accepted with a reason."""
MOST_EVIDENCE = 200
"""Characters of evidence that an acceptance keeps; more are kept as their hash."""


@dataclass(frozen=True, slots=True)
class RecordFinding:
    """One finding at a record and, where there is one, at a field.

    ``check`` is the code of the check, ``code`` that of the finding itself (a check of the rules finds several sorts).
    ``evidence`` are the kept values that the judgement rests on: once they change, it has to be judged anew.
    ``acceptance`` is the id of the record that accepts it and ``reason`` why; None for an open finding.
    """

    check: str
    code: str
    level: Level
    kind: str
    record_id: str
    field: str | None
    message: str
    evidence: str
    acceptance: str | None = None
    reason: str | None = None

    @property
    def identity(self) -> tuple[str, str, str, str]:
        """By what an acceptance knows the finding again."""
        return (self.code, self.record_id, self.field or "", self.evidence)


def evidence_of(values: Iterable[object]) -> str:
    """Kept scalars as one text, the same for the same values."""
    text = orjson.dumps(list(values)).decode()
    return text if len(text) <= MOST_EVIDENCE else "sha256:" + hashlib.sha256(text.encode()).hexdigest()
