"""How the states of rows are told: word, sign, colour, so that none speaks by colour alone."""

from collections.abc import Callable
from dataclasses import dataclass

from lyuliang_desk.excel.planning.plan import RowPlan, RowState
from lyuliang_desk.messages import _


@dataclass(frozen=True, slots=True)
class StateLook:
    """``icon`` is a file of ``resources/icons``; ``ink`` and ``ground`` are names of colours of the scheme."""

    word: Callable[[], str]
    icon: str
    ink: str
    ground: str


STATES: dict[RowState, StateLook] = {
    "new": StateLook(lambda: _("new"), "new", "good", "good_ground"),
    "changed": StateLook(lambda: _("changed"), "edit", "accent", "selected"),
    "unchanged": StateLook(lambda: _("unchanged"), "tick", "muted", "base"),
    "refused": StateLook(lambda: _("refused"), "clear", "error", "error_ground"),
    "ignored": StateLook(lambda: _("left out"), "", "muted", "window"),
}

REASONS: dict[str, Callable[[], str]] = {
    "total": lambda: _("total"),
    "subtotal": lambda: _("subtotal"),
    "group": lambda: _("group row"),
    "signature": lambda: _("signature line"),
    "note": lambda: _("note below the table"),
    "repeated_header": lambda: _("header repeated"),
    "numbering": lambda: _("column numbers"),
    "hidden": lambda: _("hidden row"),
    "unfilled": lambda: _("not filled in"),
}

LEVELS: dict[str, StateLook] = {
    "error": StateLook(lambda: _("error"), "clear", "error", "error_ground"),
    "warning": StateLook(lambda: _("warning"), "warning", "warning", "warning_ground"),
    "note": StateLook(lambda: _("note"), "edit", "muted", "base"),
}


def state_words(plan: RowPlan) -> str:
    """The state of a row, with the reason of one that is left out: 略去·合计."""
    word = STATES[plan.state].word()
    reason = REASONS.get(plan.reason or "")
    return f"{word}·{reason()}" if reason else word
