"""``tour``: the main job once through on a made-up sample, for a machine without a screen."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from lyuliang_desk import operations
from lyuliang_desk.catalogue.codes import code_list
from lyuliang_desk.command_line.importing import print_balance
from lyuliang_desk.command_line.operator_name import operator_name
from lyuliang_desk.command_line.outcome import say, told
from lyuliang_desk.messages import _
from lyuliang_desk.sample.register import remake_sample
from lyuliang_desk.store.files import write_whole
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Filter, View

SAMPLE = "样例.lyr"
ROSTER_COUNTY, LEDGER_COUNTY = "141122", "141125"


def tour(
    out: Annotated[
        Path, typer.Argument(metavar="OUTDIR", help="The folder to fill; a sample there is replaced.")
    ],
) -> None:
    """Make a sample register, import the sample county workbooks, print the balance, and write three forms."""
    from lyuliang_desk.sample.workbooks import write_workbooks  # Excel's library is slow to load

    folder = out.resolve()
    register_file = folder / SAMPLE
    with told():
        remake_sample(register_file, operator_name())
        with operations.open_register(path=register_file, operator=operator_name()) as register:
            _tell_counts(register)
            for workbook_file in write_workbooks(folder, register):
                _import(register, workbook_file)
            say()
            _tell_counts(register)
            say(_("Forms:"))
            for path in _print_forms(register, folder):
                say(f"  {path}")
    _tell_places(folder, register_file)


def _tell_counts(register: Register) -> None:
    counts = [
        f"{kind.label} {register.count(kind.name)}" for kind in register.kinds.values() if kind.in_sidebar
    ]
    say(_("The sample register holds: {counts}.").format(counts="、".join(counts)))


def _import(register: Register, path: Path) -> None:
    """One workbook: read in a child process, planned, told, and its accepted rows applied in one step."""
    say()
    workbook = operations.read_workbook(path=path)
    plan = operations.plan_import(register=register, workbook=workbook)
    print_balance(plan)
    applied = operations.apply_import(register=register, plan=plan)
    say("  " + _("applied in one step: {count} records written").format(count=len(applied.record_ids)))


def _print_forms(register: Register, folder: Path) -> Iterator[Path]:
    """The summary of a county's projects, the roster of a team, one application in full."""
    county = Filter("county", "is", LEDGER_COUNTY)
    views = {
        "F05": View("project", filters=(county,)),
        "F09": View("team", filters=(Filter("county", "is", ROSTER_COUNTY),)),
        "F01": View("project", filters=(county, Filter("rationale", "not_empty"))),
    }
    places = code_list("gbt2260_lvliang").by_code
    for form in operations.forms():
        if form.id in views:
            place = places[ROSTER_COUNTY if form.id == "F09" else LEDGER_COUNTY].shown()
            path = folder / f"{form.id} {form.title} {place}.pdf"
            write_whole(path, operations.print_form(register=register, form=form.id, view=views[form.id]))
            yield path


def _tell_places(folder: Path, register_file: Path) -> None:
    say(_("The register: {path}").format(path=register_file))
    say(_("The workbooks and the forms: {folder}").format(folder=folder))
    words = _("On a machine with a screen, “{command}” opens the window on such a sample.")
    say(words.format(command=_window_command()))


def _window_command() -> str:
    """What opens the window here: the built program itself, else the README's first command."""
    if getattr(sys, "frozen", False):
        return "lyuliang-desk window --sample"
    return "py -3.11 dev.py run" if sys.platform == "win32" else "python3 dev.py run"
