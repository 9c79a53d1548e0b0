"""Everything that can be wrong with a file, each as one sentence: what is wrong, and what to do."""

from collections.abc import Callable, Mapping

from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _


class WorkbookError(WorldError):
    """A file that cannot be read; ``code`` is a key of ``SENTENCES``. Nothing else has happened."""


SENTENCES: Mapping[str, Callable[[], str]] = {
    "file_missing": lambda: _("“{name}” does not exist: it was moved or renamed; choose it again."),
    "file_is_folder": lambda: _("“{name}” is a folder: choose a workbook in it."),
    "file_empty": lambda: _("“{name}” is empty (0 bytes): ask the sender for it again."),
    "file_locked": lambda: _(
        "“{name}” cannot be opened: another program holds it or access is denied; "
        "close it there and try again."
    ),
    "file_unreadable": lambda: _(
        "“{name}” cannot be read from the disk ({reason}): copy it elsewhere and try again."
    ),
    "file_is_lock": lambda: _(
        "“{name}” is only the note that a program keeps while a workbook is open: choose the workbook itself."
    ),
    "workbook_encrypted": lambda: _(
        "“{name}” is protected by a password: open it in Excel, remove the password under “Info”, "
        "save it and import again."
    ),
    "workbook_damaged": lambda: _(
        "“{name}” is damaged: open it in Excel or WPS, let it be repaired, "
        "save it as .xlsx and import that, or ask for it again."
    ),
    "workbook_truncated": lambda: _(
        "“{name}” is incomplete, the copy or download broke off: fetch it again."
    ),
    "workbook_unknown_format": lambda: _(
        "“{name}” is no workbook that can be read: open it in Excel or WPS and save it as .xlsx."
    ),
    "workbook_html": lambda: _(
        "“{name}” is really a web page without a table of its own: "
        "open it in Excel or WPS and save it as .xlsx."
    ),
    "workbook_et": lambda: _(
        "“{name}” is kept in an inner form that only WPS reads: open it in WPS and save it as .xlsx."
    ),
    "workbook_entities": lambda: _(
        "“{name}” defines abbreviations of its own, as no workbook of an office does, and was not opened: "
        "open it in Excel or WPS and save it as .xlsx."
    ),
    "workbook_too_large": lambda: _(
        "“{name}” takes too much memory, often by a stray entry far below or right of the table: "
        "copy the table into a new workbook, or divide it, and import that."
    ),
    "workbook_too_slow": lambda: _(
        "“{name}” takes too long to read: copy the table into a new workbook, or divide it, and import that."
    ),
    "reader_died": lambda: _(
        "“{name}” made the reader stop, it is damaged or far too large: open it in Excel or WPS, "
        "copy the table into a new workbook and import that."
    ),
    "reader_not_started": lambda: _(
        "“{name}” cannot be read: the system does not let the reader start ({reason}); "
        "close other programs, allow this one in the virus scanner, and try again."
    ),
    "sheet_unreadable": lambda: _(
        "Sheet “{sheet}” of “{name}” cannot be read ({reason}): "
        "open it in Excel or WPS and save it as a new .xlsx."
    ),
    "csv_wrong_encoding": lambda: _("“{name}” is not written in the chosen encoding: choose another one."),
    "no_data": lambda: _(
        "“{name}” holds no data: all its sheets are empty; check that the right file was chosen."
    ),
    "hidden_not_checked": lambda: _(
        "Sheet “{sheet}” of “{name}” could not be searched for hidden rows and columns: "
        "look at them in Excel."
    ),
}


def sentence(code: str, name: str, details: Mapping[str, str] | None = None) -> str:
    """The sentence for a code, with the file's name and the details filled in."""
    return SENTENCES[code]().format(**{"name": name, "sheet": "", "reason": "", **(details or {})})


def workbook_error(code: str, name: str, details: Mapping[str, str] | None = None) -> WorkbookError:
    """The error for a code; one that this program does not know counts as a damaged file."""
    known = code if code in SENTENCES else "workbook_damaged"
    return WorkbookError(known, sentence(known, name, details))


class ImportRefused(WorldError):
    """An all-or-nothing import with refused rows; nothing was applied."""

    def __init__(self, refused: int) -> None:
        words = _(
            "{count} rows have errors, so nothing was imported; correct them, or import the good rows only."
        )
        super().__init__("import_refused", words.format(count=refused))
