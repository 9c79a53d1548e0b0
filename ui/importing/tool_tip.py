"""What a cell tells when the mouse rests on it: remarks, old and new value, what stood there before a correction."""

from html import escape

from lyuliang_desk.excel.planning.sheet_look import SheetLook
from lyuliang_desk.messages import _
from ui.importing.names import Names
from ui.importing.states import LEVELS


def change_words(look: SheetLook, names: Names, row: int, column: int) -> list[str]:
    """``总投资：120.00 → 150.00`` for each kept field that the cell would change."""
    said = []
    for kind, name, before, after in look.change(row, column):
        field = names.kinds[kind][name]
        old, new = names.show(field, before) or _("(empty)"), names.show(field, after) or _("(empty)")
        said.append(_("{field}: {old} → {new}").format(field=field.label, old=old, new=new))
    return said


def tool_tip(look: SheetLook, names: Names | None, row: int, column: int) -> str:
    """Rich text, empty when there is nothing to tell."""
    lines = [f"{LEVELS[f.level].word()}　{f.message}" for f in look.findings(row, column)]
    if names is not None:
        lines += change_words(look, names, row, column)
    if look.is_corrected(row, column):
        written = look.original_words(row, column) or _("(empty)")
        lines.append(_("Corrected; the file says: {written}").format(written=written))
    elif look.is_carried(row, column):
        lines.append(_("Carried down from the merged cell above."))
    text = look.words(row, column)
    if not lines:
        return escape(text).replace("\n", "<br>") if len(text) > 12 else ""
    return plain_tip(lines)


def plain_tip(lines: list[str]) -> str:
    """Sentences below one another, wrapped; empty for none."""
    return "<p style='white-space:pre-wrap'>" + "<br>".join(map(escape, lines)) + "</p>" if lines else ""
