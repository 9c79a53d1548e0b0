"""Starts the window, or runs one command without it."""

import sys
from pathlib import Path

READ_WORKBOOK = "--read-workbook"
"""The first argument by which the program starts itself as the child that reads a workbook."""
REGISTER_ENDING = ".lyr"
"""A register alone is what Windows passes for a double click on it."""


def main(arguments: list[str] | None = None) -> int:
    """The program. Without arguments, or with a register alone, it opens the window; answers with the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if given and given[0] == READ_WORKBOOK:
        from lyuliang_desk.excel.worker import main as read_workbook

        return read_workbook()
    if not given or (len(given) == 1 and given[0].lower().endswith(REGISTER_ENDING)):
        return open_window(Path(given[0]) if given else None, sample=False, self_test=False)
    from lyuliang_desk.command_line.app import application

    try:
        code = application()(given, obj=open_window, standalone_mode=True)
    except SystemExit as end:
        code = end.code
    return code if isinstance(code, int) else 0


def open_window(path: Path | None, *, sample: bool, self_test: bool) -> int:
    """Start the window. This is the one place of the core that knows of it."""
    from lyuliang_desk.command_line.words import operator_name
    from ui.app import run

    return run(path=path, sample=sample, operator=operator_name(), self_test=self_test)


if __name__ == "__main__":
    raise SystemExit(main())
