"""Views under a name: those that come with the program, and the office's own, which are records of the register."""

from typing import Any

from lyuliang_desk import operations
from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.store import saved_views
from lyuliang_desk.store.changes import Applied
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.saved_views import SavedView, definition, saved_view
from lyuliang_desk.store.views import View
from lyuliang_desk.store.word_order import pinyin_key

KIND = "saved_view"
LONGEST = 40
"""Characters of a name."""


def all_views(*, register: Register, kind: str) -> list[SavedView]:
    """The views of a kind: the built-in ones first, then the office's own by name."""
    return [*saved_views.built_in(register.kinds[kind]), *own_views(register=register, kind=kind)]


def own_views(*, register: Register, kind: str) -> list[SavedView]:
    """The office's own views of a kind, by the sound of their names."""
    ids = [record_id for found in register.find(KIND, "record_kind", [kind]).values() for record_id in found]
    kept = register.values_of(KIND, ids)
    found = [
        saved_view(record_id, str(values["name"]), register.kinds[kind], _text(values.get("definition")))
        for record_id, values in kept.items()
    ]
    return sorted(found, key=lambda view: pinyin_key(view.name))


def view_named(*, register: Register, kind: str, name: str) -> SavedView:
    """The view of that name, an own one before a built-in one. Raises ``WorldError`` when there is none."""
    every = all_views(register=register, kind=kind)
    found = next((view for view in reversed(every) if view.name == name.strip()), None)
    if found is None:
        known = "、".join(view.name for view in every) or _("none")
        message = _("There is no view {name} of {kind}; there are: {known}.")
        raise WorldError(
            "no_such_view", message.format(name=name, kind=register.kinds[kind].label, known=known)
        )
    return found


def save_view(
    *,
    register: Register,
    name: str,
    view: View,
    columns: tuple[tuple[str, int], ...] = (),
    initiator: Any = None,
) -> SavedView:
    """Keep a view under a name; an own view of that name becomes this one. One step, which undo takes back.

    Raises ``WorldError`` for an empty or too long name.
    """
    called = _fit(name)
    before = next(
        (own for own in own_views(register=register, kind=view.kind) if own.name == called),
        SavedView("", called, view),
    )
    text = definition(view, columns, before.rest)
    applied = operations.save_record(
        register=register,
        kind=KIND,
        record_id=before.id or None,
        values={"name": called, "record_kind": view.kind, "definition": text},
        initiator=initiator,
    )
    record_id = before.id or applied.record_ids[0]
    return saved_view(record_id, called, register.kinds[view.kind], text)


def rename_view(*, register: Register, saved: SavedView, name: str, initiator: Any = None) -> Applied:
    """Give an own view another name. Raises ``WorldError`` for a name that is empty, too long or taken."""
    called = _fit(name)
    others = own_views(register=register, kind=saved.view.kind)
    if any(own.name == called and own.id != saved.id for own in others):
        message = _("There is a view {name} already; choose another name.")
        raise WorldError("view_name_taken", message.format(name=called))
    return operations.save_record(
        register=register, kind=KIND, record_id=saved.id, values={"name": called}, initiator=initiator
    )


def delete_view(*, register: Register, saved: SavedView, initiator: Any = None) -> Applied:
    """Delete an own view; the records that it showed stay. Undo brings it back."""
    return operations.delete_records(register=register, record_ids=[saved.id], initiator=initiator)


def lost_words(saved: SavedView) -> str:
    """One sentence about what a view asks that this register cannot, empty when all is understood."""
    if not saved.lost:
        return ""
    message = _(
        "The view {name} also asks for {lost}, which this register does not have; it is shown without. "
        "Save it anew, or ask whoever made it."
    )
    return message.format(name=saved.name, lost="、".join(saved.lost))


def _fit(name: str) -> str:
    called = " ".join(name.split())
    if not called:
        raise WorldError("view_without_name", _("The view has no name; write one."))
    if len(called) > LONGEST:
        message = _("The name of the view has {count} characters; write at most {most}.")
        raise WorldError("view_name_long", message.format(count=len(called), most=LONGEST))
    return called


def _text(stored: object) -> str | None:
    return stored if isinstance(stored, str) else None
