"""``findings``: what the checks find across all records; fails while something has to be put right."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from lyuliang_desk.checks.finding import RecordFinding
from lyuliang_desk.command_line.operator_name import operator_name
from lyuliang_desk.command_line.outcome import Exit, opened, say, say_json
from lyuliang_desk.command_line.words import AsJson, RegisterFile, kind_named
from lyuliang_desk.messages import _
from lyuliang_desk.operations import checks
from lyuliang_desk.store.register import Register


def findings(
    register_file: RegisterFile,
    kind_name: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="Only records of this kind.")
    ] = None,
    as_json: AsJson = False,
    everything: Annotated[bool, typer.Option("--all", help="Accepted findings too.")] = False,
) -> None:
    """Check the records against one another; exit code 1 while something has to be put right."""
    with opened(register_file, operator_name(), read_only=True) as register:
        kinds = None if kind_name is None else [kind_named(kind_name, register.kinds).name]
        found = checks.run(register=register, kinds=kinds)
        shown = [f for f in found if everything or f.acceptance is None]
        for line in _lines(register, shown, as_json):
            if as_json:
                say_json(line)
            else:
                say(line)
    hard = sum(f.level == "hard" for f in found)
    if not as_json:
        soft = sum(f.level == "soft" and f.acceptance is None for f in found)
        words = _("{hard} to be put right, {soft} to be looked at, {accepted} accepted.")
        say(words.format(hard=hard, soft=soft, accepted=len(found) - hard - soft))
    if hard:
        raise typer.Exit(Exit.REFUSED)


def _lines(register: Register, found: Sequence[RecordFinding], as_json: bool) -> list[Any]:
    titles = checks.names(register=register, findings=found)
    if as_json:
        return [_exported(f, titles) for f in found]
    marks = {"hard": _("put right"), "soft": _("look at")}
    return [
        f"[{marks[f.level]}] {register.kinds[f.kind].label} {titles.get(f.record_id, '')}\t{f.message}"
        + (f"\t{f.reason}" if f.reason else "")
        for f in found
    ]


def _exported(finding: RecordFinding, titles: dict[str, str]) -> dict[str, Any]:
    return {
        "check": finding.check,
        "code": finding.code,
        "level": finding.level,
        "kind": finding.kind,
        "id": finding.record_id,
        "title": titles.get(finding.record_id, ""),
        "field": finding.field,
        "message": finding.message,
        "accepted": finding.reason,
    }
