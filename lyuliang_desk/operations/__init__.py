"""One small function for each thing a user does. The window and the command line call these and nothing deeper.

Reading is asked of the ``Register`` itself; every write goes from here, as a change set, through ``Register.apply``.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lyuliang_desk.bulk import bulk_work
from lyuliang_desk.catalogue.check import check_record
from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.excel.errors import ImportRefused
from lyuliang_desk.store.actions import describe
from lyuliang_desk.store.changes import Action, Applied, ChangeSet, RecordChange
from lyuliang_desk.store.errors import RecordMissing
from lyuliang_desk.store.lookups import Record
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View

if TYPE_CHECKING:
    from lyuliang_desk.excel.grid import Workbook
    from lyuliang_desk.excel.parked.plan_items import Park
    from lyuliang_desk.excel.planning.plan import Corrections, ImportPlan
    from lyuliang_desk.paperwork.forms import Form

Progress = Callable[[int, int], None]
"""Told how much of how much is done."""
Fields = dict[str, tuple[Stored, Stored]]
Cancel = Callable[[], bool]
"""Asked now and then whether to stop; a stopped work raises ``Cancelled`` and leaves nothing behind."""


def new_register(*, path: Path, office: str, operator: str) -> Register:
    """Make an empty register file. Raises ``WorldError`` if the file exists or cannot be made."""
    return Register.create(path, office=office, operator=operator)


def open_register(*, path: Path, operator: str, read_only: bool = False, back_up: bool = True) -> Register:
    """Open a register file, migrate it if it is older, and back it up once a day. Raises ``WorldError``.

    Without ``back_up`` the caller asks for ``back_up_daily`` itself: a large register takes seconds to copy.
    """
    return Register.open(path, operator=operator, read_only=read_only, back_up=back_up)


def sample_register(*, path: Path, operator: str) -> Register:
    """Open the made-up sample register of that name; make it first if it is missing. Raises ``WorldError``."""
    from lyuliang_desk.sample.register import sample_register as open_sample

    return open_sample(path, operator)


def check_values(*, register: Register, kind: str, values: Mapping[str, Stored]) -> tuple[Finding, ...]:
    """What is to be said of a record's values, in stored form, before it is saved."""
    return check_record(register.kinds[kind], values, register.today())


def save_record(
    *,
    register: Register,
    kind: str,
    record_id: str | None,
    values: Mapping[str, Stored],
    initiator: Any = None,
) -> Applied:
    """Save a new record or what changed in a kept one. Raises ``Refused`` with findings, ``StaleChange``."""
    given = {name: None if value == "" else value for name, value in values.items()}
    if record_id is None:
        from lyuliang_desk.operations.numbering import numbered  # it stands on this module

        given = numbered(register, kind, given)
        fields: Fields = {name: (None, value) for name, value in given.items() if value is not None}
        change = RecordChange(register.new_id(), kind, "create", fields)
        return register.apply(_step("create", kind, given, change, register), initiator=initiator)
    kept = _kept(register, record_id).values
    fields = {name: (kept.get(name), value) for name, value in given.items() if kept.get(name) != value}
    change = RecordChange(record_id, kind, "edit", fields)
    return register.apply(_step("edit", kind, {**kept, **given}, change, register), initiator=initiator)


def delete_records(*, register: Register, record_ids: Sequence[str], initiator: Any = None) -> Applied:
    """Hide records, what belongs to them (memberships, attachments) with them; undo shows them again."""
    chosen = dict.fromkeys(record_ids)
    for record_id in record_ids:
        for kind, field, linking in register.linking(record_id):
            if field in register.kinds[kind].within:
                chosen[linking] = None
    for attached in register.find("attachment", "owner", list(chosen)).values():
        chosen.update(dict.fromkeys(attached))
    changes = tuple(RecordChange(i, _kept(register, i).kind, "delete", {}) for i in chosen)
    action = Action("delete", {"count": str(len(record_ids))})
    return register.apply(ChangeSet(action, changes), initiator=initiator)


def set_field(
    *,
    register: Register,
    kind: str,
    record_ids: Sequence[str],
    field: str,
    value: Stored,
    initiator: Any = None,
) -> Applied:
    """Give a field the same value in several records, as one step; those that it would make wrong stay as they are."""
    from lyuliang_desk.operations.filling import apply_fill, plan_fill

    plan = plan_fill(register=register, kind=kind, record_ids=record_ids, field=field, value=value)
    return apply_fill(register=register, plan=plan, initiator=initiator)


def order_members(
    *, register: Register, team_id: str, membership_ids: Sequence[str], initiator: Any = None
) -> Applied:
    """Number the members of a team 1, 2, 3 … in this order, as one step; those not named follow as they stood."""
    kept = {row.id: row.values.get("order") for row in register.members(team_id)}
    wanted = [i for i in dict.fromkeys(membership_ids) if i in kept]
    wanted += [i for i in kept if i not in wanted]
    changes = tuple(
        RecordChange(i, "membership", "edit", {"order": (kept[i], number)})
        for number, i in enumerate(wanted, 1)
        if kept[i] != number
    )
    words = {"team": register.titles([team_id]).get(team_id, "")}
    return register.apply(ChangeSet(Action("order_members", words), changes), initiator=initiator)


def undo(*, register: Register, initiator: Any = None) -> Applied | None:
    """Take the last step back; None when there is none."""
    return register.undo(initiator=initiator)


def redo(*, register: Register, initiator: Any = None) -> Applied | None:
    """Do again what was last undone; None when there is nothing."""
    return register.redo(initiator=initiator)


def step_name(action: Action) -> str:
    """The name of a step in the language spoken now: ``导入 柳林县2024.xls（28 行）``."""
    return describe(action)


def read_workbook(
    *,
    path: Path,
    csv_encoding: str | None = None,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> "Workbook":
    """Read a workbook in a child process with limits. Raises ``WorkbookError`` with one clear sentence."""
    from lyuliang_desk.excel.reading.read import read_workbook as read

    with bulk_work():
        return read(path, csv_encoding=csv_encoding, progress=progress, cancelled=cancelled)


def plan_import(
    *,
    register: Register,
    workbook: "Workbook",
    corrections: "Corrections | None" = None,
    skip_hidden: bool = False,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> "ImportPlan":
    """What an import would do, row by row; nothing is written."""
    from lyuliang_desk.excel.planning.planner import plan_workbook

    with bulk_work():
        return plan_workbook(
            workbook, register, corrections, skip_hidden=skip_hidden, progress=progress, cancelled=cancelled
        )


def apply_import(
    *,
    register: Register,
    plan: "ImportPlan",
    all_or_nothing: bool = False,
    park: "Park" = "",
    initiator: Any = None,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> Applied:
    """Apply the accepted rows in one transaction, undone in one step; ``park`` keeps the others on the work list.

    Parked rows that are accepted now are closed in the same step. Raises ``ImportRefused`` when ``all_or_nothing`` is
    asked for and a row is refused.
    """
    if all_or_nothing and plan.refused():
        raise ImportRefused(plan.refused())
    from lyuliang_desk.operations.parking import import_step  # it stands beside this module

    with bulk_work():
        step = import_step(register=register, plan=plan, park=park)
        return register.apply(step, initiator=initiator, progress=progress, cancelled=cancelled)


def forms() -> "list[Form]":
    """The forms there are, by id."""
    from lyuliang_desk.paperwork.printing import all_forms

    return all_forms()


def forms_for(kind: str, register: Register | None = None) -> "list[Form]":
    """The forms that print records of a kind, official ones first; with a register, of its own fields too."""
    from lyuliang_desk.paperwork.printing import forms_for as found

    return found(kind, register.kinds) if register is not None else found(kind)


def print_form(
    *,
    register: Register,
    form: str,
    view: View | None = None,
    record_ids: Sequence[str] | None = None,
    page: str | None = None,
    report_date: date | None = None,
    prepared_by: str = "",
    year: int | None = None,
    columns: Sequence[str] | None = None,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> bytes:
    """The PDF of a form for the records of a view, or for those chosen. Same records, same bytes.

    ``form`` is an id: of a form file, ``L:KIND`` for the list of a kind (with ``columns``), or ``R:KIND`` for all that
    is known of one record. ``year`` is for forms that ask for it; the last full one unless given.
    A day or a name that is not given stays free, to be filled in by hand. Raises ``MissingGlyph`` naming record and
    field when a character is in no font, ``WorldError`` when nothing is chosen or the form does not fit it.
    """
    from lyuliang_desk.paperwork.printing import print_form as draw

    return draw(
        register,
        form,
        view,
        record_ids,
        page=page,
        report_date=report_date,
        prepared_by=prepared_by,
        year=year,
        columns=columns,
        progress=progress,
        cancelled=cancelled,
    )


def export_table(*, register: Register, view: View, path: Path, fields: Sequence[str] | None = None) -> int:
    """Write the records of a view as an .xlsx that Excel opens and this program reads back; answers how many."""
    from lyuliang_desk.excel.export import export_table as write

    return write(register, view, path, fields)


def backup(*, register: Register, folder: Path | None = None) -> Path:
    """A verified copy of the register, now."""
    return register.backup(folder)


def back_up_daily(*, register: Register) -> Path | None:
    """The backup of the day, unless there is one. Raises ``BackupFailed``."""
    return register.back_up_daily()


def check(*, register: Register) -> list[Finding]:
    """Whether the file is whole and its tables are what the log says; empty when all is well."""
    return register.check()


def _kept(register: Register, record_id: str) -> Record:
    record = register.get(record_id)
    if record is None:
        raise RecordMissing(record_id)
    return record


def _step(
    code: str, kind: str, values: Mapping[str, Stored], change: RecordChange, register: Register
) -> ChangeSet:
    title = values.get(register.kinds[kind].title_field)
    if kind == "membership" and isinstance(person := values.get("person"), str):
        title = register.titles([person]).get(person, "")
    words = {"kind": str(register.kinds[kind].label), "title": str(title or "")}
    return ChangeSet(Action(code, words), (change,) if change.fields or code == "create" else ())
