"""A package that is not built as Excel, WPS and LibreOffice build theirs: it is written anew instead of being edited."""


class Unusual(Exception):
    """Why a package cannot be edited in place; never told to the user, who gets a new workbook of the same values."""
