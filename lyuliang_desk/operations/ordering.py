"""Putting in order as officials want it: by strokes, pinyin, post, or by hand."""

from collections.abc import Sequence
from typing import Any

from lyuliang_desk import operations
from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.store import sorting
from lyuliang_desk.store.changes import Applied
from lyuliang_desk.store.post_order import LAST, post_key, title_key
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Manner, Row, View
from lyuliang_desk.store.word_order import name_key, stroke_key

LEADER = "1"
"""带头人 in the list of team roles."""
MOST_BY_HAND = 5_000
"""Records that a view keeps in an order given by hand."""


def manners(field: Field) -> tuple[Manner, ...]:
    """The ways in which a table can be put in order by a field, the plain one first."""
    return sorting.manners(field)


def can_group(field: Field) -> bool:
    """Whether records of equal values in a field make sense as groups: what is chosen, linked, or a date."""
    return sorting.can_group(field)


def moved_by_hand(*, register: Register, view: View, record_ids: Sequence[str], by: int) -> tuple[str, ...]:
    """The order by hand after records were moved up (-1) or down (1) among their neighbours of the same view.

    The first move takes the order in which the view stands. Raises ``WorldError`` for a view of too many records.
    """
    rids = register.ids(view)
    if len(rids) > MOST_BY_HAND:
        message = _("{count} records are too many to be put in order by hand; filter them to at most {most}.")
        raise WorldError("too_many_by_hand", message.format(count=len(rids), most=MOST_BY_HAND))
    order = [row.id for row in register.rows(view.kind, rids, [])]
    moving = set(record_ids)
    places = [place for place, record_id in enumerate(order) if record_id in moving]
    edge = -1 if by < 0 else len(order)
    for place in places if by < 0 else reversed(places):
        to = place + by
        if to == edge or order[to] in moving:
            continue
        order[place], order[to] = order[to], order[place]
    return tuple(order)


def order_members_by(
    *, register: Register, team_id: str, manner: Manner, initiator: Any = None
) -> Applied | None:
    """Number the members of a team anew by strokes, pinyin, or post and then title; None where there are no members.

    The leader (带头人) stays first, as rosters have it; those of equal rank stand by strokes.
    """
    members = register.members(team_id)
    if not members:
        return None
    people = register.values_of("person", [str(row.values["person"]) for row in members])

    def key(row: Row) -> tuple[bool, str, str]:
        person = people.get(str(row.values["person"]), {})
        name = str(person.get("name") or "")
        ranked = title_key(str(person["title"])) if person.get("title") else LAST
        first = {
            "post": lambda: post_key(str(person.get("post") or "")) + ranked,
            "pinyin": lambda: name_key(name),
        }
        return row.values["role"] != LEADER, first.get(manner, lambda: "")(), stroke_key(name)

    ids = [row.id for row in sorted(members, key=key)]
    return operations.order_members(
        register=register, team_id=team_id, membership_ids=ids, initiator=initiator
    )
