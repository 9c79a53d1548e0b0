"""A project's budget 预算 by subject: public money and own, as approved and as adjusted (F06)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lyuliang_desk.accounts.subjects import SubjectRow, rows_of
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.store.register import Register

LINE = "budget_line"


@dataclass(frozen=True)
class Line:
    """What is budgeted under one subject, in fen; ``adjusted`` is the whole after changes, as approved without one."""

    fiscal: int
    own: int
    adjusted: int
    basis: str
    remarks: str


@dataclass(frozen=True)
class Budget:
    """A project's lines by subject: a code of the list, or the words that stand there instead."""

    lines: Mapping[str, Line]

    def rows(self) -> list[SubjectRow]:
        """The tree with public money and own money."""
        return rows_of({subject: (line.fiscal, line.own) for subject, line in self.lines.items()}, 2)

    @property
    def whole(self) -> tuple[int, int]:
        """All public money, and all own money."""
        return (
            sum(line.fiscal for line in self.lines.values()),
            sum(line.own for line in self.lines.values()),
        )


def budgets_of(register: Register, projects: Iterable[str]) -> dict[str, Budget]:
    """The budget of each project that has one; lines of the same subject are added up."""
    found = register.find(LINE, "project", projects)
    kept = register.values_of(LINE, [id_ for ids in found.values() for id_ in ids])
    budgets = {}
    for project, ids in found.items():
        lines: dict[str, Line] = {}
        for values in (kept[id_] for id_ in ids if id_ in kept):
            subject = str(values.get("subject") or "")
            lines[subject] = _added(lines.get(subject), _line(values))
        budgets[str(project)] = Budget(lines)
    return budgets


def _line(values: Mapping[str, Stored]) -> Line:
    fiscal, own = _fen(values.get("fiscal")), _fen(values.get("own"))
    adjusted = [values.get(f"adjusted_{name}") for name in ("fiscal", "own")]
    parts = [
        before if after is None else _fen(after)
        for before, after in zip((fiscal, own), adjusted, strict=True)
    ]
    return Line(fiscal, own, sum(parts), str(values.get("basis") or ""), str(values.get("remarks") or ""))


def _added(one: Line | None, other: Line) -> Line:
    if one is None:
        return other
    return Line(
        one.fiscal + other.fiscal,
        one.own + other.own,
        one.adjusted + other.adjusted,
        "；".join(filter(None, (one.basis, other.basis))),
        "；".join(filter(None, (one.remarks, other.remarks))),
    )


def _fen(stored: Stored) -> int:
    return 0 if stored is None else int(stored)
