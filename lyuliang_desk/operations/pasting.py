"""Pasting a block of cells into the table of a kind: planned, shown, then applied as one step."""

from collections.abc import Callable
from typing import Any

from lyuliang_desk.bulk import bulk_work
from lyuliang_desk.excel.pasting.block import Block, parse_block
from lyuliang_desk.excel.pasting.plan import PastePlan
from lyuliang_desk.excel.pasting.planner import PastePlace
from lyuliang_desk.excel.pasting.planner import plan_paste as plan
from lyuliang_desk.store.changes import Applied
from lyuliang_desk.store.errors import ReadOnlyRegister
from lyuliang_desk.store.register import Register


def copied_cells(*, text: str) -> Block:
    """The cells of a block that a spreadsheet program has put on the clipboard as text."""
    return parse_block(text)


def plan_paste(
    *,
    register: Register,
    block: Block,
    place: PastePlace,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> PastePlan:
    """What pasting a block would do; nothing is written. Raises ``ReadOnlyRegister``, ``Cancelled``."""
    if register.read_only:
        raise ReadOnlyRegister(register.path)
    with bulk_work():
        return plan(block, place, register, progress, cancelled)


def apply_paste(
    *,
    register: Register,
    plan: PastePlan,
    initiator: Any = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Applied:
    """Write the rows that are not refused, in one step. Raises ``StaleChange``, ``Refused``, ``Cancelled``."""
    with bulk_work():
        return register.apply(plan.change_set(), initiator=initiator, progress=progress, cancelled=cancelled)
