"""``import``: a county's workbook into the register, with a balance that closes."""

from pathlib import Path
from typing import Annotated

import typer

from lyuliang_desk import operations
from lyuliang_desk.command_line.column_policies import with_policies
from lyuliang_desk.command_line.operator_name import operator_name
from lyuliang_desk.command_line.outcome import Exit, opened, say, say_json
from lyuliang_desk.command_line.words import (
    AsJson,
    Operator,
    RegisterFile,
    kind_named,
    level_word,
)
from lyuliang_desk.excel.grid import Workbook
from lyuliang_desk.excel.planning.plan import Corrections, ImportPlan, SheetCorrections, SheetPlan
from lyuliang_desk.excel.planning.report import all_findings, as_json
from lyuliang_desk.messages import _

SHOWN = 20
"""Findings printed of each sheet; ``--json`` prints all."""


def import_workbook(
    register_file: RegisterFile,
    workbook_file: Annotated[
        Path, typer.Argument(metavar="FILE", help="An .xlsx, .xls, .xlsb, .ods or .csv file.")
    ],
    sheet: Annotated[str | None, typer.Option(help="Only this sheet.")] = None,
    kind: Annotated[str | None, typer.Option(help="Take the sheets for this kind.")] = None,
    team: Annotated[str | None, typer.Option(help="The team whose roster this is.")] = None,
    owner: Annotated[
        str | None, typer.Option("--of", help="The record that all rows belong to, a project by its title.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would happen.")] = False,
    all_or_nothing: Annotated[
        bool, typer.Option("--all-or-nothing", help="Apply nothing if a row is refused.")
    ] = False,
    skip_hidden: Annotated[
        bool, typer.Option("--skip-hidden", help="Leave hidden rows and columns out.")
    ] = False,
    policy: Annotated[
        list[str] | None,
        typer.Option(metavar="[COLUMN=]overwrite|fill|keep", help="What columns do to values kept already."),
    ] = None,
    blank: Annotated[
        list[str] | None,
        typer.Option(metavar="[COLUMN=]not-said|clear", help="What blank cells mean."),
    ] = None,
    print_json: AsJson = False,
    operator: Operator = "",
) -> None:
    """Import a workbook: plan every row, apply the accepted ones in one step, list the refused ones."""
    with opened(register_file, operator or operator_name(), read_only=dry_run) as register:
        kind_name = kind_named(kind, register.kinds).name if kind else None
        workbook = operations.read_workbook(path=workbook_file)
        corrections = _corrections(workbook, sheet, kind_name, owner or team)
        plan = operations.plan_import(
            register=register, workbook=workbook, corrections=corrections, skip_hidden=skip_hidden
        )
        if policy or blank:
            corrections = with_policies(plan, corrections, policy or (), blank or ())
            plan = operations.plan_import(
                register=register, workbook=workbook, corrections=corrections, skip_hidden=skip_hidden
            )
        if print_json:
            say_json(as_json(plan))
        else:
            print_balance(plan)
        nothing = not any(s.kind for s in plan.sheets)
        if not dry_run and not nothing:
            operations.apply_import(register=register, plan=plan, all_or_nothing=all_or_nothing)
    if nothing:
        words = _(
            "{file} holds no table that is surely one of the register's kinds; the register is unchanged."
        )
        say(words.format(file=workbook.name), to_stderr=True)
    if nothing or plan.refused() or any(sheet.rivals for sheet in plan.sheets):
        raise typer.Exit(Exit.REFUSED)


def print_balance(plan: ImportPlan) -> None:
    """The balance of each sheet, and the first findings with their cells."""
    for sheet in plan.sheets:
        if sheet.kind is None:
            for finding in sheet.findings:
                say(f"  {finding.message}")
            continue
        _print_sheet(plan, sheet)


def _print_sheet(plan: ImportPlan, sheet: SheetPlan) -> None:
    counts = sheet.balance()
    sentence = _(
        "{file} / {sheet} ({kind}): read {read} = new {new} + changed {changed} + unchanged {unchanged}"
        " + refused {refused} + left out {ignored}"
    )
    assert sheet.kind is not None
    words = {
        "file": plan.workbook.name,
        "sheet": sheet.grid.name,
        "kind": plan.kinds[sheet.kind].label,
        **counts,
    }
    say(sentence.format(**words))
    made = sheet.used_companions()
    if made:
        names = "、".join(str(c.fields[plan.kinds[c.kind].title_field][1]) for c in made[:8])
        say("  " + _("made with them: {count} ({names})").format(count=len(made), names=names))
    told = [f for f in all_findings(sheet) if f.level != "note"]
    told.sort(key=lambda f: f.level != "error")
    for finding in told[:SHOWN]:
        say(f"  {finding.cell}  [{level_word(finding.level)}] {finding.message}")
    if len(told) > SHOWN:
        say("  " + _("… and {count} more").format(count=len(told) - SHOWN))


def _corrections(workbook: Workbook, sheet: str | None, kind: str | None, owner: str | None) -> Corrections:
    names = [grid.name for grid in workbook.sheets]
    if sheet is not None and sheet not in names:
        message = _("{file} has no sheet {sheet}; there are {known}.")
        raise typer.BadParameter(message.format(file=workbook.name, sheet=sheet, known="、".join(names)))
    return {
        name: SheetCorrections(kind=kind, owner=owner, skip=sheet is not None and name != sheet)
        for name in names
    }
