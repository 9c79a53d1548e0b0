"""Acknowledged is kept: a process that is killed at any moment loses nothing it has said was saved."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from store_scene import shown

from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View

SAVING = """
import sys
from pathlib import Path
from lyuliang_desk.store.changes import Action, ChangeSet, RecordChange
from lyuliang_desk.store.register import Register
register = Register.open(Path(sys.argv[1]), operator="甲", back_up=False)
number = register.count("project")
while True:
    titles = [f"{number}-{part}" for part in range(3)]
    changes = [RecordChange(register.new_id(), "project", "create", {"title": (None, t)}) for t in titles]
    register.apply(ChangeSet(Action("import"), tuple(changes)))
    print(number, flush=True)
    number += 3
"""


@pytest.mark.parametrize("seed", range(4))
def test_killed_while_saving(register: Register, seed: int) -> None:
    register.close()
    acknowledged = killed_after(register.path, random.Random(seed).uniform(0.02, 0.2))
    with Register.open(register.path, operator="乙", back_up=False) as again:
        titles = {str(title) for title in shown(again, View("project"), "title")}
        assert {f"{number}-{part}" for number in acknowledged for part in range(3)} <= titles
        assert len(titles) % 3 == 0
        assert len(titles) <= 3 * len(acknowledged) + 3
        assert again.check() == []


def killed_after(path: Path, seconds: float) -> list[int]:
    """Save in another process and kill it so long after its first word; what it had acknowledged."""
    command = [sys.executable, "-c", SAVING, str(path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, bufsize=0)  # no line is left in a buffer
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(seconds)
    process.kill()
    rest, _nothing = process.communicate(timeout=30)
    lines = (first + rest).split(b"\n")
    return [int(line) for line in lines[:-1] if line.strip()]
