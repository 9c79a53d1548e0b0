"""``overview``: the figures of the partnership as lines, as JSON, as the yearly report, as a workbook."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from lyuliang_desk.command_line.operator_name import operator_name
from lyuliang_desk.command_line.outcome import opened, say, say_json
from lyuliang_desk.command_line.words import AsJson, AsOf, RegisterFile
from lyuliang_desk.messages import _
from lyuliang_desk.operations import overview as operations
from lyuliang_desk.overview.figures import Figure, Overview, Table
from lyuliang_desk.overview.promise import FIRST_YEAR, LAST_YEAR
from lyuliang_desk.overview.words import period
from lyuliang_desk.store.files import write_whole


def show_overview(
    register_file: RegisterFile,
    year: Annotated[
        int | None,
        typer.Option("--year", min=FIRST_YEAR, max=LAST_YEAR, help="One year; all ten without it."),
    ] = None,
    as_of: AsOf = "",
    as_json: AsJson = False,
    pdf: Annotated[
        Path | None, typer.Option("--pdf", metavar="OUT.pdf", help="Write the yearly report as PDF.")
    ] = None,
    xlsx: Annotated[
        Path | None, typer.Option("--xlsx", metavar="OUT.xlsx", help="Write the figures as a workbook.")
    ] = None,
) -> None:
    """Show the figures of the partnership, or write them as a report and a workbook."""
    with opened(register_file, operator_name(), read_only=True, as_of=as_of) as register:
        overview = operations.with_findings(register=register, year=year)
        if pdf is not None:
            write_whole(pdf, operations.print_report(register=register, year=year))
        if xlsx is not None:
            operations.save_workbook(overview=overview, path=xlsx)
    if as_json:
        say_json(_exported(overview))
        return
    written = [path for path in (pdf, xlsx) if path is not None]
    for path in written:
        say(_("Wrote {path}.").format(path=path))
    for line in () if written else _lines(overview):
        say(line)


def _lines(overview: Overview) -> Iterator[str]:
    """Every table as lines, tabs between the columns."""
    yield f"{overview.office}\t{period(overview)}\t{overview.day.isoformat()}"
    for table in overview.tables:
        yield ""
        yield table.title
        yield "\t".join((table.head, *table.columns))
        for line in table.lines:
            yield "\t".join((line.label, *(operations.shown(figure=figure) for figure in line.figures)))
    yield ""
    yield from overview.rules


def _exported(overview: Overview) -> dict[str, Any]:
    return {
        "office": overview.office,
        "day": overview.day.isoformat(),
        "year": overview.year,
        "tables": [_table(table) for table in overview.tables],
        "rules": list(overview.rules),
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.title,
        "columns": list(table.columns),
        "lines": [
            {
                "label": line.label,
                "is_total": line.is_total,
                "figures": [_figure(figure) for figure in line.figures],
            }
            for line in table.lines
        ],
    }


def _figure(figure: Figure) -> int | str:
    """A count as a number, money as yuan in words, as ``list --json`` has it."""
    if figure.unit == "count":
        return figure.value
    sign, fen = ("-" if figure.value < 0 else ""), abs(figure.value)
    return f"{sign}{fen // 100}.{fen % 100:02}"
