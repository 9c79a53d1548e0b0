"""Steps of the log in the user's words, and the moment they were done."""

from datetime import datetime

from lyuliang_desk.messages import _
from lyuliang_desk.store.actions import ACTIONS
from lyuliang_desk.store.changes import Action


def step_words(action: Action) -> str:
    """``导入 柳林县2024.xls（28 行）``; a word that is missing stays visible as its placeholder."""
    sentence = ACTIONS[action.code]() if action.code in ACTIONS else action.code
    for name, word in action.words.items():
        sentence = sentence.replace("{" + name + "}", word)
    return sentence


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
