"""Try a built program as an office would: ``try_program.py FOLDER PROGRAM...`` (launcher first, if any).

It must make its sample, read workbooks of every format in its own child process, keep the rows, and paint its
window, with none of this checkout's Python to lean on and a home of its own. Ends with exit code 1 and one
sentence at the first failure.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tests.excel.build.formats import WRITERS
from tests.excel.build.messy import write_messy

KEPT = ("PATH", "SYSTEMROOT", "DISPLAY", "XAUTHORITY", "TMPDIR")
PATIENCE = 300
"""Seconds after which a command is taken for hung: a window that waits for an answer, say."""

Rows = dict[str, int]


def answer(program: Sequence[str], *arguments: str, folder: Path, good: Sequence[int] = (0,)) -> str:
    """What the program prints; an exit code that is not good ends the trial."""
    environment = {name: os.environ[name] for name in KEPT if name in os.environ}
    environment |= {"LC_ALL": "zh_CN.UTF-8", "QT_QPA_PLATFORM": "offscreen", "HOME": str(folder / "home")}
    done = subprocess.run(
        [*program, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )
    printed = text_of(done.stdout)
    if done.returncode not in good:
        sys.exit(
            f"{arguments} ended with {done.returncode}.\n{printed[-2000:]}\n{text_of(done.stderr)[-4000:]}"
        )
    return printed


def text_of(output: bytes) -> str:
    """What was printed, in UTF-8 or as a Chinese Windows console prints."""
    try:
        return output.decode("utf-8")
    except UnicodeDecodeError:
        return output.decode("gb18030", "replace")


def imported(program: Sequence[str], register: str, workbook: str, folder: Path, *more: str) -> list[Rows]:
    """Import a workbook (1: some rows were refused); the balance of each sheet that holds rows; it must close."""
    command = ("import", register, workbook, "--json", *more)
    balances = []
    for sheet in json.loads(answer(program, *command, folder=folder, good=(0, 1)))["sheets"]:
        rows = sheet["rows"]
        parts = sum(rows[name] for name in ("new", "changed", "unchanged", "refused", "ignored"))
        if rows["read"] != parts:
            sys.exit(f"{workbook}: the balance does not close: {rows}")
        if parts:
            balances.append(rows)
    if not sum(rows["new"] for rows in balances):
        sys.exit(f"{workbook}: nothing in it is new: {balances}")
    return balances


def sample_imported(program: Sequence[str], folder: Path) -> int:
    """Import the tour's workbooks into a new register; the number of rows read."""
    workbooks = sorted(
        path.relative_to(folder) for path in (folder / "tour").iterdir() if path.suffix in (".xlsx", ".csv")
    )
    if len(workbooks) < 3:
        sys.exit(f"The tour was to leave three workbooks, not {workbooks}.")
    answer(program, "new", "office.lyr", folder=folder)
    balances = [imported(program, "office.lyr", str(workbook), folder) for workbook in workbooks]
    return sum(rows["read"] for sheets in balances for rows in sheets)


def every_format_read(program: Sequence[str], folder: Path) -> str:
    """Plan one messy ledger out of each format; all must give the same balance."""
    answer(program, "new", "formats.lyr", folder=folder)
    found: dict[str, list[Rows]] = {}
    for format_ in WRITERS:
        workbook = write_messy(folder, "project", format_).name
        found[format_] = imported(program, "formats.lyr", workbook, folder, "--kind", "project", "--dry-run")
    if len({json.dumps(balances) for balances in found.values()}) != 1:
        sys.exit(f"The formats of one ledger do not agree: {found}")
    return " ".join(found)


def window_program(program: Sequence[str]) -> list[str]:
    """The program beside that has no console: the one that a double click starts."""
    console = Path(program[-1])
    return [*program[:-1], str(console.with_name(f"LyuliangDesk{console.suffix}"))]


def read_without_console(program: Sequence[str], folder: Path) -> None:
    """Import by the program without a console: its reading process talks through pipes all the same."""
    window = window_program(program)
    command = ("import", "formats.lyr", "messy_project.xlsx", "--kind", "project")
    answer(window, *command, folder=folder, good=(0, 1))
    if not listed(program, "formats.lyr", "project", folder):
        sys.exit("The program without a console imported nothing.")
    answer(window, "window", "office.lyr", "--self-test", folder=folder)


def listed(program: Sequence[str], register: str, kind: str, folder: Path) -> list[dict[str, str]]:
    lines = answer(program, "list", register, kind, "--json", folder=folder).splitlines()
    return [json.loads(line) for line in lines]


def main(folder: Path, program: Sequence[str]) -> int:
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "home").mkdir(parents=True)
    program = [str(Path(part).resolve()) for part in program]
    answer(program, "tour", "tour", folder=folder)
    rows = sample_imported(program, folder)
    kept = sum(
        len(listed(program, "office.lyr", kind, folder)) for kind in ("project", "person", "organisation")
    )
    if not rows or not kept:
        sys.exit(f"{rows} rows were read and {kept} records are kept.")
    formats = every_format_read(program, folder)
    answer(program, "check", "office.lyr", folder=folder)
    answer(program, "window", "office.lyr", "--self-test", folder=folder)
    read_without_console(program, folder)
    print(f"{rows} rows read, {kept} records kept, {formats} read alike, the window painted")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), sys.argv[2:]))
