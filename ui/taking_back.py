"""Undo and redo in the window: one step, named, off the window's thread where it may be long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lyuliang_desk import operations
from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.store.changes import Action, Applied
from ui import faults
from ui.tasks import run_with_dialog

if TYPE_CHECKING:
    from ui.main_window import MainWindow

LONG_STEPS, MANY = {"import", "sample"}, 1_000
"""Steps that may touch so many records, or say that they do, that they are undone off the window's thread."""


def take_back(window: MainWindow, name: str) -> None:
    """Undo or redo one step and say which."""
    register = window.register
    step = None if register is None else getattr(register, f"{name}able")()
    if register is None or step is None:
        return
    words = _("Undone: {step}") if name == "undo" else _("Redone: {step}")
    do = {"undo": operations.undo, "redo": operations.redo}[name]

    def told(applied: Applied | None) -> None:
        if applied is not None:
            window.say(words.format(step=operations.step_name(step)))

    if step.code in LONG_STEPS or _says_many(step):
        title = window.commands.actions[name].text()
        run_with_dialog(title, lambda _progress, _cancelled: do(register=register), window, told)
        return
    try:
        told(do(register=register))
    except WorldError as fault:
        faults.tell(fault, window)


def _says_many(step: Action) -> bool:
    count = step.words.get("count", "")
    return count.isdigit() and int(count) > MANY
