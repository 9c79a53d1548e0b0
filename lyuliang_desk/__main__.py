"""Starts the window, or runs one command without it."""

import sys
from pathlib import Path

READ_WORKBOOK = "--read-workbook"
"""The first argument by which the program starts itself as the child that reads a workbook."""
REGISTER_ENDING = ".lyr"
"""A register alone is what Windows passes for a double click on it."""
SWITCHES = ("--sample", "--self-test")
"""What may stand beside ``window``."""


def main(arguments: list[str] | None = None) -> int:
    """The program. Without arguments, or with a register alone, it opens the window; answers with the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if given and given[0] == READ_WORKBOOK:
        from lyuliang_desk.excel.reading.worker import main as read_workbook

        return read_workbook()
    words = window_words(given)
    if words is not None:
        paths = [Path(word) for word in words if word not in SWITCHES]
        sample, self_test = (switch in words for switch in SWITCHES)
        return open_window(paths[0] if paths else None, sample=sample, self_test=self_test)
    from lyuliang_desk.command_line.app import application

    try:
        code = application()(given, obj=open_window, standalone_mode=True)
    except SystemExit as end:
        code = end.code
    return code if isinstance(code, int) else 0


def window_words(given: list[str]) -> list[str] | None:
    """What is said to the window, None where something else is asked for.

    The command line, which tells of help and wrong use, takes as long to load as the window: it is left out where the words
    are plain.
    """
    if given[:1] == ["window"]:
        words = given[1:]
    elif not given or (len(given) == 1 and given[0].lower().endswith(REGISTER_ENDING)):
        words = given
    else:
        return None
    others = [word for word in words if word not in SWITCHES]
    return words if len(others) < 2 and not any(word.startswith("-") for word in others) else None


def open_window(path: Path | None, *, sample: bool, self_test: bool) -> int:
    """Start the window. This is the one place of the core that knows of it."""
    from lyuliang_desk.command_line.operator_name import operator_name
    from ui.app import run

    return run(path=path, sample=sample, operator=operator_name(), self_test=self_test)


if __name__ == "__main__":
    raise SystemExit(main())
