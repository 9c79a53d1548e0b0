"""待处理行: rows that an import left to be settled, what becomes of them, and how a corrected file closes them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lyuliang_desk.errors import WorldError
from lyuliang_desk.excel.parked.item import KIND, WAITING, Item, item_of
from lyuliang_desk.excel.parked.plan_items import ItemPlan, Park, change_of, plan_items
from lyuliang_desk.messages import _
from lyuliang_desk.store.changes import Action, Applied, ChangeSet
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View

if TYPE_CHECKING:
    from lyuliang_desk.excel.planning.plan import ImportPlan


def items(*, register: Register, states: Iterable[str] = WAITING) -> list[Item]:
    """The parked rows in some states, by file, sheet and row."""
    wanted = tuple(dict.fromkeys(states))
    ids = [i for found in register.find(KIND, "state", wanted).values() for i in found]
    return _in_order(
        item_of(record_id, values) for record_id, values in register.values_of(KIND, ids).items()
    )


def all_items(*, register: Register) -> list[Item]:
    """Every parked row, settled and withdrawn ones too."""
    rows = register.rows(KIND, register.ids(View(KIND)))
    return _in_order(item_of(row.id, row.values) for row in rows)


def count_waiting(*, register: Register) -> int:
    """How many rows still wait for an answer."""
    return sum(map(len, register.find(KIND, "state", WAITING).values()))


def plan_work_list(*, register: Register, plan: "ImportPlan", park: Park = "") -> ItemPlan:
    """What an import would do to the work list; nothing is written."""
    return plan_items(plan, items(register=register), register.today(), register.new_id, park)


def import_step(*, register: Register, plan: "ImportPlan", park: Park = "") -> ChangeSet:
    """The change set of an import with that of the work list, so that one undo takes back both."""
    from lyuliang_desk.excel.parked.withheld import without_warned

    list_plan = plan_work_list(register=register, plan=plan, park=park)
    step = (without_warned(plan) if park == "warned" else plan).change_set()
    if not list_plan.changes:
        return step
    if not step.changes:
        words = {
            "file": plan.workbook.name,
            "parked": str(list_plan.parked + list_plan.still_open),
            "settled": str(list_plan.settled),
        }
        return replace(step, action=Action("park", words), changes=list_plan.changes)
    return replace(step, changes=(*step.changes, *list_plan.changes))


def withdraw(*, register: Register, chosen: Sequence[Item], reason: str, initiator: Any = None) -> Applied:
    """Give up on rows, with a reason that stays with them. Raises ``WorldError`` without one."""
    if not reason.strip():
        raise WorldError("reason_missing", _("Say why the rows are given up; the reason is kept with them."))
    today = register.today().isoformat()
    after = [replace(item, state="withdrawn", settled_on=today, remarks=reason.strip()) for item in chosen]
    return _apply(register, "withdraw_items", chosen, after, initiator)


def reopen(*, register: Register, chosen: Sequence[Item], initiator: Any = None) -> Applied:
    """Put settled or withdrawn rows on the list again."""
    after = [replace(item, state="open", settled_on=None, settled_by="") for item in chosen]
    return _apply(register, "reopen_items", chosen, after, initiator)


def settle(*, register: Register, chosen: Sequence[Item], by: str, initiator: Any = None) -> Applied:
    """Close rows that somebody entered by hand; ``by`` says how."""
    today = register.today().isoformat()
    after = [replace(item, state="settled", settled_on=today, settled_by=by[:255]) for item in chosen]
    return _apply(register, "settle_items", chosen, after, initiator)


def mark_sent_back(*, register: Register, chosen: Sequence[Item], initiator: Any = None) -> Applied:
    """Note that the sender was told, today; closed items stay closed."""
    told = [item for item in chosen if item.waits]
    today = register.today().isoformat()
    after = [replace(item, state="sent_back", sent_back_on=today) for item in told]
    return _apply(register, "send_back", told, after, initiator)


def _in_order(items: Iterable[Item]) -> list[Item]:
    return sorted(items, key=lambda item: (item.file_name, item.sheet, item.row))


def _apply(
    register: Register, code: str, before: Sequence[Item], after: Sequence[Item], initiator: Any
) -> Applied:
    changes = tuple(
        change for old, new in zip(before, after, strict=True) if (change := change_of(old, new)).fields
    )
    return register.apply(ChangeSet(Action(code, {"count": str(len(changes))}), changes), initiator=initiator)
