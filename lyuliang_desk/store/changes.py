"""Change sets: what a form, a workbook, a package or an undo plans, and what the door then did."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.types.base import Stored

Operation = Literal["create", "edit", "delete", "restore"]
Mode = Literal["do", "undo", "redo"]


@dataclass(frozen=True, slots=True)
class Action:
    """The named step a person understands: ``code`` is one of ``store.actions.ACTIONS``, ``words`` fill its sentence.

    ``Action("import", {"file": "柳林县2024.xls", "rows": "28"})`` is shown as 导入 柳林县2024.xls（28 行）.
    """

    code: str
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """Where values came from: a file by name and SHA-256, and for each sheet the column of each field.

    ``columns`` is ``{"表2": {"title": "C", "transfer.amount": "J"}}``, the fields of a second record in the row with the
    name of its kind; with a change's ``origin`` (``表2!17``) it names the cell of every value.
    """

    name: str
    sha256: str
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What happens to one record: ``fields`` holds ``(before, after)`` in stored form, for changed fields only.

    ``origin`` is ``sheet!row`` for a row of a workbook; ``written`` keeps the original text of the fields whose
    spelling was changed in reading. A ``delete`` hides the record and has no fields; ``restore`` shows it again.
    """

    record_id: str
    kind: str
    operation: Operation
    fields: Mapping[str, tuple[Stored, Stored]]
    origin: str | None = None
    written: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """A planned write, to be shown before it is applied. Records may link to records made in the same set."""

    action: Action
    changes: tuple[RecordChange, ...]
    source: Source | None = None
    mode: Mode = "do"
    reverses: int | None = None
    """The step that an undo or redo takes back."""


@dataclass(frozen=True, slots=True)
class Applied:
    """What the door did: the step's number, how many records of each kind changed, and who asked for it.

    ``initiator`` is whatever the caller passed to ``apply``: a view recognises its own echo by it.
    ``findings`` are the warnings of the records written, by record id. ``step`` is None when there was nothing to write.
    """

    step: int | None
    action: Action
    kinds: Mapping[str, int]
    record_ids: tuple[str, ...]
    initiator: Any = None
    findings: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
