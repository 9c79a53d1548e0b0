"""Try a built program as an office would: ``try_program.py FOLDER PROGRAM...`` (launcher first, if any).

It must make its sample, read a workbook in its own child process, keep the rows, and paint its window, with
none of this checkout's Python to lean on. Ends with exit code 1 and one sentence at the first failure.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

KEPT = ("PATH", "HOME", "SYSTEMROOT", "DISPLAY", "XAUTHORITY", "TMPDIR")


def answer(program: Sequence[str], *arguments: str, folder: Path, good: Sequence[int] = (0,)) -> str:
    """What the program prints; an exit code that is not good ends the trial."""
    environment = {name: os.environ[name] for name in KEPT if name in os.environ}
    environment |= {"LC_ALL": "zh_CN.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [*program, *arguments], cwd=folder, env=environment, capture_output=True, check=False
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


def rows_balance(report: dict[str, list[dict[str, dict[str, int]]]]) -> int:
    """The rows read from all sheets; what became of them must add up."""
    total = 0
    for sheet in report["sheets"]:
        rows = sheet["rows"]
        parts = sum(rows[name] for name in ("new", "changed", "unchanged", "refused", "ignored"))
        if rows["read"] != parts:
            sys.exit(f"The balance does not close: {rows}")
        total += rows["read"]
    return total


def imported(program: Sequence[str], folder: Path) -> int:
    """Import a sample workbook into a new register (1: some rows were refused); the number of rows read."""
    workbooks = sorted(path.relative_to(folder) for path in (folder / "tour").rglob("*.xlsx"))
    if not workbooks:
        sys.exit("The tour left no sample workbook (*.xlsx).")
    answer(program, "new", "office.lyr", folder=folder)
    command = ("import", "office.lyr", str(workbooks[0]), "--json")
    return rows_balance(json.loads(answer(program, *command, folder=folder, good=(0, 1))))


def main(folder: Path, program: Sequence[str]) -> int:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    program = [str(Path(part).resolve()) for part in program]
    answer(program, "tour", "tour", folder=folder)
    rows = imported(program, folder)
    kept = [json.loads(line) for kind in ("project", "person") for line in listed(program, kind, folder)]
    if not rows or not kept:
        sys.exit(f"{rows} rows were read and {len(kept)} records are kept.")
    answer(program, "window", "--self-test", folder=folder)
    print(f"{rows} rows read, {len(kept)} records kept, the window painted")
    return 0


def listed(program: Sequence[str], kind: str, folder: Path) -> list[str]:
    return answer(program, "list", "office.lyr", kind, "--json", folder=folder).splitlines()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), sys.argv[2:]))
