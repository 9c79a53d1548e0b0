"""Which editor edits which value type: the one place where the two meet."""

from collections.abc import Callable

from lyuliang_desk.catalogue.field import Field
from ui.entry.editors.chips import ChipsEditor
from ui.entry.editors.choice_line import ChoiceLine
from ui.entry.editors.long_text import LongTextEditor
from ui.entry.editors.protocol import Editor, Surroundings
from ui.entry.editors.text_line import TextLine
from ui.entry.editors.yes_no import YesNoEditor

EDITORS: dict[str, Callable[[Field, Surroundings], Editor]] = {
    "text": TextLine,
    "long_text": LongTextEditor,
    "code": ChoiceLine,
    "codes": ChipsEditor,
    "money": TextLine,
    "date": TextLine,
    "number": TextLine,
    "yes_no": YesNoEditor,
    "phones": TextLine,
    "email": TextLine,
    "id_number": TextLine,
    "credit_code": TextLine,
    "link": ChoiceLine,
    "links": ChipsEditor,
    "reference": TextLine,
}


def editor_for(field: Field, around: Surroundings) -> Editor:
    """A new editor for a field; a value type without one is a bug."""
    return EDITORS[field.type.name](field, around)
