"""The county workbooks of the sample, written when they are wanted."""

from pathlib import Path

from lyuliang_desk.sample.directory import write_directory
from lyuliang_desk.sample.ledger import write_ledger
from lyuliang_desk.sample.roster import write_roster
from lyuliang_desk.store.register import Register


def write_workbooks(folder: Path, register: Register) -> tuple[Path, ...]:
    """Write all of them into a folder; they speak of the sample register. Answers with their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    return write_ledger(folder, register), write_roster(folder, register), write_directory(folder)
