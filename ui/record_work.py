"""What is done with the selected records of a table besides deleting: merge them, number them; and the rules for that."""

from typing import TYPE_CHECKING

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _
from ui import faults
from ui.registers.page import RegisterPage

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def compare_selected(window: "MainWindow", page: RegisterPage) -> None:
    """To the comparison of the selected records; what cannot be compared is told instead."""
    ids = page.table.selected_ids()
    hindrance = why_not_compared(page.kind, len(ids))
    if hindrance:
        window.say(hindrance)
    elif window.pages is not None:
        window.go("duplicates")
        window.pages.page("duplicates").show_records(page.kind.name, ids)  # type: ignore[attr-defined]


def why_not_compared(kind: RecordKind, count: int) -> str:
    """The sentence to tell where a selection of so many records cannot be merged, empty where it can."""
    from lyuliang_desk.operations import duplicates  # loaded with its first use: start is to be quick

    if kind.name not in duplicates.kinds():
        return _("Records of {kind} are not merged.").format(kind=kind.label)
    if not 2 <= count <= duplicates.MOST_MERGED:
        words = _("Select two to {most} records to merge them.")
        return words.format(most=duplicates.MOST_MERGED)
    return ""


def number_selected(window: "MainWindow", page: RegisterPage) -> None:
    """Give the selected records that have no number the next ones, in their order, and say how many."""
    from lyuliang_desk.operations import numbering

    if numbering.number_field(page.kind.name) is None:
        window.say(_("{kind} has no numbers of the office.").format(kind=page.kind.label))
        return
    try:
        applied = numbering.number_records(
            register=page.register, kind=page.kind.name, record_ids=page.table.selected_ids()
        )
    except WorldError as fault:
        faults.tell(fault, window)
        return
    count = len(applied.record_ids)
    words = _("{count} records were numbered.") if count else _("The selected records have numbers already.")
    window.say(words.format(count=count))


def choose_rules(window: "MainWindow") -> None:
    """Show the rules by which the office numbers its records."""
    from ui.numbering.dialog import NumberingDialog

    if window.register is not None:
        NumberingDialog(window.register, window).open()
