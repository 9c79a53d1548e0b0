"""Texts of several lines in a place that has one."""


def one_line(text: str) -> str:
    """Line breaks as spaces."""
    return " ".join(text.split("\n")) if "\n" in text else text
