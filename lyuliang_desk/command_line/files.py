"""``new``, ``print``, ``export``, ``undo``, ``backup``, ``check``: a register as a whole, and what comes out of it."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from lyuliang_desk import operations
from lyuliang_desk.command_line.operator_name import operator_name
from lyuliang_desk.command_line.outcome import Exit, opened, say, told
from lyuliang_desk.command_line.viewing import GroupBy, OrderBy, ViewName, viewed
from lyuliang_desk.command_line.words import (
    AsOf,
    Operator,
    RegisterFile,
    Search,
    Where,
    kind_named,
    level_word,
    view_of,
)
from lyuliang_desk.messages import _
from lyuliang_desk.operations import templates
from lyuliang_desk.store.actions import describe
from lyuliang_desk.store.files import write_whole


def new(
    register_file: RegisterFile,
    office: Annotated[str, typer.Option(help="The office that keeps this register.")] = "吕梁产业技术研究院",
    operator: Operator = "",
) -> None:
    """Make an empty register."""
    with told():
        operations.new_register(
            path=register_file, office=office, operator=operator or operator_name()
        ).close()
        say(_("Made the register {path}.").format(path=register_file))


def print_form(
    register_file: RegisterFile,
    form: Annotated[
        str,
        typer.Argument(metavar="FORM", help="F01 to F16, L:KIND for a list, R:KIND for one record in full."),
    ],
    out: Annotated[Path, typer.Argument(metavar="OUT.pdf", help="The PDF to write.")],
    search: Search = "",
    where: Where = None,
    view_name: ViewName = "",
    group: GroupBy = None,
    order: OrderBy = None,
    page: Annotated[str | None, typer.Option(help="A3L or A4L, where the form allows both.")] = None,
    day: Annotated[
        datetime | None,
        typer.Option("--date", formats=["%Y-%m-%d"], help="The date of the report; else it stays free."),
    ] = None,
    year: Annotated[int | None, typer.Option(help="For forms of a year; else the last full one.")] = None,
    prepared_by: Annotated[str, typer.Option(help="Who filled in the form; else it stays free.")] = "",
    as_of: AsOf = "",
) -> None:
    """Print a form as PDF."""
    with opened(register_file, operator_name(), read_only=True, as_of=as_of) as register:
        view = None
        if search or where or view_name or group or order:
            from lyuliang_desk.paperwork.printing import kind_of_form  # the PDF library is slow to load

            kind = kind_named(kind_of_form(form, where), register.kinds)
            asked = view_of(register, kind, search, where)
            view = viewed(register, asked, view_name, group, order)
        pdf = operations.print_form(
            register=register,
            form=form,
            view=view,
            page=page,
            report_date=day.date() if day else None,
            prepared_by=prepared_by,
            year=year,
        )
        write_whole(out, pdf)
    say(_("Wrote {path}.").format(path=out))


def export(
    register_file: RegisterFile,
    kind_name: Annotated[
        str, typer.Argument(metavar="KIND", help="A kind of records by its name, project or 项目.")
    ],
    out: Annotated[Path, typer.Argument(metavar="OUT.xlsx", help="The workbook to write.")],
    search: Search = "",
    where: Where = None,
    view_name: ViewName = "",
    group: GroupBy = None,
    order: OrderBy = None,
    as_of: AsOf = "",
) -> None:
    """Export records to an Excel workbook."""
    with opened(register_file, operator_name(), read_only=True, as_of=as_of) as register:
        kind = kind_named(kind_name, register.kinds)
        view = viewed(register, view_of(register, kind, search, where), view_name, group, order)
        count = operations.export_table(register=register, view=view, path=out)
    say(_("Wrote {count} records to {path}.").format(count=count, path=out))


def template(
    register_file: RegisterFile,
    kind_name: Annotated[
        str, typer.Argument(metavar="KIND", help="A kind of records by its name, project or 项目.")
    ],
    out: Annotated[Path, typer.Argument(metavar="OUT.xlsx", help="The workbook to write.")],
) -> None:
    """Write an empty Excel table of a kind, for others to fill in."""
    with opened(register_file, operator_name(), read_only=True) as register:
        kind = kind_named(kind_name, register.kinds)
        count = templates.write_template(register=register, kind=kind.name, path=out)
    words = _("Wrote a template of {kind} with {count} columns to {path}.")
    say(words.format(kind=kind.label, count=count, path=out))


def undo(register_file: RegisterFile, operator: Operator = "") -> None:
    """Take the last step back."""
    with opened(register_file, operator or operator_name()) as register:
        applied = operations.undo(register=register)
    if applied is None:
        say(_("There is nothing to undo."))
        raise typer.Exit(Exit.REFUSED)
    say(_("Undone: {action}").format(action=describe(applied.action)))


def backup(register_file: RegisterFile) -> None:
    """Make a verified backup now."""
    with opened(register_file, operator_name(), read_only=True) as register:
        say(_("Backed up to {path}.").format(path=operations.backup(register=register)))


def check(register_file: RegisterFile) -> None:
    """Check that the file is whole and its tables agree with the log."""
    with opened(register_file, operator_name(), read_only=True) as register:
        findings = operations.check(register=register)
    for finding in findings:
        say(f"[{level_word(finding.level)}] {finding.message}")
    if findings:
        raise typer.Exit(Exit.REGISTER_FAULT)
    say(_("The register is whole: its tables agree with the log."))
