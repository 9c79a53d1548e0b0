"""``--policy`` and ``--blank``: what all columns, or those of a field, do to kept values and mean by a blank cell."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import typer

from lyuliang_desk.excel.grid import column_letter
from lyuliang_desk.excel.planning.plan import Corrections, ImportPlan, SheetCorrections, SheetPlan
from lyuliang_desk.excel.planning.policies import BLANKS, POLICIES
from lyuliang_desk.messages import _

Word = TypeVar("Word", bound=str)
Said = dict[str, Word]
"""A word by column as the user named it; by the empty text for all columns."""


def with_policies(
    plan: ImportPlan, corrections: Corrections, policies: Sequence[str], blanks: Sequence[str]
) -> Corrections:
    """The corrections with what the options say. Raises ``BadParameter`` for an unknown word or column."""
    over, clear = _words(policies, POLICIES), _words(blanks, BLANKS)
    columns = {name: _found(plan, name) for name in {*over, *clear} if name}
    said = dict(corrections)
    for sheet in plan.sheets:
        name = sheet.grid.name
        of_sheet = said.get(name, SheetCorrections())
        said[name] = replace(
            of_sheet,
            policy=over.get("", of_sheet.policy),
            policies={c: over[word] for word in over if word for c in columns[word].get(name, ())},
            blank=clear.get("", of_sheet.blank),
            blanks={c: clear[word] for word in clear if word for c in columns[word].get(name, ())},
        )
    return said


def _words(options: Sequence[str], known: Sequence[Word]) -> Said[Word]:
    found: Said[Word] = {}
    for option in options:
        column, _equals, word = option.rpartition("=")
        meant = next((k for k in known if k == word.strip().replace("-", "_")), None)
        if meant is None:
            message = _("{word} is not known here; there are {known}.")
            choices = _(", ").join(k.replace("_", "-") for k in known)
            raise typer.BadParameter(message.format(word=word, known=choices))
        found[column.strip()] = meant
    return found


def _found(plan: ImportPlan, word: str) -> dict[str, list[int]]:
    """The columns that a field's name or label, a header text or a letter means, by sheet."""
    found = {
        sheet.grid.name: [m.column for m in sheet.columns if word in _names(sheet, m.column)]
        for sheet in plan.sheets
    }
    if not any(found.values()):
        message = _("No column of {file} is called {column}; give a field, a header or a letter.")
        raise typer.BadParameter(message.format(file=plan.workbook.name, column=word))
    return found


def _names(sheet: SheetPlan, column: int) -> set[str]:
    match = next(m for m in sheet.columns if m.column == column)
    names = {match.header, match.header.replace("\n", ""), column_letter(column)}
    if sheet.targets is not None and match.target is not None:
        target = sheet.targets.by_name[match.target]
        names |= {match.target, target.label.zh, target.label.en, *target.fields}
    return names
