"""All commands in one application."""

from pathlib import Path
from typing import Annotated

import typer

from lyuliang_desk.command_line import files, importing, records, tour
from lyuliang_desk.messages import use_language


def application() -> typer.Typer:
    """The command line. Called on each start, so that help speaks the language of the moment."""
    app = typer.Typer(
        name="lyuliang-desk",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        help="The register of the Lyuliang Institute of Industrial Technology, without the window.",
    )
    app.callback()(_language)
    app.command("new")(files.new)
    app.command("import")(importing.import_workbook)
    app.command("list")(records.list_records)
    app.command("print")(files.print_form)
    app.command("export")(files.export)
    app.command("undo")(files.undo)
    app.command("history")(records.show_history)
    app.command("backup")(files.backup)
    app.command("check")(files.check)
    app.command("tour")(tour.tour)
    app.command("window")(window)
    return app


def window(
    register_file: Annotated[
        Path | None, typer.Argument(metavar="[REGISTER]", help="The register to open.")
    ] = None,
    sample: Annotated[bool, typer.Option("--sample", help="Open the made-up sample register.")] = False,
    self_test: Annotated[
        bool, typer.Option("--self-test", help="Show the window, and end after the first paint.")
    ] = False,
) -> None:
    """Open the window; the program without any argument does the same."""
    from lyuliang_desk.__main__ import open_window

    raise typer.Exit(open_window(register_file, sample=sample, self_test=self_test))


def _language(
    language: Annotated[
        str, typer.Option("--language", help="zh_CN or en.", envvar="LYULIANG_DESK_LANGUAGE")
    ] = "zh_CN",
) -> None:
    use_language(language)
