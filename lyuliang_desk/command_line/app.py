"""All commands in one application."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from lyuliang_desk.command_line import (
    attachments,
    duplicates,
    files,
    findings,
    importing,
    overview,
    records,
    tour,
)
from lyuliang_desk.command_line.spoken import SpokenCommand, SpokenGroup
from lyuliang_desk.messages import use_language

OpenWindow = Callable[..., int]
"""``(path, *, sample, self_test)`` → exit code. Handed to the commands as the context's object: none knows the window."""


def application() -> typer.Typer:
    """The command line, made anew on each start."""
    app = typer.Typer(
        name="lyuliang-desk",
        cls=SpokenGroup,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        help="The register of the Lyuliang Institute of Industrial Technology, without the window.",
    )
    app.callback()(_language)
    for name, command in COMMANDS.items():
        app.command(name, cls=SpokenCommand)(command)
    return app


def window(
    context: typer.Context,
    register_file: Annotated[
        Path | None, typer.Argument(metavar="[REGISTER]", help="The register to open.")
    ] = None,
    sample: Annotated[bool, typer.Option("--sample", help="Open the made-up sample register.")] = False,
    self_test: Annotated[
        bool, typer.Option("--self-test", help="Show the window, and end after the first paint.")
    ] = False,
) -> None:
    """Open the window; the program without any argument does the same."""
    open_window: OpenWindow = context.obj
    raise typer.Exit(open_window(register_file, sample=sample, self_test=self_test))


def _speak(language: str) -> str:
    use_language(language)
    return language


def _language(
    language: Annotated[
        str,
        typer.Option(
            "--language",
            help="zh_CN or en.",
            envvar="LYULIANG_DESK_LANGUAGE",
            is_eager=True,
            callback=_speak,
        ),
    ] = "zh_CN",
) -> None:
    """The language is chosen before any help is shown."""


COMMANDS: dict[str, Callable[..., None]] = {
    "new": files.new,
    "import": importing.import_workbook,
    "list": records.list_records,
    "print": files.print_form,
    "export": files.export,
    "template": files.template,
    "attach": attachments.attach,
    "attachments": attachments.list_attachments,
    "extract": attachments.extract,
    "undo": files.undo,
    "history": records.show_history,
    "backup": files.backup,
    "check": files.check,
    "findings": findings.findings,
    "duplicates": duplicates.list_duplicates,
    "overview": overview.show_overview,
    "tour": tour.tour,
    "window": window,
}
