"""``duplicates``: records of a kind that are likely one, with what speaks for it and against it."""

from typing import Annotated

import typer

from lyuliang_desk.command_line.operator_name import operator_name
from lyuliang_desk.command_line.outcome import opened, say, say_json
from lyuliang_desk.command_line.words import AsJson, RegisterFile, kind_named
from lyuliang_desk.duplicates.groups import Group
from lyuliang_desk.messages import _
from lyuliang_desk.operations import duplicates


def list_duplicates(
    register_file: RegisterFile,
    kind_name: Annotated[str, typer.Argument(metavar="KIND", help="person or organisation.")],
    as_json: AsJson = False,
) -> None:
    """List records that are likely one, with the evidence; nothing is merged."""
    kind = kind_named(kind_name)
    if kind.name not in duplicates.kinds():
        message = _("Duplicates are looked for among {known}, not among {kind}.")
        known = ", ".join(duplicates.kinds())
        raise typer.BadParameter(message.format(known=known, kind=kind.label))
    with opened(register_file, operator_name(), read_only=True) as register:
        for group in duplicates.find_duplicates(register=register, kind=kind.name):
            if as_json:
                say_json(_exported(group))
            else:
                say(_line(group))


def _line(group: Group) -> str:
    cells = [str(group.score), duplicates.how_likely(group.strength), "、".join(group.titles)]
    signs = _(" · ").join(group.evidence())
    against = group.counter_evidence()
    return "\t".join(
        [*cells, signs, *([_("but: {signs}").format(signs=_(" · ").join(against))] if against else [])]
    )


def _exported(group: Group) -> dict[str, object]:
    return {
        "score": group.score,
        "strength": group.strength,
        "records": [
            {"id": i, "title": title} for i, title in zip(group.record_ids, group.titles, strict=True)
        ],
        "evidence": group.evidence(),
        "counter_evidence": group.counter_evidence(),
        "pairs": [
            {
                "first": pair.first,
                "second": pair.second,
                "score": pair.score,
                "evidence": list(pair.evidence),
                "counter_evidence": list(pair.counter),
            }
            for pair in group.pairs
        ],
    }
