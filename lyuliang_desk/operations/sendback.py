"""退回意见: what goes back to a county - its own workbook marked, a copy of the wrong rows, one page to be signed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lyuliang_desk.bulk import bulk_work
from lyuliang_desk.errors import WorldError
from lyuliang_desk.excel.parked.item import Item, item_of
from lyuliang_desk.excel.parked.plan_items import change_of, plan_items
from lyuliang_desk.excel.parked.row_words import sender_of
from lyuliang_desk.messages import _
from lyuliang_desk.operations import parking
from lyuliang_desk.store.changes import Action, ChangeSet, RecordChange
from lyuliang_desk.store.files import write_whole
from lyuliang_desk.store.register import Register

if TYPE_CHECKING:
    from lyuliang_desk.excel.planning.plan import ImportPlan
    from lyuliang_desk.excel.sendback.problem import MarkedSheet, Problem
    from lyuliang_desk.paperwork.sendback_letter import LetterLine


@dataclass(frozen=True, slots=True)
class Kit:
    """What is to be written: the marked workbook, the wrong rows alone, the letter; ``warnings`` are told too if asked for."""

    marked: bool = True
    only_errors: bool = False
    letter: bool = True
    warnings: bool = False
    received: date | None = None
    deadline: date | None = None
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """The files written, and how many rows wait as sent back. ``anew`` tells that the marked workbook is a new one of
    the same values, because a file of that format cannot be edited in place.
    """

    paths: tuple[Path, ...]
    rows: int
    problems: int
    anew: bool = False


def count_problems(*, plan: "ImportPlan", warnings: bool = False) -> int:
    """How many places a kit would name."""
    from lyuliang_desk.excel.sendback.problem import marked_sheets

    return sum(len(sheet.problems) for sheet in marked_sheets(plan, warnings=warnings))


def write_kit(
    *, register: Register, plan: "ImportPlan", path: Path, folder: Path, kit: Kit, initiator: Any = None
) -> Written:
    """Write the kit of a file into a folder, and note its refused rows as sent back today.

    ``path`` is the county's file, which stays as it is. Raises ``WorldError``: nothing to send back, the file has
    changed since it was read, what the disk refuses; ``MissingGlyph``.
    """
    from lyuliang_desk.excel.sendback.problem import marked_sheets

    sheets = marked_sheets(plan, warnings=kit.warnings)
    count = sum(len(sheet.problems) for sheet in sheets)
    if not count:
        words = _("{file} has nothing that would have to be sent back.")
        raise WorldError("nothing_to_send_back", words.format(file=plan.workbook.name))
    with bulk_work():
        contents, anew = _contents(register, plan, path, sheets, kit)
        paths = _write_all(folder, path.stem, contents)
        rows = _note_sent_back(register, plan, initiator)
    return Written(tuple(paths), rows, count, anew)


def write_letter(
    *, register: Register, items: Sequence[Item], path: Path, kit: Kit, initiator: Any = None
) -> Written:
    """Write the letter for parked rows of one file, and note them as sent back. Raises ``WorldError``, ``MissingGlyph``."""
    from lyuliang_desk.excel.sendback.problem import problems_of_items

    problems = problems_of_items(items)
    if not problems:
        raise WorldError("nothing_to_send_back", _("Choose rows that still wait for an answer."))
    data = _letter(register, items[0].sender, items[0].file_name, problems, 0, len(items), kit)
    write_whole(path, data)
    parking.mark_sent_back(register=register, chosen=items, initiator=initiator)
    return Written((path,), len(items), len(problems))


Content = tuple[str, bytes]
"""What follows the file's name, with the ending; and the bytes."""


def _contents(
    register: Register, plan: "ImportPlan", path: Path, sheets: Sequence["MarkedSheet"], kit: Kit
) -> tuple[list[Content], bool]:
    """Everything is made before anything is written."""
    from lyuliang_desk.excel.sendback.copy import copied

    found: list[Content] = []
    anew = False
    if kit.marked:
        ending, data, anew = _marked(plan, path, sheets)
        found.append((f"-退回{ending}", data))
    if kit.only_errors:
        found.append(("-仅错误行.xlsx", copied(plan.workbook, sheets, only_errors=True)))
    if kit.letter:
        problems = [problem for sheet in sheets for problem in sheet.problems]
        rows = sum(row.state != "ignored" for sheet in plan.sheets for row in sheet.rows)
        wrong = sum(len(sheet.rows) for sheet in sheets)
        data = _letter(register, sender_of(plan), plan.workbook.name, problems, rows, wrong, kit)
        found.append(("-退回意见.pdf", data))
    return found, anew


def _marked(plan: "ImportPlan", path: Path, sheets: Sequence["MarkedSheet"]) -> tuple[str, bytes, bool]:
    """The marked workbook with its ending; a new one where the file cannot be edited in place."""
    from lyuliang_desk.excel.sendback.copy import copied
    from lyuliang_desk.excel.sendback.mark import marked_package
    from lyuliang_desk.excel.sendback.unusual import Unusual

    try:
        data = path.read_bytes()
    except OSError as fault:
        words = _("{path} is no longer there; put it back, or choose the workbook again.")
        raise WorldError("file_missing", words.format(path=path)) from fault
    if sha256(data).hexdigest() != plan.workbook.sha256:
        words = _("{file} has changed since it was read; open it again, then send it back.")
        raise WorldError("file_changed", words.format(file=path.name))
    if plan.workbook.format == "xlsx":
        try:
            ending = path.suffix.lower() if path.suffix.lower() in (".xlsx", ".xlsm") else ".xlsx"
            return ending, marked_package(data, sheets), False
        except Unusual:
            pass  # not built as Excel builds it: the same values go back in a new workbook, and ``anew`` tells the clerk
    return ".xlsx", copied(plan.workbook, sheets), True


def _letter(
    register: Register,
    sender: str,
    file_name: str,
    problems: Iterable["Problem"],
    rows: int,
    wrong: int,
    kit: Kit,
) -> bytes:
    from lyuliang_desk.paperwork.fonts import machine_fonts
    from lyuliang_desk.paperwork.sendback_letter import Letter, letter_pdf

    letter = Letter(
        office=register.office,
        sender=sender,
        file_name=file_name,
        lines=tuple(map(_line, problems)),
        rows=rows,
        wrong=wrong,
        day=register.today(),
        received=kit.received,
        deadline=kit.deadline,
        contact=kit.contact,
    )
    return letter_pdf(letter, machine_fonts())


def _line(problem: "Problem") -> "LetterLine":
    from lyuliang_desk.excel.sendback.plain_words import plain_words
    from lyuliang_desk.paperwork.sendback_letter import LetterLine

    content = plain_words(problem.content)
    return LetterLine(problem.sheet, problem.cell, content, problem.message, problem.advice)


def _write_all(folder: Path, stem: str, contents: Sequence[Content]) -> list[Path]:
    """A file of an earlier kit is replaced: the newest is what goes out."""
    paths = []
    for tail, data in contents:
        path = folder / f"{stem}{tail}"
        write_whole(path, data)
        paths.append(path)
    return paths


def _note_sent_back(register: Register, plan: "ImportPlan", initiator: Any) -> int:
    """Note the refused rows as sent back, those among them that are not on the work list yet, too."""
    if register.read_only:
        return 0
    refused = replace(
        plan,
        sheets=tuple(
            replace(s, rows=tuple(row for row in s.rows if row.state == "refused")) for s in plan.sheets
        ),
    )
    waiting = parking.items(register=register)
    listed = plan_items(refused, waiting, register.today(), register.new_id, "refused")
    today = register.today().isoformat()
    changed = {change.record_id: change for change in listed.changes}
    same = [i for i in waiting if i.file_sha256 == plan.workbook.sha256 and i.id not in changed]
    changes = [_sent_back(change, waiting, today) for change in changed.values()]
    again = (change_of(i, replace(i, state="sent_back", sent_back_on=today)) for i in same)
    changes += [change for change in again if change.fields]
    if changes:
        step = Action("send_back", {"count": str(len(changes))})
        register.apply(ChangeSet(step, tuple(changes)), initiator=initiator)
    return len(changed) + len(same)


def _sent_back(change: RecordChange, waiting: Sequence[Item], today: str) -> RecordChange:
    """The change of the list, with the item sent back by it."""
    kept = next((item for item in waiting if item.id == change.record_id), None)
    before = kept or item_of(change.record_id, {})
    fields = {
        **change.fields,
        "state": (before.state or None, "sent_back"),
        "sent_back_on": (before.sent_back_on, today),
    }
    return replace(change, fields={n: (old, new) for n, (old, new) in fields.items() if old != new})
