"""A step of the log with what was done to it, and the moment."""

from datetime import datetime

from lyuliang_desk.messages import _


def mode_words(mode: str, words: str) -> str:
    """A step with what it was: done, taken back, done again."""
    if mode == "undo":
        return _("Undone: {step}").format(step=words)
    if mode == "redo":
        return _("Redone: {step}").format(step=words)
    return words


def moment_words(at: datetime) -> str:
    """Local day and minute."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}"
