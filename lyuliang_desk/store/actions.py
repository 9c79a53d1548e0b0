"""The named steps of the change log, in words a person understands."""

from collections.abc import Callable

from lyuliang_desk.messages import _
from lyuliang_desk.store.changes import Action

ACTIONS: dict[str, Callable[[], str]] = {
    "new_register": lambda: _("Make the register"),
    "create": lambda: _("New {kind}: {title}"),
    "edit": lambda: _("Edit {kind}: {title}"),
    "delete": lambda: _("Delete {count} records"),
    "restore": lambda: _("Restore {count} records"),
    "import": lambda: _("Import {file} ({rows} rows)"),
    "fill": lambda: _("Set {field} on {count} records"),
    "order_members": lambda: _("Put the members of {team} in order"),
    "attach": lambda: _("Attach {count} files: {names}"),
    "life_step": lambda: _("{step}: {title}"),
    "unlock": lambda: _("Unlock {title}: {reason}"),
    "lock": lambda: _("Lock {title} again"),
    "order_rows": lambda: _("Put {table} of {title} in order"),
    "sample": lambda: _("Fill in the sample: {what}"),
    "most_teams": lambda: _("Allow {count} teams for one person"),
    "merge": lambda: _("Merge {count} records into {kind}: {title}"),
    "number": lambda: _("Number {count} records of {kind}"),
    "numbering": lambda: _("Change the numbering rules"),
    "not_the_same": lambda: _("Not the same {kind}: {titles}"),
    "accept_findings": lambda: _("Accept {count} findings"),
    "withdraw_acceptance": lambda: _("Take back {count} accepted findings"),
    "paste": lambda: _("Paste into {kind} ({count} records)"),
    "double_entry": lambda: _("Choose the fields that are keyed twice"),
    "park": lambda: _("Park {parked} rows of {file}, close {settled}"),
    "send_back": lambda: _("Send {count} rows back"),
    "settle_items": lambda: _("Close {count} parked rows"),
    "withdraw_items": lambda: _("Give up on {count} parked rows"),
    "reopen_items": lambda: _("Reopen {count} parked rows"),
}


def describe(action: Action) -> str:
    """The step's name in the current language; a word that is missing stays visible as its placeholder."""
    sentence = ACTIONS.get(action.code, lambda: action.code)()
    for name, word in action.words.items():
        sentence = sentence.replace("{" + name + "}", word)
    return sentence
