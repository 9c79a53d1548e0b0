"""The life of a record: which step may follow which, and what each asks for.

A step does not forbid: workbooks bring projects of every age with whatever the county knows. What a state lacks is asked
about; whoever takes the step in the program gives it.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.kind import RecordKind, Rule, Values
from lyuliang_desk.catalogue.label import Label
from lyuliang_desk.messages import _


@dataclass(frozen=True)
class Step:
    """A step to a state ``to`` of the status list: from which states, and which fields it asks for.

    ``optional`` fields are shown with it and may stay empty.
    """

    to: str
    label: Label
    since: tuple[str, ...]
    asks: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


@dataclass(frozen=True)
class Life:
    """The states of a kind in their order (``course``), how it may end before (``ends``), and the steps between them."""

    status: str
    course: tuple[str, ...]
    ends: tuple[str, ...]
    steps: tuple[Step, ...]

    def possible(self, state: object) -> tuple[Step, ...]:
        """The steps that may follow a state; a record without one is at the beginning."""
        here = state if isinstance(state, str) else self.course[0]
        return tuple(step for step in self.steps if here in step.since)

    def asked_so_far(self, state: str) -> tuple[str, ...]:
        """What the steps on the way to a state have asked for, each once."""
        if state in self.ends:
            return next(step.asks for step in self.steps if step.to == state)
        if state not in self.course:
            return ()
        passed = self.course[: self.course.index(state) + 1]
        return tuple(dict.fromkeys(name for step in self.steps if step.to in passed for name in step.asks))


PROJECT_LIFE = Life(
    status="status",
    course=("1", "2", "3", "4", "5", "6", "7"),
    ends=("8", "9"),
    steps=(
        Step("2", Label("送评审", "Send to review"), ("1",), ("application_date", "lead_organisation", "leader")),
        Step("3", Label("立项", "Approve"), ("1", "2"), ("number", "year", "start", "end", "total_budget")),
        Step("4", Label("签订任务书，进入在研", "Sign the task contract"), ("3",), ("contract_signed_on",)),
        Step("5", Label("中期检查", "Mid-term review"), ("4",), ("midterm_on", "midterm_conclusion")),
        Step(
            "6",
            Label("验收", "Accept"),
            ("4", "5"),
            ("acceptance_on", "acceptance_conclusion", "acceptance_opinion"),
        ),
        Step("7", Label("结题", "Close"), ("6",), ("closed_on",)),
        Step("8", Label("终止", "Terminate"), ("3", "4", "5", "6"), ("closed_on", "end_reason")),
        Step("9", Label("撤销", "Revoke"), ("1", "2", "3", "4", "5"), ("closed_on", "end_reason")),
    ),
)  # fmt: skip
"""申报 → 评审 → 立项 → 在研 → 中期 → 验收 → 结题, or 终止/撤销 (codes of ``project_status_local``)."""

LIVES: Mapping[str, Life] = {"project": PROJECT_LIFE}
"""The kinds that have one."""


def missing_for(kind: RecordKind, step: Step, values: Mapping[str, object]) -> tuple[Finding, ...]:
    """An error for each field that a step asks for and that is empty."""
    message = _("“{step}” asks for {field}; fill it in.")
    return tuple(
        Finding("step_asks", "error", message.format(step=step.label, field=kind[name].label), name)
        for name in step.asks
        if values.get(name) in (None, "")
    )


def has_what_its_state_asks(life: Life, labels: Mapping[str, Label]) -> Rule:
    """What the steps up to the present state ask for is there; asked about in one line that names what is missing."""

    def check(values: Values, today: date) -> tuple[Finding, ...]:
        state = values.get(life.status)
        if not isinstance(state, str):
            return ()
        missing = [str(labels[name]) for name in life.asked_so_far(state) if values.get(name) in (None, "")]
        if not missing:
            return ()
        message = _("The state asks for more than is filled in: {fields}.")
        return (Finding("state_lacks", "note", message.format(fields="、".join(missing)), life.status),)

    def classes(states: Sequence[object], *asked: Sequence[object]) -> list[Hashable]:
        """The state, and which fields are empty: what stands in them is no matter."""
        empty = [[value is None or value == "" for value in column] for column in asked]
        return list(zip(states, *empty, strict=True))

    fields = dict.fromkeys([life.status, *(name for step in life.steps for name in step.asks)])
    return Rule("has_what_its_state_asks", tuple(fields), check, classes)
