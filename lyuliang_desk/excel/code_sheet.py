"""The words of the code lists on a sheet out of sight, from which the drop-downs of a template are filled."""

from dataclasses import dataclass, field
from typing import Any

from openpyxl.utils import get_column_letter

from lyuliang_desk.messages import _

MOST_IN_FORMULA = 255
"""Characters that Excel takes for a list in the rule itself."""


@dataclass
class CodeSheet:
    """Collects the lists of a template; one used twice stands once."""

    _lists: dict[tuple[str, ...], str] = field(default_factory=dict)

    def source(self, words: tuple[str, ...]) -> str:
        """The formula that names the words of a drop-down: themselves where they are few, else their place."""
        joined = ",".join(words)
        if len(joined) <= MOST_IN_FORMULA and not any("," in word or '"' in word for word in words):
            return f'"{joined}"'
        if words not in self._lists:
            letter = get_column_letter(len(self._lists) + 1)
            self._lists[words] = f"'{_('Lists')}'!${letter}$1:${letter}${len(words)}"
        return self._lists[words]

    def write(self, book: Any) -> None:
        """Add the sheet, where there is something to stand on it."""
        if not self._lists:
            return
        sheet = book.create_sheet(_("Lists"))
        sheet.sheet_state = "veryHidden"
        for column, words in enumerate(self._lists, start=1):
            for row, word in enumerate(words, start=1):
                sheet.cell(row, column, word).number_format = "@"
